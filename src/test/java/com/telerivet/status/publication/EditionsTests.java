package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditionsTests {

    private static final Instant EVENING = Instant.parse("2015-01-31T18:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Draft> drafts = new ArrayList<>();
    private SiteStore store = new SiteStore(new RareDocuments(new Press(Clock.systemUTC(), meters)));
    private Editions editions = new Editions(List.of(), new Press(Clock.systemUTC(), meters), store);

    @BeforeEach
    void aPageWithTwoRenderers() {
        Press press = new Press(Clock.fixed(EVENING, ZoneOffset.UTC), meters);
        store = new SiteStore(new RareDocuments(press));
        List<Renderer> renderers =
                List.of(snapshot -> List.copyOf(drafts), snapshot -> List.of(draft("/other", () -> "other")));
        editions = new Editions(renderers, press, store);
    }

    @Test
    void aDocumentThatFailsKeepsItsLastGoodVersionAndStopsNoOther() {
        offer(draft("/a", () -> "a1"), draft("/b", () -> "b1"));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        offer(draft("/a", EditionsTests::poison), draft("/b", () -> "b2"));
        editions.publish(SnapshotSamples.snapshot(EVENING));

        assertThat(text("/a")).isEqualTo("a1");
        assertThat(text("/b")).isEqualTo("b2");
        assertThat(text("/other")).isEqualTo("other");
        assertThat(meters.counter("status.publication.failures").count()).isEqualTo(1);
    }

    @Test
    void aDocumentThatNeverCouldBeRenderedIsAbsent() {
        offer(draft("/a", EditionsTests::poison), draft("/b", () -> "b1"));
        editions.publish(SnapshotSamples.snapshot(EVENING));

        assertThat(store.find("/a")).isEmpty();
        assertThat(text("/b")).isEqualTo("b1");
    }

    @Test
    void aDocumentThatIsNoLongerOfferedIsGone() {
        offer(draft("/a", () -> "a1"), draft("/b", () -> "b1"));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        offer(draft("/b", () -> "b1"));
        editions.publish(SnapshotSamples.snapshot(EVENING));

        assertThat(store.find("/a")).isEmpty();
    }

    @Test
    void aDocumentIsRenderedAgainOnlyWhenWhatItIsMadeFromChanges() {
        List<String> rendered = new ArrayList<>();
        for (int version : new int[] {1, 1, 1, 2}) {
            offer(Draft.of("/a", version, () -> {
                rendered.add("v" + version);
                return document("/a", "v" + version);
            }));
            editions.publish(SnapshotSamples.snapshot(EVENING));
        }
        assertThat(rendered).containsExactly("v1", "v2");
        assertThat(text("/a")).isEqualTo("v2");
    }

    @Test
    void aDocumentThatShowsWhatItShowedIsNotRenderedAgain() {
        List<String> rendered = new ArrayList<>();
        for (String shown : new String[] {"calm", "calm", "trouble", "calm"}) {
            offer(shown(() -> shown, rendered));
            editions.publish(SnapshotSamples.snapshot(EVENING));
            assertThat(text("/a")).isEqualTo(shown);
        }
        assertThat(rendered).containsExactly("calm", "trouble", "calm");
    }

    @Test
    void aDocumentWhoseViewFailsKeepsItsLastGoodVersionAndIsTriedAgain() {
        List<String> rendered = new ArrayList<>();
        offer(shown(() -> "calm", rendered));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        offer(shown(EditionsTests::poison, rendered));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(text("/a")).isEqualTo("calm");
        offer(shown(() -> "trouble", rendered));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(text("/a")).isEqualTo("trouble");
    }

    @Test
    void aRendererThatCannotSayWhatItHasKeepsAllThatItHad() {
        offer(draft("/a", () -> "a1"));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        drafts.clear();
        drafts.add(null); // List.copyOf refuses it
        editions.publish(SnapshotSamples.snapshot(EVENING));

        assertThat(text("/a")).isEqualTo("a1");
        assertThat(text("/other")).isEqualTo("other");
    }

    @Test
    void aRareDocumentWaitsForItsFirstReaderAndIsRenderedOnce() throws Exception {
        AtomicInteger renderings = new AtomicInteger();
        offer(Draft.rare("/old", 1, () -> document("/old", "old " + renderings.incrementAndGet())));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(renderings).hasValue(0);

        ExecutorService readers = Executors.newFixedThreadPool(8);
        List<Callable<String>> all = Collections.nCopies(64, () -> text("/old"));
        for (Future<String> read : readers.invokeAll(all)) {
            assertThat(read.get()).isEqualTo("old 1");
        }
        readers.shutdown();
        offer(Draft.rare("/old", 1, () -> document("/old", "the same again")));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(text("/old")).isEqualTo("old 1");
    }

    @Test
    void aRareDocumentIsRenderedAgainWhenWhatItIsMadeFromChanges() {
        offer(Draft.rare("/old", 1, () -> document("/old", "v1")));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(text("/old")).isEqualTo("v1");
        offer(Draft.rare("/old", 2, () -> document("/old", "v2")));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(text("/old")).isEqualTo("v2");
    }

    @Test
    void aRareDocumentThatFailsKeepsItsLastGoodVersionAndIsNotTriedForEveryReader() {
        offer(Draft.rare("/old", 1, () -> document("/old", "v1")));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(text("/old")).isEqualTo("v1");
        offer(Draft.rare("/old", 2, () -> document("/old", poison())));
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(text("/old")).isEqualTo("v1");
        assertThat(text("/old")).isEqualTo("v1");
        assertThat(meters.counter("status.publication.failures").count()).isEqualTo(1);
    }

    @Test
    void anOldIncidentIsMadeUpWhenSomebodyAsksForItAndGoesWithIt() {
        List<String> asked = new ArrayList<>();
        Press press = new Press(Clock.systemUTC(), meters);
        editions = new Editions(List.of(new OfIncidents(asked)), press, store);
        SiteSnapshot withOneOld = SnapshotSamples.snapshot(EVENING, SnapshotSamples.open("open00000001", EVENING))
                .with(Archive.of(List.of(SnapshotSamples.resolved("old000000001", EVENING.minusSeconds(999_999)))));
        editions.publish(withOneOld);
        assertThat(asked).isEmpty();

        assertThat(text("/incidents/old000000001")).isEqualTo("Outage of old000000001");
        assertThat(store.find("/es/incidents/old000000001")).as("not offered").isEmpty();
        assertThat(store.find("/incidents/open00000001"))
                .as("the renderer has it among its drafts or not at all")
                .isEmpty();
        assertThat(store.find("/incidents/never0000001")).isEmpty();
        assertThat(store.present().rare().map(Draft::path)).containsExactly("/incidents/old000000001");
        assertThat(asked).containsOnly("old000000001");

        assertThat(store.present().stillHas("/incidents/old000000001")).isTrue();
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(store.find("/incidents/old000000001")).isEmpty();
        assertThat(store.present().stillHas("/incidents/old000000001")).isFalse();
    }

    /** Has nothing but the pages of incidents. */
    private record OfIncidents(List<String> asked) implements Renderer {

        @Override
        public List<Draft> drafts(SiteSnapshot snapshot) {
            return List.of();
        }

        @Override
        public List<Draft> drafts(ArchivedIncident old, SiteSnapshot snapshot) {
            asked.add(old.id());
            String path = "/incidents/" + old.id();
            return List.of(Draft.rare(path, old, () -> RenderedDocument.of(path, "text/plain", old.name())));
        }
    }

    @Test
    void whatIsNotOfferedMakesNoDocument() {
        editions.publish(SnapshotSamples.snapshot(EVENING));
        assertThat(store.find("/incidents/unknown00001")).isEmpty();
        assertThat(store.offers("/incidents/unknown00001")).isFalse();
    }

    private void offer(Draft... now) {
        drafts.clear();
        drafts.addAll(List.of(now));
    }

    private static Draft draft(String path, Supplier<String> text) {
        return Draft.of(path, () -> document(path, text.get()));
    }

    private static Draft shown(Supplier<String> view, List<String> rendered) {
        return Draft.of("/a", view, (String text) -> {
            rendered.add(text);
            return document("/a", text);
        });
    }

    private static RenderedDocument document(String path, String text) {
        return RenderedDocument.of(path, "text/plain", text);
    }

    private static String poison() {
        throw new IllegalStateException("a row that nobody can render");
    }

    private String text(String path) {
        return new String(store.find(path).orElseThrow().identity(), StandardCharsets.UTF_8);
    }
}
