package com.telerivet.status.publication.html;

import com.telerivet.status.publication.Archive;
import com.telerivet.status.publication.ArchivedIncident;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands before and after each incident in the history, so that one can be read after the other. */
class Neighbours {

    private static final Comparator<ArchivedIncident> NEWEST_FIRST = Comparator.comparing(
                    ArchivedIncident::toldAt, Comparator.reverseOrder())
            .thenComparing(ArchivedIncident::id);

    private static final Beside NOTHING = new Beside(null, null);

    private final Archive archive;
    private final List<ArchivedIncident> told;

    Neighbours(Archive archive) {
        this.archive = archive;
        this.told = archive.incidents().stream()
                .filter(HistoryIndex::isTold)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    record Neighbour(String id, String name, Instant toldAt) {}

    record Beside(@Nullable Neighbour older, @Nullable Neighbour newer) {}

    boolean areIn(Archive other) {
        return archive == other;
    }

    /** What stands beside the incident of that id: nothing, where the history does not tell of it yet. */
    Beside of(String id) {
        return archive.incident(id).map(this::of).orElse(NOTHING);
    }

    Beside of(ArchivedIncident incident) {
        int place = Collections.binarySearch(told, incident, NEWEST_FIRST);
        return place < 0 ? NOTHING : new Beside(at(place + 1), at(place - 1));
    }

    private @Nullable Neighbour at(int place) {
        if (place < 0 || place >= told.size()) {
            return null;
        }
        ArchivedIncident one = told.get(place);
        return new Neighbour(one.id(), one.name(), one.toldAt());
    }
}
