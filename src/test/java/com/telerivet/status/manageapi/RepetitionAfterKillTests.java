package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.FreePort;
import com.telerivet.status.testkit.Instance;
import com.telerivet.status.testkit.Program;
import com.telerivet.status.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program sends a report, the server is killed, the program sends it again under the same key: it happened once. */
class RepetitionAfterKillTests {

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void aReportThatIsSentAgainAfterAKillHappensOnce() throws Exception {
        int port = FreePort.find();
        Process server = Program.start(
                home,
                "server.port=" + port,
                "status.sample=false",
                "status.api-token=" + AppTest.TOKEN,
                "spring.datasource.url=" + database.url());
        try (Connection holder = DriverManager.getConnection(database.url())) {
            ApiClient api = new ApiClient(port);
            String page = "/pages/" + begun(api, server);
            String component = api.post(page + "/components", "{\"component\":{\"name\":\"API\"}}")
                    .text("id");

            ApiClient.Answer answered = report(api, page, "Answered", "{}");
            assertThat(answered.status()).isEqualTo(201);
            try (Socket unread = send(port, page, "Unread", "{}")) {
                await().until(() -> count("select count(*) from api_answer where idempotency_key = 'Unread'"
                                + " and status is not null")
                        == 1);
                holder.setAutoCommit(false);
                try (Statement lock = holder.createStatement()) {
                    lock.execute("select from component where id = '" + component + "' for update");
                }
                String failing = "{\"" + component + "\":\"major_outage\"}";
                try (Socket unfinished = send(port, page, "Unfinished", failing)) {
                    await().until(() -> count("select count(*) from pg_stat_activity"
                                    + " where datname = current_database() and wait_event_type = 'Lock'")
                            > 0);
                    server.destroyForcibly().waitFor();
                    holder.rollback();
                }

                try (Instance next = Instance.start(database.url(), "status.sample=false")) {
                    ApiClient again = new ApiClient(next.port());
                    ApiClient.Answer repeated = report(again, page, "Answered", "{}");
                    assertThat(repeated.status()).isEqualTo(201);
                    assertThat(repeated.json()).isEqualTo(answered.json());
                    assertThat(report(again, page, "Unread", "{}").text("name")).isEqualTo("Unread");
                    ApiClient.Answer finished = report(again, page, "Unfinished", failing);
                    assertThat(finished.status()).isEqualTo(201);
                    assertThat(report(again, page, "Unfinished", failing).json())
                            .isEqualTo(finished.json());
                }
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
        for (String name : List.of("Answered", "Unread", "Unfinished")) {
            assertThat(count("select count(*) from incident where name = '" + name + "'"))
                    .as(name)
                    .isOne();
        }
        assertThat(count("select count(*) from component_status_change where status = 'major_outage'"))
                .isOne();
    }

    /** The page's id, as soon as the server answers. */
    private static String begun(ApiClient api, Process server) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            assertThat(server.isAlive()).as("see its log").isTrue();
                            return page(api);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> page(ApiClient api) {
        try {
            ApiClient.Answer pages = api.get("/pages");
            return pages.status() == 200 ? Optional.of(pages.json().at("/0/id").asString()) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // nobody listens yet, or the early door does
        }
    }

    private static ApiClient.Answer report(ApiClient api, String page, String name, String components) {
        return api.send(api.request(page + "/incidents")
                .header("Content-Type", ApiClient.JSON)
                .header(Repetitions.HEADER, name)
                .POST(HttpRequest.BodyPublishers.ofString(body(name, components))));
    }

    /** Sends the same, and reads no answer. */
    private static Socket send(int port, String page, String name, String components) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String body = body(name, components);
        String request = "POST /v1" + page + "/incidents HTTP/1.1\r\nHost: localhost\r\nAuthorization: OAuth "
                + AppTest.TOKEN + "\r\nContent-Type: application/json\r\n" + Repetitions.HEADER + ": " + name
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String body(String name, String components) {
        return "{\"incident\":{\"name\":\"" + name + "\",\"components\":" + components + "}}";
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
