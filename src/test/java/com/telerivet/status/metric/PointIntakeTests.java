package com.telerivet.status.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.DatabaseAway;
import com.telerivet.status.testkit.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
class PointIntakeTests {

    private static final int SENDERS = 16;
    private static final int EACH = 25;

    @Autowired
    PointIntake intake;

    @Autowired
    Metrics metrics;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Test
    void theFirstPointsOfAMonthMayComeFromManyAtOnce() throws Exception {
        String metric =
                metrics.add(new NewMetric("Months", "Test", MetricKind.VALUE)).id();
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> all = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            String source = "sender-" + sender;
            all.add(senders.submit(() -> {
                for (int month = 2; month < 12; month++) {
                    Instant at = clock.instant().minus(Duration.ofDays(30L * month));
                    together.await();
                    metrics.record(List.of(new MetricPoint(metric, source, at, 1, 1)));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        senders.shutdown();
        assertThat(count(metric, "sender-0")).isEqualTo(10);
    }

    @Test
    void whatCameTogetherIsThereWhenEachIsAnswered() throws Exception {
        String metric =
                metrics.add(new NewMetric("Crowded", "Test", MetricKind.VALUE)).id();
        Instant hour = clock.instant().minus(Duration.ofHours(2));
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            String source = "sender-" + sender;
            answers.add(senders.submit(() -> {
                together.await();
                for (int i = 0; i < EACH; i++) {
                    intake.take(List.of(new MetricPoint(metric, source, hour.plusSeconds(i), 1, 1)));
                    if (count(metric, source) != i + 1) {
                        return false;
                    }
                }
                return true;
            }));
        }
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get())
                    .as("its points are committed when it is answered")
                    .isTrue();
        }
        senders.shutdown();
        assertThat(count(metric, "%")).isEqualTo(SENDERS * EACH);
    }

    @Test
    void oneThatCannotBeKeptFailsAlone() throws Exception {
        String metric =
                metrics.add(new NewMetric("Mixed", "Test", MetricKind.VALUE)).id();
        Instant now = clock.instant();
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int number = sender;
            answers.add(senders.submit(() -> {
                together.await();
                int refused = 0;
                for (int i = 0; i < EACH; i++) {
                    try {
                        String to = number % 4 == 1 ? "absentabsent" : metric;
                        Instant at = now.plusSeconds(number % 4 == 2 ? 7200 : -i);
                        intake.take(List.of(new MetricPoint(to, "sender-" + number, at, 1, 1)));
                    } catch (DataIntegrityViolationException | PointRejected e) {
                        refused++;
                    }
                }
                return refused;
            }));
        }
        for (int sender = 0; sender < SENDERS; sender++) {
            boolean isWrong = sender % 4 == 1 || sender % 4 == 2;
            assertThat(answers.get(sender).get()).as("sender %d", sender).isEqualTo(isWrong ? EACH : 0);
        }
        senders.shutdown();
        assertThat(count(metric, "%")).isEqualTo(SENDERS / 2 * EACH);
    }

    @Test
    void whenTheDatabaseCannotTakeThemAllHearOfItTogether() {
        String metric =
                metrics.add(new NewMetric("Held up", "Test", MetricKind.VALUE)).id();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("lock table metric_point in access exclusive mode").update();
            List<Future<?>> answers = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                MetricPoint point = new MetricPoint(metric, "sender-" + sender, clock.instant(), 1, 1);
                answers.add(senders.submit(() -> intake.take(List.of(point))));
            }
            // each in turn would take as many times as long as one of them waits for the lock
            for (Future<?> answer : answers) {
                assertThatThrownBy(() -> answer.get(SENDERS, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .satisfies(e -> assertThat(DatabaseAway.isBehind(e)).isTrue());
            }
        });
        senders.shutdown();
        assertThat(count(metric, "%")).isZero();
    }

    @Test
    void manyWhoSendTheSameLongBatchesDoNotWaitForEachOtherInACircle() throws Exception {
        String metric =
                metrics.add(new NewMetric("Same", "Test", MetricKind.VALUE)).id();
        Instant end = clock.instant();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> answers = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            Random random = new Random(sender);
            answers.add(senders.submit(() -> {
                for (int round = 0; round < 4; round++) {
                    List<MetricPoint> points = new ArrayList<>();
                    for (int i = random.nextInt(200); i < 800; i++) {
                        points.add(new MetricPoint(metric, "same", end.minusSeconds(i + 200L * round), 1, 1));
                    }
                    Collections.shuffle(points, random);
                    intake.take(points);
                }
            }));
        }
        for (Future<?> answer : answers) {
            answer.get();
        }
        senders.shutdown();
        assertThat(count(metric, "same")).isBetween(1_200L, 1_400L);
    }

    @Test
    void insideATransactionTheyArePartOfIt() {
        String metric =
                metrics.add(new NewMetric("Undone", "Test", MetricKind.VALUE)).id();
        assertThatThrownBy(() -> transaction.executeWithoutResult(tx -> {
                    intake.take(List.of(new MetricPoint(metric, "sender", clock.instant(), 1, 1)));
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        assertThat(count(metric, "%")).isZero();
    }

    private long count(String metric, String source) {
        return jdbc.sql("select count(*) from metric_point where metric_id = ? and source like ?")
                .params(metric, source)
                .query(Long.class)
                .single();
    }
}
