package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentGroups;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.GroupSummary;
import com.telerivet.status.page.PageProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/component-groups}, which old clients write with an underscore. */
@RestController
@RequestMapping({"/v1/pages/{pageId}/component-groups", "/v1/pages/{pageId}/component_groups"})
class ApiGroupController {

    private static final String WRAPPER = "component_group";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 1000;

    private final ThisPage page;
    private final Components components;
    private final ComponentGroups groups;

    ApiGroupController(ThisPage page, Components components, ComponentGroups groups) {
        this.page = page;
        this.components = components;
        this.groups = groups;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, Paging paging) {
        return paging.of(all(page.named(pageId)));
    }

    @GetMapping("/{groupId}")
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String groupId) {
        return one(page.named(pageId), groupId);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields(WRAPPER, profile.zone());
        Fields beside = input.top(profile.zone());
        String name = fields.required("name", LONGEST_NAME);
        List<String> members = members(fields);
        if (members == null) {
            throw ApiError.invalid("Components can't be blank");
        }
        String description = (fields.has("description") ? fields : beside).text("description", LONGEST_DESCRIPTION);
        GroupSummary added = components.addGroup(name, description);
        groups.gather(added.id(), members, null);
        return one(profile, added.id());
    }

    @RequestMapping(
            path = "/{groupId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, @PathVariable String groupId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        GroupSummary old = groups.find(groupId).orElseThrow(() -> ApiError.notFound("Component group"));
        Fields inside = input.optionalFields(WRAPPER, profile.zone());
        Fields top = input.top(profile.zone());
        if (!top.has(WRAPPER) && !top.has("description")) {
            throw ApiError.invalid("The body needs an object \"" + WRAPPER + "\"");
        }
        Fields said = inside.has("description") ? inside : top;
        String name = inside.has("name") ? inside.required("name", LONGEST_NAME) : old.name();
        String description =
                said.has("description") ? said.text("description", LONGEST_DESCRIPTION) : old.description();
        List<String> members = members(inside);
        if (!name.equals(old.name()) || !Objects.equals(description, old.description())) {
            groups.describe(groupId, name, description, null);
        }
        if (members != null) {
            groups.gather(groupId, members, null);
        }
        return one(profile, groupId);
    }

    @DeleteMapping("/{groupId}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String groupId) {
        Map<String, @Nullable Object> last = one(page.named(pageId), groupId);
        groups.remove(groupId, null);
        return last;
    }

    private List<Map<String, @Nullable Object>> all(PageProfile profile) {
        return components.tree().rows().stream()
                .filter(row -> row.group() != null)
                .map(row -> json(row, profile))
                .toList();
    }

    private Map<String, @Nullable Object> one(PageProfile profile, String id) {
        return all(profile).stream()
                .filter(group -> id.equals(group.get("id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Component group"));
    }

    private static @Nullable List<String> members(Fields fields) {
        List<String> members = fields.texts("components");
        if (members != null && members.isEmpty()) {
            throw ApiError.invalid("Components can't be blank");
        }
        return members;
    }

    private static Map<String, @Nullable Object> json(ComponentTree.Row row, PageProfile profile) {
        GroupSummary group = Objects.requireNonNull(row.group());
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", group.id());
        json.put("page_id", profile.id());
        json.put("name", group.name());
        json.put("description", group.description());
        json.put("components", row.members().stream().map(ComponentSummary::id).toList());
        json.put("position", group.position());
        json.put("created_at", dates.of(group.createdAt()));
        json.put("updated_at", dates.of(group.updatedAt()));
        return json;
    }
}
