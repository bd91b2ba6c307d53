package com.telerivet.status.identity;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Does after the answer what would make its time tell whether an account exists. Little may wait; what is lost with a
 * restart is asked for again by whoever gets no mail.
 */
@Component
class AskLater implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AskLater.class);
    private static final int MOST_WAITING = 100;

    private final ThreadPoolExecutor one = new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> {
                Thread thread = new Thread(work, "password-resets");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    void run(Runnable work) {
        one.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn("A link to a new password could not be made: {}", e.toString());
            }
        });
    }

    @Override
    public void destroy() {
        one.shutdownNow();
    }
}
