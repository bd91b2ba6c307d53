package com.telerivet.status.subscriber;

import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes, once an hour, the addresses that never agreed: they are other people's data, and they count as pending. */
@Component
class ForgetUnconfirmed implements DisposableBean {

    private final Subscribers subscribers;
    private @Nullable Worker worker;

    ForgetUnconfirmed(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("forget-unconfirmed", Duration.ofHours(1), subscribers::forgetUnconfirmed);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }
}
