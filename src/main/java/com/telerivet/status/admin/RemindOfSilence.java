package com.telerivet.status.admin;

import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every minute for open incidents on which nothing was written for hours. */
@Component
class RemindOfSilence implements DisposableBean {

    private final UpdateReminders reminders;
    private @Nullable Worker worker;

    RemindOfSilence(UpdateReminders reminders) {
        this.reminders = reminders;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("reminders", Duration.ofMinutes(1), reminders::remind);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }
}
