package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.ReminderIntervals;
import com.telerivet.status.page.LanguageSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Incidents: listed, looked at, renamed and deleted. */
@Controller
@Allowed(Role.EDITOR)
class IncidentController {

    private static final int LISTED = 200;

    private final Incidents incidents;
    private final IncidentCards cards;
    private final EntryViews views;
    private final SubmittedForms forms;
    private final UndoOffers undo;
    private final DeskDrafts drafts;
    private final LanguageSettings languages;
    private final DeskWords words;

    IncidentController(
            Incidents incidents,
            IncidentCards cards,
            EntryViews views,
            SubmittedForms forms,
            UndoOffers undo,
            DeskDrafts drafts,
            LanguageSettings languages,
            DeskWords words) {
        this.incidents = incidents;
        this.cards = cards;
        this.views = views;
        this.forms = forms;
        this.undo = undo;
        this.drafts = drafts;
        this.languages = languages;
        this.words = words;
    }

    @GetMapping("/admin/incidents")
    @Allowed(Role.VIEWER)
    String list(Principal person, Model model) {
        model.addAttribute("drafts", drafts.of(person.getName()));
        model.addAttribute("incidents", cards.of(incidents.newest(LISTED)));
        return "admin/incidents";
    }

    @GetMapping("/admin/incidents/{id}")
    @Allowed(Role.VIEWER)
    String show(@PathVariable String id, Model model) {
        return page(id, NameForm.of(known(id)), model);
    }

    @PostMapping("/admin/incidents/{id}")
    String rename(
            @PathVariable String id,
            NameForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        Impact impact = Impact.of(form.impact()).orElse(null);
        try {
            String location = forms.once(form.key(), () -> {
                IncidentStory named = incidents.rename(id, form.name(), impact, form.version());
                IncidentStory translated =
                        incidents.translateName(id, Translated.names(form.translations()), named.version());
                incidents.remind(id, new ReminderIntervals(form.reminders()), translated.version());
                return "/admin/incidents/" + id;
            });
            news.addFlashAttribute("news", words.say("admin.saved"));
            return "redirect:" + location;
        } catch (IncidentRejected e) {
            response.setStatus(422);
            model.addAttribute("nameProblems", Map.of(e.field(), String.valueOf(e.getMessage())));
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("meanwhile", true);
        }
        return page(id, form, model);
    }

    @GetMapping("/admin/incidents/{id}/deletion")
    String askDeletion(@PathVariable String id, Model model) {
        model.addAttribute("incident", cards.of(known(id)));
        return "admin/incident-deletion";
    }

    @PostMapping("/admin/incidents/{id}/deletion")
    String delete(
            @PathVariable String id,
            NameForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        @Nullable IncidentStory story = incidents.find(id).orElse(null);
        try {
            if (story != null && !story.name().equals(form.name().strip())) {
                response.setStatus(422);
                model.addAttribute("problem", words.say("admin.deletion.name.wrong"));
                return askDeletion(id, model);
            }
            String location = forms.once(form.key(), () -> {
                incidents.delete(id, form.version());
                return "/admin";
            });
            news.addFlashAttribute("news", words.say("admin.deletion.done"));
            return "redirect:" + location;
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.conflict"));
            return askDeletion(id, model);
        }
    }

    private String page(String id, NameForm form, Model model) {
        IncidentStory story = known(id);
        model.addAttribute("incident", cards.of(story));
        model.addAttribute("undo", undo.current(id).orElse(null));
        model.addAttribute("form", form);
        if (!model.containsAttribute("nameProblems")) {
            model.addAttribute("nameProblems", Map.of());
        }
        model.addAttribute("translations", TranslationFields.of(languages, form.translations()));
        model.addAttribute("impacts", views.impacts(form.impact()));
        model.addAttribute("reminders", views.reminders(form.reminders()));
        model.addAttribute("promises", views.promises(""));
        String override = NameForm.of(story).impact();
        model.addAttribute("impactNow", words.say("admin.impact." + (override.isEmpty() ? "computed" : override)));
        return "admin/incident";
    }

    private IncidentStory known(String id) {
        return incidents.find(id).orElseThrow();
    }
}
