package com.telerivet.status.publication.html;

import com.telerivet.status.publication.ArchivedIncident;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands before and after each incident in the history, so that one can be read after the other. */
class Neighbours {

    private static final Comparator<ArchivedIncident> NEWEST_FIRST = Comparator.comparing(
                    ArchivedIncident::toldAt, Comparator.reverseOrder())
            .thenComparing(ArchivedIncident::id);

    private static final Beside NOTHING = new Beside(null, null);

    private final Map<String, Beside> places = new HashMap<>();

    Neighbours(List<ArchivedIncident> incidents) {
        List<Neighbour> told = incidents.stream()
                .filter(HistoryIndex::isTold)
                .sorted(NEWEST_FIRST)
                .map(one -> new Neighbour(one.id(), one.name(), one.toldAt()))
                .toList();
        for (int i = 0; i < told.size(); i++) {
            Neighbour newer = i == 0 ? null : told.get(i - 1);
            Neighbour older = i == told.size() - 1 ? null : told.get(i + 1);
            places.put(told.get(i).id(), new Beside(older, newer));
        }
    }

    record Neighbour(String id, String name, Instant toldAt) {}

    record Beside(@Nullable Neighbour older, @Nullable Neighbour newer) {}

    /** What stands beside that incident: nothing, where the history does not tell of it yet. */
    Beside of(String id) {
        return places.getOrDefault(id, NOTHING);
    }
}
