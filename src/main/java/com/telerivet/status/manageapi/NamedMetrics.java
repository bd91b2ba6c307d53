package com.telerivet.status.manageapi;

import com.telerivet.status.metric.Metrics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Metrics as other things name them. */
@Component
class NamedMetrics {

    private static final int LONGEST_ID = 12;

    private final Metrics metrics;

    NamedMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The id of a metric that is there, null for none; {@code before} where the field is absent. */
    @Nullable
    String id(Fields fields, String key, @Nullable String before) {
        String id = fields.has(key) ? fields.text(key, LONGEST_ID) : before;
        if (id != null && metrics.find(id).isEmpty()) {
            throw ApiError.invalid(Fields.words(key) + " names no metric");
        }
        return id;
    }

    /** The same, of one that there must be. */
    String required(Fields fields, String key, @Nullable String before) {
        String id = id(fields, key, before);
        if (id == null) {
            throw ApiError.invalid(Fields.words(key) + " can't be blank");
        }
        return id;
    }
}
