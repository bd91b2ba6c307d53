package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.CountedDatabase;
import com.telerivet.status.testkit.FreePort;
import com.telerivet.status.testkit.LongHistory;
import com.telerivet.status.testkit.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The configuration that docs/operations.md tells operators to use, in a real nginx. */
@AppTest
@Import(CountedDatabase.class)
class NginxTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    private StatusSettings settings;

    @Autowired
    private DataSource database;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whileTheProgramIsDownNginxServesTheVerySameBytes() throws Exception {
        Path nginx = Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        boolean mustBeThere = "true".equals(System.getenv("CI"));
        assumeThat(nginx != null || mustBeThere)
                .as("skipped: there is no nginx on this machine")
                .isTrue();
        assertThat(nginx).as("nginx, which .ci/run installs").isNotNull();

        Site site = new Site(port);
        LongHistory.insert(database, 60);
        String old = "/incidents/" + LongHistory.id(60);
        site.textWhen(old, text -> text.contains("region 60"));
        int nginxPort = FreePort.find();
        Process server = start(nginx, nginxPort);
        try {
            for (String path : List.of(
                    "/", "/history", "/history?page=20", old, old + ".json", "/api/v2/summary.json", "/history.rss")) {
                for (String encoding : List.of("identity", "gzip")) {
                    await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
                        HttpResponse<byte[]> file = get(nginxPort, path, encoding);
                        HttpResponse<byte[]> document = get(port, path, encoding);
                        assertThat(file.statusCode()).as(path).isEqualTo(200);
                        assertThat(file.headers().firstValue("Content-Encoding"))
                                .isEqualTo(document.headers().firstValue("Content-Encoding"));
                        assertThat(file.body()).as(path).isEqualTo(document.body());
                    });
                }
            }
            assertThat(get(nginxPort, "/incidents/unknown00000", "gzip").statusCode())
                    .isEqualTo(503);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private Process start(Path nginx, int nginxPort) throws IOException {
        Matcher block = Pattern.compile("(?m)^    server \\{\n(?:    .*\n|\n)*?    }\n")
                .matcher(Files.readString(Path.of("docs/operations.md")));
        boolean found = block.find();
        while (found && !block.group().contains("/var/lib/status/site")) {
            found = block.find();
        }
        assertThat(found).as("the block in docs/operations.md").isTrue();
        Path site = settings.dataDir().toAbsolutePath().resolve("site");
        String documented = block.group()
                .replace("listen 80;", "listen 127.0.0.1:" + nginxPort + ";")
                .replace("/var/lib/status/site", site.toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + FreePort.find());
        Path config = folder.resolve("nginx.conf");
        Files.writeString(
                config,
                """
                daemon off;
                user root;
                pid FOLDER/pid;
                error_log FOLDER/error.log;
                events {}
                http {
                    access_log off;
                    types { text/html html; application/json json; application/rss+xml rss; application/atom+xml atom; }
                    client_body_temp_path FOLDER/b; proxy_temp_path FOLDER/p; fastcgi_temp_path FOLDER/f;
                    uwsgi_temp_path FOLDER/u; scgi_temp_path FOLDER/s;
                """
                                .replace("FOLDER", folder.toString())
                        + documented + "}\n");
        return new ProcessBuilder(nginx.toString(), "-p", folder.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private HttpResponse<byte[]> get(int where, String path, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + path))
                .header("Accept-Encoding", encoding)
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }
}
