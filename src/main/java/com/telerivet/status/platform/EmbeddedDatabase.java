package com.telerivet.status.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that runs as a child process on loopback and keeps its files in {@code <data dir>/postgresql}.
 * The library is made for tests and switches durability off; here it is switched on again, and the files are kept. Should
 * its process end while the program runs, it is started again.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final FileLock lock;
    private final Path home;
    private final String jdbcUrl;
    private final int port;
    private final Worker watch;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileLock lock, Path home, EmbeddedPostgres postgres) {
        this.lock = lock;
        this.home = home;
        this.postgres = postgres;
        this.jdbcUrl = postgres.getJdbcUrl("postgres", "postgres");
        this.port = postgres.getPort();
        this.watch = Worker.start("embedded-database", BETWEEN_LOOKS, this::heal);
    }

    /** Starts the database in {@code dataDir}; ends the start of the program where that cannot work. */
    static EmbeddedDatabase start(Path dataDir) {
        Path home = dataDir.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileLock lock = takeAlone(home);
            stopLeftover(files(home).resolve("postmaster.pid"));
            return new EmbeddedDatabase(lock, home, run(home));
        } catch (IOException e) {
            throw new BadSetting(
                    "The embedded database could not start in STATUS_DATA_DIR \"" + home + "\": " + e.getMessage()
                            + ".",
                    "Check that the directory is writable and has free space, or name an outside PostgreSQL by"
                            + " SPRING_DATASOURCE_URL.");
        }
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public void close() {
        watch.close();
        try {
            postgres.close();
            lock.acquiredBy().close();
        } catch (IOException e) {
            log.warn("The embedded database did not stop cleanly: {}", e.getMessage());
        }
    }

    /**
     * On its old port, where everybody looks for it, and with its old options: what was committed is there. Fails for as long
     * as one of the old server's processes is at a query, for it does not notice what happened, and the files are still its.
     */
    private void heal() {
        if (answers()) {
            return;
        }
        try {
            Path files = files(home);
            String options = Files.readString(files.resolve("postmaster.opts"));
            String program = options.substring(0, options.indexOf("/bin/postgres")) + "/bin/pg_ctl";
            run(program, "restart", "-D", files.toString(), "-w", "-t", String.valueOf(LONGEST_START.toSeconds()));
            log.warn("The embedded database was gone, and was started again");
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database is gone and cannot be started again", e);
        }
    }

    /** As the library calls PostgreSQL's programs, which refuse to run as root. */
    private static void run(String... command) throws IOException {
        List<String> words = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was starting", e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) BETWEEN_LOOKS.toMillis());
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            return true; // it is slow, or we are short of files: no reason to end it
        }
    }

    private static Path files(Path home) {
        return home.resolve("postgresql");
    }

    private static EmbeddedPostgres run(Path home) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("postgresql-program").toFile())
                .setDataDirectory(files(home))
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
