package com.telerivet.status.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The form of {@code sample/telerivet.json}; statuses and kinds are the words of the APIs. */
record SampleFile(
        PageText page, List<Group> groups, IncidentText incident, List<MetricText> metrics, List<ProbeText> probes) {

    record PageText(String name, String timeZone, String about) {}

    record Group(String name, List<Part> components) {}

    record Part(String name, String description) {}

    record IncidentText(String name, List<Update> updates, PostmortemText postmortem) {}

    record Update(String status, Instant at, String body, Map<String, String> components) {}

    /** @param body the name of the class path resource with the Markdown */
    record PostmortemText(Instant at, String body) {}

    record MetricText(String name, String service, String kind) {}

    record ProbeText(String name, String service, String target) {}
}
