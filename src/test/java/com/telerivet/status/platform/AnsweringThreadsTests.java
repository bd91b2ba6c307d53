package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnsweringThreadsTests {

    private static final int AT_ONCE = 2;
    private static final int MOST = 20;

    private final AnsweringThreads threads = new AnsweringThreads("answering-", AT_ONCE, MOST);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void end() {
        released.countDown();
        threads.end();
    }

    @Test
    void readersAreAnsweredWhileOthersAreHeldUp() throws Exception {
        holdUp(MOST - 1);
        CountDownLatch answered = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            threads.execute(answered::countDown);
        }
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void thereAreNeverMoreThanTheMostAndWhoeverWaitsIsAnsweredAfterwards() throws Exception {
        AtomicInteger begun = holdUp(3 * MOST);
        await().untilAtomic(begun, equalTo(MOST));
        assertThat(threads.getPoolSize()).isEqualTo(MOST);
        released.countDown();
        await().untilAtomic(begun, equalTo(3 * MOST));
    }

    @Test
    void theThreadsThatWereAddedEndOnceNobodyIsHeldUp() throws Exception {
        AtomicInteger begun = holdUp(MOST);
        await().untilAtomic(begun, equalTo(MOST));
        released.countDown();
        await().until(() -> threads.getPoolSize() == AT_ONCE);
    }

    @Test
    void everyTaskIsDoneOnceHoweverManyAreHeldUp() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            AtomicIntegerArray done = new AtomicIntegerArray(500);
            List<Boolean> slow = IntStream.range(0, done.length())
                    .mapToObj(i -> random.nextInt(50) == 0)
                    .toList();
            for (int i = 0; i < done.length(); i++) {
                int task = i;
                threads.execute(() -> {
                    if (slow.get(task)) {
                        heldUpUntil(() -> done.get((task + 7) % done.length()) > 0 || task + 7 >= done.length());
                    }
                    done.incrementAndGet(task);
                });
            }
            await().until(() -> IntStream.range(0, done.length()).allMatch(i -> done.get(i) > 0));
            assertThat(IntStream.range(0, done.length()).map(done::get))
                    .as("seed %d", seed)
                    .containsOnly(1);
        }
    }

    /** A task that fails, as one of Tomcat's may, costs nobody else an answer. */
    @Test
    void aTaskThatFailsIsNoTaskThatIsHeldUp() throws Exception {
        for (int i = 0; i < 2 * MOST; i++) {
            threads.execute(() -> {
                throw new IllegalStateException("a task that fails, on purpose");
            });
        }
        CountDownLatch answered = new CountDownLatch(1);
        threads.execute(answered::countDown);
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        await().until(() -> threads.getPoolSize() <= AT_ONCE);
    }

    private AtomicInteger holdUp(int count) {
        AtomicInteger begun = new AtomicInteger();
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                begun.incrementAndGet();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        return begun;
    }

    private void heldUpUntil(BooleanSupplier over) {
        while (!over.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
