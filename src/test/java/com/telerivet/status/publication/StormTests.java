package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.CountedDatabase;
import com.telerivet.status.testkit.Site;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Many changes at once, and readers who compare what the documents say. */
@AppTest
@Import(CountedDatabase.class)
class StormTests {

    private static final int POSTS = 40;
    private static final Pattern STEP = Pattern.compile("Step (\\d+) of the storm");

    @Autowired
    private Incidents incidents;

    @LocalServerPort
    private int port;

    @Test
    void whoeverReadsOneDocumentAfterAnotherIsNeverToldAnOlderStory() {
        Site site = new Site(port);
        IncidentStory story = post(incidents.report("Storm", null, update(0)), 1);
        List<String> paths = List.of(
                "/",
                "/api/v2/summary.json",
                "/incidents/" + story.id(),
                "/history.atom",
                "/incidents/" + story.id() + ".json",
                "/api/v2/incidents/unresolved.json",
                "/history.rss",
                "/api/v2/incidents.json");
        paths.forEach(path -> site.textWhen(path, text -> step(text) >= 1));

        CompletableFuture<Void> writer =
                CompletableFuture.runAsync(() -> IntStream.rangeClosed(2, POSTS).forEach(step -> post(story, step)));
        List<CompletableFuture<Integer>> readers = Stream.of(0, 3, 5)
                .map(first -> CompletableFuture.supplyAsync(() -> read(site, paths, first, writer)))
                .toList();
        writer.join();
        assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isPositive());
        paths.forEach(path -> site.textWhen(path, text -> step(text) == POSTS));
    }

    /** Round and round until the writer is done: each document tells at least what the one before it told. */
    private static int read(Site site, List<String> paths, int first, CompletableFuture<Void> writer) {
        int known = 0;
        int read = 0;
        for (int i = first; !writer.isDone(); i++) {
            String path = paths.get(i % paths.size());
            HttpResponse<String> answer = site.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).as(path).hasValue(etag(answer.body()));
            int step = step(answer.body());
            assertThat(step).as("%s after step %d", path, known).isGreaterThanOrEqualTo(known);
            known = step;
            read++;
        }
        return read;
    }

    /** The newest step that the text tells of, 0 for none. */
    private static int step(String text) {
        List<Integer> steps = new ArrayList<>(List.of(0));
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(Integer.valueOf(matcher.group(1)));
        }
        return steps.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private IncidentStory post(IncidentStory story, int step) {
        return incidents.post(story.id(), update(step), null);
    }

    private static NewUpdate update(int step) {
        return new NewUpdate(IncidentStatus.INVESTIGATING, "Step " + step + " of the storm", null, Map.of(), false);
    }

    private static String etag(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 15)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
