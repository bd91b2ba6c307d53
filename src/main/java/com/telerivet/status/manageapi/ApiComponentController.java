package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentCatalogue;
import com.telerivet.status.component.ComponentDetails;
import com.telerivet.status.component.ComponentGroups;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.page.PageProfile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/components}: components, and groups as elements of the same list. */
@RestController
@RequestMapping("/v1/pages/{pageId}/components")
class ApiComponentController {

    private static final String WRAPPER = "component";
    private static final int LARGEST_PAGE = 1100;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 1000;

    private final ThisPage page;
    private final Components components;
    private final ComponentCatalogue catalogue;
    private final ComponentGroups groups;
    private final EntityTags tags;

    ApiComponentController(
            ThisPage page,
            Components components,
            ComponentCatalogue catalogue,
            ComponentGroups groups,
            EntityTags tags) {
        this.page = page;
        this.components = components;
        this.catalogue = catalogue;
        this.groups = groups;
        this.tags = tags;
    }

    @GetMapping
    List<ComponentJson> all(@PathVariable String pageId, HttpServletRequest request) {
        return Paging.of(request, LARGEST_PAGE).of(all(page.named(pageId)));
    }

    @GetMapping("/{componentId}")
    ResponseEntity<ComponentJson> one(@PathVariable String pageId, @PathVariable String componentId) {
        return tags.tagged(one(page.named(pageId), componentId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ComponentJson add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields(WRAPPER, profile.zone());
        ComponentSummary added = components.add(new NewComponent(
                fields.text("group_id", 100),
                fields.required("name", LONGEST_NAME),
                fields.text("description", LONGEST_DESCRIPTION),
                Objects.requireNonNullElse(status(fields), ComponentStatus.OPERATIONAL),
                fields.flag("showcase", true),
                fields.flag("only_show_if_degraded", false),
                fields.day("start_date")));
        return one(profile, added.id());
    }

    @RequestMapping(
            path = "/{componentId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    ResponseEntity<ComponentJson> change(
            @PathVariable String pageId,
            @PathVariable String componentId,
            @RequestHeader(name = EntityTags.HEADER, required = false) @Nullable String seen,
            ApiInput input) {
        PageProfile profile = page.named(pageId);
        ComponentJson before = one(profile, componentId);
        tags.check(seen, () -> before);
        Fields fields = input.fields(WRAPPER, profile.zone());
        ComponentStatus status = status(fields);
        if (before.group()) {
            if (status != null) {
                throw ApiError.invalid("The status of a group follows from its components");
            }
            groups.describe(componentId, name(fields, before.name()), description(fields, before), null);
            return tags.tagged(one(profile, componentId));
        }
        ComponentDetails old =
                ComponentDetails.of(catalogue.find(componentId).orElseThrow(NoSuchElementException::new));
        ComponentDetails now = new ComponentDetails(
                fields.has("group_id") ? fields.text("group_id", 100) : old.groupId(),
                name(fields, old.name()),
                description(fields, before),
                fields.flag("showcase", old.showcase()),
                fields.flag("only_show_if_degraded", old.onlyShowIfDegraded()),
                fields.has("start_date") ? fields.day("start_date") : old.startDate());
        if (status != null) {
            components.set(componentId, status, null);
        }
        if (!now.equals(old)) {
            catalogue.describe(componentId, now, null);
        }
        return tags.tagged(one(profile, componentId));
    }

    @DeleteMapping("/{componentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String pageId,
            @PathVariable String componentId,
            @RequestHeader(name = EntityTags.HEADER, required = false) @Nullable String seen) {
        ComponentJson last = one(page.named(pageId), componentId);
        tags.check(seen, () -> last);
        if (last.group()) {
            groups.remove(componentId, null);
        } else {
            catalogue.remove(componentId, null);
        }
    }

    private List<ComponentJson> all(PageProfile profile) {
        return ComponentJson.all(components.tree(), profile.id(), new ApiDates(profile.zone()));
    }

    private ComponentJson one(PageProfile profile, String id) {
        return all(profile).stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Component"));
    }

    private static String name(Fields fields, String before) {
        return fields.has("name") ? fields.required("name", LONGEST_NAME) : before;
    }

    private static @Nullable String description(Fields fields, ComponentJson before) {
        return fields.has("description") ? fields.text("description", LONGEST_DESCRIPTION) : before.description();
    }

    /** An empty status leaves it as it is. */
    private static @Nullable ComponentStatus status(Fields fields) {
        String word = fields.text("status", 100);
        return word == null
                ? null
                : ComponentStatus.of(word)
                        .orElseThrow(() -> ApiError.invalid("\"" + word + "\" is no status of a component"));
    }
}
