package com.telerivet.status.metric;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where figures are said to come from. Only those of type {@link #SELF} are sent to us point by point. */
public record MetricProvider(String id, String type, @Nullable String baseUri, Instant createdAt, Instant updatedAt) {

    public static final String SELF = "Self";

    public boolean takesPoints() {
        return type.equals(SELF);
    }
}
