package com.telerivet.status.testkit;

import com.telerivet.status.StatusApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One running application of several: with a port and a data directory of its own, on the database it is given. */
public final class Instance implements AutoCloseable {

    /** Those that start together share one program here, and its logging is set up by one at a time. */
    private static final ReentrantLock LOGGING = new ReentrantLock();

    private final int port;
    private final Clock clock;
    private final List<String> arguments;
    private final ConfigurableApplicationContext app;

    private Instance(int port, Clock clock, List<String> arguments) {
        this.port = port;
        this.clock = clock;
        this.arguments = arguments;
        LOGGING.lock();
        try {
            this.app = new SpringApplicationBuilder(StatusApplication.class)
                    .listeners((ApplicationListener<ApplicationPreparedEvent>) prepared -> letTheNextBegin())
                    .initializers((GenericApplicationContext context) -> context.registerBean(
                            "clockOfThisMachine", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                    .run(arguments.toArray(String[]::new));
        } finally {
            letTheNextBegin();
        }
    }

    private static void letTheNextBegin() {
        if (LOGGING.isHeldByCurrentThread()) {
            LOGGING.unlock();
        }
    }

    /** {@code settings} are written {@code name=value}. */
    public static Instance start(String databaseUrl, String... settings) {
        return start(databaseUrl, Clock.systemUTC(), settings);
    }

    /** An instance on a machine whose clock is {@code clock}. */
    public static Instance start(String databaseUrl, Clock clock, String... settings) {
        int port = FreePort.find();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--management.server.port=0",
                "--status.data-dir=" + folder(),
                "--status.base-url=http://status.example.com",
                "--status.sample=true",
                "--status.mail.relays=" + Inbox.relay(),
                "--status.admin.email=" + AppTest.ADA,
                "--status.admin.password=" + AppTest.ADAS_PASSWORD,
                "--status.api-token=" + AppTest.TOKEN,
                "--spring.datasource.url=" + databaseUrl));
        for (String setting : settings) {
            String name = "--" + setting.replaceFirst("=.*", "=");
            // given twice, both would count
            arguments.removeIf(argument -> argument.startsWith(name));
            arguments.add("--" + setting);
        }
        return new Instance(port, clock, arguments);
    }

    /** Starts one that was closed, on the same port and data directory. */
    public Instance startAgain() {
        return new Instance(port, clock, arguments);
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return app.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public Site site() {
        return new Site(port);
    }

    public <T> T get(Class<T> part) {
        return app.getBean(part);
    }

    public ConfigurableApplicationContext app() {
        return app;
    }

    @Override
    public void close() {
        app.close();
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("status-instance").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
