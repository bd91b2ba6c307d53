package com.telerivet.status.probe.agent;

import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.OutboundSettings;
import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.platform.TimedHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * {@code java -jar status.jar agent --server=https://status.example.com --token=... --location=Nairobi}: runs checks for a
 * page elsewhere, without a database and without a page of its own.
 */
public final class AgentCommand {

    private static final Logger log = LoggerFactory.getLogger(AgentCommand.class);
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private AgentCommand() {}

    /** Whether the program was started for this, and not to serve the page. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("agent");
    }

    /** Works until the program is stopped; the exit code where it cannot. */
    public static int run(String... arguments) {
        String[] settings = Arrays.stream(arguments)
                .skip(1)
                .map(each -> each.replaceFirst("^--(server|token|location)=", "--status.agent.$1="))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = open(settings)) {
            return work(context);
        } catch (BadSetting e) {
            log.error("{} {}", e.getMessage(), e.remedy());
            return NOT_UNDERSTOOD;
        } catch (IOException | UncheckedIOException e) {
            log.error("The agent cannot work: {}", e.toString());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int work(ConfigurableApplicationContext context) throws IOException, InterruptedException {
        AgentSettings given = context.getBean(AgentSettings.class);
        URI address = given.address();
        AgentServer server = new AgentServer(context.getBean(OutboundHttp.class), address, given.secret());
        Path folder = folder(context.getBean(StatusSettings.class).dataDir());
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new BadSetting(
                        "Another agent works in " + folder + ".", "Give each its own folder by STATUS_DATA_DIR.");
            }
            String version =
                    Objects.requireNonNullElse(AgentCommand.class.getPackage().getImplementationVersion(), "");
            try (Agent agent = new Agent(
                    server,
                    given.place(),
                    version,
                    context.getBean(TimedHttp.class),
                    folder,
                    Clock.tickMillis(ZoneOffset.UTC))) {
                log.info("Working for {}; what waits lies in {}", address, folder);
                Runnable end = agent::close;
                context.addApplicationListener(event -> {
                    if (event instanceof ContextClosedEvent) {
                        end.run();
                    }
                });
                agent.awaitRefusal();
            }
        }
        return NOT_UNDERSTOOD;
    }

    /** What lies there holds headers of checks, which may be secret. */
    private static Path folder(Path dataDir) throws IOException {
        Path folder = dataDir.toAbsolutePath().normalize().resolve("agent");
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    private static ConfigurableApplicationContext open(String... settings) {
        return new SpringApplicationBuilder(Parts.class, OutboundHttp.class, TimedHttp.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("status.early-answers=false")
                .run(settings);
    }

    /** What an agent is told. */
    @EnableConfigurationProperties({AgentSettings.class, OutboundSettings.class, StatusSettings.class})
    static class Parts {}
}
