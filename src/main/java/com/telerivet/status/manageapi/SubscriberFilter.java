package com.telerivet.status.manageapi;

import com.telerivet.status.subscriber.SubscriberQuery;
import com.telerivet.status.subscriber.SubscriberState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a list of subscribers is narrowed down by, as clients write it. */
record SubscriberFilter(SubscriberQuery query) {

    private static final int LONGEST_QUERY = 255;

    static SubscriberFilter of(HttpServletRequest request) {
        String q = request.getParameter("q");
        if (q != null && q.length() > LONGEST_QUERY) {
            throw ApiError.badRequest("The parameter \"q\" is too long");
        }
        String sort = word(request, "sort_field", List.of("primary", "created_at", "quarantined_at", "relevance"));
        String direction = word(request, "sort_direction", List.of("asc", "desc"));
        return of(
                request.getParameter("type"),
                request.getParameter("state"),
                q == null || q.isBlank() ? null : q.strip(),
                order(sort),
                "desc".equals(direction));
    }

    /** The same in the order in which they came. */
    static SubscriberFilter of(@Nullable String type, @Nullable String state) {
        return of(type, state, null, SubscriberQuery.Order.CREATED, false);
    }

    private static SubscriberFilter of(
            @Nullable String type,
            @Nullable String state,
            @Nullable String words,
            SubscriberQuery.Order order,
            boolean down) {
        String channel = null;
        if (type != null && !type.isBlank()) {
            if (!SubscriberJson.TYPES.contains(type)) {
                throw ApiError.badRequest("The type must be one of " + String.join(", ", SubscriberJson.TYPES));
            }
            channel = SubscriberJson.MODES.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(type))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(type);
        }
        SubscriberState wanted =
                switch (state == null || state.isBlank() ? "active" : state) {
                    case "active", "quarantined" -> SubscriberState.ACTIVE;
                    case "unconfirmed" -> SubscriberState.UNCONFIRMED;
                    case "all" -> null;
                    default ->
                        throw ApiError.badRequest("The state must be one of active, unconfirmed, quarantined, all");
                };
        Boolean suspended = wanted == SubscriberState.ACTIVE ? "quarantined".equals(state) : null;
        return new SubscriberFilter(new SubscriberQuery(channel, wanted, suspended, words, null, null, order, down));
    }

    private static SubscriberQuery.Order order(@Nullable String field) {
        return switch (field == null ? "" : field) {
            case "primary" -> SubscriberQuery.Order.ADDRESS;
            case "quarantined_at" -> SubscriberQuery.Order.SUSPENDED;
            case "relevance" -> SubscriberQuery.Order.RELEVANCE;
            default -> SubscriberQuery.Order.CREATED;
        };
    }

    private static @Nullable String word(HttpServletRequest request, String name, List<String> known) {
        String word = request.getParameter(name);
        if (word != null && !word.isBlank() && !known.contains(word)) {
            throw ApiError.badRequest("The parameter \"" + name + "\" must be one of " + String.join(", ", known));
        }
        return word;
    }
}
