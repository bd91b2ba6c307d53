package com.telerivet.status.emergency;

import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Copies the recovery key's hash from the database to this instance's disk, while there is a database. */
@Component
class CopyRecoveryKey implements DisposableBean {

    /** Behind the notices, in case one is lost. */
    private static final Duration POLL = Duration.ofMinutes(1);

    private final RecoveryKeys keys;
    private volatile @Nullable Worker worker;

    CopyRecoveryKey(RecoveryKeys keys, Notices notices) {
        this.keys = keys;
        notices.listen(RecoveryKeys.NOTICE, this::wake);
    }

    @EventListener
    void start(DatabaseReady ready) {
        worker = Worker.start("recovery-key", POLL, keys::copy);
    }

    @Override
    public void destroy() {
        Worker running = worker;
        if (running != null) {
            running.close();
        }
    }

    private void wake() {
        Worker running = worker;
        if (running != null) {
            running.wake();
        }
    }
}
