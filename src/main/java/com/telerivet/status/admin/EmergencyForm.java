package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.emergency.EmergencyEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.platform.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry as it was typed into the emergency form.
 *
 * @param key the recovery key
 * @param entry the id that the entry will have; chosen with the form, so that the form does its work once
 * @param incident the id of an open incident, or "" to begin one of that name
 * @param components the component's id to its new status, or to "" where it stays
 */
record EmergencyForm(
        String key,
        String entry,
        String incident,
        String name,
        String status,
        String body,
        Map<String, String> components,
        Boolean notifying) {

    private static final int LONGEST_KEY = 200;

    /** A field that was not sent arrives as null, and counts as empty. */
    EmergencyForm {
        key = key == null || key.length() > LONGEST_KEY ? "" : key;
        entry = entry == null || !Ids.isId(entry) ? Ids.random() : entry;
        incident = incident == null ? "" : incident;
        name = name == null ? "" : name;
        status = status == null ? "" : status;
        body = body == null ? "" : body;
        components = components == null ? Map.of() : components;
        notifying = notifying != null && notifying;
    }

    /** Nothing typed yet; what follows an entry most likely belongs to the same incident. */
    static EmergencyForm blank(String incident) {
        return new EmergencyForm("", "", incident, "", IncidentStatus.INVESTIGATING.code(), "", Map.of(), true);
    }

    /** For each field that is at fault the key of what is wrong. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (incident.isEmpty() && name.isBlank()) {
            problems.put("name", "admin.name.blank");
        } else if (name.strip().length() > Incidents.LONGEST_NAME) {
            problems.put("name", "admin.name.long");
        }
        if (IncidentStatus.of(status)
                .filter(s -> s != IncidentStatus.POSTMORTEM && !s.isOfMaintenance())
                .isEmpty()) {
            problems.put("status", "admin.status.unknown");
        }
        if (body.isBlank()) {
            problems.put("body", "admin.body.blank");
        } else if (body.length() > NewUpdate.LONGEST_BODY) {
            problems.put("body", "admin.body.long");
        }
        if (components.values().stream()
                .anyMatch(c -> !c.isEmpty() && ComponentStatus.of(c).isEmpty())) {
            problems.put("components", "admin.components.unknown");
        }
        return problems;
    }

    /** @param openName the name of the open incident that was chosen; "" where a new one begins */
    EmergencyEntry entry(String openName, Instant now) {
        Map<String, ComponentStatus> changes = new LinkedHashMap<>();
        components.forEach((id, code) -> ComponentStatus.of(code).ifPresent(s -> changes.put(id, s)));
        boolean begins = incident.isEmpty();
        return new EmergencyEntry(
                entry,
                begins ? Ids.random() : incident,
                begins ? name.strip() : openName,
                IncidentStatus.of(status).orElseThrow(),
                body.strip(),
                changes,
                notifying,
                now);
    }

    @Override
    public String toString() {
        return "EmergencyForm[entry=" + entry + "]";
    }
}
