package com.telerivet.status.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.probe.NewProbe;
import com.telerivet.status.probe.Probes;
import com.telerivet.status.testkit.Inbox;
import com.telerivet.status.testkit.Instance;
import com.telerivet.status.testkit.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two whole applications on one database, started in the same moment, and the clock of the second is an hour ahead. */
class TwoInstancesTests {

    private static final int SUBSCRIBERS = 120;

    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static Instance first;
    private static Instance second;

    @BeforeAll
    static void start() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        CompletableFuture<Instance> other = CompletableFuture.supplyAsync(() -> Instance.start(DATABASE.url(), ahead));
        first = Instance.start(DATABASE.url());
        second = other.join();
        for (Instance instance : new Instance[] {first, second}) {
            instance.site().textWhen("/", page -> page.contains("Telerivet"));
        }
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    void thoseThatOpenAnEmptyDatabaseTogetherMakeEverythingOnce() {
        assertThat(count("page")).isEqualTo(1);
        assertThat(count("person")).isEqualTo(1);
        assertThat(count("api_token")).isEqualTo(1);
        assertThat(second.site().json("/api/v2/components.json").get("components"))
                .hasSize(7);
    }

    @Test
    void aChangeThroughOneIsSeenOnTheOther() {
        first.get(Incidents.class).report("Seen on both", null, entry("We look."));
        for (Instance instance : new Instance[] {first, second}) {
            instance.site().jsonWhen("/api/v2/incidents/unresolved.json", d -> d.toString()
                    .contains("Seen on both"));
            instance.site().textWhen("/", page -> page.contains("Seen on both"));
        }
        assertThat(second.site().json("/api/v2/incidents.json").get("incidents"))
                .isEqualTo(first.site().json("/api/v2/incidents.json").get("incidents"));
    }

    @Test
    void aChangeWhoseNoticeIsLostIsSeenToo() {
        jdbc().sql("update component set description = 'Changed without a notice' where name = 'Database'")
                .update();
        jdbc().sql("update generation set number = number + 1").update();
        for (Instance instance : new Instance[] {first, second}) {
            instance.site()
                    .jsonWhen("/api/v2/components.json", d -> d.toString().contains("Changed without a notice"));
        }
    }

    @Test
    void theSendersOfBothSendEveryMailOnce() {
        jdbc().sql(
                        """
                        insert into subscriber (id, channel, address, state, all_components, locale, salt,
                            confirm_hash, manage_hash, unsubscribe_hash, created_at, asked_at, confirmed_at, version)
                        select 'once' || lpad(n::text, 8, '0'), 'mail', 'once.' || n || '@example.com', 'active', true,
                            'en', 'salt', 'c' || n, 'm' || n, 'u' || n, now(), now(), now(), 0
                        from generate_series(1, ?) n
                        """)
                .param(SUBSCRIBERS)
                .update();
        first.get(Incidents.class).report("Told once", null, entry("We look."));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc().sql("select count(*) from outbox where fanned_out_at is null")
                                        .query(Long.class)
                                        .single()
                                == 0
                        && queued() == 0);
        for (int i = 1; i <= SUBSCRIBERS; i++) {
            assertThat(Inbox.mails("once." + i + "@example.com"))
                    .filteredOn(mail -> Inbox.subject(mail).endsWith("Told once"))
                    .hasSize(1);
        }
        jdbc().sql("update subscriber set state = 'unsubscribed'").update();
    }

    @Test
    void aProbeIsRunByOneOfThem() throws Exception {
        Map<String, AtomicInteger> hits = new ConcurrentHashMap<>();
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            hits.computeIfAbsent(exchange.getRequestURI().getPath(), p -> new AtomicInteger())
                    .incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        target.start();
        for (int i = 0; i < 30; i++) {
            second.get(Probes.class)
                    .add(new NewProbe(
                            "once " + i,
                            "http://127.0.0.1:" + target.getAddress().getPort() + "/" + i,
                            204,
                            Duration.ofSeconds(300),
                            Duration.ofSeconds(10),
                            null,
                            null,
                            null));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc().sql("select count(*) from probe where name like 'once %' and last_at is null")
                                .query(Long.class)
                                .single()
                        == 0);
        target.stop(0);
        assertThat(hits).hasSize(30).allSatisfy((path, times) -> assertThat(times)
                .hasValue(1));
    }

    @Test
    void aPeriodicJobIsDoneByOneOfThem() {
        await().until(() -> count("shared_schedule") > 0);
        assertThat(jdbc().sql("select count(*) from shared_schedule where next_at > now()")
                        .query(Long.class)
                        .single())
                .isEqualTo(count("shared_schedule"));
    }

    private static NewUpdate entry(String body) {
        return new NewUpdate(null, body, null, Map.of(), true);
    }

    private static long queued() {
        return jdbc().sql("select count(*) from delivery where state = 'queued'")
                .query(Long.class)
                .single();
    }

    private static long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static JdbcClient jdbc() {
        return DATABASE.jdbc();
    }
}
