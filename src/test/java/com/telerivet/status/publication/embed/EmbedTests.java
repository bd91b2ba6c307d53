package com.telerivet.status.publication.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.page.EmbedLook;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;

/** What terminals get, and what other sites embed, copied from the page that offers it. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
class EmbedTests {

    private static final String TITLE = "Mails <are> *late*";

    @LocalServerPort
    private int port;

    @Autowired
    private StatusPage statusPage;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    private Site site;
    private ComponentSummary api;
    private IncidentStory story;

    @BeforeEach
    void thereIsTrouble() {
        site = new Site(port);
        api = components.tree().components().get(0);
        story = incidents.report(
                TITLE,
                null,
                new NewUpdate(
                        IncidentStatus.INVESTIGATING,
                        "We look. ".repeat(30) + "\u001b[31mred",
                        null,
                        Map.of(api.id(), ComponentStatus.PARTIAL_OUTAGE),
                        false));
        site.textWhen("/status.txt", text -> text.contains("! Mails"));
    }

    @AfterEach
    void theTroubleIsOver() {
        incidents.post(
                story.id(),
                new NewUpdate(
                        IncidentStatus.RESOLVED, "Done.", null, Map.of(api.id(), ComponentStatus.OPERATIONAL), false),
                null);
        site.textWhen("/status.txt", text -> !text.contains("! Mails"));
    }

    @Test
    void aTerminalGetsTextOfEightyColumnsAndNothingThatItWouldObey() {
        String text = site.get("/status.txt").body();
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text)
                .contains("! " + TITLE, "  Investigating - ", api.name() + " ....")
                .contains("Partial outage")
                .doesNotContain("\u001b");
        assertThat(site.get("/status.md").body())
                .contains("## [Mails \\<are\\> \\*late\\*](", "**Investigating**", ": Partial outage");
    }

    @Test
    void curlGetsTheTextAndNoCacheGivesItToABrowser() {
        HttpResponse<String> text = site.get("/", "User-Agent", "curl/8.5.0", "Accept", "*/*");
        assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(text.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(text.body()).isEqualTo(site.get("/status.txt").body());

        for (List<String> reader : List.of(
                List.of("curl/8.5.0", "text/html"),
                List.of("Mozilla/5.0 curl/1", "*/*"),
                List.of("Feedbot/1", "*/*"))) {
            HttpResponse<String> page = site.get("/", "User-Agent", reader.get(0), "Accept", reader.get(1));
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        }
    }

    @Test
    void aBadgeTellsOfThePageOrOfOneComponent() {
        assertThat(site.get("/badge.svg").body()).startsWith("<svg").contains("role=\"img\"");
        assertThat(site.get("/badge.svg?style=flat").body())
                .isEqualTo(site.get("/badge.svg").body());
        HttpResponse<String> one = site.get("/badge.svg?component=" + api.id());
        assertThat(one.body()).contains("<title>" + api.name() + ": Partial outage</title>");
        assertThat(one.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(site.get("/badge.svg?x=1&component=" + api.id()).body()).isEqualTo(one.body());
        assertThat(site.get("/badge.svg?component=absentabsent").statusCode()).isEqualTo(404);
        assertThat(Badge.of("<script>\"&", ComponentStatus.OPERATIONAL, "x")).doesNotContain("<script", "\"&\"");
    }

    @Test
    void onlyTheFrameMayBeFramed() {
        HttpResponse<String> frame = site.get("/embed#dark");
        assertThat(policy(frame)).contains("default-src 'none'", "frame-ancestors *");
        assertThat(frame.body()).contains("Mails &lt;are&gt; *late*", "/incidents/" + story.id());
        for (String path : List.of("/", "/history", "/help", "/subscribe", "/admin/login")) {
            assertThat(policy(site.get(path))).as(path).contains("frame-ancestors 'none'");
        }
    }

    @Test
    void theScriptIsSmall() {
        HttpResponse<String> script = site.send("HEAD", "/embed.js", "Accept-Encoding", "gzip");
        assertThat(script.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE))
                .isLessThan(5 * 1024);
        assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(script.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theSnippetsWorkOnAnotherOriginUnderAStrictPolicy() throws Exception {
        String help = site.get("/help").body();
        String body = snippet(help, "badge") + snippet(help, "frame") + snippet(help, "script");
        String address = "http://localhost:" + port;
        String policy = "default-src 'none'; img-src " + address + "; frame-src " + address + "; "
                + snippet(help, "policy").replace("Content-Security-Policy: ", "");
        statusPage.embed(new EmbedLook("top-left", "#204060", "ffffff", null, null));
        site.textWhen("/embed.js", text -> text.contains("\"position\":\"top-left\""));
        HttpServer other = otherSite("<!DOCTYPE html><title>Shop</title><body>" + body, policy);
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            page.navigate("http://127.0.0.1:" + other.getAddress().getPort() + "/");

            page.locator("[role=status] a").waitFor();
            assertThat(page.locator("[role=status] a").innerText()).contains(TITLE);
            assertThat(page.locator("[role=status] a").getAttribute("href")).endsWith("/incidents/" + story.id());
            assertThat(page.evaluate("(style => [style.top, style.left].join())"
                            + "(getComputedStyle(document.querySelector('[role=status]')))"))
                    .isEqualTo("16px,16px");
            assertThat(page.locator("[role=status] div").evaluate("box => getComputedStyle(box).backgroundColor"))
                    .isEqualTo("rgb(32, 64, 96)");
            assertThat(page.frameLocator("iframe").locator("li a").first().innerText())
                    .isEqualTo(TITLE);
            assertThat(page.evaluate("document.images[0].naturalWidth > 50")).isEqualTo(true);
            assertThat(page.context().cookies()).isEmpty();

            page.locator("[role=status] button").click();
            page.reload();
            page.frameLocator("iframe").locator("h1").waitFor();
            assertThat(page.locator("[role=status]").count()).isZero();
        } finally {
            statusPage.embed(EmbedLook.plain());
            other.stop(0);
        }
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private static String snippet(String page, String id) {
        Matcher found = Pattern.compile("<code id=\"" + id + "\">(.*?)</code>", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    private static HttpServer otherSite(String html, String policy) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
