package com.telerivet.status.probe.agent;

import com.telerivet.status.platform.DurableFile;
import com.telerivet.status.probe.AgentResult;
import com.telerivet.status.probe.AgentWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** The buffer's folder: a file a minute, each the old or the new one, whole, whenever the power fails. */
final class BufferFiles {

    private static final Logger log = LoggerFactory.getLogger(BufferFiles.class);
    private static final String ENDING = ".json";

    private final Path folder;
    private final Set<Instant> written = new HashSet<>();
    private final Path droppedFile;

    BufferFiles(Path folder) throws IOException {
        this.folder = folder;
        this.droppedFile = folder.resolve("dropped");
        Files.createDirectories(folder);
    }

    /** Everything that lies there; a file that cannot be read is left out, with a word in the log. */
    List<AgentResult> read() {
        List<AgentResult> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                try {
                    List<AgentResult> some = List.of(AgentWire.read(Files.readAllBytes(file), AgentResult[].class));
                    some.forEach(result -> written.add(result.minute()));
                    all.addAll(some);
                } catch (JacksonException | IOException e) {
                    log.warn("{} is not readable and is left out: {}", file, e.toString());
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            log.warn("What was buffered in {} could not be read: {}", folder, e.toString());
        }
        return all;
    }

    /** Replaces a minute; without results its file goes. */
    void write(Instant minute, List<AgentResult> results) throws IOException {
        Path file = folder.resolve(minute.getEpochSecond() / 60 + ENDING);
        if (results.isEmpty()) {
            Files.deleteIfExists(file);
            written.remove(minute);
        } else {
            written.add(minute);
            DurableFile.write(file, AgentWire.write(results));
        }
    }

    boolean isAny() {
        return !written.isEmpty();
    }

    long dropped() {
        try {
            return Files.exists(droppedFile)
                    ? Long.parseLong(Files.readString(droppedFile).strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    void keepDropped(long count) {
        try {
            if (count > 0) {
                DurableFile.write(droppedFile, String.valueOf(count).getBytes(StandardCharsets.UTF_8));
            } else {
                Files.deleteIfExists(droppedFile);
            }
        } catch (IOException e) {
            log.warn("The number of dropped results could not be kept: {}", e.toString());
        }
    }
}
