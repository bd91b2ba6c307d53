package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentTemplate;
import com.telerivet.status.incident.IncidentTemplates;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.page.PageProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/incident_templates}; the wrapper is {@code template}, some clients write it in full. */
@RestController
@RequestMapping("/v1/pages/{pageId}/incident_templates")
class ApiTemplateController {

    private static final String WRAPPER = "template";
    private static final String LONG_WRAPPER = "incident_template";
    private static final int LONGEST_ID = 50;

    private final ThisPage page;
    private final Components components;
    private final IncidentTemplates templates;

    ApiTemplateController(ThisPage page, Components components, IncidentTemplates templates) {
        this.page = page;
        this.components = components;
        this.templates = templates;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        ComponentTree tree = components.tree();
        return paging.of(templates.all().stream()
                .map(template -> json(template, tree, profile))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        String wrapper = input.top(profile.zone()).has(LONG_WRAPPER) ? LONG_WRAPPER : WRAPPER;
        Fields fields = input.fields(wrapper, profile.zone());
        ComponentTree tree = components.tree();
        try {
            IncidentTemplate added = templates.add(IncidentTemplate.typed(
                    fields.required("name", Incidents.LONGEST_NAME),
                    fields.required("title", Incidents.LONGEST_NAME),
                    fields.required("body", NewUpdate.LONGEST_BODY),
                    status(fields),
                    fields.text("group_id", LONGEST_ID),
                    fields.flag("should_send_notifications", true),
                    affected(fields, tree)));
            return json(added, tree, profile);
        } catch (IncidentRejected e) {
            throw ApiError.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable IncidentStatus status(Fields fields) {
        String code = fields.text("update_status", LONGEST_ID);
        return code == null
                ? null
                : IncidentStatus.of(code)
                        .filter(status -> status != IncidentStatus.POSTMORTEM)
                        .orElseThrow(() -> ApiError.invalid("Update status is not a status of an incident"));
    }

    private static List<String> affected(Fields fields, ComponentTree tree) {
        List<String> ids = fields.texts("component_ids");
        if (ids == null) {
            return List.of();
        }
        if (ids.stream().anyMatch(id -> tree.component(id).isEmpty())) {
            throw ApiError.invalid("Component ids name a component that is not on this page");
        }
        return ids;
    }

    private static Map<String, @Nullable Object> json(
            IncidentTemplate template, ComponentTree tree, PageProfile profile) {
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", template.id());
        json.put(
                "components",
                template.componentIds().stream()
                        .flatMap(id -> tree.component(id).stream())
                        .map(component -> ComponentJson.of(component, profile.id(), dates))
                        .toList());
        json.put("name", template.name());
        json.put("title", template.title());
        json.put("body", template.body());
        json.put("group_id", template.groupId());
        json.put(
                "update_status",
                template.status() == null ? null : template.status().code());
        json.put("should_tweet", false);
        json.put("should_send_notifications", template.notifies());
        return json;
    }
}
