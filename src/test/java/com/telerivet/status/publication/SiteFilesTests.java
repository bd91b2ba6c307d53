package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web server in front serves from the disk is right again after a start, whatever happened to it. */
class SiteFilesTests {

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "index.html.gz"})
    void afterAStartAFileThatWasDamagedIsReplaced(String name) throws IOException {
        PublishedDocument document = PublishedDocument.of(
                RenderedDocument.of("/", RenderedDocument.HTML, "<p>All systems operational</p>"), Instant.EPOCH);
        files().keep("/", document);
        Path file = data.resolve("site").resolve(name);
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 4;
        Files.write(file, damaged);

        files().keep("/", document);

        assertThat(file).hasBinaryContent(whole);
    }

    private SiteFiles files() {
        return new SiteFiles(new StatusSettings(data, "http://localhost:8080"));
    }
}
