package com.telerivet.status.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of somebody else's that webhooks call: it keeps what it gets, and answers as it is told, path by path. */
public final class Endpoint implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "endpoint");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, BlockingQueue<Call>> calls = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> rests = new ConcurrentHashMap<>();
    private final List<String> hanging = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    public record Call(Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        public String header(String name) {
            return headers.get(name).get(0);
        }
    }

    public Endpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            queue(path).add(new Call(Map.copyOf(exchange.getRequestHeaders()), body));
            if (hanging.contains(path)) {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (rests.containsKey(path)) {
                exchange.getResponseHeaders().add("Retry-After", rests.get(path));
            }
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 200), -1);
            exchange.close();
        });
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public void answers(String path, int status) {
        statuses.put(path, status);
    }

    /** The same, and asks for a rest of that many seconds, or until that date. */
    public void answers(String path, int status, String retryAfter) {
        rests.put(path, retryAfter);
        answers(path, status);
    }

    /** From now on this path takes requests and answers none. */
    public void hangs(String path) {
        hanging.add(path);
    }

    /** The next call of this path, taken away. */
    public Call await(String path) {
        try {
            Call call = queue(path).poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("nobody called " + path);
            }
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many calls of this path nobody has taken away yet. */
    public int waiting(String path) {
        return queue(path).size();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private BlockingQueue<Call> queue(String path) {
        return calls.computeIfAbsent(path, p -> new LinkedBlockingQueue<>());
    }
}
