package com.telerivet.status.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that runs as a child process on loopback and keeps its files in {@code <data dir>/postgresql}.
 * The library is made for tests and switches durability off; here it is switched on again, and the files are kept.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final FileLock lock;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileLock lock, EmbeddedPostgres postgres) {
        this.lock = lock;
        this.postgres = postgres;
    }

    /** Starts the database in {@code dataDir}; ends the start of the program where that cannot work. */
    static EmbeddedDatabase start(Path dataDir) {
        Path home = dataDir.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileLock lock = takeAlone(home);
            Path files = home.resolve("postgresql");
            stopLeftover(files.resolve("postmaster.pid"));
            return new EmbeddedDatabase(lock, run(home, files));
        } catch (IOException e) {
            throw new BadSetting(
                    "The embedded database could not start in STATUS_DATA_DIR \"" + home + "\": " + e.getMessage()
                            + ".",
                    "Check that the directory is writable and has free space, or name an outside PostgreSQL by"
                            + " SPRING_DATASOURCE_URL.");
        }
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            postgres.close();
            lock.acquiredBy().close();
        } catch (IOException e) {
            log.warn("The embedded database did not stop cleanly: {}", e.getMessage());
        }
    }

    private static EmbeddedPostgres run(Path home, Path files) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("postgresql-program").toFile())
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("timezone", "UTC")
                .start();
    }

    private static FileLock takeAlone(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = lock(channel);
        if (lock == null) {
            channel.close();
            throw new BadSetting(
                    "STATUS_DATA_DIR \"" + home + "\" is in use by another running status page.",
                    "Stop that one first, or give this one a directory of its own.");
        }
        return lock;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    /** A killed program leaves its database running; it must end before the files are opened again. */
    private static void stopLeftover(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle leftover = ProcessHandle.of(pid)
                .filter(p -> p.info().command().orElse("").contains("postgres"))
                .orElse(null);
        if (leftover == null) {
            return;
        }
        log.info("Stopping the database that an earlier run left behind (process {})", pid);
        leftover.destroy();
        try {
            leftover.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("an earlier database (process " + pid + ") does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier database was stopping", e);
        }
    }
}
