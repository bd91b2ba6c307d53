package com.telerivet.status.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is to come in: an archive of our own, which stays on disk, or what another page tells. */
record Incoming(@Nullable Path archive, @Nullable SourceSite site) {

    /** @throws ImportRejected when the file is neither */
    static Incoming of(Path file) {
        return SourceFile.isArchive(file) ? new Incoming(file, null) : of(SourceFile.read(file));
    }

    static Incoming of(SourceSite site) {
        if (site.parts().isEmpty() && site.stories().isEmpty()) {
            throw new ImportRejected("There are no components and no incidents in it.");
        }
        return new Incoming(null, site);
    }
}
