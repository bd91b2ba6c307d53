package com.telerivet.status.publication;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Shows the site of the last run as soon as the settings are known, long before the program is put together. Named in
 * {@code META-INF/spring.factories}, because there are no beans yet.
 */
class EarlyAnswers implements ApplicationListener<SpringApplicationEvent> {

    private static final Logger log = LoggerFactory.getLogger(EarlyAnswers.class);

    private final Clock clock = Clock.systemUTC();
    private @Nullable LastRun lastRun;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            lastRun = begin(prepared.getEnvironment());
        } else if (event instanceof ApplicationContextInitializedEvent made && lastRun != null) {
            made.getApplicationContext().getBeanFactory().registerSingleton("lastRun", lastRun);
        } else if (event instanceof ApplicationFailedEvent && lastRun != null) {
            lastRun.closeDoor();
        }
    }

    private @Nullable LastRun begin(ConfigurableEnvironment settings) {
        int port = settings.getProperty("server.port", Integer.class, 0);
        if (port <= 0 || !settings.getProperty("status.early-answers", Boolean.class, true)) {
            return null;
        }
        Path data = Path.of(settings.getProperty("status.data-dir", "./data"));
        Map<String, PublishedDocument> onDisk = new LastDocuments(data).load(clock);
        Map<String, PublishedDocument> documents = onDisk.isEmpty() ? LastEdition.load(settings) : onDisk;
        return documents.isEmpty() ? null : new LastRun(documents, door(settings, port, documents));
    }

    private static @Nullable EarlyDoor door(
            ConfigurableEnvironment settings, int port, Map<String, PublishedDocument> documents) {
        if (Binder.get(settings)
                .bind("server.ssl", Bindable.mapOf(String.class, String.class))
                .isBound()) {
            return null; // it speaks no TLS; Tomcat shows the last run once it is open
        }
        try {
            return EarlyDoor.open(address(settings.getProperty("server.address"), port), documents);
        } catch (IOException e) {
            log.debug("The port is not free yet, or will never be, which the start itself will say", e);
            return null;
        }
    }

    private static InetSocketAddress address(@Nullable String host, int port) throws UnknownHostException {
        return host == null ? new InetSocketAddress(port) : new InetSocketAddress(InetAddress.getByName(host), port);
    }
}
