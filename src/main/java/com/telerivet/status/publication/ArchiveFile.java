package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.DurableFile;
import com.telerivet.status.platform.StatusSettings;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The incidents of the past on disk, beside {@link SnapshotFile}, which has those of the present. Each packed story
 * stands behind its length and its checksum; one that is damaged is left out.
 *
 * <p>It is written when the past changes: when an incident has become old, or an old one was edited or deleted.
 */
@Component
class ArchiveFile {

    private static final Logger log = LoggerFactory.getLogger(ArchiveFile.class);
    private static final int LONGEST_STORY = 1 << 24;

    private final Path file;
    private List<ArchivedIncident> saved = List.of();

    ArchiveFile(StatusSettings settings) {
        this.file = settings.dataDir().toAbsolutePath().resolve("last-archive.bin");
    }

    void save(SiteSnapshot snapshot) throws IOException {
        Set<String> recent =
                snapshot.incidents().stream().map(IncidentStory::id).collect(Collectors.toSet());
        List<ArchivedIncident> past = snapshot.archive().incidents().stream()
                .filter(incident -> !recent.contains(incident.id()))
                .toList();
        if (past.equals(saved)) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (PackedStory story : snapshot.archive().packed()) {
            if (!recent.contains(story.incident().id())) {
                out.writeInt(story.bytes().length);
                out.writeLong(checksum(story.bytes()));
                out.write(story.bytes());
            }
        }
        DurableFile.write(file, bytes.toByteArray());
        saved = past;
    }

    Archive load() {
        List<PackedStory> stories = new ArrayList<>();
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                while (in.available() > 0) {
                    read(in, stories);
                }
            } catch (IOException e) {
                log.error("{} is damaged; what could be read of it is shown: {}", file, e.toString());
            }
        }
        return Archive.EMPTY.with(stories);
    }

    private void read(DataInputStream in, List<PackedStory> stories) throws IOException {
        int length = in.readInt();
        long checksum = in.readLong();
        if (length < 0 || length > LONGEST_STORY) {
            throw new EOFException("a story of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (checksum != checksum(bytes)) {
            log.error("{} holds a damaged incident, which is left out", file);
            return;
        }
        try {
            stories.add(PackedStory.of(bytes));
        } catch (JacksonException | UncheckedIOException e) {
            log.error("{} holds an incident that cannot be read, which is left out: {}", file, e.toString());
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }
}
