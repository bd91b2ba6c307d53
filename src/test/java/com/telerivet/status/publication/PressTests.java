package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.platform.StatusSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressTests {

    private static final Instant EVENING = Instant.parse("2015-01-31T18:00:00Z");

    @TempDir
    private Path data;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SiteStore store = new SiteStore();
    private final List<Draft> drafts = new ArrayList<>();
    private Press press;

    @BeforeEach
    void aPressWithOneRenderer() {
        StatusSettings settings = new StatusSettings(data, "https://x.example");
        Clock clock = Clock.fixed(EVENING, ZoneOffset.UTC);
        press = new Press(
                List.of(snapshot -> List.copyOf(drafts), snapshot -> List.of(draft("/other", () -> "other"))),
                store,
                new SiteFiles(settings, new StaticAssets(clock)),
                new SnapshotFile(settings),
                clock,
                meters);
    }

    @Test
    void aDocumentThatFailsKeepsItsLastGoodVersionAndStopsNoOther() {
        offer(draft("/a", () -> "a1"), draft("/b", () -> "b1"));
        press.print(snapshot());
        offer(draft("/a", PressTests::poison), draft("/b", () -> "b2"));
        press.print(snapshot());

        assertThat(text("/a")).isEqualTo("a1");
        assertThat(text("/b")).isEqualTo("b2");
        assertThat(text("/other")).isEqualTo("other");
        assertThat(meters.counter("status.publication.failures").count()).isEqualTo(1);
    }

    @Test
    void aDocumentThatNeverCouldBeRenderedIsAbsent() {
        offer(draft("/a", PressTests::poison), draft("/b", () -> "b1"));
        press.print(snapshot());

        assertThat(store.find("/a")).isEmpty();
        assertThat(text("/b")).isEqualTo("b1");
    }

    @Test
    void aDocumentThatIsNoLongerOfferedIsGone() {
        offer(draft("/a", () -> "a1"), draft("/b", () -> "b1"));
        press.print(snapshot());
        offer(draft("/b", () -> "b1"));
        press.print(snapshot());

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
            press.print(snapshot());
        }
        assertThat(rendered).containsExactly("v1", "v2");
        assertThat(text("/a")).isEqualTo("v2");
    }

    @Test
    void aRendererThatCannotSayWhatItHasKeepsAllThatItHad() {
        offer(draft("/a", () -> "a1"));
        press.print(snapshot());
        drafts.clear();
        drafts.add(null); // List.copyOf refuses it
        press.print(snapshot());

        assertThat(text("/a")).isEqualTo("a1");
        assertThat(text("/other")).isEqualTo("other");
    }

    private void offer(Draft... now) {
        drafts.clear();
        drafts.addAll(List.of(now));
    }

    private static Draft draft(String path, Supplier<String> text) {
        return Draft.of(path, () -> document(path, text.get()));
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

    private static SiteSnapshot snapshot() {
        PageProfile page = new PageProfile(
                "page00000001", "Telerivet", "https://x.example", ZoneOffset.UTC, null, null, EVENING, EVENING, 0);
        return new SiteSnapshot(
                1,
                EVENING,
                EVENING,
                page,
                new ComponentTree(List.of()),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
