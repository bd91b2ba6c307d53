package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the promise of the next update, makes one, or takes it back, without a new entry. */
@Controller
@Allowed(Role.EDITOR)
class PromiseController {

    private final Incidents incidents;
    private final PromiseReminders reminders;
    private final SubmittedForms forms;
    private final DeskWords words;
    private final Clock clock;

    PromiseController(
            Incidents incidents, PromiseReminders reminders, SubmittedForms forms, DeskWords words, Clock clock) {
        this.incidents = incidents;
        this.reminders = reminders;
        this.forms = forms;
        this.words = words;
        this.clock = clock;
    }

    /** Whoever promises is reminded, be it somebody else than before. */
    @PostMapping("/admin/incidents/{id}/promise")
    String change(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String back,
            EntryForm form,
            Principal person,
            RedirectAttributes news) {
        String page = "redirect:/admin/incidents/" + id;
        if (back == null && form.isPromiseUnreadable()) {
            news.addFlashAttribute("problem", words.say("admin.promise.unknown"));
            return page;
        }
        try {
            forms.once(form.key(), () -> {
                Instant by = back == null ? form.promised(clock.instant()).orElse(null) : null;
                IncidentStory story = incidents.promise(id, by, form.version());
                reminders.note(story, person.getName());
                return "/admin/incidents/" + id;
            });
            news.addFlashAttribute("news", words.say("admin.saved"));
        } catch (EditedMeanwhile e) {
            news.addFlashAttribute("problem", words.say("admin.conflict"));
        } catch (IncidentRejected e) {
            news.addFlashAttribute("problem", e.getMessage());
        }
        return page;
    }
}
