package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.alert.Limits;
import com.telerivet.status.alert.TruthGap;
import com.telerivet.status.alert.TruthGaps;
import com.telerivet.status.component.ComponentCatalogue;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.metric.MetricCatalogue;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class TruthGapTests {

    @Autowired
    Environment app;

    @Autowired
    Metrics metrics;

    @Autowired
    MetricCatalogue catalogue;

    @Autowired
    Components components;

    @Autowired
    ComponentCatalogue parts;

    @Autowired
    Incidents incidents;

    @Autowired
    TruthGaps gaps;

    @Autowired
    Limits limits;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private AdminClient ada;
    private ComponentSummary ledger;
    private MetricSummary errors;

    @BeforeEach
    void aComponentThatFailsInTruth() {
        ada = AdminClient.ada(app);
        ledger = components.add(new NewComponent(null, "Ledger", null, ComponentStatus.OPERATIONAL, true, false, null));
        // it has been there for a day
        jdbc.sql("update component_status_change set at = at - interval '1 day' where component_id = ?")
                .param(ledger.id())
                .update();
        errors = metrics.add(new NewMetric("Ledger error rate", "ledger", MetricKind.ERROR_RATE));
    }

    @AfterEach
    void tidy() {
        catalogue.remove(errors.id());
        incidents.open().stream()
                .filter(i -> i.componentNames().containsKey(ledger.id()))
                .forEach(i -> incidents.delete(i.id(), null));
        parts.remove(ledger.id(), null);
    }

    @Test
    void theDeskSaysItInOneSentenceAndOneButtonFillsTheReport() {
        errorsFor(12, 20);

        assertThat(ada.page("/admin"))
                .contains("Ledger error rate has been above 5 % for 12 min (20.00 % now), and Ledger is still shown as"
                        + " operational.")
                .contains("/admin/incidents/new?metric=" + errors.id());
        var form = ada.form("/admin/incidents/new?metric=" + errors.id(), "/admin/incidents");
        assertThat(form.encoded()).contains("Ledger%3A+more+errors+than+usual", "=partial_outage");
        HttpResponse<String> answer = ada.post(form);
        IncidentStory story = incidents
                .find(AdminClient.location(answer).replaceAll(".*/", ""))
                .orElseThrow();
        assertThat(Duration.between(story.startedAt(), clock.instant())).isBetween(minutes(12), minutes(14));
        assertThat(components.tree().component(ledger.id()).orElseThrow().status())
                .isEqualTo(ComponentStatus.PARTIAL_OUTAGE);
        assertThat(gap()).as("the page says it now").isEmpty();
    }

    @Test
    void aFewBadMinutesAreNoReasonYet() {
        errorsFor(4, 20);
        assertThat(gap()).isEmpty();
        errorsFor(6, 20);
        assertThat(gap()).hasSize(1);
    }

    @Test
    void theLimitIsWhatTheTeamSays() {
        errorsFor(12, 20);
        String path = "/admin/metrics/" + errors.id() + "/limit";
        HttpResponse<String> wrong = ada.post(ada.form(path, path).with("threshold", "many"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"threshold-problem\"", "Give a number.");

        ada.post(ada.form(path, path).with("threshold", "25.5"));
        assertThat(gap()).isEmpty();
        ada.post(ada.form(path, path).with("threshold", "19,5").with("minutes", "3"));
        assertThat(gap()).hasSize(1);
        ada.post(ada.form(path, path).without("watched"));
        assertThat(gap()).isEmpty();
        assertThat(limits.all().get(errors.id()).minutes()).isEqualTo(3);
    }

    private List<TruthGap> gap() {
        return gaps.now().stream()
                .filter(g -> g.component().id().equals(ledger.id()))
                .toList();
    }

    /** That many failures in a hundred, in each of the last minutes that are over and in the present one. */
    private void errorsFor(int minutes, int failures) {
        Instant now = clock.instant();
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i <= minutes; i++) {
            points.add(new MetricPoint(errors.id(), "test", now.minus(minutes(i)), failures, 100));
        }
        metrics.record(points);
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }
}
