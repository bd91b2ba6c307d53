package com.telerivet.status.incident;

import com.telerivet.status.component.ComponentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be posted.
 *
 * @param status null keeps the incident's status
 * @param body Markdown, not blank, at most {@link #LONGEST_BODY} characters
 * @param at when it is said to have happened; null is now; not in the future
 * @param components the components that it names, with their status from then on
 * @param notifySubscribers whether subscribers hear of it
 * @param nextUpdateBy until when the next entry is promised, at most {@link #LONGEST_PROMISE} ahead; null promises nothing
 * @param translations code of a language to the same text in it; blank ones do not count
 */
public record NewUpdate(
        @Nullable IncidentStatus status,
        String body,
        @Nullable Instant at,
        Map<String, ComponentStatus> components,
        boolean notifySubscribers,
        @Nullable Instant nextUpdateBy,
        Map<String, String> translations) {

    public static final int LONGEST_BODY = 25_000;
    public static final Duration LONGEST_PROMISE = Duration.ofDays(7);

    /** An entry as it was written, in no other language. */
    public NewUpdate(
            @Nullable IncidentStatus status,
            String body,
            @Nullable Instant at,
            Map<String, ComponentStatus> components,
            boolean notifySubscribers,
            @Nullable Instant nextUpdateBy) {
        this(status, body, at, components, notifySubscribers, nextUpdateBy, Map.of());
    }

    /** An entry without a promise. */
    public NewUpdate(
            @Nullable IncidentStatus status,
            String body,
            @Nullable Instant at,
            Map<String, ComponentStatus> components,
            boolean notifySubscribers) {
        this(status, body, at, components, notifySubscribers, null);
    }
}
