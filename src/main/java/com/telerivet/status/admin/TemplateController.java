package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentTemplate;
import com.telerivet.status.incident.IncidentTemplates;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The templates that a report or an update may begin with. */
@Controller
@Allowed(Role.EDITOR)
class TemplateController {

    private static final String LIST = "redirect:/admin/templates";

    private final IncidentTemplates templates;
    private final Components components;
    private final EntryViews views;
    private final SubmittedForms forms;
    private final DeskWords words;

    TemplateController(
            IncidentTemplates templates,
            Components components,
            EntryViews views,
            SubmittedForms forms,
            DeskWords words) {
        this.templates = templates;
        this.components = components;
        this.views = views;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/templates")
    String list(Model model) {
        model.addAttribute("templates", templates.all());
        return "admin/templates";
    }

    @GetMapping("/admin/templates/new")
    String blank(Model model) {
        return page(null, TemplateForm.blank(), Map.of(), model);
    }

    @PostMapping("/admin/templates")
    String add(TemplateForm form, Model model, HttpServletResponse response, RedirectAttributes news) {
        try {
            forms.once(form.key(), () -> templates.add(form.template()).id());
        } catch (IncidentRejected e) {
            response.setStatus(422);
            return page(null, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @GetMapping("/admin/templates/{id}")
    String edit(@PathVariable String id, Model model) {
        IncidentTemplate template = known(id);
        return page(template, TemplateForm.of(template), Map.of(), model);
    }

    @PostMapping("/admin/templates/{id}")
    String save(
            @PathVariable String id,
            TemplateForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        IncidentTemplate template = known(id);
        try {
            templates.change(id, form.template());
        } catch (IncidentRejected e) {
            response.setStatus(422);
            return page(template, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.components.meanwhile", template.name()));
            return page(template, form, Map.of(), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/admin/templates/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        String name = known(id).name();
        templates.remove(id);
        news.addFlashAttribute("news", words.say("admin.templates.removed", name));
        return LIST;
    }

    private String page(
            @Nullable IncidentTemplate template, TemplateForm form, Map<String, String> problems, Model model) {
        List<Choice> statuses = new ArrayList<>();
        statuses.add(new Choice(
                "", words.say("admin.templates.status.none"), form.status().isEmpty()));
        for (IncidentStatus status : IncidentStatus.values()) {
            if (status != IncidentStatus.POSTMORTEM && !status.isOfMaintenance()) {
                statuses.add(new Choice(
                        status.code(), views.status(status), status.code().equals(form.status())));
            }
        }
        ComponentTree tree = components.tree();
        List<Choice> affected = new ArrayList<>();
        for (ComponentSummary component : tree.components()) {
            String name = tree.fullName(component.id()).orElseThrow();
            affected.add(new Choice(component.id(), name, form.components().contains(component.id())));
        }
        model.addAttribute("template", template);
        model.addAttribute("version", template == null ? 0 : template.version());
        model.addAttribute("form", form);
        model.addAttribute("statuses", statuses);
        model.addAttribute("choices", affected);
        model.addAttribute("problems", problems);
        return "admin/template";
    }

    private IncidentTemplate known(String id) {
        return templates.find(id).orElseThrow();
    }
}
