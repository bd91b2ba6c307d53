package com.telerivet.status.platform;

import java.time.Duration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A program that is told to stop says first that it is not ready any more, and lets every answer be the last of its
 * connection; it goes on answering for a moment, so that those who send requests here notice. Only then the door
 * closes.
 */
@Component
class SettleBeforeClosing implements SmartLifecycle, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Duration settle;
    private volatile Runnable lastAnswers = () -> {};
    private volatile boolean isRunning;

    SettleBeforeClosing(ShutdownSettings settings) {
        this.settle = settings.settle();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> lastAnswers = () -> connector.setProperty("maxKeepAliveRequests", "1"));
    }

    @Override
    public void start() {
        isRunning = true;
    }

    /** Readiness is refused by now: Spring Boot says so before it stops the first of these. */
    @Override
    public void stop() {
        isRunning = false;
        lastAnswers.run();
        try {
            Thread.sleep(settle.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** The first to stop, before the web server. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
