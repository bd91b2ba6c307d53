package com.telerivet.status.emergency;

import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was posted without the database, in one file that only grows. A line is a record: the hash of the rest, a space,
 * and JSON, which is either an entry or the word that one is in the database. A line that was cut by a power failure, or
 * altered, is passed over; the next record begins a line of its own.
 */
@Component
class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final int HASH_LENGTH = 64;

    private final JsonMapper json = JsonMapper.shared();
    private final Path file;
    private final Map<String, EmergencyEntry> entries = new LinkedHashMap<>();
    private final Map<String, Instant> done = new HashMap<>();

    Journal(StatusSettings settings) {
        this.file = settings.dataDir().toAbsolutePath().resolve("emergency").resolve("journal");
        read();
    }

    private record Line(@Nullable EmergencyEntry entry, @Nullable String done, @Nullable Instant at) {}

    /** Returns once the entry is on disk. */
    synchronized void append(EmergencyEntry entry) throws IOException {
        write(new Line(entry, null, null));
        entries.put(entry.id(), entry);
    }

    /** Notes that the database has had the entry since {@code at}, or that a person has to look at it there. */
    synchronized void close(String id, Instant at) throws IOException {
        write(new Line(null, id, at));
        done.put(id, at);
    }

    /** In the order in which they were posted. */
    synchronized List<EmergencyEntry> pending() {
        return entries.values().stream().filter(e -> !done.containsKey(e.id())).toList();
    }

    /**
     * What a state of the database that was read at {@code time} may not hold: what is pending, and what was brought in
     * since. Between two entries of a replay the database can go away again, and nobody has read the first one then.
     */
    synchronized List<EmergencyEntry> unreadAt(Instant time) {
        return entries.values().stream()
                .filter(e -> !done.getOrDefault(e.id(), Instant.MAX).isBefore(time))
                .toList();
    }

    synchronized Optional<EmergencyEntry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            // not readString: a line may have been cut inside a character, which must not cost the others
            String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : all.split("\n", -1)) {
                if (!line.isEmpty()) {
                    read(line);
                }
            }
        } catch (IOException e) {
            log.error("{} cannot be read; entries posted without the database are not shown: {}", file, e.toString());
        }
    }

    private void read(String line) {
        String text = line.length() > HASH_LENGTH ? line.substring(HASH_LENGTH + 1) : "";
        try {
            if (!line.startsWith(hash(text) + " ")) {
                log.warn("{} has a damaged line, which is passed over", file);
                return;
            }
            Line read = json.readValue(text, Line.class);
            if (read.entry() != null) {
                entries.put(read.entry().id(), read.entry());
            }
            if (read.done() != null) {
                done.put(read.done(), read.at() == null ? Instant.MIN : read.at());
            }
        } catch (JacksonException e) {
            log.warn("{} has a line of another version, which is passed over", file);
        }
    }

    private void write(Line line) throws IOException {
        boolean isNew = !Files.exists(file);
        Files.createDirectories(file.getParent());
        String text = json.writeValueAsString(line);
        String whole = (endsInsideALine() ? "\n" : "") + hash(text) + " " + text + "\n";
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        if (isNew) {
            forceName();
        }
    }

    private boolean endsInsideALine() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** A new file is safe once its folder is on disk too; not every system lets a folder be asked for that. */
    private void forceName() {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            log.debug("The folder of {} cannot be forced to disk", file, e);
        }
    }

    private static String hash(String text) {
        return new SecretToken(text).hash();
    }
}
