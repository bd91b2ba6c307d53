package com.telerivet.status.publication;

import com.telerivet.status.platform.TrustedProxies;
import com.telerivet.status.platform.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The open pages that are told of each new edition, by server-sent events at {@link #PATH}. One thread tells all of them,
 * at a change and every ten seconds, so that both sides notice a dead line. They get a sixth of the memory at most, and are
 * the first to go when connections run short: a page that is not told asks every half minute.
 */
@Component
class LiveReaders implements SmartLifecycle {

    static final String PATH = "/events";

    private static final Duration BEAT = Duration.ofSeconds(10);

    /**
     * A reader that was suspended takes the few words of many hours into its buffers. Nobody can tell it from one that
     * reads, but it does not open another stream: so each ends within a minute.
     */
    private static final Duration LIFE = Duration.ofSeconds(45);

    /** Of the connections that the server accepts, in percent: beyond, the streams give theirs to other readers. */
    private static final long PRESSED = 75;

    /** What the server holds for a request that goes on, most of it buffers of eight and sixteen kilobytes. */
    private static final int BYTES_EACH = 112 << 10;

    private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
    private final SiteStore site;
    private final long room;
    private final int roomPerClient;
    private final TrustedProxies proxies;
    private final Clock clock;
    private volatile @Nullable Connector door;
    private volatile @Nullable Worker worker;
    private @Nullable Edition told;
    private int sameMoment;

    LiveReaders(SiteStore site, LiveSettings settings, TrustedProxies proxies, Clock clock, MeterRegistry meters) {
        this.site = site;
        this.room = Math.min(settings.readers(), Runtime.getRuntime().maxMemory() / 6 / BYTES_EACH);
        this.roomPerClient = settings.readersPerClient();
        this.proxies = proxies;
        this.clock = clock;
        Gauge.builder("status.publication.live.readers", readers, Set::size)
                .description("Open pages that hear of changes at once")
                .register(meters);
    }

    void watch(Connector connector) {
        door = connector;
    }

    /** Opens a stream for this request, or refuses: with 503 where there is no room, with 429 where one client has its part. */
    void admit(Request request, Response response) throws IOException {
        if (!isRunning() || readers.size() >= room || isPressed()) {
            new DocumentResponse(request, response).noRoom();
            return;
        }
        String client = proxies.visitor(request);
        if (readers.stream().filter(reader -> reader.isOf(client)).count() >= roomPerClient) {
            new DocumentResponse(request, response).noRoomForClient();
            return;
        }
        DocumentResponse.STREAM.forEach(response::setHeader);
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // a timer each is what the one worker saves
        LiveReader reader = new LiveReader(
                client, clock.instant(), context, response.getOutputStream(), this::word, readers::remove);
        context.addListener(reader);
        readers.add(reader);
        response.getOutputStream().setWriteListener(reader);
    }

    /** There may be something new. */
    void wake() {
        Worker running = worker;
        if (running != null) {
            running.wake();
        }
    }

    private void tell() {
        if (isPressed()) {
            closeAll();
            return;
        }
        byte[] word = word();
        Instant oldest = clock.instant().minus(LIFE);
        readers.forEach(reader -> reader.send(word));
        readers.stream().filter(reader -> reader.isOlderThan(oldest)).forEach(LiveReader::renew);
    }

    private void closeAll() {
        readers.forEach(LiveReader::close);
    }

    /**
     * Of which moment the site is, and the time now, as in {@code 2015-01-31T05:16:00Z#1 2015-01-31T05:16:07Z}. Editions
     * of the same moment are numbered: what is posted without the database, or that it went away.
     */
    private synchronized byte[] word() {
        Edition edition = site.present();
        String moment = "none";
        if (edition != null) {
            Instant at = edition.snapshot().at();
            if (told != edition) {
                sameMoment = told != null && told.snapshot().at().equals(at) ? sameMoment + 1 : 0;
                told = edition;
            }
            moment = sameMoment == 0 ? at.toString() : at + "#" + sameMoment;
        }
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return ("data: " + moment + " " + now + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private boolean isPressed() {
        Connector connector = door;
        return connector != null
                && connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
                && protocol.getMaxConnections() > 0
                && protocol.getConnectionCount() * 100 > protocol.getMaxConnections() * PRESSED;
    }

    @Override
    public void start() {
        worker = Worker.start("live", BEAT, this::tell);
    }

    /** Before the web server, which would wait for them: their readers come back to whoever answers then. */
    @Override
    public void stop() {
        Worker running = worker;
        worker = null;
        if (running != null) {
            running.close();
        }
        closeAll();
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
