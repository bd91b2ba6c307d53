package com.telerivet.status.transfer;

import com.telerivet.status.platform.Actor;
import com.telerivet.status.platform.DatabaseAlone;
import com.telerivet.status.platform.OutboundHttp;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code java -jar status.jar import FILE}: brings an archive in, or what another page wrote or tells
 * at its address; with {@code --preview} it only tells.
 */
public final class ImportCommand {

    private static final Logger log = LoggerFactory.getLogger(ImportCommand.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String PREVIEW = "--preview";
    private static final double TOLD_EVERY = 0.1;

    private ImportCommand() {}

    /** Whether the program was started for this, and not to serve the page. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("import");
    }

    /** Does it; the program's exit code. Whatever follows the file is taken as settings. */
    public static int run(String... arguments) {
        List<String> all = List.of(arguments);
        List<String> settings = all.stream()
                .skip(2)
                .filter(argument -> !argument.equals(PREVIEW))
                .toList();
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            log.error("Say what to read: java -jar status.jar import FILE-OR-ADDRESS [--preview]");
            return NOT_UNDERSTOOD;
        }
        Path file = Path.of(arguments[1]).toAbsolutePath().normalize();
        boolean isAddress = arguments[1].startsWith("https://") || arguments[1].startsWith("http://");
        if (!isAddress && !Files.isRegularFile(file)) {
            log.error("There is no file {}", file);
            return NOT_UNDERSTOOD;
        }
        try (ConfigurableApplicationContext context = open(settings)) {
            Imports imports = context.getBean(Imports.class);
            Incoming incoming = isAddress
                    ? Incoming.of(context.getBean(StatuspageVisit.class).read(arguments[1], new Told()))
                    : Incoming.of(file);
            if (all.contains(PREVIEW)) {
                log.info("It would bring {}. Nothing was changed", told(imports.preview(incoming, new Told())));
            } else {
                Actor who = Actor.nobody("command line", "");
                log.info("Brought in {}", told(imports.load(incoming, who, new Told())));
            }
            return DONE;
        } catch (ImportRejected | DataAccessException | TransactionException | UncheckedIOException e) {
            log.error("Nothing was brought in: {}", e.getMessage());
            return FAILED;
        }
    }

    private static String told(ImportSummary summary) {
        return summary.text() + "; " + summary.added() + " rows are new"
                + (summary.conflicts().isEmpty() ? "" : ": " + String.join("; ", summary.conflicts()));
    }

    /** Says now and then how far it is. */
    private static final class Told implements java.util.function.DoubleConsumer {

        private double next = TOLD_EVERY;

        @Override
        public void accept(double share) {
            if (share >= next || share < next - 1) {
                log.info("{} %", Math.round(share * 100));
                next = share + TOLD_EVERY;
            }
        }
    }

    private static ConfigurableApplicationContext open(List<String> settings) {
        return new SpringApplicationBuilder(
                        DatabaseAlone.class,
                        OutboundHttp.class,
                        OutboundBinding.class,
                        StatuspageVisit.class,
                        Imports.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("status.early-answers=false")
                .run(settings.toArray(String[]::new));
    }
}
