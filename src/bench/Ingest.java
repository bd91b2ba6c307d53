import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/**
 * How many points a second are taken and committed: one a request, a thousand a request, and by COPY straight into the
 * table. Arguments: the database's JDBC address, the page's port, its token, seconds for each, and the page's process id:
 * the processor time that a point takes there says more than its rate does where others use the machine as well.
 */
public final class Ingest {

    private static final int BATCH = 1_000;

    private final int port;
    private final String token;
    private final String page;
    private final String metric;
    private final AtomicLong second;
    private final AtomicLong sent = new AtomicLong();

    private Ingest(int port, String token, String page, String metric, long second) {
        this.port = port;
        this.token = token;
        this.page = page;
        this.metric = metric;
        this.second = new AtomicLong(second);
    }

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement()) {
            String page = one(statement, "select id from page");
            String metric = one(statement, "select id from metric order by position limit 1");
            // days that are long over, so that the page itself has nothing new to draw
            statement.execute("select metric_add_month(date_trunc('month', now() - make_interval(days => d))::date)"
                    + " from generate_series(0, 390, 25) as d");
            long begin = Long.parseLong(one(
                    statement,
                    "select extract(epoch from coalesce(max(at), now() - interval '390 days'))::bigint + 1"
                            + " from metric_point where at < now() - interval '30 days'"));
            Ingest bench = new Ingest(Integer.parseInt(args[1]), args[2], page, metric, begin);
            int seconds = Integer.parseInt(args[3]);
            long begun = processorMillis(args[4]);
            double single = bench.run(32, seconds, bench::onePoint, 1);
            double singleMicros = (processorMillis(args[4]) - begun) * 1e3 / bench.sent.getAndSet(0);
            begun = processorMillis(args[4]);
            double batch = bench.run(4, seconds, bench::batch, BATCH);
            double batchMicros = (processorMillis(args[4]) - begun) * 1e3 / bench.sent.getAndSet(0);
            double copy = bench.copy(connection, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "single %.0f/s (%.0f us of the page's processor time each), batches %.0f points/s (%.1f us), COPY %.0f rows/s,"
                            + " batches / COPY %.2f%n",
                    single,
                    singleMicros,
                    batch,
                    batchMicros,
                    copy,
                    batch / copy);
        }
    }

    /** What the process has used so far, in hundredths of a second as Linux counts. */
    private static long processorMillis(String pid) throws Exception {
        String[] stat = Files.readString(Path.of("/proc", pid, "stat")).replaceAll("^.*\\) ", "").split(" ");
        return (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) * 10;
    }

    private interface Body {
        String next();
    }

    private String onePoint() {
        return "{\"data\":{\"timestamp\":" + second.getAndIncrement() + ",\"value\":99.5}}";
    }

    private String batch() {
        long first = second.getAndAdd(BATCH);
        StringBuilder body = new StringBuilder("{\"data\":{\"" + metric + "\":[");
        for (int i = 0; i < BATCH; i++) {
            body.append(i == 0 ? "" : ",").append("{\"timestamp\":").append(first + i).append(",\"value\":99.5}");
        }
        return body.append("]}}").toString();
    }

    private double run(int connections, int seconds, Body body, int points) throws Exception {
        String path = "/v1/pages/" + page + "/metrics/" + (points == 1 ? metric + "/" : "") + "data";
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        AtomicLong done = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> send(path, body, end, done));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        sent.addAndGet(done.get() * points);
        return done.get() * points * 1e9 / (System.nanoTime() - start);
    }

    private void send(String path, Body body, long end, AtomicLong done) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (System.nanoTime() < end) {
                byte[] sent = body.next().getBytes(StandardCharsets.US_ASCII);
                String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: OAuth " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + sent.length + "\r\n\r\n";
                byte[] all = new byte[head.length() + sent.length];
                System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
                System.arraycopy(sent, 0, all, head.length(), sent.length);
                socket.getOutputStream().write(all);
                String status = answer(in);
                if (!status.contains(" 20")) {
                    throw new IllegalStateException(status);
                }
                done.incrementAndGet();
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    /** The status line; the rest of the answer is read past. */
    private static String answer(InputStream in) throws Exception {
        String status = line(in);
        long length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String low = line.toLowerCase(Locale.ROOT);
            length = low.startsWith("content-length:") ? Long.parseLong(low.substring(15).strip()) : length;
            chunked |= low.startsWith("transfer-encoding:");
        }
        if (!chunked) {
            in.skipNBytes(length);
            return status;
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size + 2L);
        }
        line(in);
        return status;
    }

    private static String line(InputStream in) throws Exception {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IllegalStateException("the page hung up");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private double copy(Connection connection, int seconds) throws Exception {
        long start = System.nanoTime();
        long rows = 0;
        long begin = second.get();
        while (System.nanoTime() - start < seconds * 1_000_000_000L) {
            StringBuilder text = new StringBuilder();
            long first = begin + rows;
            for (int i = 0; i < 100 * BATCH; i++) {
                text.append(metric).append("\tcopy\t").append(java.time.Instant.ofEpochSecond(first + i)).append("\t99.5\t1\n");
            }
            rows += connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy metric_point (metric_id, source, at, sum, count) from stdin",
                            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII)));
        }
        return rows * 1e9 / (System.nanoTime() - start);
    }

    private static String one(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
