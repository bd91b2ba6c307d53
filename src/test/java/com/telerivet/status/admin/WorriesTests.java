package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.metric.MetricCatalogue;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class WorriesTests {

    @Autowired
    private Environment app;

    @Autowired
    private Metrics metrics;

    @Autowired
    private MetricCatalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private AdminClient ada;
    private MetricSummary quiet;

    @BeforeEach
    void aMetricThatNobodyFeeds() {
        ada = AdminClient.ada(app);
        quiet = metrics.add(new NewMetric("Quiet figure", "quiet", MetricKind.ERROR_RATE));
        jdbc.sql("update metric set position = -1 where id = ?")
                .param(quiet.id())
                .update();
    }

    @AfterEach
    void tidy() {
        jdbc.sql("delete from delivery where recipient_id = 'worry'").update();
        catalogue.remove(quiet.id());
    }

    @Test
    void theFirstScreenSaysThatMessagesDoNotLeave() {
        assertThat(ada.page("/admin")).doesNotContain("look at what the relays answer");
        jdbc.sql(
                        """
                        insert into delivery (kind, subject_id, recipient_id, channel, address, locale, lane,
                            next_attempt_at, created_at)
                        values ('admin.test', 'x', 'worry', 'mail', 'worry@example.com', 'en', 1,
                            now() + interval '1 hour', now() - interval '80 days')
                        """)
                .update();
        assertThat(ada.page("/admin")).contains("been waiting for 80 days: look at what the relays answer.");
    }

    @Test
    void theFirstScreenNamesMetricsThatFellSilent() {
        assertThat(ada.page("/admin")).contains("Needs a look", "Quiet figure", "had no figures for ten minutes");
        metrics.record(List.of(new MetricPoint(quiet.id(), "test", clock.instant(), 1, 1)));
        assertThat(ada.page("/admin")).doesNotContain("Quiet figure");
    }

    @Test
    void whatIsWellIsNotSpokenOf() {
        assertThat(ada.page("/admin"))
                .doesNotContain("set both by NTP", "embedded database", "cannot be rendered", "MB are free");
    }
}
