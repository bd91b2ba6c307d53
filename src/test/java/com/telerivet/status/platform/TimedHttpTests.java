package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.testkit.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimedHttpTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void aTrustedCertificateTellsItsEnd() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "localhost", "-1d", 20)) {
            TimedHttp.Seen seen = ask(server.trust(), "https", server);

            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.certificateEndsAt())
                    .isBetween(
                            Instant.now().plus(Duration.ofDays(18)),
                            Instant.now().plus(Duration.ofDays(20)));
            assertThat(seen.phases()[2]).as("the handshake took some time").isPositive();
            TimedHttp.Seen connection = ask(server.trust(), "tls", server);
            assertThat(connection.status()).as("only a connection").isZero();
            assertThat(connection.certificateEndsAt()).isEqualTo(seen.certificateEndsAt());
        }
    }

    @Test
    void whatIsWrongWithACertificateIsSaid() throws Exception {
        try (TlsServer elsewhere = TlsServer.start(folder, "elsewhere.example", "-1d", 20);
                TlsServer over = TlsServer.start(folder, "localhost", "-30d", 10)) {
            assertThatThrownBy(() -> ask(elsewhere.trust(), "https", elsewhere))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the certificate is for another name");
            assertThatThrownBy(() -> ask(over.trust(), "https", over))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the certificate has ended");
            assertThatThrownBy(() -> ask((SSLSocketFactory) SSLSocketFactory.getDefault(), "https", elsewhere))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the certificate is not from an issuer that is trusted here");
        }
    }

    private static TimedHttp.Seen ask(SSLSocketFactory trust, String scheme, TlsServer server) throws IOException {
        TimedHttp http = new TimedHttp(trust);
        try {
            return http.ask(URI.create(scheme + "://localhost:" + server.port() + "/"), "GET", Map.of(), PATIENCE);
        } finally {
            http.destroy();
        }
    }
}
