package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.Postmortems;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.probe.NewProbe;
import com.telerivet.status.probe.Probes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Telerivet's page as a sample: its components, the outage of 31 January 2015 and the six metrics. It goes through the
 * same verbs as everybody else's data. The metrics begin empty: their points come from real measurements.
 */
@Component
class Sample {

    private static final String FILE = "sample/telerivet.json";
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(30);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    private final StatusPage page;
    private final Components components;
    private final Incidents incidents;
    private final Postmortems postmortems;
    private final Metrics metrics;
    private final Probes probes;
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    Sample(
            StatusPage page,
            Components components,
            Incidents incidents,
            Postmortems postmortems,
            Metrics metrics,
            Probes probes) {
        this.page = page;
        this.components = components;
        this.incidents = incidents;
        this.postmortems = postmortems;
        this.metrics = metrics;
        this.probes = probes;
    }

    @Transactional
    public void load() {
        SampleFile file = json.readValue(text(FILE), SampleFile.class);
        page.describe(
                file.page().name(),
                ZoneId.of(file.page().timeZone()),
                file.page().about(),
                null,
                null);
        tellOutage(file.incident(), addComponents(file));
        addMeasurements(file);
    }

    private void addMeasurements(SampleFile file) {
        Map<String, String> ids = new HashMap<>();
        for (SampleFile.MetricText metric : file.metrics()) {
            MetricKind kind = MetricKind.of(metric.kind()).orElseThrow();
            ids.put(
                    metric.service() + kind,
                    metrics.add(new NewMetric(metric.name(), metric.service(), kind))
                            .id());
        }
        for (SampleFile.ProbeText probe : file.probes()) {
            probes.add(new NewProbe(
                    probe.name(),
                    probe.target(),
                    200,
                    PROBE_INTERVAL,
                    PROBE_TIMEOUT,
                    ids.get(probe.service() + MetricKind.UPTIME),
                    ids.get(probe.service() + MetricKind.RESPONSE_TIME),
                    ids.get(probe.service() + MetricKind.ERROR_RATE)));
        }
    }

    private Map<String, String> addComponents(SampleFile file) {
        Map<String, String> ids = new HashMap<>();
        for (SampleFile.Group group : file.groups()) {
            String groupId = components.addGroup(group.name(), null).id();
            for (SampleFile.Part part : group.components()) {
                NewComponent component = new NewComponent(
                        groupId, part.name(), part.description(), ComponentStatus.OPERATIONAL, true, false, null);
                ids.put(part.name(), components.add(component).id());
            }
        }
        return ids;
    }

    private void tellOutage(SampleFile.IncidentText outage, Map<String, String> componentIds) {
        @Nullable IncidentStory story = null;
        for (SampleFile.Update update : outage.updates()) {
            Map<String, ComponentStatus> statuses = new LinkedHashMap<>();
            update.components()
                    .forEach((name, status) -> statuses.put(
                            Objects.requireNonNull(componentIds.get(name)),
                            ComponentStatus.of(status).orElseThrow()));
            NewUpdate entry = new NewUpdate(
                    IncidentStatus.of(update.status()).orElseThrow(), update.body(), update.at(), statuses, false);
            story = story == null
                    ? incidents.report(outage.name(), null, entry)
                    : incidents.post(story.id(), entry, null);
        }
        String id = Objects.requireNonNull(story).id();
        postmortems.draft(id, text(outage.postmortem().body()), null);
        postmortems.publish(id, false, outage.postmortem().at(), null);
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the sample is not readable: " + resource, e);
        }
    }
}
