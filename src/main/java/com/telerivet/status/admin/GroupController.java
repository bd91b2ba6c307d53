package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentGroups;
import com.telerivet.status.component.ComponentRejected;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.GroupSummary;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds, describes, fills and removes groups of components. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class GroupController {

    private static final String LIST = "redirect:/admin/components";

    private final Components components;
    private final ComponentGroups groups;
    private final SubmittedForms forms;
    private final DeskWords words;

    GroupController(Components components, ComponentGroups groups, SubmittedForms forms, DeskWords words) {
        this.components = components;
        this.groups = groups;
        this.forms = forms;
        this.words = words;
    }

    /** A group as it was typed; members are the ids of the ticked components. */
    record GroupForm(String name, String description, List<String> members, Integer version, String key) {

        GroupForm {
            name = name == null ? "" : name;
            description = description == null ? "" : description;
            members = members == null ? List.of() : List.copyOf(members);
            version = version == null ? 0 : version;
            key = key == null ? "" : key;
        }
    }

    @GetMapping("/admin/components/groups/new")
    String blank(Model model) {
        return page(null, new GroupForm("", "", List.of(), 0, ""), Map.of(), model);
    }

    @PostMapping("/admin/components/groups")
    String add(GroupForm form, Model model, HttpServletResponse response, RedirectAttributes news) {
        try {
            forms.once(form.key(), () -> {
                String id = components.addGroup(form.name(), form.description()).id();
                groups.gather(id, form.members(), null);
                return id;
            });
        } catch (ComponentRejected e) {
            response.setStatus(422);
            return page(null, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.components.added", form.name()));
        return LIST;
    }

    @GetMapping("/admin/components/groups/{id}")
    String edit(@PathVariable String id, Model model) {
        GroupSummary group = known(id);
        List<String> members = components.tree().components().stream()
                .filter(c -> id.equals(c.groupId()))
                .map(ComponentSummary::id)
                .toList();
        String about = Objects.toString(group.description(), "");
        return page(group, new GroupForm(group.name(), about, members, group.version(), ""), Map.of(), model);
    }

    @PostMapping("/admin/components/groups/{id}")
    String save(
            @PathVariable String id,
            GroupForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        GroupSummary group = known(id);
        try {
            groups.change(id, form.name(), form.description(), form.members(), form.version());
        } catch (ComponentRejected e) {
            response.setStatus(422);
            return page(group, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.components.meanwhile", group.name()));
            return page(group, form, Map.of(), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/admin/components/groups/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        String name = groups.remove(id, null).name();
        news.addFlashAttribute("news", words.say("admin.components.group.removed", name));
        return LIST;
    }

    private String page(@Nullable GroupSummary group, GroupForm form, Map<String, String> problems, Model model) {
        List<Choice> choices = new ArrayList<>();
        ComponentTree tree = components.tree();
        for (ComponentSummary component : tree.components()) {
            String name = tree.fullName(component.id()).orElseThrow();
            choices.add(new Choice(component.id(), name, form.members().contains(component.id())));
        }
        model.addAttribute("group", group);
        model.addAttribute("version", group == null ? 0 : group.version());
        model.addAttribute("form", form);
        model.addAttribute("choices", choices);
        model.addAttribute("problems", problems);
        return "admin/component-group";
    }

    private GroupSummary known(String id) {
        return groups.find(id).orElseThrow();
    }
}
