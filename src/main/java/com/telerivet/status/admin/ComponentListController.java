package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentCatalogue;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.GroupSummary;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All components in the order of the page, and that order. */
@Controller
@Allowed(Role.VIEWER)
class ComponentListController {

    private final Components components;
    private final ComponentCatalogue catalogue;

    ComponentListController(Components components, ComponentCatalogue catalogue) {
        this.components = components;
        this.catalogue = catalogue;
    }

    @GetMapping("/admin/components")
    String list(Model model) {
        List<ComponentTree.Row> rows = components.tree().rows();
        List<Row> top = new ArrayList<>();
        for (ComponentTree.Row row : rows) {
            GroupSummary group = row.group();
            top.add(group == null ? row(row.members().get(0), rows.size()) : group(group, row, rows.size()));
        }
        model.addAttribute("top", top);
        model.addAttribute("archived", catalogue.archived());
        return "admin/components";
    }

    /** Position counts from 1 among the siblings. The answer leads back to the row that moved. */
    @PostMapping("/admin/components/{id}/place")
    @Allowed(Role.ADMINISTRATOR)
    String place(@PathVariable String id, @RequestParam int position) {
        catalogue.place(id, position);
        return "redirect:/admin/components#row-" + id;
    }

    private static Row group(GroupSummary group, ComponentTree.Row row, int siblings) {
        List<Row> members = row.members().stream()
                .map(member -> row(member, row.members().size()))
                .toList();
        return new Row(
                group.id(),
                group.name(),
                group.description(),
                row.status().code(),
                group.position(),
                group.position() == siblings,
                "/admin/components/groups/" + group.id(),
                false,
                members);
    }

    private static Row row(ComponentSummary component, int siblings) {
        return new Row(
                component.id(),
                component.name(),
                component.description(),
                component.status().code(),
                component.position(),
                component.position() == siblings,
                "/admin/components/" + component.id(),
                component.onlyShowIfDegraded(),
                null);
    }

    /**
     * A component or a group in the list.
     *
     * @param members null for a component
     */
    record Row(
            String id,
            String name,
            @Nullable String about,
            String status,
            int position,
            boolean isLast,
            String link,
            boolean isHiddenWhileCalm,
            @Nullable List<Row> members) {

        public boolean isGroup() {
            return members != null;
        }

        public int up() {
            return position - 1;
        }

        public int down() {
            return position + 1;
        }
    }
}
