package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The application of these tests trusts 127.0.0.2 as its proxy. */
@AppTest
class VisitorAddressTests {

    private final MovableClock clock = MovableClock.at("2015-01-31T12:00:00Z");
    private final TrustedProxies proxies =
            new TrustedProxies(new ProxySettings(List.of("10.0.0.0/8", " fd00::/8", "")));
    private final VisitorAddress addresses = new VisitorAddress(proxies, clock);

    @Autowired
    private Environment app;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.5     | 203.0.113.7                            | 203.0.113.7",
                "10.0.0.5     | 6.6.6.6, 203.0.113.7                   | 203.0.113.7",
                "10.0.0.5     | 6.6.6.6, 203.0.113.7, 10.0.0.6         | 203.0.113.7",
                "10.0.0.5     | 10.0.0.9, 10.0.0.6                     | 10.0.0.9",
                "10.0.0.5     | 203.0.113.7:4711                       | 203.0.113.7",
                "10.0.0.5     | [2001:db8::7]:4711                     | 2001:db8:0:0:0:0:0:7",
                "10.0.0.5     | 2001:db8::7                            | 2001:db8:0:0:0:0:0:7",
                "fd00:0:0:0:0:0:0:1 | 203.0.113.7                      | 203.0.113.7",
                "10.0.0.5     | unknown                                | 10.0.0.5",
                "10.0.0.5     | 203.0.113.7, localhost                 | 10.0.0.5",
                "10.0.0.5     | [                                      | 10.0.0.5",
                "10.0.0.5     | ''                                     | 10.0.0.5",
                "203.0.113.9  | 6.6.6.6                                | 203.0.113.9",
                "127.0.0.1    | 6.6.6.6                                | 127.0.0.1",
            })
    void aTrustedProxyIsBelievedAndNobodyElse(String peer, String header, String visitor) {
        assertThat(proxies.visitor(peer, header)).isEqualTo(visitor);
    }

    @Test
    void whateverAStrangerWritesTheProxysOwnWordIsTheLast() {
        Random random = new Random(42);
        List<String> pieces =
                List.of("6.6.6.6", "10.0.0.1", "::1", ",", " ", "[", "]", ":", "unknown", "\t", ",,", "1.2.3", "é");
        for (int round = 0; round < 2_000; round++) {
            String forged = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                    .collect(Collectors.joining());
            assertThat(proxies.visitor("10.0.0.5", forged + ", 203.0.113.7")).isEqualTo("203.0.113.7");
            assertThat(proxies.visitor("203.0.113.7", forged)).isEqualTo("203.0.113.7");
        }
    }

    @Test
    void aProxyThatNobodyNamedIsAWorryForAnHour() throws Exception {
        pass("8.8.8.8");
        pass("10.0.0.5");
        assertThat(addresses.worry()).isEmpty();
        pass("172.17.0.1");
        assertThat(addresses.worry()).contains(Worry.of("platform.worry.proxy", "172.17.0.1"));
        clock.advance(Duration.ofMinutes(61));
        assertThat(addresses.worry()).isEmpty();
    }

    @Test
    void aRangeThatIsNoneEndsTheStartWithWhatToDo() {
        assertThatThrownBy(() -> new ProxySettings(List.of("nginx")))
                .isInstanceOf(BadSetting.class)
                .hasMessage("STATUS_PROXIES_TRUSTED holds \"nginx\", which is no range of addresses.");
    }

    @Test
    void theAuditLogKnowsTheVisitorBehindTheProxyAndNotWhomAStrangerNames() throws Exception {
        assertThat(auditedAddress("127.0.0.2", "Seen through the proxy")).isEqualTo("198.51.100.4");
        assertThat(auditedAddress("127.0.0.3", "Seen from nearby")).isEqualTo("127.0.0.3");
    }

    private String auditedAddress(String from, String name) throws IOException {
        String body = "{\"component\":{\"name\":\"" + name + "\"}}";
        String request = Stream.of(
                        "POST /v1/pages/" + page() + "/components HTTP/1.1",
                        "Host: localhost",
                        "Authorization: OAuth " + AppTest.TOKEN,
                        "Content-Type: application/json",
                        "Content-Length: " + body.length(),
                        "X-Forwarded-For: 6.6.6.6",
                        "X-Forwarded-For: 198.51.100.4",
                        "Connection: close",
                        "",
                        body)
                .collect(Collectors.joining("\r\n"));
        int port = app.getRequiredProperty("server.port", Integer.class);
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201");
        }
        return jdbc.sql("select address from audit_entry where noun_name = ? order by id limit 1")
                .param(name)
                .query(String.class)
                .single();
    }

    private String page() {
        return jdbc.sql("select id from page").query(String.class).single();
    }

    private void pass(String peer) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/admin");
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-For", "6.6.6.6");
        addresses.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
