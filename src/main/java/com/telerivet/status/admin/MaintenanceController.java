package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Maintenances;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Maintenance: listed and planned. Its page is that of an incident. */
@Controller
@Allowed(Role.EDITOR)
class MaintenanceController {

    private static final int LISTED = 100;

    private final Incidents incidents;
    private final Maintenances maintenances;
    private final IncidentCards cards;
    private final MaintenanceViews views;
    private final SubmittedForms forms;
    private final DeskDrafts drafts;
    private final DeskWords words;

    MaintenanceController(
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

    @GetMapping("/admin/maintenance")
    @Allowed(Role.VIEWER)
    String list(Model model) {
        List<IncidentStory> unfinished = maintenances.unfinished();
        model.addAttribute(
                "active",
                cards.of(unfinished.stream()
                        .filter(story -> story.status().isUnderWay())
                        .toList()));
        model.addAttribute(
                "planned",
                cards.of(unfinished.stream()
                        .filter(story -> !story.status().isUnderWay())
                        .toList()));
        model.addAttribute(
                "over",
                cards.of(maintenances.latest(LISTED).stream()
                        .filter(story -> !story.isOpen())
                        .toList()));
        return "admin/maintenances";
    }

    @GetMapping("/admin/maintenance/new")
    String form(Principal person, Model model) {
        MaintenanceForm form = drafts.resume(person.getName(), DeskDrafts.MAINTENANCE, MaintenanceForm.class, model)
                .orElseGet(MaintenanceForm::blank);
        return page(views.of(form, Map.of(), null), model);
    }

    @PostMapping(path = "/admin/maintenance", params = "preview")
    String preview(MaintenanceForm form, Model model) {
        return page(views.preview(form, form.problems(true, views.time()), null), model);
    }

    @PostMapping(path = "/admin/maintenance", params = "!preview")
    String plan(
            MaintenanceForm form,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        Map<String, String> problems = form.problems(true, views.time());
        if (problems.isEmpty()) {
            try {
                String location = forms.once(form.key(), () -> {
                    drafts.forget(person.getName(), DeskDrafts.MAINTENANCE);
                    return "/admin/incidents/" + planned(form).id();
                });
                news.addFlashAttribute("news", words.say("admin.maintenance.planned"));
                news.addFlashAttribute("forgotten", DeskDrafts.MAINTENANCE);
                return "redirect:" + location;
            } catch (IncidentRejected e) {
                problems.put(e.field(), e.getMessage());
            }
        }
        response.setStatus(422);
        return page(views.of(form, problems, null), model);
    }

    private IncidentStory planned(MaintenanceForm form) {
        Map<String, ComponentStatus> named = new LinkedHashMap<>();
        form.components().forEach(id -> named.put(id, ComponentStatus.UNDER_MAINTENANCE));
        IncidentStory story = maintenances.plan(form.name(), null, form.plan(views.time()), form.update(named));
        Map<String, String> names = Translated.names(form.translations());
        return names.values().stream().allMatch(String::isBlank)
                ? story
                : incidents.translateName(story.id(), names, story.version());
    }

    private static String page(MaintenanceView view, Model model) {
        model.addAttribute("draftName", DeskDrafts.MAINTENANCE);
        model.addAttribute("entry", view);
        return "admin/maintenance-new";
    }
}
