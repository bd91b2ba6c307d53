package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.alert.AlertRule;
import com.telerivet.status.alert.AlertRules;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Inbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class AlertTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Environment app;

    @Autowired
    Metrics metrics;

    @Autowired
    Components components;

    @Autowired
    Incidents incidents;

    @Autowired
    AlertRules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private AdminClient ada;
    private ComponentSummary router;
    private MetricSummary errors;

    @BeforeEach
    void aWatchedComponent() {
        ada = AdminClient.ada(app);
        router = components.add(new NewComponent(null, "Router", null, ComponentStatus.OPERATIONAL, true, false, null));
        jdbc.sql("update component_status_change set at = at - interval '1 day' where component_id = ?")
                .param(router.id())
                .update();
        errors = metrics.add(new NewMetric("Router errors", "Test", MetricKind.ERROR_RATE));
    }

    @Test
    void aRuleTellsThePeopleOnCallOnceAndProposesWhatAPersonPublishes() throws IOException {
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        HttpServer hook = hook(calls);
        minutes(6, 10);
        AlertRule rule = rule(
                "Router fails", "oncall-router@example.com", hook.getAddress().getPort());

        await().atMost(PATIENCE).until(() -> rule(rule.id()).isFiring());
        var mail = Inbox.await("oncall-router@example.com", 1).get(0);
        assertThat(Inbox.subject(mail)).endsWith("Router fails fires");
        String link = Inbox.link(mail, "/admin/incidents/new?proposal=");
        await().atMost(PATIENCE).until(() -> !calls.isEmpty());
        assertThat(calls.peek()).contains("\"status\":\"firing\"", "\"rule\":\"Router fails\"", router.id());

        assertThat(ada.page("/admin")).contains("Proposed incidents", "Router: more errors than usual", "chart-line");
        HttpResponse<String> published = ada.post(ada.form(link, "/admin/incidents"));
        String incident = AdminClient.location(published).replaceAll(".*/", "");
        assertThat(components.statusAt(router.id(), clock.instant())).isEqualTo(ComponentStatus.PARTIAL_OUTAGE);
        assertThat(ada.page("/admin/proposals")).as("it is decided").doesNotContain("Router: more errors");

        minutes(6, 0);
        await().atMost(PATIENCE).until(() -> !againNow(rule.id()).isFiring());
        assertThat(Inbox.subject(Inbox.await("oncall-router@example.com", 2).get(1)))
                .endsWith("Router fails has recovered");
        String page = ada.page("/admin/proposals");
        assertThat(page)
                .contains(
                        "Draft the resolving entry",
                        "/admin/incidents/" + incident + "/updates/new?status=resolved&amp;proposal=");
        String form = page.replaceAll("(?s).*href=\"(/admin/incidents/" + incident + "/updates/new[^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        ada.post(ada.form(form, "/admin/incidents/" + incident + "/updates"));
        IncidentStory story = incidents.find(incident).orElseThrow();
        assertThat(story.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(story.newest().body()).contains("back to normal");
        assertThat(components.statusAt(router.id(), clock.instant())).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(ada.page("/admin/proposals")).doesNotContain(incident);
        assertThat(Inbox.mails("oncall-router@example.com")).hasSize(2);
        hook.stop(0);
    }

    @Test
    void aRuleThatPublishesNeedsNobody() {
        minutes(6, 50);
        AlertRule rule = rule(with("Router is down").with("publishing", "true"));

        await().atMost(PATIENCE).until(() -> rule(rule.id()).isFiring());
        assertThat(incidents.open())
                .filteredOn(i -> i.componentNames().containsKey(router.id()))
                .singleElement()
                .satisfies(i -> assertThat(i.name()).isEqualTo("Router: more errors than usual"));
    }

    @Test
    void silenceIsARuleOfItsOwn() {
        minutes(30, 20, 0);
        AlertRule rule = rule(with("Router is silent").with("kind", "silence").with("badMinutes", "15"));
        await().atMost(PATIENCE).until(() -> rule(rule.id()).isFiring());
        assertThat(ada.page("/admin/alerts")).contains("No data for Router errors in 15 minutes");
        String proposals = ada.page("/admin/proposals");
        assertThat(proposals).contains("Router is silent");
        String before = proposals.substring(0, proposals.indexOf("Router is silent"));
        String id = before.substring(before.lastIndexOf("proposal-") + "proposal-".length())
                .substring(0, 12);
        String dismissal = "/admin/proposals/" + id + "/dismissal";
        ada.post(ada.form("/admin/proposals", dismissal));
        assertThat(ada.page("/admin/proposals")).doesNotContain("Router is silent");
        minutes(2, 0);
        await().atMost(PATIENCE).until(() -> !againNow(rule.id()).isFiring());
    }

    @Test
    void aRuleThatCannotBeIsRefusedBesideItsField() {
        assertRefused(with("Wrong").with("threshold", "many"), "threshold");
        assertRefused(with("Wrong").with("recovery", "3"), "recovery");
        assertRefused(with("Wrong").with("badMinutes", "6"), "ofMinutes");
        assertRefused(with("Wrong").with("mails", "nobody"), "mails");
        assertRefused(with("Wrong").with("webhookUrl", "http://169.254.169.254/"), "webhookUrl");
        assertRefused(with("Wrong").with("kind", "certificate"), "probe");
        assertRefused(with(" "), "name");
        assertThat(rules.all()).noneMatch(r -> r.terms().name().equals("Wrong"));
    }

    @Test
    void aRuleIsChangedPausedAndRemoved() {
        AlertRule rule = rule(with("Router rule"));
        String path = "/admin/alerts/" + rule.id();
        Form seen = ada.form(path, path);
        ada.post(ada.form(path, path).with("threshold", "7.5").with("recovery", "5"));
        assertThat(rule(rule.id()).terms().threshold()).isEqualTo(7.5);
        assertThat(ada.post(seen.with("threshold", "9")).statusCode()).isEqualTo(409);
        ada.post(ada.form("/admin/alerts", path + "/pause").with("paused", "true"));
        assertThat(rule(rule.id()).isPaused()).isTrue();
        ada.post(ada.form("/admin/alerts", path + "/pause").with("paused", "false"));
        assertThat(rule(rule.id()).isPaused()).isFalse();
        ada.post(ada.form(path, path + "/removal"));
        assertThat(rules.find(rule.id())).isEmpty();
    }

    @Test
    void anAlertOfAlertmanagerOrGrafanaIsOneProposalHoweverOftenItIsTold() throws Exception {
        String alert =
                """
                {"version":"4","receiver":"status","status":"%1$s","externalURL":"http://am:9093","alerts":[
                 {"status":"%1$s","labels":{"alertname":"QueueTooLong","component":"router"},
                  "annotations":{"summary":"%2$s","description":"4,000 messages wait."},
                  "startsAt":"%3$s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"c3f1"}]}
                """;
        String since = clock.instant().minusSeconds(600).toString();
        tell(alert.formatted("firing", "The queue is long", since));
        tell(alert.formatted("firing", "The queue is longer", since));
        String page = ada.page("/admin/proposals");
        assertThat(page).contains("The queue is longer", "Alertmanager").doesNotContain("The queue is long<");
        String link = page.replaceAll("(?s).*The queue is longer.*?href=\"(/admin/incidents/new[^\"]+)\".*", "$1");
        assertThat(ada.page(link)).contains("4,000 messages wait.", "partial_outage\" selected");
        tell(alert.formatted("resolved", "The queue is longer", since));
        assertThat(ada.page("/admin/proposals")).contains("It has recovered.");

        tell(
                "{\"orgId\":1,\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"Slow\"},\"fingerprint\":\"9\"}]}");
        tell("{\"status\":\"firing\",\"title\":\"Said by hand\",\"component\":\"" + router.id() + "\"}");
        assertThat(ada.page("/admin/proposals")).contains("Grafana · since", "Slow", "Said by hand");
    }

    @Test
    void aPlainAlertIsOneProposalByItsFingerprintOrElseItsTitle() throws Exception {
        String byFingerprint = "{\"status\":\"%s\",\"title\":\"%s\",\"fingerprint\":\"disk-7\"}";
        tell(byFingerprint.formatted("firing", "Disk 7 is nearly full"));
        tell(byFingerprint.formatted("firing", "Disk 7 is full"));
        String byTitle = "{\"status\":\"%s\",\"title\":\"Fan 3 stands still\",\"text\":\"%s\"}";
        tell(byTitle.formatted("firing", "At 0 rpm."));
        tell(byTitle.formatted("firing", "At 0 rpm, and 80 degrees."));

        String page = ada.page("/admin/proposals");
        assertThat(page).contains("Disk 7 is full").doesNotContain("Disk 7 is nearly full");
        assertThat(page.split("Fan 3 stands still<", -1)).as("told of once").hasSize(2);

        tell(byTitle.formatted("resolved", ""));
        assertThat(ada.page("/admin/proposals")).contains("It has recovered.");
    }

    @Test
    void whatIsNoAlertIsRefusedWithAReason() throws Exception {
        assertThat(answer("[]", AppTest.TOKEN).statusCode()).isEqualTo(422);
        assertThat(answer("{\"status\":\"odd\",\"title\":\"x\"}", AppTest.TOKEN).body())
                .contains("firing or resolved");
        assertThat(answer("{\"status\":\"firing\"}", AppTest.TOKEN).body()).contains("needs a title");
        assertThat(answer("{\"status\":\"firing\",\"title\":\"x\"}", "wrong").statusCode())
                .isEqualTo(401);
    }

    private void tell(String alert) throws Exception {
        assertThat(answer(alert, AppTest.TOKEN).statusCode()).isEqualTo(202);
    }

    private HttpResponse<String> answer(String alert, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + app.getProperty("server.port") + "/v1/alerts"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(alert))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void assertRefused(Form form, String field) {
        HttpResponse<String> answer = ada.post(form);
        assertThat(answer.statusCode()).as(field).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"" + field + "-problem\"");
    }

    private AlertRule rule(String name, String mail, int hook) {
        return rule(with(name).with("mails", mail).with("webhookUrl", "http://127.0.0.1:" + hook + "/"));
    }

    private AlertRule rule(Form form) {
        ada.post(form);
        return rules.all().stream()
                .filter(r -> r.terms().name().equals(form.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** Above 2 % for 3 of 5 minutes. */
    private Form with(String name) {
        return ada.form("/admin/alerts/new", "/admin/alerts")
                .with("name", name)
                .with("metric", errors.id())
                .with("component", router.id())
                .with("threshold", "2");
    }

    private AlertRule rule(String id) {
        return rules.find(id).orElseThrow();
    }

    /** Its turn comes now. */
    private AlertRule againNow(String id) {
        jdbc.sql("update alert_rule set next_at = now() where id = ?").param(id).update();
        return rule(id);
    }

    private void minutes(int count, int failures) {
        minutes(count, 0, failures);
    }

    /** That many failures in a hundred, in each minute from so many ago to so many ago. */
    private void minutes(int from, int to, int failures) {
        Instant now = clock.instant();
        List<MetricPoint> points = new ArrayList<>();
        for (int i = to; i <= from; i++) {
            points.add(new MetricPoint(
                    errors.id(),
                    "test",
                    now.minus(Duration.ofMinutes(i)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES),
                    failures,
                    100));
        }
        metrics.record(points);
    }

    private static HttpServer hook(Queue<String> calls) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            calls.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
