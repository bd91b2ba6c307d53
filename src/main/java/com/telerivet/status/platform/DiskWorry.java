package com.telerivet.status.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Whether the disk of the data directory fills up: the site's files, the journal and an embedded database live there. */
@Component
class DiskWorry implements Worrier {

    private static final DataSize ENOUGH = DataSize.ofGigabytes(1);

    private final Path dataDir;

    DiskWorry(StatusSettings settings) {
        this.dataDir = settings.dataDir().toAbsolutePath();
    }

    @Override
    public Optional<Worry> worry() {
        try {
            return of(DataSize.ofBytes(Files.getFileStore(dataDir).getUsableSpace()));
        } catch (IOException e) {
            return Optional.of(Worry.of("platform.worry.directory", dataDir.toString()));
        }
    }

    Optional<Worry> of(DataSize free) {
        return free.compareTo(ENOUGH) < 0
                ? Optional.of(Worry.of("platform.worry.disk", free.toMegabytes(), dataDir.toString()))
                : Optional.empty();
    }
}
