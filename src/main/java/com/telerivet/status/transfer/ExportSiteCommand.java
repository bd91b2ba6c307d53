package com.telerivet.status.transfer;

import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar status.jar export-site DIR}: the published site as files for any static host. The page keeps them on
 * its disk all the time; here each page gets a folder with an {@code index.html}, so that its address holds everywhere.
 * It needs neither the database nor a running page.
 */
public final class ExportSiteCommand {

    private static final Logger log = LoggerFactory.getLogger(ExportSiteCommand.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    /** Whose address has an ending, and what hosts look for by its name. */
    private static final Set<String> KEPT = Set.of("404.html", "swagger-ui.html");

    private ExportSiteCommand() {}

    /** Whether the program was started for this, and not to serve the page. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("export-site");
    }

    /** Does it; the program's exit code. Whatever follows the folder is taken as settings. */
    public static int run(String... arguments) {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            log.error("Say where to write: java -jar status.jar export-site DIR");
            return NOT_UNDERSTOOD;
        }
        Path folder = Path.of(arguments[1]).toAbsolutePath().normalize();
        try (ConfigurableApplicationContext context = open(List.of(arguments).subList(2, arguments.length))) {
            Path site = context.getBean(StatusSettings.class)
                    .dataDir()
                    .toAbsolutePath()
                    .normalize()
                    .resolve("site");
            if (!Files.exists(site.resolve("index.html"))) {
                log.error("There is no site in {}: start the page once with this data directory", site);
                return FAILED;
            }
            if (folder.startsWith(site) || site.startsWith(folder)) {
                log.error("{} is where the page itself keeps its files: choose another folder", folder);
                return NOT_UNDERSTOOD;
            }
            log.info("Wrote {} files to {}", copy(site, folder), folder);
            return DONE;
        } catch (IOException | UncheckedIOException e) {
            log.error("The site was not written: {}", e.getMessage());
            return FAILED;
        }
    }

    private static int copy(Path site, Path folder) throws IOException {
        Copy copy = new Copy(site, folder);
        Files.walkFileTree(site, copy);
        return copy.written;
    }

    /** A running page goes on with its work meanwhile: what it has just taken away is no part of the site any more. */
    private static final class Copy extends SimpleFileVisitor<Path> {

        private final Path site;
        private final Path folder;
        private int written;

        Copy(Path site, Path folder) {
            this.site = site;
            this.folder = folder;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = site.relativize(file).toString().replace('\\', '/');
            if (!name.matches(".*\\.(gz|br|unfinished)")) {
                try {
                    write(name, Files.readAllBytes(file));
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException && !Files.exists(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        private void write(String name, byte[] content) throws IOException {
            Path target = folder.resolve(place(name));
            Files.createDirectories(target.getParent());
            boolean isPage = name.endsWith(".html");
            Files.write(target, isPage ? withPlainLinks(content) : content);
            written++;
        }

        /** A static host knows no queries. */
        private static byte[] withPlainLinks(byte[] page) {
            return new String(page, StandardCharsets.UTF_8)
                    .replace("/history?page=", "/history-page-")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String place(String name) {
        if (name.equals("v3/api-docs.html")) {
            return "v3/api-docs";
        }
        boolean isPage = name.endsWith(".html") && !name.endsWith("index.html") && !KEPT.contains(name);
        return isPage ? name.substring(0, name.length() - ".html".length()) + "/index.html" : name;
    }

    private static ConfigurableApplicationContext open(List<String> settings) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("status.early-answers=false")
                .run(settings.toArray(String[]::new));
    }

    /** What the page is told of its data directory. */
    @EnableConfigurationProperties(StatusSettings.class)
    static class Settings {}
}
