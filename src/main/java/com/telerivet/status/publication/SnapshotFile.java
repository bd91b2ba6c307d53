package com.telerivet.status.publication;

import com.telerivet.status.platform.DurableFile;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last snapshot on disk, so that a program that starts without its database can still show the last known site.
 * The first line is the hash of the second: a file that was cut or altered is not believed.
 *
 * <p>It holds drafts of postmortems and so stands beside the published site, not in it.
 */
@Component
class SnapshotFile {

    private static final Logger log = LoggerFactory.getLogger(SnapshotFile.class);

    private final JsonMapper json = StoredJson.MAPPER;
    private final Path file;
    private final ArchiveFile past;

    SnapshotFile(StatusSettings settings, ArchiveFile past) {
        this.past = past;
        this.file = settings.dataDir().toAbsolutePath().resolve("last-site.json");
    }

    void save(SiteSnapshot snapshot) throws IOException {
        past.save(snapshot);
        String text = json.writeValueAsString(snapshot);
        DurableFile.write(file, (hash(text) + '\n' + text).getBytes(StandardCharsets.UTF_8));
    }

    Optional<SiteSnapshot> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] lines = Files.readString(file).split("\n", 2);
            if (lines.length == 2 && lines[0].equals(hash(lines[1]))) {
                SiteSnapshot present = json.readValue(lines[1], SiteSnapshot.class);
                return Optional.of(present.with(past.load()));
            }
            log.error("{} is damaged and is not shown", file);
        } catch (IOException | JacksonException e) {
            log.error("{} cannot be read and is not shown: {}", file, e.getMessage());
        }
        return Optional.empty();
    }

    private static String hash(String text) {
        return new SecretToken(text).hash();
    }
}
