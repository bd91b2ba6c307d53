package com.telerivet.status.subscriber;

import com.telerivet.status.platform.SharedSchedule;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has nobody follow, for ever, what has long been over: once an hour, on one of the instances. */
@Component
class EndFollows implements DisposableBean {

    private static final String JOB = "end-follows";
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration LOOK_AROUND = Duration.ofMinutes(10);

    private final Follows follows;
    private final SharedSchedule schedule;
    private @Nullable Worker worker;

    EndFollows(Follows follows, SharedSchedule schedule) {
        this.follows = follows;
        this.schedule = schedule;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start(JOB, LOOK_AROUND, this::end);
    }

    private void end() {
        if (schedule.isOurTurn(JOB, PERIOD)) {
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
