package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.StatusApplication;
import com.telerivet.status.testkit.FaultyNetwork;
import com.telerivet.status.testkit.FreePort;
import com.telerivet.status.testkit.LongHistory;
import com.telerivet.status.testkit.Site;
import com.telerivet.status.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

class DatabaseAwayTests {

    @TempDir
    private Path data;

    @Test
    void thePageStaysUpSaysSinceWhenAndRecoversByItself() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        int port = FreePort.find();
        try (FaultyNetwork network = new FaultyNetwork(database.port());
                ConfigurableApplicationContext app = start(port, database.urlThrough(network.port()))) {
            assertThat(app.isRunning()).isTrue();
            Site site = new Site(port);
            site.textWhen("/", page -> page.contains("API"));

            network.cut();
            String page = site.textWhen("/", text -> text.contains("Live data has been unavailable since"));
            assertThat(page).contains("Database", "System metrics", "What you see is the last that was known");
            assertThat(site.jsonWhen("/api/v2/summary.json", d -> d.get("page").has("live_data_lost_at"))
                            .get("components"))
                    .isNotEmpty();
            assertThat(site.get("/history").statusCode()).isEqualTo(200);

            assertThat(site.get("/admin", "Cookie", "status_session=c29tZWJvZHk")
                            .statusCode())
                    .as("the desk says that it is away, and does not break")
                    .isEqualTo(503);

            network.heal();
            site.textWhen("/", text -> !text.contains("Live data has been unavailable"));
            site.jsonWhen("/api/v2/status.json", d -> !d.get("page").has("live_data_lost_at"));
        }
    }

    @Test
    void theProgramStartsWithoutItsDatabaseAndOpensThePageOnceItIsThere() throws Exception {
        TestDatabase database = TestDatabase.empty();
        int port = FreePort.find();
        try (FaultyNetwork network = new FaultyNetwork(database.port())) {
            network.cut();
            try (ConfigurableApplicationContext app = start(port, database.urlThrough(network.port()))) {
                assertThat(app.isRunning()).isTrue();
                Site site = new Site(port);
                assertThat(site.get("/").statusCode())
                        .as("nothing is known yet, so nothing is green")
                        .isEqualTo(503);

                network.heal();
                site.textWhen("/", page -> page.contains("All Systems Operational"));
            }
        }
    }

    @Test
    void afterAStartWithoutTheDatabaseTheLastKnownSiteIsShownWithItsDate() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        int port = FreePort.find();
        try (FaultyNetwork network = new FaultyNetwork(database.port())) {
            String url = database.urlThrough(network.port());
            try (ConfigurableApplicationContext first = start(port, url)) {
                assertThat(first.isRunning()).isTrue();
                new Site(port).textWhen("/", page -> page.contains("Telerivet"));
                await().until(() -> Files.exists(data.resolve("last-documents.bin")));
            }
            network.cut();
            AtomicReference<String> early = new AtomicReference<>();
            try (ConfigurableApplicationContext second = start(port, url, before -> early.set(read(port)))) {
                assertThat(second.isRunning()).isTrue();
                assertThat(early.get()).as("shown before there is any bean").contains("Telerivet");
                Site site = new Site(port);
                site.textWhen("/", text -> text.contains("Live data has been unavailable since"));
                assertThat(site.get("/subscribe?language=ar").body())
                        .as("who wants to subscribe meanwhile")
                        .contains("lang=\"ar\" dir=\"rtl\"", "تعذّر الوصول إلى قاعدة البيانات", "href=\"/ar/\"");
                assertThat(site.json("/api/v2/components.json")
                                .get("components")
                                .size())
                        .isEqualTo(7);

                network.heal();
                site.textWhen("/", text -> text.contains("Telerivet") && !text.contains("Live data has been"));
            }
        }
    }

    @Test
    void theSiteLiesOnDiskByteForByteAsItIsServed() throws Exception {
        int port = FreePort.find();
        try (ConfigurableApplicationContext app =
                start(port, TestDatabase.fresh().url())) {
            assertThat(app.isRunning()).isTrue();
            Site site = new Site(port);
            site.textWhen("/", page -> page.contains("Telerivet"));
            Path files = data.resolve("site");
            for (String path :
                    List.of("/=index.html", "/history=history.html", "/api/v2/summary.json=api/v2/summary.json")) {
                String address = path.substring(0, path.indexOf('='));
                Path file = files.resolve(path.substring(path.indexOf('=') + 1));
                await().ignoreException(NoSuchFileException.class)
                        .untilAsserted(() -> assertThat(Files.readString(file))
                                .isEqualTo(site.get(address).body()));
                assertThat(file.resolveSibling(file.getFileName() + ".gz")).isNotEmptyFile();
            }
        }
    }

    @Test
    void theLongPastLiesOnDiskAndIsShownAfterAStartWithoutTheDatabase() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        int port = FreePort.find();
        String oldest = "/incidents/" + LongHistory.id(70);
        try (FaultyNetwork network = new FaultyNetwork(database.port())) {
            String url = database.urlThrough(network.port());
            try (ConfigurableApplicationContext first = start(port, url)) {
                assertThat(first.isRunning()).isTrue();
                Site site = new Site(port);
                site.textWhen("/", page -> page.contains("Telerivet"));
                LongHistory.insert(database.dataSource(), 70);
                String page = site.textWhen(oldest, text -> text.contains("Slow answers of region 70"));
                String history = site.textWhen("/history?page=40", text -> text.contains("Slow answers of region 69"));

                Path files = data.resolve("site");
                await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> {
                    assertThat(files.resolve(oldest.substring(1) + ".html")).hasContent(page);
                    assertThat(files.resolve("history-page-40.html")).hasContent(history);
                    assertThat(Files.readString(files.resolve(oldest.substring(1) + ".json")))
                            .isEqualTo(site.get(oldest + ".json").body());
                });
                await().until(() -> Files.exists(data.resolve("last-archive.bin")));
                network.cut();
                for (String old : List.of(oldest, "/history?page=40")) {
                    site.textWhen(old, text -> text.contains("Live data has been unavailable since"));
                }
            }
            try (ConfigurableApplicationContext second = start(port, url)) {
                assertThat(second.isRunning()).isTrue();
                Site site = new Site(port);
                // the front page is there at once, from the last run
                site.textWhen(
                        oldest,
                        text -> text.contains("Slow answers of region 70")
                                && text.contains("Live data has been unavailable since"));
                assertThat(site.get("/incidents/past00000071").statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void aDamagedLastSiteIsNotBelieved() throws Exception {
        Files.writeString(data.resolve("last-site.json"), "0000\n{\"generation\":1}");
        TestDatabase database = TestDatabase.fresh();
        int port = FreePort.find();
        try (FaultyNetwork network = new FaultyNetwork(database.port())) {
            network.cut();
            try (ConfigurableApplicationContext app = start(port, database.urlThrough(network.port()))) {
                assertThat(app.isRunning()).isTrue();
                assertThat(new Site(port).get("/").statusCode()).isEqualTo(503);
            }
        }
    }

    private ConfigurableApplicationContext start(int port, String url) {
        return start(port, url, before -> {});
    }

    private ConfigurableApplicationContext start(
            int port, String url, ApplicationListener<ApplicationPreparedEvent> beforeThereAreBeans) {
        return new SpringApplicationBuilder(StatusApplication.class)
                .listeners(beforeThereAreBeans)
                .run(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--status.data-dir=" + data,
                        "--status.sample=true",
                        "--spring.datasource.url=" + url);
    }

    private static String read(int port) {
        try {
            return new Site(port).get("/").body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
