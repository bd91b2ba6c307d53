package com.telerivet.status.emergency;

import com.telerivet.status.platform.DurableFile;
import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The recovery key's hash on this instance's disk. */
@Component
class KeptKey {

    private static final Logger log = LoggerFactory.getLogger(KeptKey.class);

    private final Path file;
    private volatile Optional<String> hash = Optional.empty();

    KeptKey(StatusSettings settings) {
        this.file = settings.dataDir().toAbsolutePath().resolve("emergency").resolve("recovery-key.sha256");
        try {
            if (Files.exists(file)) {
                hash = Optional.of(Files.readString(file).strip());
            }
        } catch (IOException e) {
            log.error("{} cannot be read; without the database nobody can publish: {}", file, e.toString());
        }
    }

    Optional<String> hash() {
        return hash;
    }

    synchronized void keep(Optional<String> now) throws IOException {
        if (now.equals(hash)) {
            return;
        }
        if (now.isPresent()) {
            DurableFile.write(file, (now.get() + "\n").getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(file);
        }
        hash = now;
    }
}
