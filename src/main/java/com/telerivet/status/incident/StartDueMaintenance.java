package com.telerivet.status.incident;

import com.telerivet.status.platform.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reminds of, begins and completes maintenance when its time has come by the database's clock, which all instances
 * share; after a time of standing still at once, in the order in which it was due.
 */
@Component
class StartDueMaintenance implements DisposableBean {

    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

    private final MaintenanceSteps steps;
    private @Nullable Worker worker;

    StartDueMaintenance(MaintenanceSteps steps) {
        this.steps = steps;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("maintenance", LOOK_AROUND, () -> round(steps.now()));
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    /** Takes every step that is due at {@code now}; one that fails holds up no other maintenance. */
    void round(Instant now) {
        Set<String> failed = new HashSet<>();
        RuntimeException failure = null;
        Optional<MaintenanceStep> next = steps.next(now, failed);
        while (next.isPresent()) {
            try {
                if (!steps.take(next.get(), now)) {
                    return; // another instance is at it
                }
            } catch (RuntimeException e) {
                failed.add(next.get().incidentId());
                failure = e;
            }
            next = steps.next(now, failed);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
