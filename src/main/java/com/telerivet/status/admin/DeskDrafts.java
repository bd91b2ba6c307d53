package com.telerivet.status.admin;

import com.telerivet.status.identity.Draft;
import com.telerivet.status.identity.Drafts;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.DataBinder;
import org.springframework.web.bind.WebDataBinder;

/**
 * The drafts of the desk's forms: by what name each is kept, at which address its form stands, and what it is called. A
 * draft whose form was sent after all, because the last save was slower than the publishing, is none.
 */
@Component
class DeskDrafts {

    static final String REPORT = "report";
    static final String MAINTENANCE = "maintenance";
    private static final String PROPOSAL = "proposal";
    private static final int BEGINNING = 120;
    private static final List<String> TYPED = List.of("name", "body", "from");

    private final Drafts drafts;
    private final SubmittedForms forms;
    private final Incidents incidents;
    private final DeskWords words;

    DeskDrafts(Drafts drafts, SubmittedForms forms, Incidents incidents, DeskWords words) {
        this.drafts = drafts;
        this.forms = forms;
        this.incidents = incidents;
        this.words = words;
    }

    /** A report that a metric suggested. */
    static String suggestion(String metricId) {
        return REPORT + "-" + metricId;
    }

    /** A report that was proposed. */
    static String proposal(String proposalId) {
        return PROPOSAL + "-" + proposalId;
    }

    /** The id of the proposal that a draft of this name was made from. */
    static Optional<String> proposed(String name) {
        return name.startsWith(PROPOSAL + "-") ? Optional.of(name.substring(PROPOSAL.length() + 1)) : Optional.empty();
    }

    static String update(String incidentId) {
        return "update-" + incidentId;
    }

    static String entry(String incidentId, String entryId) {
        return "entry-" + incidentId + "-" + entryId;
    }

    static String plan(String incidentId) {
        return "plan-" + incidentId;
    }

    static String postmortem(String incidentId) {
        return "postmortem-" + incidentId;
    }

    /** @throws NoSuchElementException where there is no form whose draft is called so */
    static String address(String name) {
        String[] parts = name.split("-", -1);
        String path =
                switch (parts[0] + "/" + parts.length) {
                    case "report/1" -> "/admin/incidents/new";
                    case "report/2" -> "/admin/incidents/new?metric=" + parts[1];
                    case "proposal/2" -> "/admin/incidents/new?proposal=" + parts[1];
                    case "maintenance/1" -> "/admin/maintenance/new";
                    case "update/2" -> "/admin/incidents/" + parts[1] + "/updates/new";
                    case "plan/2" -> "/admin/maintenance/" + parts[1] + "/plan";
                    case "postmortem/2" -> "/admin/incidents/" + parts[1] + "/postmortem";
                    case "entry/3" -> "/admin/incidents/" + parts[1] + "/updates/" + parts[2];
                    default -> "";
                };
        if (path.isEmpty() || !Drafts.isName(name)) {
            throw new NoSuchElementException("there is no form with drafts called " + name);
        }
        return path;
    }

    /** Keeps what stands in the form; where nothing is typed in it any more, there is no draft. */
    Optional<Moment> save(String personId, String name, Map<String, List<String>> fields) {
        address(name);
        boolean isBlank = TYPED.stream()
                .flatMap(field -> fields.getOrDefault(field, List.of()).stream())
                .allMatch(String::isBlank);
        if (isBlank) {
            drafts.forget(personId, name);
            return Optional.empty();
        }
        Draft saved = drafts.save(personId, name, fields);
        return isSent(saved) ? Optional.empty() : Optional.of(words.moment(saved.savedAt()));
    }

    /** What was typed into a form that is opened now. The page says that it is a draft, and from when. */
    <T> Optional<T> resume(String personId, String name, Class<T> kind, Model model) {
        Optional<Draft> draft = drafts.find(personId, name).filter(d -> !isSent(d));
        Optional<T> form = draft.flatMap(d -> bound(d, kind));
        Moment saved = form.isEmpty() ? null : words.moment(draft.orElseThrow().savedAt());
        model.addAttribute("draft", saved);
        model.addAttribute("draftAt", saved == null ? "none" : saved.iso());
        return form;
    }

    void forget(String personId, String name) {
        drafts.forget(personId, name);
    }

    /** All of one person whose forms can still be opened, the newest first. */
    List<DraftRow> of(String personId) {
        return drafts.of(personId).stream()
                .filter(draft -> !isSent(draft))
                .flatMap(draft -> row(draft).stream())
                .toList();
    }

    private boolean isSent(Draft draft) {
        return forms.isDone(draft.field("key"));
    }

    private Optional<DraftRow> row(Draft draft) {
        String[] parts = draft.form().split("-", -1);
        String subject = draft.field("name").isBlank() ? words.say("admin.draft.unnamed") : draft.field("name");
        if (parts.length > 1 && !parts[0].equals(REPORT) && !parts[0].equals(PROPOSAL)) {
            Optional<IncidentStory> story = incidents.find(parts[1]);
            if (story.isEmpty()) {
                return Optional.empty();
            }
            subject = story.get().name();
        }
        String text = draft.field("body").strip().replaceAll("\\s+", " ");
        return Optional.of(new DraftRow(
                draft.form(),
                address(draft.form()),
                words.say("admin.draft.of." + parts[0], subject),
                text.length() > BEGINNING ? text.substring(0, BEGINNING) + "…" : text,
                words.moment(draft.savedAt())));
    }

    /** The record that the form's own request would have been read into; empty where a field cannot be read. */
    @SuppressWarnings("unchecked")
    private static <T> Optional<T> bound(Draft draft, Class<T> kind) {
        WebDataBinder binder = new WebDataBinder(null);
        binder.setTargetType(ResolvableType.forClass(kind));
        binder.construct(new DataBinder.ValueResolver() {

            @Override
            public @Nullable Object resolveValue(String name, Class<?> type) {
                List<String> values = draft.fields().getOrDefault(name, List.of());
                return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : values.toArray(String[]::new);
            }

            @Override
            public Set<String> getNames() {
                return draft.fields().keySet();
            }
        });
        return binder.getBindingResult().hasErrors() ? Optional.empty() : Optional.ofNullable((T) binder.getTarget());
    }
}
