package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.testkit.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final OutboundSettings LOOPBACK = new OutboundSettings(List.of("127.0.0.0/8"));

    private final List<AutoCloseable> open = new java.util.ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://127.0.0.01/",
                "http://256.0.0.1/",
                "http://1.2.3/",
                "http://example.0x10/",
                "http://example.com@127.0.0.1/",
                "http://a:b@example.com/",
                "http://[fe80::1%25eth0]/",
                "http:///x",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "javascript:alert(1)",
                "//example.com/",
                "http://exa mple.com/",
                "http://example.com:0/",
                "http://example.com:99999/",
                "http://ⓛocalhost/",
                "http://example.com\\@127.0.0.1/",
                "http://example.com\r\nHost: x/",
                "http://-.com/",
                "http://.com/"
            })
    void aUrlThatCouldMeanSomethingElseIsNone(String typed) {
        assertThat(OutboundHttp.target(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/a?b=c",
                "http://EXAMPLE.com",
                "https://8.8.8.8:8443/x",
                "https://[2600::1]/x",
                "https://a-b.example.com/%20"
            })
    void aPlainUrlIsOne(String typed) {
        assertThat(OutboundHttp.target(typed)).contains(URI.create(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "198.19.9.9",
                "192.0.0.1",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.1.1.1",
                "255.255.255.255",
                "240.0.0.1",
                "192.88.99.1",
                "::",
                "::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:2::1",
                "2001:db8::1",
                "100::1",
                "::ffff:0:127.0.0.1",
                "3fff::1"
            })
    void aStrangersTargetHasAPublicAddressOnly(String address) throws IOException {
        assertThat(Reach.PUBLIC.includes(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "169.253.1.1",
                "2600::1",
                "2a00:1450::1"
            })
    void whatIsNextToAReservedRangeIsPublic(String address) throws IOException {
        assertThat(Reach.PUBLIC.includes(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "fd00:ec2::254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "100.100.100.200"})
    void anAdministratorsTargetIsNeverAMachinesMetadata(String address) throws IOException {
        assertThat(Reach.OWN_NETWORK.includes(InetAddress.getByName(address))).isFalse();
        assertThat(Reach.OWN_NETWORK.includes(InetAddress.getByName("10.1.2.3")))
                .isTrue();
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnoughToRefuse() {
        OutboundHttp http = http(new OutboundSettings(List.of()), "8.8.8.8", "10.0.0.1");

        assertThatThrownBy(() -> post(http, "http://hooks.example.com/")).isInstanceOf(ForbiddenTarget.class);
    }

    @Test
    void strangersChooseNoPortsOfOtherProtocols() {
        OutboundHttp http = http(new OutboundSettings(List.of()), "8.8.8.8");

        assertThatThrownBy(() -> post(http, "http://hooks.example.com:25/"))
                .isInstanceOf(ForbiddenTarget.class)
                .hasMessageContaining("port 25");
    }

    @Test
    void aNameIsResolvedOnceAndThatVeryAddressConnectedTo() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        ServerSocket server = server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        OutboundHttp http = keep(new OutboundHttp(LOOPBACK, host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1")}));

        OutboundHttp.Answer answer = post(http, "http://rebinding.example.com:" + server.getLocalPort() + "/x?y=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(asked).hasValue(1);
        assertThat(questions)
                .singleElement()
                .asString()
                .startsWith("POST /x?y=1 HTTP/1.1")
                .contains("Host: rebinding.example.com");
    }

    @Test
    void aNameThatIsPublicNowAndPrivateThenIsRefusedThen() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        ServerSocket server = server("HTTP/1.1 204 No Content\r\n\r\n");
        OutboundHttp http = keep(new OutboundHttp(LOOPBACK, host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1")}));
        String url = "http://rebinding.example.com:" + server.getLocalPort() + "/";

        assertThat(post(http, url).status()).isEqualTo(204);
        assertThatThrownBy(() -> post(http, url)).isInstanceOf(ForbiddenTarget.class);
    }

    @Test
    void aRedirectIsAnAnswerAndNobodyFollowsIt() throws IOException {
        ServerSocket inside = server("HTTP/1.1 200 OK\r\n\r\n");
        ServerSocket server =
                server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + inside.getLocalPort() + "/\r\n\r\n");

        assertThat(post(http(LOOPBACK, "127.0.0.1"), "http://a.example.com:" + server.getLocalPort() + "/")
                        .status())
                .isEqualTo(302);
        assertThat(questions).hasSize(1);
    }

    @Test
    void anEndlessAnswerIsCutAndAFloodOfHeadersIsNone() throws IOException {
        ServerSocket huge = server("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(3_000_000));
        ServerSocket bomb = server("HTTP/1.1 200 OK\r\n" + ("X-A: " + "y".repeat(9_000) + "\r\n").repeat(100) + "\r\n");
        ServerSocket chunks = server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("2000\r\n" + "z".repeat(0x2000) + "\r\n").repeat(100));
        OutboundHttp http = http(LOOPBACK, "127.0.0.1");

        assertThat(post(http, "http://a.example.com:" + huge.getLocalPort() + "/")
                        .body())
                .hasSize(64 * 1024);
        assertThat(post(http, "http://a.example.com:" + chunks.getLocalPort() + "/")
                        .body())
                .hasSize(64 * 1024);
        assertThatThrownBy(() -> post(http, "http://a.example.com:" + bomb.getLocalPort() + "/"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no HTTP");
    }

    @Test
    void whoHangsOrDripsIsLeftInTime() throws IOException {
        ServerSocket drip = server("");
        OutboundHttp http = http(LOOPBACK, "127.0.0.1");
        for (String scheme : List.of("http", "https")) {
            URI target = URI.create(scheme + "://a.example.com:" + drip.getLocalPort() + "/");
            assertThatThrownBy(() -> http.post(target, "{}", Reach.PUBLIC, Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer in time");
        }
        OutboundHttp lost = keep(new OutboundHttp(LOOPBACK, host -> {
            try {
                Thread.sleep(LONG.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        }));
        assertThatThrownBy(() ->
                        lost.post(URI.create("http://a.example.com/"), "{}", Reach.PUBLIC, Duration.ofMillis(200)))
                .hasMessageContaining("looked up");
    }

    @Test
    void whoAsksAtTheSameMomentAsManyOthersWaitsForItsTurn() throws Exception {
        int many = 150;
        ServerSocket server =
                serving(new ServerSocket(0, many, InetAddress.getLoopbackAddress()), "HTTP/1.1 204 No Content\r\n\r\n");
        CountDownLatch asking = new CountDownLatch(many);
        OutboundHttp http = keep(new OutboundHttp(LOOPBACK, host -> {
            until(asking);
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }));
        List<Future<Integer>> answers = new ArrayList<>();
        ExecutorService callers = callers(many);
        for (int i = 0; i < many; i++) {
            String url = "http://n" + i + ".example.com:" + server.getLocalPort() + "/";
            answers.add(callers.submit(() -> {
                asking.countDown();
                return post(http, url).status();
            }));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(204);
        }
    }

    @Test
    void aNameThatHangsHoldsUpOnlyThoseWhoBearIt() throws Exception {
        int many = 150;
        ServerSocket server = server("HTTP/1.1 204 No Content\r\n\r\n");
        CountDownLatch asking = new CountDownLatch(many);
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        OutboundHttp http = keep(new OutboundHttp(LOOPBACK, host -> {
            if (host.startsWith("hangs")) {
                hanging.incrementAndGet();
                until(over);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }));
        ExecutorService callers = callers(many);
        for (int i = 0; i < many; i++) {
            callers.submit(() -> {
                asking.countDown();
                return post(http, "http://hangs.example.com/");
            });
        }
        asking.await();
        assertThat(post(http, "http://well.example.com:" + server.getLocalPort() + "/")
                        .status())
                .isEqualTo(204);
        assertThat(hanging).hasValueLessThanOrEqualTo(1);
        over.countDown();
    }

    private ExecutorService callers(int many) {
        ExecutorService callers = Executors.newFixedThreadPool(many);
        open.add(callers::shutdownNow);
        return callers;
    }

    private static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRequestGoesEncryptedToTheNameThatTheCertificateBearsAndToNobodyElse() throws Exception {
        TestCertificate hooks = TestCertificate.of("dns:hooks.example.com");
        ServerSocket server = serving(
                hooks.shown().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                "HTTP/1.1 204 No Content\r\n\r\n");
        Outward.Names here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        OutboundHttp http =
                keep(new OutboundHttp(LOOPBACK, here, hooks.believed().getSocketFactory()));
        OutboundHttp stranger = keep(new OutboundHttp(LOOPBACK, here));
        String rest = ".example.com:" + server.getLocalPort() + "/secret";

        assertThat(post(http, "https://hooks" + rest).status()).isEqualTo(204);
        assertThat(questions).singleElement().asString().startsWith("POST /secret HTTP/1.1");
        assertThatThrownBy(() -> post(http, "https://other" + rest)).hasMessageContaining("other.example.com");
        assertThatThrownBy(() -> post(stranger, "https://hooks" + rest)).hasMessageContaining("SSLHandshake");
        assertThat(questions).filteredOn(q -> q.contains("secret")).hasSize(1);
    }

    @Test
    void aRangeThatIsNoneIsToldAtTheStart() {
        assertThatThrownBy(() -> new OutboundSettings(List.of("10.0.0.0/33"))).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new OutboundSettings(List.of("intranet"))).isInstanceOf(BadSetting.class);
        assertThat(new OutboundSettings(List.of(" 10.0.0.0/8 ", "")).ranges())
                .containsExactly(AddressRange.of("10.0.0.0/8"));
    }

    private final ConcurrentLinkedQueue<String> questions = new ConcurrentLinkedQueue<>();

    private static OutboundHttp.Answer post(OutboundHttp http, String url) throws IOException {
        return http.post(URI.create(url), "{}", Reach.PUBLIC, LONG);
    }

    private OutboundHttp http(OutboundSettings settings, String... addresses) {
        return keep(new OutboundHttp(settings, host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        }));
    }

    private OutboundHttp keep(OutboundHttp http) {
        open.add(http::destroy);
        return http;
    }

    /** Takes a question and answers these bytes; without any it hangs. */
    private ServerSocket server(String answer) throws IOException {
        return serving(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), answer);
    }

    private ServerSocket serving(ServerSocket server, String answer) {
        open.add(server);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    byte[] head = new byte[4096];
                    int read = socket.getInputStream().read(head);
                    questions.add(new String(head, 0, Math.max(read, 0), StandardCharsets.UTF_8));
                    OutputStream out = socket.getOutputStream();
                    out.write(answer.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    if (answer.isEmpty()) {
                        while (socket.getInputStream().read() >= 0) {
                            // until the other side hangs up
                        }
                    }
                } catch (IOException e) {
                    // the test hung up, or is over
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
