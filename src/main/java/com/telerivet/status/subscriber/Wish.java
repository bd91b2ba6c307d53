package com.telerivet.status.subscriber;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an address to hear of.
 *
 * @param componentIds the chosen components; empty means all
 * @param incidentId the one incident, or maintenance, that is to be followed; null for news of components
 */
public record Wish(Set<String> componentIds, @Nullable String incidentId, Extent extent) {

    /** News of these components, or of all where there are none named. */
    public static Wish of(Set<String> componentIds, Extent extent) {
        return new Wish(componentIds, null, extent);
    }

    /** Every entry of one incident. */
    public static Wish follow(String incidentId) {
        return new Wish(Set.of(), incidentId, Extent.ALL);
    }
}
