package com.telerivet.status.admin;

import static com.telerivet.status.component.ComponentStatus.DEGRADED_PERFORMANCE;
import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What Ed has beside the editor when he writes down what was learned. */
@AppTest
class PostmortemMaterialTests {

    @Autowired
    private Environment app;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    @Autowired
    private Metrics metrics;

    @Autowired
    private Clock clock;

    private Instant start;
    private IncidentStory story;
    private String page;

    @BeforeEach
    void anIncidentThatIsOver() {
        start = clock.instant().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.MINUTES);
        String api = components
                .add(new NewComponent(null, "Postmortem API", null, OPERATIONAL, true, false, null))
                .id();
        IncidentStory first =
                incidents.report("It broke", null, entry(IncidentStatus.INVESTIGATING, 0, Map.of(api, MAJOR_OUTAGE)));
        incidents.post(first.id(), entry(IncidentStatus.IDENTIFIED, 40, Map.of(api, DEGRADED_PERFORMANCE)), null);
        story = incidents.post(first.id(), entry(IncidentStatus.RESOLVED, 75, Map.of(api, OPERATIONAL)), null);
        page = "/admin/incidents/" + story.id() + "/postmortem";
    }

    @Test
    void itCountsWhatCanBeCounted() {
        IncidentFigures figures = IncidentFigures.of(story);
        assertThat(figures.lasting()).isEqualTo(Duration.ofMinutes(75));
        assertThat(figures.down())
                .isEqualTo(Map.of(
                        "Postmortem API",
                        Map.of(MAJOR_OUTAGE, Duration.ofMinutes(40), DEGRADED_PERFORMANCE, Duration.ofMinutes(35))));
        assertThat(figures.firstWord()).as("told afterwards").isEmpty();
    }

    @Test
    void thePageShowsTimelineFiguresAndTheMetricsOfThatTime() {
        String metric = metrics.add(new NewMetric("Uplink time", "API", MetricKind.RESPONSE_TIME))
                .id();
        metrics.record(List.of(
                new MetricPoint(metric, "test", start.plus(Duration.ofMinutes(5)), 900, 1),
                new MetricPoint(metric, "test", start.plus(Duration.ofMinutes(65)), 100, 1)));

        assertThat(AdminClient.ada(app).page(page))
                .contains("1 h 15 min", "40 min Major outage, 35 min Degraded performance")
                .containsSubsequence(
                        "Investigating", "Words of minute 0", "Identified", "Words of minute 40", "Resolved")
                .contains("API Uplink time", "highest 900", "chart-shade");
    }

    @Test
    void withoutScriptTheButtonsSendTheTextThereAndBackAndSaveNothing() {
        AdminClient ada = AdminClient.ada(app);
        Form form = ada.form(page, page).with("body", "Mine.").with("insert", "timeline");
        String longer = Form.of(ada.post(form).body(), page).get("body");
        assertThat(longer)
                .startsWith("Mine.\n\n- **")
                .contains(" UTC** Investigating: Words of minute 0\n- **")
                .endsWith("Resolved: Words of minute 75");

        String withFigures =
                Form.of(ada.post(form.with("insert", "figures")).body(), page).get("body");
        assertThat(withFigures).contains("- Duration: 1 h 15 min\n- Postmortem API: 40 min Major outage");
        String sections = Form.of(
                        ada.post(form.with("body", "").with("insert", "sections"))
                                .body(),
                        page)
                .get("body");
        assertThat(sections).startsWith("## Summary").contains("## What happened", "## What we have changed");
        assertThat(Form.of(ada.page(page), page).get("body")).isEmpty();
    }

    private NewUpdate entry(IncidentStatus status, int minute, Map<String, ComponentStatus> changes) {
        return new NewUpdate(
                status, "Words of minute " + minute, start.plus(Duration.ofMinutes(minute)), changes, false);
    }
}
