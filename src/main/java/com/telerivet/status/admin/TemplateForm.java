package com.telerivet.status.admin;

import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentTemplate;
import java.util.List;

/**
 * A template as it was typed.
 *
 * @param status what the entry says it is, or "" where the choice stays as it was
 * @param components the ids of those that are usually affected
 * @param version the template's version that the editor saw
 * @param key makes the form do its work once
 */
record TemplateForm(
        String name,
        String title,
        String body,
        String status,
        Boolean notifying,
        List<String> components,
        Integer version,
        String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    TemplateForm {
        name = name == null ? "" : name;
        title = title == null ? "" : title;
        body = body == null ? "" : body;
        status = status == null ? "" : status;
        notifying = notifying != null && notifying;
        components = components == null ? List.of() : List.copyOf(components);
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    static TemplateForm blank() {
        return new TemplateForm("", "", "", IncidentStatus.INVESTIGATING.code(), true, List.of(), 0, "");
    }

    static TemplateForm of(IncidentTemplate template) {
        IncidentStatus status = template.status();
        return new TemplateForm(
                template.name(),
                template.title(),
                template.body(),
                status == null ? "" : status.code(),
                template.notifies(),
                template.componentIds(),
                template.version(),
                "");
    }

    IncidentTemplate template() {
        return new IncidentTemplate(
                "",
                name,
                title,
                body,
                IncidentStatus.of(status).orElse(null),
                null,
                notifying,
                components.stream().limit(100).toList(),
                version);
    }
}
