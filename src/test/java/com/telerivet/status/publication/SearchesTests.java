package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.Site;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchesTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SiteStore store = new SiteStore(new RareDocuments(new Press(Clock.systemUTC(), meters)));
    private final Tomcat server = new Tomcat();
    private Site site = new Site(0);

    @BeforeEach
    void serve() throws Exception {
        server.setBaseDir(Files.createTempDirectory("search").toString());
        server.setPort(0);
        server.addContext("", null);
        server.getEngine()
                .getPipeline()
                .addValve(new PublishedSiteValve(
                        store,
                        new StaticAssets(Clock.systemUTC()),
                        new LiveReaders(
                                store, new LiveSettings(1, 1), LiveReadersTests.NO_PROXIES, Clock.systemUTC(), meters),
                        new Searches(store, List.of(new Counting()), new SearchIndex())));
        server.start();
        site = new Site(server.getConnector().getLocalPort());
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        server.destroy();
    }

    @Test
    void beforeAnythingIsKnownNothingIsSaidToBeFound() {
        assertThat(site.get("/search?q=outage").statusCode()).isEqualTo(503);
    }

    @Test
    void anInstanceAnswersSoManySearchesAndGoesOnServingPages() {
        Instant now = Instant.parse("2026-11-23T05:00:00Z");
        store.swap(new Edition(
                SnapshotSamples.snapshot(now, SnapshotSamples.open("open00000001", now)), Map.of(), Map.of()));
        assertThat(site.get("/search?q=outage").body()).isEqualTo("1");

        Map<Integer, Long> answers = IntStream.range(0, 200)
                .map(i -> site.get("/search?q=outage").statusCode())
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(answers).containsOnlyKeys(200, 429);
        assertThat(site.get("/incidents/unknown00000").statusCode()).isEqualTo(404);
    }

    /** Says how many incidents were found. */
    private static class Counting implements Renderer {

        @Override
        public List<Draft> drafts(SiteSnapshot snapshot) {
            return List.of();
        }

        @Override
        public Optional<RenderedDocument> answer(String path, Finding finding, SiteSnapshot snapshot) {
            return Optional.of(RenderedDocument.of(path, "text/plain", String.valueOf(finding.total())));
        }
    }
}
