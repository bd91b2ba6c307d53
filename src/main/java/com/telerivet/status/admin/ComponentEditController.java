package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentCatalogue;
import com.telerivet.status.component.ComponentRejected;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds a component, changes what is said of it, archives, restores and removes it. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class ComponentEditController {

    private static final String LIST = "redirect:/admin/components";

    private final Components components;
    private final ComponentCatalogue catalogue;
    private final SubmittedForms forms;
    private final DeskWords words;

    ComponentEditController(
            Components components, ComponentCatalogue catalogue, SubmittedForms forms, DeskWords words) {
        this.components = components;
        this.catalogue = catalogue;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/components/new")
    String blank(Model model) {
        return page(null, ComponentForm.fresh(), Map.of(), model);
    }

    @PostMapping("/admin/components")
    String add(ComponentForm form, Model model, HttpServletResponse response, RedirectAttributes news) {
        if (!form.isDateUnderstood()) {
            return refused(null, form, "startDate", words.say("admin.components.start.wrong"), model, response);
        }
        try {
            forms.once(form.key(), () -> components.add(form.newcomer()).id());
        } catch (ComponentRejected e) {
            return refused(null, form, e.field(), e.getMessage(), model, response);
        }
        news.addFlashAttribute("news", words.say("admin.components.added", form.name()));
        return LIST;
    }

    @GetMapping("/admin/components/{id}")
    String edit(@PathVariable String id, Model model) {
        ComponentSummary component = known(id);
        return page(component, ComponentForm.of(component), Map.of(), model);
    }

    @PostMapping("/admin/components/{id}")
    String save(
            @PathVariable String id,
            ComponentForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        ComponentSummary component = known(id);
        if (!form.isDateUnderstood()) {
            return refused(component, form, "startDate", words.say("admin.components.start.wrong"), model, response);
        }
        try {
            catalogue.describe(id, form.details(), form.version());
        } catch (ComponentRejected e) {
            return refused(component, form, e.field(), e.getMessage(), model, response);
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.components.meanwhile", component.name()));
            return page(component, form, Map.of(), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/admin/components/{id}/archival")
    String archive(@PathVariable String id, RedirectAttributes news) {
        String name = known(id).name();
        catalogue.archive(id, null);
        news.addFlashAttribute("news", words.say("admin.components.archived.done", name));
        return LIST;
    }

    @PostMapping("/admin/components/{id}/restoration")
    String restore(@PathVariable String id, RedirectAttributes news) {
        String name = catalogue.restore(id).name();
        news.addFlashAttribute("news", words.say("admin.components.restored.done", name));
        return LIST;
    }

    /** Only for what is archived already, and only by its name: the history goes with it. */
    @PostMapping("/admin/components/{id}/removal")
    String remove(@PathVariable String id, @RequestParam(defaultValue = "") String name, RedirectAttributes news) {
        ComponentSummary component = catalogue.archived().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        if (!component.name().strip().equals(name.strip())) {
            news.addFlashAttribute("problem", words.say("admin.deletion.name.wrong"));
            return LIST;
        }
        catalogue.remove(id, null);
        news.addFlashAttribute("news", words.say("admin.components.removed.done", component.name()));
        return LIST;
    }

    private String refused(
            @Nullable ComponentSummary component,
            ComponentForm form,
            String field,
            @Nullable String problem,
            Model model,
            HttpServletResponse response) {
        response.setStatus(422);
        return page(component, form, Map.of(field, String.valueOf(problem)), model);
    }

    private String page(
            @Nullable ComponentSummary component, ComponentForm form, Map<String, String> problems, Model model) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                "", words.say("admin.components.group.none"), form.groupId().isEmpty()));
        for (ComponentTree.Row row : components.tree().rows()) {
            if (row.group() != null) {
                String id = row.group().id();
                choices.add(new Choice(id, row.group().name(), id.equals(form.groupId())));
            }
        }
        model.addAttribute("component", component);
        model.addAttribute("version", component == null ? 0 : component.version());
        model.addAttribute("form", form);
        model.addAttribute("groups", choices);
        model.addAttribute("problems", problems);
        return "admin/component";
    }

    private ComponentSummary known(String id) {
        return catalogue.find(id).orElseThrow();
    }
}
