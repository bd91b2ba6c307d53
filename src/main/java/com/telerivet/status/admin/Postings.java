package com.telerivet.status.admin;

import com.telerivet.status.alert.Proposals;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What publishing at the desk does besides publishing. All of it is one transaction, and happens once a form. */
@Component
class Postings {

    private final SubmittedForms forms;
    private final Incidents incidents;
    private final PromiseReminders reminders;
    private final UndoOffers undo;
    private final DeskDrafts drafts;
    private final Proposals proposals;
    private final Clock clock;

    Postings(
            SubmittedForms forms,
            Incidents incidents,
            PromiseReminders reminders,
            UndoOffers undo,
            DeskDrafts drafts,
            Proposals proposals,
            Clock clock) {
        this.forms = forms;
        this.incidents = incidents;
        this.reminders = reminders;
        this.undo = undo;
        this.drafts = drafts;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * Opens an incident; the result is the address of its page.
     *
     * @param draft in which the form was kept until now
     */
    String report(EntryForm form, String draft, String personId) {
        return forms.once(form.key(), () -> {
            IncidentStory story =
                    named(form, incidents.report(form.name(), form.override(), form.update(clock.instant())));
            drafts.forget(personId, draft);
            DeskDrafts.proposed(draft).ifPresent(id -> proposals.published(id, story.id()));
            return follow(story, form, personId);
        });
    }

    private IncidentStory named(EntryForm form, IncidentStory story) {
        Map<String, String> names = Translated.names(form.translations());
        return names.values().stream().allMatch(String::isBlank)
                ? story
                : incidents.translateName(story.id(), names, story.version());
    }

    /** Posts to an incident; the result is the address of its page. */
    String update(String id, EntryForm form, String personId) {
        return forms.once(form.key(), () -> {
            IncidentStory story = incidents.post(id, form.update(clock.instant()), form.version());
            drafts.forget(personId, DeskDrafts.update(id));
            return follow(story, form, personId);
        });
    }

    private String follow(IncidentStory story, EntryForm form, String personId) {
        reminders.note(story, personId);
        undo.offer(story, story.lastWritten().id(), form);
        return "/admin/incidents/" + story.id();
    }
}
