package com.telerivet.status.incident;

import com.telerivet.status.platform.SharedSchedule;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes for good, once an hour, what has been in the bin for long enough. */
@Component
class EmptyBin implements DisposableBean {

    private static final String JOB = "empty-bin";
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration LOOK_AROUND = Duration.ofMinutes(10);

    private final IncidentBin bin;
    private final SharedSchedule schedule;
    private @Nullable Worker worker;

    EmptyBin(IncidentBin bin, SharedSchedule schedule) {
        this.bin = bin;
        this.schedule = schedule;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start(JOB, LOOK_AROUND, this::empty);
    }

    private void empty() {
        if (schedule.isOurTurn(JOB, PERIOD)) {
            bin.purgeOld();
        }
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }
}
