package com.telerivet.status.subscriber;

import com.telerivet.status.platform.SharedSchedule;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes, once an hour, the addresses that never agreed (they are other people's data), and
 * has nobody follow for ever what has long been over.
 */
@Component
class TidySubscribers implements DisposableBean {

    private static final String JOB = "tidy-subscribers";
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration LOOK_AROUND = Duration.ofMinutes(10);

    private final Subscribers subscribers;
    private final Follows follows;
    private final SharedSchedule schedule;
    private @Nullable Worker worker;

    TidySubscribers(Subscribers subscribers, Follows follows, SharedSchedule schedule) {
        this.follows = follows;
        this.subscribers = subscribers;
        this.schedule = schedule;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start(JOB, LOOK_AROUND, this::tidy);
    }

    private void tidy() {
        if (schedule.isOurTurn(JOB, PERIOD)) {
            subscribers.forgetUnconfirmed();
            follows.sweep();
        }
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }
}
