package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.Site;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** What readers are told where the very first rendering fails and there is no last good version. */
class FirstRenderingTests {

    private static final SiteSnapshot SITE = SnapshotSamples.snapshot(Instant.parse("2015-01-31T18:00:00Z"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Press press = new Press(Clock.systemUTC(), meters);
    private final SiteStore store = new SiteStore(new RareDocuments(press));
    private final Editions editions = new Editions(List.of(new Front(), new Incidents()), press, store);
    private final SiteHealth health = new SiteHealth(store);
    private final Tomcat server = new Tomcat();
    private Site site = new Site(0);
    private Supplier<String> front = () -> "All Systems Operational";
    private Supplier<String> incidents = () -> "[]";

    @BeforeEach
    void serve() throws Exception {
        server.setBaseDir(Files.createTempDirectory("first").toString());
        server.setPort(0);
        server.addContext("", null);
        server.getEngine()
                .getPipeline()
                .addValve(new PublishedSiteValve(
                        store,
                        new StaticAssets(Clock.systemUTC()),
                        new LiveReaders(
                                store, new LiveSettings(1, 1), LiveReadersTests.NO_PROXIES, Clock.systemUTC(), meters),
                        new Searches(store, List.of(), new SearchIndex())));
        server.start();
        site = new Site(server.getConnector().getLocalPort());
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        server.destroy();
    }

    @Test
    void aFrontPageThatCannotBeMadeIsUnknownAndNeverGreen() {
        front = FirstRenderingTests::poison;
        editions.publish(SITE);

        HttpResponse<String> answer = site.get("/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("unknown").doesNotContain("Operational");
        assertThat(site.get("/api/v2/incidents.json").body())
                .as("what can be made is shown")
                .isEqualTo("[]");
        assertThat(site.get("/api/v2/nothing.json").statusCode()).isEqualTo(404);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void itIsTriedAgainThoughNothingChanged() {
        front = FirstRenderingTests::poison;
        editions.publish(SITE);
        assertThat(editions.areWhole()).as("so the next rendering is due soon").isFalse();

        front = () -> "All Systems Operational";
        editions.publish(SITE);
        assertThat(site.get("/").statusCode()).isEqualTo(200);
        assertThat(editions.areWhole()).isTrue();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aRendererThatCannotEvenSayWhatItHasMakesNothingLookAbsent() {
        incidents = FirstRenderingTests::poison;
        editions.publish(SITE);

        assertThat(site.get("/").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = site.get("/api/v2/incidents.json");
        assertThat(answer.statusCode()).as("not 404: nobody knows").isEqualTo(503);
        assertThat(answer.body())
                .startsWith("{\"error\":\"Not available\",\"message\":\"")
                .endsWith("\"}");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    private static String poison() {
        throw new IllegalStateException("poison");
    }

    /** Made from something that does not change, so that an ordinary document would not be made again. */
    private class Front implements Renderer {

        @Override
        public List<Draft> drafts(SiteSnapshot snapshot) {
            return List.of(Draft.of("/", "the same", () -> RenderedDocument.of("/", "text/html", front.get())));
        }
    }

    private class Incidents implements Renderer {

        @Override
        public List<Draft> drafts(SiteSnapshot snapshot) {
            String path = "/api/v2/incidents.json";
            String body = incidents.get();
            return List.of(Draft.of(path, () -> RenderedDocument.of(path, RenderedDocument.JSON, body)));
        }
    }
}
