package com.telerivet.status.emergency;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class OverlayTests {

    private static final Instant NOON = Instant.parse("2015-01-31T12:00:00Z");
    private static final String MARK = "*Posted without the database, by the emergency form.*";

    private final Overlay overlay = new Overlay(messages());

    @Test
    void theFirstWordOfAnIncidentLeadsThePageAndIsMarked() {
        KnownSite site = overlay.on(calm(), List.of(entry("e1", IncidentStatus.INVESTIGATING, MAJOR_OUTAGE)));

        IncidentStory story = site.incidents().get(0);
        assertThat(story.name()).isEqualTo("API is down");
        assertThat(story.isOpen()).isTrue();
        assertThat(story.impact()).isEqualTo(Impact.CRITICAL);
        assertThat(story.newest().body()).isEqualTo("Text of e1\n\n" + MARK);
        assertThat(story.newest().affected().get(0).oldStatus()).isEqualTo(OPERATIONAL);
        assertThat(site.components().components().get(0).status()).isEqualTo(MAJOR_OUTAGE);
    }

    @Test
    void laterEntriesContinueTheSameIncidentUntilItIsOver() {
        List<EmergencyEntry> posted = List.of(
                entry("e1", IncidentStatus.INVESTIGATING, MAJOR_OUTAGE),
                entry("e2", IncidentStatus.MONITORING, MAJOR_OUTAGE),
                entry("e3", IncidentStatus.RESOLVED, OPERATIONAL));
        KnownSite site = overlay.on(calm(), posted);

        IncidentStory story = site.incidents().get(0);
        assertThat(site.incidents()).hasSize(1);
        assertThat(story.entries()).extracting("id").containsExactly("e3", "e2", "e1");
        assertThat(story.monitoringAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(story.resolvedAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(story.isOpen()).isFalse();
        assertThat(story.impact()).isEqualTo(Impact.CRITICAL);
        assertThat(site.components().components().get(0).status()).isEqualTo(OPERATIONAL);
    }

    @Test
    void anEntryThatTheDatabaseHasIsNotShownTwice() {
        List<EmergencyEntry> posted = List.of(entry("e1", IncidentStatus.INVESTIGATING, MAJOR_OUTAGE));
        KnownSite once = overlay.on(calm(), posted);

        assertThat(overlay.on(once, posted)).isEqualTo(once);
    }

    @Test
    void aComponentThatNobodyKnowsIsPassedOver() {
        EmergencyEntry strange = new EmergencyEntry(
                "e1", "i1", "x", IncidentStatus.IDENTIFIED, "x", Map.of("gone", MAJOR_OUTAGE), true, NOON);

        assertThat(overlay.on(calm(), List.of(strange))
                        .incidents()
                        .get(0)
                        .newest()
                        .affected())
                .isEmpty();
    }

    private static KnownSite calm() {
        ComponentSummary api = new ComponentSummary(
                "api000000001", null, "API", null, 1, OPERATIONAL, true, false, null, NOON, NOON, 0);
        return new KnownSite(List.of(), new ComponentTree(List.of(new ComponentTree.Row(null, List.of(api)))));
    }

    private static EmergencyEntry entry(String id, IncidentStatus status, ComponentStatus api) {
        Instant at = NOON.plusSeconds(Long.parseLong(id.substring(1)));
        return new EmergencyEntry(
                id, "incident0001", "API is down", status, "Text of " + id, Map.of("api000000001", api), true, at);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }
}
