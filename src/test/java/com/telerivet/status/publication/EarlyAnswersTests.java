package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.FreePort;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EarlyAnswersTests {

    private static final String PAGE = "<p>All Systems Operational</p>".repeat(50);

    private final PublishedDocument page = PublishedDocument.of(
            RenderedDocument.of("/", RenderedDocument.HTML, PAGE).with("Content-Security-Policy", "default-src 'none'"),
            Instant.parse("2026-11-23T05:00:00.123Z"));
    private final PublishedDocument text =
            PublishedDocument.of(RenderedDocument.of("/status.txt", "text/plain", "all is well"), Instant.EPOCH);
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    void documentsComeBackFromDiskAsTheyWereServed() throws Exception {
        LastDocuments last = new LastDocuments(data);
        last.save(LastDocuments.pack(Map.of("/", page)));

        PublishedDocument again = last.load(Clock.systemUTC()).get("/");
        assertThat(again.identity()).isEqualTo(page.identity());
        assertThat(again.gzip()).isEqualTo(page.gzip());
        assertThat(again.etag()).isEqualTo(page.etag());
        assertThat(again.lastModified()).isEqualTo(page.lastModified());
        assertThat(again.contentType()).isEqualTo(page.contentType());
        assertThat(again.ownHeaders()).isEqualTo(page.ownHeaders());
    }

    @Test
    void whatIsOldOrDamagedIsNotShown() throws Exception {
        LastDocuments last = new LastDocuments(data);
        assertThat(last.load(Clock.systemUTC())).isEmpty();

        last.save(LastDocuments.pack(Map.of("/", page)));
        Path file = data.resolve("last-documents.bin");
        Instant saved = Files.getLastModifiedTime(file).toInstant();
        Duration limit = LastDocuments.GOOD_FOR;
        assertThat(last.load(Clock.fixed(saved.plus(limit).minusSeconds(1), ZoneOffset.UTC)))
                .isNotEmpty();
        assertThat(last.load(Clock.fixed(saved.plus(limit), ZoneOffset.UTC))).isEmpty();

        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
        assertThat(last.load(Clock.systemUTC())).isEmpty();
    }

    @Test
    void theDoorServesTheLastRunAndLeavesThePortFree() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find());
        try (EarlyDoor door = EarlyDoor.open(address, Map.of("/", page, "/404", page, "/status.txt", text))) {
            assertThat(door).isNotNull();
            assertThat(ask(address, "GET", "/", "User-Agent", "curl/8").body()).isEqualTo(text.identity());
            HttpResponse<byte[]> gzip = ask(address, "GET", "/?n=1", "Accept-Encoding", "gzip");
            assertThat(gzip.statusCode()).isEqualTo(200);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                    .isEqualTo(page.identity());
            assertThat(gzip.headers().map())
                    .containsKeys("etag", "cache-control", "content-security-policy", "last-modified");
            String etag = gzip.headers().firstValue("ETag").orElseThrow();
            assertThat(ask(address, "GET", "/", "If-None-Match", etag).statusCode())
                    .isEqualTo(304);
            assertThat(ask(address, "HEAD", "/", "Accept", "text/html")
                            .headers()
                            .firstValue("Content-Length"))
                    .contains(String.valueOf(page.identity().length));
            for (String path : new String[] {"/incidents/unknown00000", "/admin", "/404"}) {
                assertThat(ask(address, "GET", path, "Accept", "*/*").statusCode())
                        .as(path + " is not known to be there, nor not to be")
                        .isEqualTo(503);
            }
            assertThat(ask(address, "POST", "/", "Accept", "*/*").statusCode()).isEqualTo(503);
        }
        try (ServerSocket next = new ServerSocket(address.getPort())) {
            assertThat(next.isBound()).isTrue();
        }
    }

    @Test
    void programsThatComeTooEarlyAreToldSoInTheirOwnTerms() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find());
        try (EarlyDoor door = EarlyDoor.open(address, Map.of("/", page))) {
            assertThat(door).isNotNull();
            for (String path : new String[] {"/api/v2/status.json", "/api/v2/nothing", "/uptime.json", "/v1/pages"}) {
                HttpResponse<byte[]> answer = ask(address, "GET", path, "Accept", "*/*");
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.headers()
                                .firstValue("Access-Control-Allow-Origin")
                                .isPresent())
                        .as("%s is for scripts of other pages", path)
                        .isEqualTo(!path.startsWith("/v1/"));
                JsonNode json = JsonMapper.shared().readTree(answer.body());
                assertThat(json.get("error").asString()).isEqualTo("Not available");
                assertThat(json.get("message").asString()).contains("starting");
            }
            assertThat(ask(address, "POST", "/v1/pages/x/incidents", "Accept", "*/*")
                            .headers()
                            .firstValue("Content-Type"))
                    .contains("application/json; charset=utf-8");
            assertThat(ask(address, "GET", "/history", "Accept", "*/*")
                            .headers()
                            .firstValue("Content-Type"))
                    .contains("text/plain; charset=utf-8");
        }
    }

    private HttpResponse<byte[]> ask(InetSocketAddress address, String method, String path, String... headers)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .headers(headers)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
