package com.telerivet.status.subscriber;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry, as far as it matters for who hears of it.
 *
 * @param touched the ids of all components that its incident names, this entry's included
 * @param incidentId null for an incident that is not there yet
 * @param planned whether it is one of maintenance
 * @param turning whether it begins something, or is its end
 */
public record News(Set<String> touched, @Nullable String incidentId, boolean planned, boolean turning) {}
