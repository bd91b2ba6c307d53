package com.telerivet.status.instances;

import static org.awaitility.Awaitility.await;

import com.telerivet.status.testkit.AppTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who read the page, and one program that pushes points, until they are told to stop. */
final class Visitors {

    private final long begin = Instant.now().minus(Duration.ofDays(20)).getEpochSecond() / 60 * 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String points;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();
    private volatile boolean stopping;

    Visitors(int port) {
        base = "http://127.0.0.1:" + port;
        String page = v1("/v1/pages").path(0).path("id").asString();
        String metric = v1("/v1/pages/" + page + "/metrics").path(0).path("id").asString();
        points = "/v1/pages/" + page + "/metrics/" + metric + "/data";
    }

    void start(int readers) {
        for (int i = 0; i < readers; i++) {
            String path = i % 2 == 0 ? "/" : "/api/v2/summary.json";
            run(() -> {
                if (isGood(request(path).GET())) {
                    reads.incrementAndGet();
                }
            });
        }
        run(() -> {
            long minute = begin + 60 * written.get();
            String point = "{\"data\":{\"timestamp\":" + minute + ",\"value\":1}}";
            if (isGood(request(points)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(point)))) {
                written.incrementAndGet();
            }
        });
    }

    /** Waits until that many more pages were read. */
    void awaitMore(int pages) {
        int goal = reads.get() + pages;
        await().atMost(Duration.ofSeconds(60)).until(() -> reads.get() >= goal);
    }

    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    Queue<String> failures() {
        return failures;
    }

    long written() {
        return written.get();
    }

    private void run(Runnable visit) {
        Thread thread = new Thread(() -> {
            while (!stopping) {
                visit.run();
                pause();
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** Readers come one after the other, not as fast as they can. */
    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "OAuth " + AppTest.TOKEN);
    }

    private boolean isGood(HttpRequest.Builder request) {
        HttpRequest made = request.build();
        try {
            HttpResponse<String> answer = http.send(made, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                failures.add(
                        made.method() + " " + made.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() / 100 == 2;
        } catch (Exception e) {
            failures.add(made.method() + " " + made.uri().getPath() + ": " + e);
            return false;
        }
    }

    private JsonNode v1(String path) {
        try {
            return JsonMapper.shared()
                    .readTree(http.send(request(path).GET().build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
