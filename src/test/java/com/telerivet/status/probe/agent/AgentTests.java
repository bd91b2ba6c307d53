package com.telerivet.status.probe.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.TimedHttp;
import com.telerivet.status.probe.Asking;
import com.telerivet.status.probe.NewAgent;
import com.telerivet.status.probe.NewProbe;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.probe.Probes;
import com.telerivet.status.probe.ReachMatrix;
import com.telerivet.status.probe.Standing;
import com.telerivet.status.probe.Vantage;
import com.telerivet.status.probe.VantagePoints;
import com.telerivet.status.testkit.AppTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real agents beside the running page, with real targets on loopback. */
@AppTest
class AgentTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Environment app;

    @Autowired
    Probes probes;

    @Autowired
    ProbeAgents agents;

    @Autowired
    VantagePoints points;

    @Autowired
    Metrics metrics;

    @Autowired
    OutboundHttp outbound;

    @Autowired
    TimedHttp timed;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private HttpServer target;
    private NewAgent nairobi;

    @BeforeEach
    void aTargetAndAnAgent() throws IOException {
        target = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        target.setExecutor(Executors.newCachedThreadPool());
        target.createContext("/", exchange -> {
            String who = String.valueOf(exchange.getRequestHeaders().getFirst("X-Who"));
            asked.computeIfAbsent(exchange.getRequestURI().getPath(), p -> new AtomicInteger())
                    .incrementAndGet();
            exchange.sendResponseHeaders(who.equals("wrong") ? 500 : 200, -1);
            exchange.close();
        });
        target.start();
        nairobi = agents.add("Nairobi " + System.nanoTime(), "Kenya");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        target.stop(0);
        probes.all().stream()
                .filter(p -> p.target().contains(":" + target.getAddress().getPort() + "/"))
                .forEach(p -> probes.remove(p.id()));
        agents.remove(nairobi.agent().id());
    }

    @Test
    void anAgentChecksWhatItIsGivenAndFeedsTheMetrics() throws Exception {
        MetricSummary uptime = metrics.add(new NewMetric("Uptime from afar", "Test", MetricKind.UPTIME));
        MetricSummary time = metrics.add(new NewMetric("Time from afar", "Test", MetricKind.RESPONSE_TIME));
        String probe = probes.add(new NewProbe(
                "afar",
                address("/well"),
                200,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                uptime.id(),
                time.id(),
                null,
                Asking.plain(),
                only(nairobi)));
        start(nairobi, serverAddress());

        ReachMatrix.Cell cell = seen(nairobi, probe, c -> c.state() == ReachMatrix.State.REACHED);
        assertThat(cell.took()).isPositive();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(points(uptime, "probe:" + probe))
                .containsExactly("1.0/1.0"));
        assertThat(points(time, "probe:" + probe)).hasSize(1);
        assertThat(probes.find(probe).orElseThrow().lastAt())
                .as("this page does not look by itself")
                .isNull();
        assertThat(points.standing(probes.find(probe).orElseThrow())).isEqualTo(Standing.UP);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(agents.find(nairobi.agent().id()).orElseThrow().lastContactAt())
                    .isNotNull();
            assertThat(agents.find(nairobi.agent().id()).orElseThrow().version())
                    .isEqualTo("test");
        });
    }

    /** Each host looks healthy, and a pair of them cannot talk. */
    @Test
    void aPairThatCannotTalkShowsInTheMatrix() throws Exception {
        String wall;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            wall = "http://127.0.0.1:" + closed.getLocalPort() + "/";
        }
        String broken = probes.add(
                probe("broken pair", wall, new Vantage(List.of(nairobi.agent().id()), 0)));
        String well = probes.add(probe("well", address("/pair"), Vantage.everywhere()));
        try {
            start(nairobi, serverAddress());

            ReachMatrix.Cell cell = seen(nairobi, broken, c -> c.state() == ReachMatrix.State.FAILING);
            assertThat(cell.error()).contains("refused");
            seen(nairobi, well, c -> c.state() == ReachMatrix.State.REACHED);
            await().atMost(PATIENCE).until(() -> cell(Vantage.PAGE, well).state() == ReachMatrix.State.REACHED);
            assertThat(cell(Vantage.PAGE, broken).state()).isEqualTo(ReachMatrix.State.NOT_ASKED);
        } finally {
            probes.remove(broken);
        }
    }

    @Test
    void whatWasSeenWhileThePageWasAwayArrivesOnceAndWhole() throws Exception {
        String probe = probes.add(probe("away", address("/away"), only(nairobi)));
        Gate gate = new Gate(Integer.parseInt(app.getProperty("server.port")));
        open.add(gate);
        Agent agent = start(nairobi, URI.create("http://127.0.0.1:" + gate.port()));
        seen(nairobi, probe, c -> c.state() == ReachMatrix.State.REACHED);

        gate.close(); // the page is away for this agent
        int before = rows(probe);
        int checks = asked.get("/away").get();
        await().atMost(PATIENCE).until(() -> asked.get("/away").get() > checks && agent.waiting() > 0);
        await().atMost(PATIENCE).until(() -> filesIn(folder.resolve("buffer")) > 0);
        agent.close(); // and dies
        open.remove(agent);
        assertThat(rows(probe)).isGreaterThanOrEqualTo(before);

        Agent again = start(nairobi, serverAddress());
        await().atMost(PATIENCE)
                .until(() -> again.waiting() == 0
                        && checks(probe) >= asked.get("/away").get());
        assertThat(checks(probe))
                .as("nothing lost, nothing double")
                .isEqualTo(asked.get("/away").get());
        await().atMost(PATIENCE).until(() -> filesIn(folder.resolve("buffer")) == 0);
    }

    @Test
    void aTokenThatIsNotKnownEndsTheAgentAtOnce() throws Exception {
        agents.renew(nairobi.agent().id());
        Agent agent = start(nairobi, serverAddress());

        agent.awaitRefusal();

        assertThat(agents.find(nairobi.agent().id()).orElseThrow().lastContactAt())
                .isNull();
    }

    @Test
    void aPausedAgentHasNothingToDo() {
        agents.pause(nairobi.agent().id(), true);
        probes.add(probe("paused", address("/paused"), Vantage.everywhere()));

        AgentServer server =
                new AgentServer(outbound, serverAddress(), nairobi.token().text());

        assertThat(server.checks().paused()).isTrue();
        assertThat(server.checks().checks()).isEmpty();
    }

    @Test
    void whatIsOnlyForThisPageIsGivenToNobody() {
        String own = probes.add(probe("own", "self:/status.txt", Vantage.everywhere()));
        String page = probes.add(probe("page", address("/page"), new Vantage(List.of(Vantage.PAGE), 0)));
        String all = probes.add(probe("all", address("/all"), Vantage.everywhere()));
        try {
            AgentServer server =
                    new AgentServer(outbound, serverAddress(), nairobi.token().text());

            assertThat(server.checks().checks())
                    .extracting(c -> c.id())
                    .contains(all)
                    .doesNotContain(own, page);
        } finally {
            probes.remove(own);
        }
    }

    private static NewProbe probe(String name, String target, Vantage vantage) {
        return new NewProbe(
                name,
                target,
                200,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                null,
                null,
                null,
                Asking.plain(),
                vantage);
    }

    private static Vantage only(NewAgent agent) {
        return new Vantage(List.of(agent.agent().id()), 0);
    }

    private Agent start(NewAgent who, URI server) throws IOException {
        Agent agent = new Agent(
                new AgentServer(outbound, server, who.token().text()),
                "Kenya",
                "test",
                timed,
                folder,
                Clock.systemUTC());
        open.add(agent);
        return agent;
    }

    private URI serverAddress() {
        return URI.create("http://127.0.0.1:" + app.getProperty("server.port"));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + target.getAddress().getPort() + path;
    }

    private ReachMatrix.Cell seen(NewAgent who, String probe, Predicate<ReachMatrix.Cell> isSo) {
        return await().atMost(PATIENCE).until(() -> cell(who.agent().id(), probe), isSo);
    }

    private ReachMatrix.Cell cell(String vantage, String probe) {
        ReachMatrix matrix = points.matrix();
        List<String> columns =
                matrix.targets().stream().map(t -> t.probe().id()).toList();
        return matrix.rows().stream()
                .filter(row -> row.id().equals(vantage))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(columns.indexOf(probe));
    }

    private List<String> points(MetricSummary metric, String source) {
        return jdbc.sql("select sum || '.0/' || count || '.0' from metric_point where metric_id = ? and source = ?")
                .params(metric.id(), source)
                .query(String.class)
                .list();
    }

    private int rows(String probe) {
        return jdbc.sql("select count(*) from probe_result where probe_id = ?")
                .param(probe)
                .query(Integer.class)
                .single();
    }

    private int checks(String probe) {
        return jdbc.sql("select coalesce(sum(checks), 0) from probe_result where probe_id = ?")
                .param(probe)
                .query(Integer.class)
                .single();
    }

    private static long filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).count();
        }
    }

    /** A way to the page that can be shut, with all that is on it. */
    private static final class Gate implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> through = new ArrayList<>();

        Gate(int port) throws IOException {
            Thread thread = new Thread(() -> {
                while (!door.isClosed()) {
                    try {
                        Socket in = door.accept();
                        Socket out = new Socket(InetAddress.getLoopbackAddress(), port);
                        synchronized (through) {
                            through.add(in);
                            through.add(out);
                        }
                        pipe(in, out);
                        pipe(out, in);
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            door.close();
            synchronized (through) {
                for (Socket each : through) {
                    each.close();
                }
            }
        }

        private static void pipe(Socket from, Socket to) {
            Thread thread = new Thread(() -> {
                try (InputStream in = from.getInputStream()) {
                    in.transferTo(to.getOutputStream());
                    to.close();
                } catch (IOException e) {
                    // the gate is shut
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }
}
