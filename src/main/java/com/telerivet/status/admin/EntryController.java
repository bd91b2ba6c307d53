package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrects or deletes an entry that was published. */
@Controller
@Allowed(Role.EDITOR)
class EntryController {

    private final Incidents incidents;
    private final IncidentCards cards;
    private final EntryViews views;
    private final SubmittedForms forms;
    private final DeskDrafts drafts;
    private final DeskWords words;

    EntryController(
            Incidents incidents,
            IncidentCards cards,
            EntryViews views,
            SubmittedForms forms,
            DeskDrafts drafts,
            DeskWords words) {
        this.incidents = incidents;
        this.cards = cards;
        this.views = views;
        this.forms = forms;
        this.drafts = drafts;
        this.words = words;
    }

    @GetMapping("/admin/incidents/{id}/updates/{entryId}")
    String form(@PathVariable String id, @PathVariable String entryId, Principal person, Model model) {
        IncidentStory story = known(id);
        IncidentEntry entry = entry(story, entryId);
        String at = DeskWords.inField(entry.displayAt());
        EntryForm form = drafts.resume(person.getName(), DeskDrafts.entry(id, entryId), EntryForm.class, model)
                .orElseGet(() -> EntryForm.text(entry.body(), at, false, story.version(), "")
                        .saying(entry.translations()));
        return page(story, entry, form.version(), views.plain(form, null), model);
    }

    @PostMapping(path = "/admin/incidents/{id}/updates/{entryId}", params = "preview")
    String preview(@PathVariable String id, @PathVariable String entryId, EntryForm form, Model model) {
        IncidentStory story = known(id);
        return page(story, entry(story, entryId), form.version(), views.preview(form, null), model);
    }

    /** Without script: the text comes back with what is published now below it. Nothing is saved. */
    @PostMapping(
            path = "/admin/incidents/{id}/updates/{entryId}",
            params = {"take", "!preview"})
    String take(@PathVariable String id, @PathVariable String entryId, EntryForm form, Model model) {
        IncidentStory story = known(id);
        IncidentEntry entry = entry(story, entryId);
        return page(story, entry, story.version(), views.preview(form.with(entry.body()), null), model);
    }

    @PostMapping(
            path = "/admin/incidents/{id}/updates/{entryId}",
            params = {"!preview", "!take"})
    String edit(
            @PathVariable String id,
            @PathVariable String entryId,
            EntryForm form,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        IncidentStory story = known(id);
        IncidentEntry entry = entry(story, entryId);
        Map<String, String> problems = form.textProblems();
        try {
            if (problems.isEmpty()) {
                String location = forms.once(form.key(), () -> {
                    incidents.edit(id, entryId, form.body(), moved(form, entry), form.translations(), form.version());
                    drafts.forget(person.getName(), DeskDrafts.entry(id, entryId));
                    return "/admin/incidents/" + id;
                });
                news.addFlashAttribute("news", words.say("admin.saved"));
                news.addFlashAttribute("forgotten", DeskDrafts.entry(id, entryId));
                return "redirect:" + location;
            }
        } catch (IncidentRejected e) {
            problems.put(e.field(), e.getMessage());
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("meanwhile", true);
            return page(story, entry, story.version(), views.preview(form, null), model);
        }
        response.setStatus(422);
        return page(story, entry, form.version(), views.faulty(form, null, problems), model);
    }

    @GetMapping("/admin/incidents/{id}/updates/{entryId}/deletion")
    String askDeletion(@PathVariable String id, @PathVariable String entryId, Model model) {
        IncidentStory story = known(id);
        model.addAttribute("incident", cards.of(story));
        model.addAttribute("row", cards.row(story, entry(story, entryId)));
        return "admin/entry-deletion";
    }

    @PostMapping("/admin/incidents/{id}/updates/{entryId}/deletion")
    String delete(
            @PathVariable String id,
            @PathVariable String entryId,
            @RequestParam int version,
            @RequestParam String key,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        try {
            String location = forms.once(key, () -> {
                incidents.removeEntry(id, entryId, version);
                return "/admin/incidents/" + id;
            });
            news.addFlashAttribute("news", words.say("admin.entry.deletion.done"));
            return "redirect:" + location;
        } catch (IncidentRejected e) {
            response.setStatus(422);
            model.addAttribute("problem", e.getMessage());
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.conflict"));
        }
        return askDeletion(id, entryId, model);
    }

    private String page(IncidentStory story, IncidentEntry entry, int seenVersion, EntryView view, Model model) {
        model.addAttribute("draftName", DeskDrafts.entry(story.id(), entry.id()));
        model.addAttribute("incident", cards.of(story));
        model.addAttribute("row", cards.row(story, entry));
        model.addAttribute("version", seenVersion);
        model.addAttribute("entry", view);
        return "admin/entry";
    }

    /** The time that was typed; null where it still shows the entry's own. */
    private static @Nullable Instant moved(EntryForm form, IncidentEntry entry) {
        return form.at().equals(DeskWords.inField(entry.displayAt()))
                ? null
                : form.instant().orElse(null);
    }

    private IncidentStory known(String id) {
        return incidents.find(id).orElseThrow();
    }

    /** A postmortem is an entry for readers, but it is written on a page of its own. */
    private static IncidentEntry entry(IncidentStory story, String entryId) {
        return story.entries().stream()
                .filter(e -> e.id().equals(entryId) && e.status() != IncidentStatus.POSTMORTEM)
                .findFirst()
                .orElseThrow();
    }
}
