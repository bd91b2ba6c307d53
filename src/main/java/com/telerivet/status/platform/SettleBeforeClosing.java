package com.telerivet.status.platform;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
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

    private static final long DRAIN_MILLIS = 2_000;

    private final Duration settle;
    private volatile @Nullable Connector door;
    private volatile boolean isRunning;

    SettleBeforeClosing(ShutdownSettings settings) {
        this.settle = settings.settle();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(DrainingProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> door = connector);
    }

    @Override
    public void start() {
        isRunning = true;
    }

    /** Readiness is refused by now: Spring Boot says so before it stops the first of these. */
    @Override
    public void stop() {
        isRunning = false;
        Connector connector = door;
        if (connector == null || settle.isZero()) {
            return;
        }
        connector.setProperty("maxKeepAliveRequests", "1");
        try {
            Thread.sleep(settle.toMillis());
            if (connector.getProtocolHandler() instanceof DrainingProtocol protocol) {
                protocol.drain(DRAIN_MILLIS);
            }
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
