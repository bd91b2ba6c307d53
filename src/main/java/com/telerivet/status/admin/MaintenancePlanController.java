package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.incident.NewUpdate;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves a maintenance and changes what happens by itself, with a word to subscribers or without one. */
@Controller
@Allowed(Role.EDITOR)
class MaintenancePlanController {

    private final Incidents incidents;
    private final Maintenances maintenances;
    private final IncidentCards cards;
    private final MaintenanceViews views;
    private final SubmittedForms forms;
    private final DeskDrafts drafts;
    private final DeskWords words;

    MaintenancePlanController(
            Incidents incidents,
            Maintenances maintenances,
            IncidentCards cards,
            MaintenanceViews views,
            SubmittedForms forms,
            DeskDrafts drafts,
            DeskWords words) {
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.cards = cards;
        this.views = views;
        this.forms = forms;
        this.drafts = drafts;
        this.words = words;
    }

    @GetMapping("/admin/maintenance/{id}/plan")
    String form(@PathVariable String id, Principal person, Model model) {
        IncidentStory story = known(id);
        MaintenanceForm form = drafts.resume(person.getName(), DeskDrafts.plan(id), MaintenanceForm.class, model)
                .orElseGet(() -> MaintenanceForm.of(story, views.time()));
        return page(story, views.of(form, Map.of(), story.id()), model);
    }

    @PostMapping(path = "/admin/maintenance/{id}/plan", params = "preview")
    String preview(@PathVariable String id, MaintenanceForm form, Model model) {
        return page(known(id), views.preview(form, form.problems(false, views.time()), id), model);
    }

    /** The plan as somebody else has changed it, with the words that were typed. Nothing is saved by it. */
    @PostMapping(
            path = "/admin/maintenance/{id}/plan",
            params = {"take", "!preview"})
    String take(@PathVariable String id, MaintenanceForm form, Model model) {
        IncidentStory story = known(id);
        MaintenanceForm kept = MaintenanceForm.of(story, views.time()).saying(form);
        return page(story, views.of(kept, Map.of(), story.id()), model);
    }

    @PostMapping(
            path = "/admin/maintenance/{id}/plan",
            params = {"!preview", "!take"})
    String change(
            @PathVariable String id,
            MaintenanceForm form,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        IncidentStory story = known(id);
        Map<String, String> problems = form.problems(false, views.time());
        if (problems.isEmpty()) {
            try {
                MaintenancePlan kept =
                        Objects.requireNonNull(story.maintenance()).plan();
                MaintenancePlan plan = form.plan(views.time(), kept);
                String location = forms.once(form.key(), () -> {
                    maintenances.replan(id, plan, new LinkedHashSet<>(form.components()), saying(form), form.version());
                    drafts.forget(person.getName(), DeskDrafts.plan(id));
                    return "/admin/incidents/" + id;
                });
                news.addFlashAttribute("news", words.say("admin.saved"));
                news.addFlashAttribute("forgotten", DeskDrafts.plan(id));
                return "redirect:" + location;
            } catch (IncidentRejected e) {
                problems.put(e.field(), e.getMessage());
            } catch (EditedMeanwhile e) {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                model.addAttribute("meanwhile", true);
                model.addAttribute("now", MaintenanceForm.of(story, views.time()));
                model.addAttribute(
                        "nowOn", String.join(", ", story.componentNames().values()));
                return page(story, views.of(form.at(story.version()), Map.of(), story.id()), model);
            }
        }
        response.setStatus(422);
        return page(story, views.of(form, problems, story.id()), model);
    }

    private static @Nullable NewUpdate saying(MaintenanceForm form) {
        return form.body().isBlank() ? null : form.update(Map.of());
    }

    private String page(IncidentStory story, MaintenanceView view, Model model) {
        model.addAttribute("draftName", DeskDrafts.plan(story.id()));
        model.addAttribute("incident", cards.of(story));
        model.addAttribute("entry", view);
        return "admin/maintenance-plan";
    }

    private IncidentStory known(String id) {
        return incidents
                .find(id)
                .filter(story -> story.isMaintenance() && story.isOpen())
                .orElseThrow(() -> new NoSuchElementException("there is no unfinished maintenance " + id));
    }
}
