package com.telerivet.status.transfer;

import com.telerivet.status.platform.DatabaseAlone;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** {@code java -jar status.jar export FILE}: writes an archive without starting the page. */
public final class ExportCommand {

    private static final Logger log = LoggerFactory.getLogger(ExportCommand.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private ExportCommand() {}

    /** Whether the program was started for this, and not to serve the page. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("export");
    }

    /** Does it; the program's exit code. Whatever follows the file is taken as settings. */
    public static int run(String... arguments) {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            log.error("Say where to write: java -jar status.jar export FILE");
            return NOT_UNDERSTOOD;
        }
        Path file = Path.of(arguments[1]).toAbsolutePath().normalize();
        try (ConfigurableApplicationContext context = open(List.of(arguments).subList(2, arguments.length))) {
            context.getBean(Archives.class).save(file);
            log.info(
                    "Wrote {}. It holds the addresses of subscribers: keep it where only the right people read it",
                    file);
            return DONE;
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            log.error("The archive was not written: {}", e.getMessage());
            return FAILED;
        }
    }

    private static ConfigurableApplicationContext open(List<String> settings) {
        String[] none = settings.toArray(String[]::new);
        return new SpringApplicationBuilder(DatabaseAlone.class, Archives.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("status.early-answers=false")
                .run(none);
    }
}
