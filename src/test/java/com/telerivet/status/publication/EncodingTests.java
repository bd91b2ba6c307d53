package com.telerivet.status.publication;

import static com.telerivet.status.publication.Encoding.BROTLI;
import static com.telerivet.status.publication.Encoding.GZIP;
import static com.telerivet.status.publication.Encoding.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.DirectDecompress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTests {

    private final AcceptedEncodings encodings = new AcceptedEncodings();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd    | BROTLI GZIP IDENTITY",
                "gzip, deflate              | GZIP IDENTITY",
                "GZIP                       | GZIP IDENTITY",
                "br;q=0.5, gzip;q=0.8       | GZIP BROTLI IDENTITY",
                "gzip;q=0, br               | BROTLI IDENTITY",
                "gzip;q=0.000               | IDENTITY",
                "*                          | BROTLI GZIP IDENTITY",
                "*;q=0, gzip                | GZIP",
                "identity;q=0, *            | BROTLI GZIP",
                "identity                   | IDENTITY",
                "identity;q=1, gzip;q=0.5   | IDENTITY GZIP",
                "deflate                    | IDENTITY",
                "gzip ; q=0.4 , br ; q=0.1  | GZIP BROTLI IDENTITY",
                "gzip;q=nonsense            | GZIP IDENTITY",
                "*;q=0                      | IDENTITY"
            })
    void whatAClientLikesBestIsServedFirst(String header, String expected) {
        List<Encoding> wanted =
                Arrays.stream(expected.split(" ")).map(Encoding::valueOf).toList();
        assertThat(encodings.of(header)).isEqualTo(wanted);
    }

    @Test
    void withoutAHeaderThePlainFormIsServed() {
        assertThat(encodings.of(null)).containsExactly(IDENTITY);
        assertThat(encodings.of("")).containsExactly(IDENTITY);
    }

    @Test
    void gzipIsServedUntilBrotliIsMade() throws Exception {
        String text = "All Systems Operational. ".repeat(200);
        PublishedDocument document =
                PublishedDocument.of(RenderedDocument.of("/", RenderedDocument.HTML, text), Instant.EPOCH);
        List<Encoding> accepted = List.of(BROTLI, GZIP);
        assertThat(document.form(accepted).body()).isEqualTo(document.gzip());

        document.compressFurther();
        DocumentForm form = document.form(accepted);
        assertThat(form.etag()).isEqualTo(document.etag().replaceAll("\"$", "-br\""));
        assertThat(new String(DirectDecompress.decompress(form.body()).getDecompressedData(), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void withoutAnyFormThatIsAcceptedThePlainOneIsServed() {
        PublishedDocument document =
                PublishedDocument.of(RenderedDocument.of("/", RenderedDocument.HTML, "x"), Instant.EPOCH);
        assertThat(document.form(List.of(BROTLI)).body()).isEqualTo(document.identity());
    }
}
