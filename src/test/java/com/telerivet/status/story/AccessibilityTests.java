package com.telerivet.status.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.telerivet.status.alert.AlertRules;
import com.telerivet.status.incident.IncidentTemplates;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.metric.otlp.OtlpRules;
import com.telerivet.status.metric.prometheus.Pulls;
import com.telerivet.status.page.Language;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.probe.ReachPublication;
import com.telerivet.status.subscriber.MailAddress;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Axe;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.DeskPages;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What axe-core can find on the pages, in both themes. A page that is new at the desk is looked at of itself. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTests {

    /** No page links there: two come by mail and are looked at below, three answer with text, JSON or a picture. */
    private static final List<String> NOT_LINKED = List.of(
            "/admin/invitations/{token}",
            "/admin/settings/pictures/{name}",
            "/admin/password-reset/{token}",
            "/admin/drafts/{name}",
            "/admin/outbox/{name}");

    /** What of the page takes the focus, in its order. */
    private static final String TABBABLE =
            """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
              .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility() && e.type !== 'hidden')
              .map(e => e.tagName + ' ' + (e.getAttribute('aria-label') || e.textContent || e.name).trim().slice(0, 40))
            """;

    /** What has the focus, and whether a ring or another line around it says so within the window. */
    private static final String FOCUS =
            """
            () => {
              const e = document.activeElement;
              const style = getComputedStyle(e);
              const box = e.getBoundingClientRect();
              return {
                name: e.tagName + ' ' + (e.getAttribute('aria-label') || e.textContent || e.name).trim().slice(0, 40),
                seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && box.bottom > 0 && box.top < innerHeight,
              };
            }
            """;

    @Autowired
    private Environment app;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Maintenances maintenances;

    @Autowired
    private IncidentTemplates templates;

    @Autowired
    private AlertRules rules;

    @Autowired
    private Pulls pulls;

    @Autowired
    private OtlpRules otlp;

    @Autowired
    private SubscriberRegister register;

    @Autowired
    private ProbeAgents agents;

    @Autowired
    private ReachPublication reach;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Axe axe = new Axe();
    private AdminClient ada;
    private Browser browser;
    private String base = "";
    private String open = "";
    private String planned = "";

    @BeforeAll
    void open() {
        browser = Browser.open();
        base = "http://localhost:" + app.getRequiredProperty("server.port");
        site().textWhen("/", page -> page.contains("Telerivet"));
        Instant start = clock.instant().plus(Duration.ofDays(300));
        open = incidents
                .report("Trouble", null, new NewUpdate(null, "We look into it.", null, Map.of(), true))
                .id();
        planned = maintenances
                .plan(
                        "New disks",
                        null,
                        MaintenancePlan.allByItself(start, start.plus(Duration.ofHours(2))),
                        new NewUpdate(null, "We replace disks.", null, Map.of(), false))
                .id();
        ada = AdminClient.ada(app);
        register.add(MailAddress.of("axe@example.com").orElseThrow(), Set.of(), "a test");
        agents.add("Axe", "Nairobi");
        reach.show(true);
        make("templates", Map.of("name", "Calm words", "title", "Delays", "body", "We look into it."));
        make(
                "alerts",
                Map.of(
                        "name",
                        "Never",
                        "metric",
                        any("metric"),
                        "component",
                        any("component"),
                        "threshold",
                        "1000000"));
        make("pulls", Map.of("name", "Nobody", "url", "http://127.0.0.1:1", "query", "up", "metric", any("metric")));
        make("otlp", Map.of("metric", any("metric"), "otlpMetric", "axe.looks"));
    }

    @AfterAll
    void close() {
        incidents.delete(open, null);
        incidents.delete(planned, null);
        reach.show(false);
        agents.all().forEach(agent -> agents.remove(agent.id()));
        templates.all().forEach(template -> templates.remove(template.id()));
        rules.all().forEach(rule -> rules.remove(rule.id()));
        pulls.all().forEach(pull -> pulls.remove(pull.id()));
        otlp.all().forEach(rule -> otlp.remove(rule.id()));
        browser.close();
    }

    @Test
    void axeFindsNothingOnThePublicPages() {
        site().textWhen("/vantage-points", text -> text.contains("Nairobi"));
        Page page = axe.page(browser.person());
        Stream<String> paths = Stream.of(
                "/",
                "/history",
                "/history?page=2",
                "/search?q=database",
                "/uptime",
                "/uptime/2015",
                "/help",
                "/vantage-points",
                "/metrics/week",
                "/incidents/" + outage(),
                "/incidents/" + open,
                "/incidents/" + planned,
                "/subscribe",
                "/incidents/nosuchthing0",
                "/admin/login",
                "/admin/password-reset",
                "/admin/password-reset/nosuchtoken0",
                "/admin/invitations/nosuchtoken0");
        assertThat(findings(page, paths.toList())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void axeFindsNothingOnThePublicPagesInOtherLanguages(Language language) {
        Page page = axe.page(browser.person());
        Stream<String> paths = Stream.of("/", "/history", "/search?q=database", "/help", "/incidents/" + open)
                .map(path -> language.prefix() + path);
        List<String> all = new ArrayList<>(paths.toList());
        all.add("/subscribe?language=" + language.code());
        if (language.isRightToLeft()) {
            Stream.of("/uptime", "/metrics/week", "/incidents/" + outage(), "/incidents/nosuchthing0")
                    .forEach(path -> all.add(language.prefix() + path));
        }
        // from right to left a page is laid out anew, so its colours are looked at as well
        assertThat(findings(page, all, language.isRightToLeft() ? axe::findings : axe::findingsBesideColours))
                .isEmpty();
    }

    /** From the first Tab to the last: all that can be worked is reached, once, in the order of the page, and seen. */
    @Test
    @SuppressWarnings("unchecked")
    void theFrontPageIsWalkedByKeysAlone() {
        Page page = axe.page(browser.person());
        page.navigate(base + "/");
        PlaywrightAssertions.assertThat(page.locator(".stamp")).containsText("ago");
        List<String> expected = (List<String>) page.evaluate(TABBABLE);
        List<String> walked = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            page.keyboard().press("Tab");
            Map<String, Object> focus = (Map<String, Object>) page.evaluate(FOCUS);
            walked.add((String) focus.get("name"));
            assertThat(focus.get("seen"))
                    .as("%s shows that it has the focus", walked.get(i))
                    .isEqualTo(true);
        }
        assertThat(walked).isEqualTo(expected).hasSizeGreaterThan(40);

        page.reload();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#main")).isFocused();

        page.locator("[data-day-bars] svg").first().focus();
        page.keyboard().press("ArrowLeft");
        PlaywrightAssertions.assertThat(page.locator(".days-tip").first()).isVisible();
        page.locator(".days-more summary").first().focus();
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".days-more p").first()).isVisible();

        page.locator(".masthead [data-dialog]").focus();
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#subscribe-email")).isFocused();
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(page.locator("dialog")).isHidden();
        PlaywrightAssertions.assertThat(page.locator(".masthead [data-dialog]")).isFocused();
    }

    @Test
    void axeFindsNothingAtTheDesk() {
        DeskPages desk = new DeskPages(requestMappingHandlerMapping, ada);
        assertThat(desk.unreached())
                .as("link to it from a page of the desk, and make what it shows above")
                .containsExactlyInAnyOrderElementsOf(NOT_LINKED);
        List<String> paths = new ArrayList<>(desk.paths());
        paths.addAll(List.of("/admin/incidents/" + outage(), "/admin/incidents/" + planned, "/admin/nosuchpage"));
        assertThat(paths).hasSizeGreaterThan(40);

        Page page = axe.page(browser.person());
        page.navigate(base + "/admin/login");
        Browser.signIn(page, AppTest.ADA, AppTest.ADAS_PASSWORD);
        page.waitForURL(base + "/admin");
        assertThat(findings(page, paths)).isEmpty();
    }

    private void make(String what, Map<String, String> fields) {
        String list = "/admin/" + what;
        Form form = ada.form(list + "/new", list);
        fields.forEach(form::with);
        assertThat(ada.post(form).statusCode()).as(what).isEqualTo(302);
    }

    private String any(String table) {
        return jdbc.sql("select id from " + table + " order by id limit 1")
                .query(String.class)
                .single();
    }

    private List<String> findings(Page page, Collection<String> paths) {
        return findings(page, paths, axe::findings);
    }

    private List<String> findings(Page page, Collection<String> paths, Function<Page, List<String>> look) {
        List<String> findings = new ArrayList<>();
        for (String path : paths) {
            page.navigate(base + path);
            look.apply(page).forEach(finding -> findings.add(path + ": " + finding));
        }
        return findings;
    }

    private String outage() {
        var all = site().json("/api/v2/incidents.json").get("incidents");
        return all.get(all.size() - 1).get("id").asString();
    }

    private Site site() {
        return new Site(app.getRequiredProperty("server.port", Integer.class));
    }
}
