package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedScheduleTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void ofManyThatAskAtOnceOneDoesTheJob() throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> turns = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            turns.add(instances.submit(() -> new SharedSchedule(database.jdbc()).isOurTurn("sweep", HOUR)));
        }
        int ours = 0;
        for (Future<Boolean> turn : turns) {
            ours += turn.get() ? 1 : 0;
        }
        instances.shutdown();
        assertThat(ours).isEqualTo(1);
    }

    @Test
    void theJobIsDueAgainAfterItsPeriodByTheDatabasesClock() {
        SharedSchedule schedule = new SharedSchedule(database.jdbc());
        assertThat(schedule.isOurTurn("sweep", HOUR)).isTrue();
        assertThat(schedule.isOurTurn("sweep", HOUR)).isFalse();
        assertThat(schedule.isOurTurn("other", HOUR)).isTrue();
        database.jdbc()
                .sql("update shared_schedule set next_at = next_at - interval '1 hour'")
                .update();
        assertThat(schedule.isOurTurn("sweep", HOUR)).isTrue();
        assertThat(schedule.isOurTurn("sweep", HOUR)).isFalse();
    }
}
