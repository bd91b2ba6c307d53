package com.telerivet.status.admin;

import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every few seconds for promises whose time is nearly up. */
@Component
class RemindOfPromises implements DisposableBean {

    private final PromiseReminders reminders;
    private @Nullable Worker worker;

    RemindOfPromises(PromiseReminders reminders) {
        this.reminders = reminders;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("promises", Duration.ofSeconds(15), reminders::remind);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }
}
