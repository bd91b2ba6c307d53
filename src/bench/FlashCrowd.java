import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everybody comes at once, and an update is posted every second: opens all connections in one go, lets each ask for the
 * front page or the feed about every second, and checks every body. Arguments: port, connections, seconds, and an API
 * token, without which nothing is posted.
 */
public final class FlashCrowd {

    private static final String[] PATHS = {"/", "/api/v2/summary.json"};
    private static final long THINK_NANOS = 1_000_000_000L;
    private static final Pattern ID = Pattern.compile("\"id\":\"([a-z0-9]{12})\"");

    private final int port;
    private final String token;
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private int[] tenthsOfMillis = new int[1 << 20];
    private int answers;
    private long slowestFirst;
    private volatile int posted;
    private volatile boolean over;

    private FlashCrowd(int port, String token) {
        this.port = port;
        this.token = token;
    }

    public static void main(String[] args) throws Exception {
        FlashCrowd crowd = new FlashCrowd(Integer.parseInt(args[0]), args.length > 3 ? args[3] : null);
        crowd.read(Math.min(50, Integer.parseInt(args[1])), 3);
        crowd.answers = 0; // this program's own compilers have had their time
        crowd.slowestFirst = 0;
        Thread poster = new Thread(crowd::post);
        poster.start();
        crowd.read(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        crowd.over = true;
        poster.join();
        crowd.report();
    }

    private void read(int connections, int seconds) throws IOException {
        Selector selector = Selector.open();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            readers.add(new Reader(PATHS[i % PATHS.length], versions));
        }
        for (Reader reader : readers) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            reader.since = System.nanoTime();
            channel.register(selector, SelectionKey.OP_CONNECT, reader);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            selector.select(20);
            for (SelectionKey key : selector.selectedKeys()) {
                step(key);
            }
            selector.selectedKeys().clear();
            long now = System.nanoTime();
            for (SelectionKey key : selector.keys()) {
                Reader reader = (Reader) key.attachment();
                if (key.isValid() && key.interestOps() == 0 && now - reader.since > THINK_NANOS) {
                    step(key);
                }
            }
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void step(SelectionKey key) {
        Reader reader = (Reader) key.attachment();
        try {
            if (key.interestOps() == 0) {
                reader.ask(key);
            } else if (key.isConnectable()) {
                ((SocketChannel) key.channel()).finishConnect();
                long opened = reader.since;
                reader.ask(key);
                reader.since = opened; // the first answer's time counts from the connection's beginning
            } else if (reader.take(key)) {
                note(System.nanoTime() - reader.since, reader.isFirst);
                reader.isFirst = false;
                key.interestOps(0);
            }
        } catch (IOException e) {
            failures.merge(e.toString(), 1, Integer::sum);
            key.cancel();
        }
    }

    private void note(long nanos, boolean isFirst) {
        slowestFirst = isFirst ? Math.max(slowestFirst, nanos) : slowestFirst;
        if (answers == tenthsOfMillis.length) {
            tenthsOfMillis = Arrays.copyOf(tenthsOfMillis, answers * 2);
        }
        tenthsOfMillis[answers++] = (int) (nanos / 100_000);
    }

    private void post() {
        if (token == null) {
            return;
        }
        try {
            String page = id(call("GET", "/v1/pages", null));
            String incidents = "/v1/pages/" + page + "/incidents";
            String incident = id(call("POST", incidents, "{\"incident\":{\"name\":\"Crowd\",\"body\":\"Update 0\"}}"));
            while (!over) {
                Thread.sleep(1000);
                call("PATCH", incidents + "/" + incident, "{\"incident\":{\"body\":\"Update " + ++posted + "\"}}");
            }
            call("PATCH", incidents + "/" + incident, "{\"incident\":{\"status\":\"resolved\",\"body\":\"Over\"}}");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("posting failed", e);
        }
    }

    private String call(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .method(method, body)
                                .header("Authorization", "OAuth " + token)
                                .header("Content-Type", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String id(String json) {
        Matcher id = ID.matcher(json);
        if (!id.find()) {
            throw new IllegalStateException("no id in " + json);
        }
        return id.group(1);
    }

    private void report() {
        Arrays.sort(tenthsOfMillis, 0, answers);
        System.out.printf(
                "%d answers, %d updates, %d versions seen, failed or torn: %d%n",
                answers, posted, versions.size(), failures.values().stream().mapToInt(n -> n).sum());
        System.out.printf(
                "ms: median %.1f, p99 %.1f, worst %.1f; all had their first answer after %.1f%n",
                tenthsOfMillis[answers / 2] / 10.0,
                tenthsOfMillis[(int) (answers * 0.99)] / 10.0,
                tenthsOfMillis[answers - 1] / 10.0,
                slowestFirst / 1e6);
        failures.forEach((what, times) -> System.out.println("  " + times + " x " + what));
    }
}
