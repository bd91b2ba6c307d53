package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.platform.ProxySettings;
import com.telerivet.status.platform.TrustedProxies;
import com.telerivet.status.testkit.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The streams alone, on a server with few connections. */
class LiveReadersTests {

    private static final Instant EVENING = Instant.parse("2015-01-31T18:00:00Z");
    private static final int CONNECTIONS = 12;
    private static final int ROOM = 6;
    private static final int ROOM_PER_CLIENT = 5;
    static final TrustedProxies NO_PROXIES = new TrustedProxies(new ProxySettings(List.of()));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Press press = new Press(Clock.systemUTC(), meters);
    private final SiteStore store = new SiteStore(new RareDocuments(press));
    private final Editions editions = new Editions(List.of(), press, store);
    private final MovableClock clock = new MovableClock(EVENING);
    private final LiveReaders live =
            new LiveReaders(store, new LiveSettings(ROOM, ROOM_PER_CLIENT), NO_PROXIES, clock, meters);
    private final Tomcat server = new Tomcat();
    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void aServer() throws Exception {
        server.setBaseDir(Files.createTempDirectory("live").toString());
        server.setPort(0);
        Connector connector = server.getConnector();
        connector.setProperty("maxConnections", String.valueOf(CONNECTIONS));
        connector.setProperty("address", "127.0.0.1");
        server.addContext("", null);
        server.getEngine()
                .getPipeline()
                .addValve(new PublishedSiteValve(
                        store,
                        new StaticAssets(Clock.systemUTC()),
                        live,
                        new Searches(store, List.of(), new SearchIndex())));
        live.watch(connector);
        server.start();
        live.start();
        editions.publish(SnapshotSamples.snapshot(EVENING));
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket client : clients) {
            client.close();
        }
        live.stop();
        server.stop();
        server.destroy();
    }

    @Test
    void everyOpenPageIsToldOfTheNextEdition() throws IOException {
        List<BufferedReader> readers = List.of(follow(), follow(), follow());
        for (BufferedReader reader : readers) {
            assertThat(word(reader)).startsWith("data: 2015-01-31T18:00:00Z ");
        }
        editions.publish(SnapshotSamples.snapshot(EVENING.plusSeconds(60)));
        live.wake();
        for (BufferedReader reader : readers) {
            assertThat(next(reader, "data: 2015-01-31T18:00:00Z ")).startsWith("data: 2015-01-31T18:01:00Z ");
        }
    }

    @Test
    void whatIsPublishedOfTheSameMomentIsToldAsWell() throws IOException {
        BufferedReader reader = follow();
        word(reader);
        editions.publish(SnapshotSamples.snapshot(EVENING));
        live.wake();
        assertThat(next(reader, "data: 2015-01-31T18:00:00Z ")).startsWith("data: 2015-01-31T18:00:00Z#1 ");
    }

    @Test
    void beyondTheRoomAPageIsRefusedAndKeepsAsking() throws IOException {
        List<BufferedReader> readers = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            readers.add(follow("127.0.0." + (1 + i)));
            word(readers.get(i));
        }
        assertThat(follow().readLine()).contains("503");
        clients.get(0).close();
        await().until(() -> {
            live.wake();
            return following() < ROOM;
        });
        assertThat(word(follow())).contains("2015-01-31T18:00:00Z");
    }

    @Test
    void oneClientHasOnlyItsPartOfTheRoom() throws IOException {
        for (int i = 0; i < ROOM_PER_CLIENT; i++) {
            word(follow("127.0.0.1"));
        }
        assertThat(follow("127.0.0.1").readLine()).contains("429");
        assertThat(word(follow("127.0.0.2"))).contains("2015-01-31T18:00:00Z");
    }

    @Test
    void aReaderIsAskedToComeAgainSoThatOneWhoNoLongerReadsGoes() throws IOException {
        BufferedReader early = follow();
        word(early);
        clock.advance(Duration.ofSeconds(40));
        BufferedReader late = follow();
        word(late);
        clock.advance(Duration.ofSeconds(6));
        live.wake();
        assertThat(early.lines()).contains("event: renew");
        await().until(() -> following() == 1);
        editions.publish(SnapshotSamples.snapshot(EVENING.plusSeconds(60)));
        live.wake();
        assertThat(next(late, "data: 2015-01-31T18:00:00Z ")).startsWith("data: 2015-01-31T18:01:00Z ");
    }

    @Test
    void theStreamsAreTheFirstToGoWhenConnectionsRunShort() throws IOException {
        BufferedReader reader = follow();
        word(reader);
        for (int i = 0; i < CONNECTIONS - 2; i++) {
            clients.add(new Socket("127.0.0.1", port()));
        }
        await().until(() -> {
            live.wake();
            return following() == 0;
        });
        assertEnds(reader);
    }

    @Test
    void aServerThatStopsEndsThemAndAdmitsNoMore() throws IOException {
        BufferedReader reader = follow();
        word(reader);
        live.stop();
        assertEnds(reader);
        assertThat(follow().readLine()).contains("503");
    }

    /** Words may still come before the end. */
    private static void assertEnds(BufferedReader reader) {
        assertThat(reader.lines()).allMatch(line -> line.isEmpty() || line.startsWith("data: "));
    }

    private double following() {
        return meters.get("status.publication.live.readers").gauge().value();
    }

    private BufferedReader follow() throws IOException {
        return follow("127.0.0.1");
    }

    private BufferedReader follow(String from) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port(), InetAddress.getByName(from), 0);
        client.setSoTimeout(15_000);
        clients.add(client);
        client.getOutputStream()
                .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next thing that the server says on the stream. */
    private static String word(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = reader.readLine();
        }
        return String.valueOf(line);
    }

    /** The first thing said that is not what was said before: a beat of the clock may repeat that in between. */
    private static String next(BufferedReader reader, String before) throws IOException {
        String word = word(reader);
        while (word.startsWith(before)) {
            word = word(reader);
        }
        return word;
    }

    private int port() {
        return server.getConnector().getLocalPort();
    }
}
