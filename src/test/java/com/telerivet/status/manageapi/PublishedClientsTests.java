package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients that were published for Statuspage, installed from npm and run as they are against this page, with no more
 * changed than the base URL.
 */
@AppTest
class PublishedClientsTests {

    private static final Path FOLDER = Path.of("src/test/clients").toAbsolutePath();

    @Autowired
    private StatusPage page;

    @Autowired
    private Components components;

    @Autowired
    private Incidents incidents;

    @Value("${server.port}")
    private int port;

    @BeforeAll
    static void install() throws Exception {
        Path installed = FOLDER.resolve("node_modules/.package-lock.json");
        Path wanted = FOLDER.resolve("package-lock.json");
        if (Files.notExists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(npm.waitFor()).as(said).isZero();
        }
    }

    @Test
    void anOldWrapperManagesComponentsAndSendsPoints() throws Exception {
        ApiClient api = new ApiClient(port);
        String base = "/pages/" + page.profile().id();
        String provider = api.post(base + "/metrics_providers", "{\"metrics_provider\":{\"type\":\"Self\"}}")
                .text("id");
        String metric = api.post(
                        base + "/metrics_providers/" + provider + "/metrics", "{\"metric\":{\"name\":\"Sent\"}}")
                .text("id");

        JsonNode said = run("managing", metric);

        assertThat(said.get("created").toString()).isEqualTo("[201,\"Made by a published client\"]");
        assertThat(said.get("changed").toString()).isEqualTo("[200,\"partial_outage\"]");
        assertThat(said.get("listed"))
                .as("a page of the list: others of this house may have filled it")
                .hasSizeBetween(1, 100);
        assertThat(said.get("point").toString()).isEqualTo("[201,212.5]");
        assertThat(said.get("deleted").asInt()).isEqualTo(204);
    }

    @Test
    void aTypedClientReadsEveryDocumentAndRevivesEveryDate() throws Exception {
        String id = report("Read by a published client");

        JsonNode said = run("reading");

        assertThat(said.get("unrevived").size())
                .as(said.get("unrevived").toString())
                .isZero();
        assertThat(said.at("/incidents/incidents").valueStream().map(one -> one.get("id")
                        .asString()))
                .contains(id);
        assertThat(said.at("/unresolved/incidents/0/incident_updates").isArray())
                .isTrue();
        assertThat(said.at("/summary/components").size())
                .isEqualTo(said.at("/components/components").size());
        for (String list : List.of("maintenances", "active", "upcoming")) {
            assertThat(said.at("/" + list + "/scheduled_maintenances").isArray())
                    .isTrue();
        }
    }

    @Test
    void aPollingClientHearsOfTheNextEntry() throws Exception {
        String known = report("There before");
        Process client = start("hearing");
        try (BufferedReader progress = client.errorReader(StandardCharsets.UTF_8)) {
            assertThat(progress.readLine()).isEqualTo("listening");
            incidents.post(known, new NewUpdate(null, "Heard by a published client.", null, Map.of(), false), null);

            JsonNode heard = finished(client);

            assertThat(heard.get("id").asString()).isEqualTo(known);
            assertThat(heard.get("body").asString()).isEqualTo("Heard by a published client.");
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void aValidatorOfJsonFeedsFindsNothing() throws Exception {
        report("Told to feed readers ]]> \u202E \uD83D\uDE00 <script>");

        JsonNode said = run("feeding", "/feed.json");

        assertThat(said.get("problems").toString()).isEqualTo("[]");
        assertThat(said.get("items").asInt()).isPositive();
    }

    @Test
    void aValidatorTakesTheDescriptionForOpenApi() throws Exception {
        new Site(port).textWhen("/v3/api-docs", text -> text.startsWith("{"));

        JsonNode said = run("describing");

        assertThat(said.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(said.get("paths").asInt()).isGreaterThan(80);
    }

    @Test
    void theVendorsOwnWidgetShowsTheStateOnAnotherOrigin() throws Exception {
        String component = components
                .add(new NewComponent(null, "Widget", null, ComponentStatus.MAJOR_OUTAGE, true, false, null))
                .id();
        Site site = new Site(port);
        site.textWhen("/api/v2/components.json", text -> text.contains(component));
        String words =
                site.json("/api/v2/status.json").at("/status/description").asString();
        HttpServer shop = shop();
        try (Browser browser = Browser.open()) {
            Page there = browser.page();
            there.navigate("http://127.0.0.1:" + shop.getAddress().getPort() + "/");

            there.locator("statuspage-widget").getByText(words).first().waitFor();
        } finally {
            shop.stop(0);
            components.set(component, ComponentStatus.OPERATIONAL, null);
        }
    }

    /** The widget as it is installed; it was written for browsers without custom elements of their own. */
    private HttpServer shop() throws IOException {
        Map<String, Path> scripts = Map.of(
                "/shim.js", FOLDER.resolve("node_modules/@webcomponents/custom-elements/src/native-shim.js"),
                "/widget.js", FOLDER.resolve("node_modules/@statuspage/status-widget/dist/index.js"));
        // it throws the path of its address away
        String html = "<!DOCTYPE html><title>Shop</title><body><statuspage-widget src=\"http://localhost:" + port
                + "/some/path\"></statuspage-widget><script>var parcelRequire;</script>"
                + "<script src=\"/shim.js\"></script><script src=\"/widget.js\"></script>";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path script = scripts.get(exchange.getRequestURI().getPath());
            byte[] bytes = script == null ? html.getBytes(StandardCharsets.UTF_8) : Files.readAllBytes(script);
            exchange.getResponseHeaders().set("Content-Type", script == null ? "text/html" : "text/javascript");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private String report(String name) {
        String id = incidents
                .report(name, null, new NewUpdate(null, "It begins.", null, Map.of(), false))
                .id();
        new Site(port).textWhen("/api/v2/incidents.json", text -> text.contains(id));
        return id;
    }

    private JsonNode run(String what, String... more) throws Exception {
        return finished(start(what, more));
    }

    private Process start(String what, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "node",
                "published-clients.cjs",
                what,
                "http://localhost:" + port,
                page.profile().id(),
                AppTest.TOKEN));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).directory(FOLDER.toFile()).start();
    }

    private static JsonNode finished(Process client) throws Exception {
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String problem = client.exitValue() == 0
                ? ""
                : new String(client.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(problem).isEmpty();
        return JsonMapper.shared().readTree(said);
    }
}
