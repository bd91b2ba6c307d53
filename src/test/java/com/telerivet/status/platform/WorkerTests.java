package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTests {

    @Test
    void whateverARoundThrowsThereIsAnother() throws Exception {
        Iterator<Throwable> troubles = List.<Throwable>of(
                        new IllegalStateException("of the work"),
                        new StackOverflowError(),
                        new NoClassDefFoundError("com/example/Missing"),
                        new OutOfMemoryError("forced"))
                .iterator();
        CountDownLatch well = new CountDownLatch(1);
        try (Worker worker = Worker.start("tried", Duration.ofMillis(1), () -> {
            if (troubles.hasNext()) {
                WorkerTests.<RuntimeException>fail(troubles.next());
            }
            well.countDown();
        })) {
            assertThat(well.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable trouble) throws T {
        throw (T) trouble;
    }
}
