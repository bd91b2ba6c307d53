package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.StatusApplication;
import com.telerivet.status.testkit.FaultyNetwork;
import com.telerivet.status.testkit.Site;
import com.telerivet.status.testkit.TestDatabase;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DatabaseAwayTests {

    @TempDir
    private Path data;

    @Test
    void thePageStaysUpSaysSinceWhenAndRecoversByItself() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        int port = freePort();
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
        int port = freePort();
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

    private ConfigurableApplicationContext start(int port, String url) {
        return new SpringApplicationBuilder(StatusApplication.class)
                .run(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--status.data-dir=" + data,
                        "--status.sample=true",
                        "--spring.datasource.url=" + url);
    }

    private static int freePort() throws Exception {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
