package com.telerivet.status.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.testkit.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the metrics are told while networks come and go, and when results come late. */
@AppTest
class JudgeMinutesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TOOK = Duration.ofMillis(100);

    @Autowired
    Probes probes;

    @Autowired
    ProbeAgents agents;

    @Autowired
    AgentReports reports;

    @Autowired
    Results results;

    @Autowired
    VantagePoints points;

    @Autowired
    Metrics metrics;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final List<String> targets = new ArrayList<>();
    private ProbeAgent agent;
    private String uptime;
    private Instant now;

    /** The checks are told here, so nobody runs them. */
    @BeforeEach
    void threeTargetsAndAnAgent() {
        now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        agent = agents.add("Judged", "Lima").agent();
        uptime = metrics.add(new NewMetric("Judged uptime", "Test", MetricKind.UPTIME))
                .id();
        for (String name : List.of("a", "b", "c")) {
            String id = probes.add(new NewProbe(
                    "judged " + name,
                    "http://127.0.0.1:9/" + name,
                    200,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    name.equals("a") ? uptime : null,
                    null,
                    null,
                    Asking.plain(),
                    new Vantage(List.of(agent.id()), 0)));
            probes.pause(id);
            probes.change(id, given(id, Vantage.everywhere()));
            targets.add(id);
        }
    }

    @AfterEach
    void tidy() {
        targets.forEach(probes::remove);
        agents.remove(agent.id());
    }

    @Test
    void aPageWhoseNetworkIsGoneLeavesAGapUntilTheAgentsComeBack() {
        agentSaw(10, true);
        for (int ago = 6; ago >= 4; ago--) {
            pageSaw(ago, false);
        }
        pageSaw(3, true);
        agentSaw(3, true);
        settled();
        assertThat(told()).as("no false outage: a gap").containsExactly("10 1/1", "3 1/1");

        for (int ago = 6; ago >= 4; ago--) {
            agentSaw(ago, true); // what it kept while this page could not be reached
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told()).containsExactly("10 1/1", "6 1/1", "5 1/1", "4 1/1", "3 1/1"));

        agentSaw(5, true);
        settled();
        assertThat(told()).as("told again, it is the same").hasSize(5);
    }

    @Test
    void whatWasToldTooSoonIsTakenBack() {
        pageSaw(5, false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told())
                .as("the word of this page is all there is")
                .containsExactly("5 0/1"));

        agentSaw(6, true); // late: it was fine there a moment before, and still is
        agentSaw(4, true);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsExactly("6 1/1", "4 1/1"));
    }

    @Test
    void bothSayThatItIsDown() {
        pageSaw(2, false);
        agentSaw(2, false);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsExactly("2 0/1"));
    }

    @Test
    void anAgentWhoseClockIsMoreThanAnHourOffIsRefusedWithTheReason() {
        Instant off = clock.instant().plus(Duration.ofSeconds(75 * 60 + 30));
        assertThatThrownBy(() -> reports.take(agent, report(off, List.of())))
                .isInstanceOf(AgentRejected.class)
                .hasMessageContaining("75 minutes ahead");
        assertThat(agents.find(agent.id()).orElseThrow().lastError()).contains("75 minutes ahead");

        AgentAnswer taken = reports.take(
                agent, report(clock.instant().minus(Duration.ofMinutes(50)), List.of(result(targets.get(0), 1, true))));
        assertThat(taken.taken()).isEqualTo(1);
        assertThat(agents.find(agent.id()).orElseThrow().clockOffSeconds()).isBetween(-3060.0, -2990.0);
    }

    @Test
    void whatCannotBeIsRefusedAndTheRestIsKept() {
        AgentResult good = result(targets.get(0), 1, true);
        AgentResult old = result(targets.get(0), 48 * 60, true);
        AgentResult foreign = result("nosuchprobe1", 1, true);
        AgentResult odd =
                new AgentResult(targets.get(0), now, 1, 2, 0, 0, now, null, "more failures than checks", null);

        AgentAnswer answer = reports.take(agent, report(clock.instant(), List.of(old, good, foreign, odd)));

        assertThat(answer.taken()).isEqualTo(1);
        assertThat(answer.refused()).isEqualTo(3);
        assertThat(answer.reason()).contains("older than 47 hours");
    }

    /** More often than there are connections to the database. */
    @Test
    void anAgentReportsAgainAndAgain() {
        for (int i = 0; i < 30; i++) {
            AgentReport report = report(clock.instant(), List.of(result(targets.get(0), 1, true)));
            assertThat(reports.take(agent, report).taken()).isEqualTo(1);
        }
    }

    @Test
    void anAgentThatFallsSilentIsAWorry() {
        assertThat(AgentWorries.silent(List.of())).isEmpty();
        reports.checks(agent);
        jdbc.sql("update probe_agent set last_contact_at = now() - interval '4 minutes' where id = ?")
                .param(agent.id())
                .update();

        assertThat(agents.silent()).extracting(ProbeAgent::id).contains(agent.id());
        agents.pause(agent.id(), true);
        assertThat(agents.silent())
                .as("a paused one may be silent")
                .extracting(ProbeAgent::id)
                .doesNotContain(agent.id());
    }

    private NewProbe given(String id, Vantage vantage) {
        ProbeSummary probe = probes.find(id).orElseThrow();
        return new NewProbe(
                probe.name(),
                probe.target(),
                200,
                Duration.ofSeconds(300),
                Duration.ofSeconds(5),
                probe.uptimeMetricId(),
                null,
                null,
                Asking.plain(),
                vantage);
    }

    private void pageSaw(int minutesAgo, boolean isGood) {
        Check check = new Check(isGood ? TOOK : null, isGood ? null : "no route", Duration.ZERO, null, null);
        targets.forEach(id -> results.add(id, now.minus(Duration.ofMinutes(minutesAgo)), check));
    }

    private void agentSaw(int minutesAgo, boolean isGood) {
        AgentAnswer answer = reports.take(
                agent,
                report(
                        clock.instant(),
                        targets.stream()
                                .map(id -> result(id, minutesAgo, isGood))
                                .toList()));
        assertThat(answer.refused()).isZero();
    }

    private AgentResult result(String check, int minutesAgo, boolean isGood) {
        Instant minute = now.minus(Duration.ofMinutes(minutesAgo));
        return isGood
                ? new AgentResult(check, minute, 2, 0, 2, 200, minute, 100.0, null, null)
                : new AgentResult(check, minute, 2, 2, 0, 0, minute, null, "no route", null);
    }

    private static AgentReport report(Instant sentAt, List<AgentResult> results) {
        return new AgentReport(sentAt, "1", "Lima", 0, null, 0, null, results);
    }

    private void settled() {
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from probe_unjudged")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private List<String> told() {
        return jdbc.sql("select at, sum, count from metric_point where metric_id = ? order by at")
                .param(uptime)
                .query((row, n) -> Duration.between(
                                        row.getTimestamp("at").toInstant().atOffset(ZoneOffset.UTC),
                                        now.atOffset(ZoneOffset.UTC))
                                .toMinutes()
                        + " " + row.getInt("sum") + "/" + row.getInt("count"))
                .list();
    }
}
