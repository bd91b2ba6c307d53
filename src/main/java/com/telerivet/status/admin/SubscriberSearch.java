package com.telerivet.status.admin;

import com.telerivet.status.subscriber.SubscriberQuery;
import com.telerivet.status.subscriber.SubscriberState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for among the subscribers.
 *
 * @param state one of {@link #STATES}; "" for those that are active or asked
 * @param component a component's id; "all" for those that hear of all; "" for any
 * @param page from 0 on
 */
record SubscriberSearch(String words, String channel, String state, String component, Integer page) {

    /** Active, but nothing is sent there. */
    static final String PAUSED = "paused";

    static final List<String> STATES = List.of("active", PAUSED, "unconfirmed", "unsubscribed");

    private static final int LONGEST = 254;
    private static final int LAST_PAGE = 100_000;

    /** A field that was not sent arrives as null, and counts as empty. */
    SubscriberSearch {
        words = bounded(words);
        channel = bounded(channel);
        state = bounded(state);
        component = bounded(component);
        page = page == null ? 0 : Math.max(0, Math.min(page, LAST_PAGE));
    }

    SubscriberQuery query() {
        boolean isPaused = state.equals(PAUSED);
        SubscriberState wanted = Arrays.stream(SubscriberState.values())
                .filter(s -> s.code().equals(isPaused ? "active" : state))
                .findFirst()
                .orElse(null);
        return new SubscriberQuery(
                channel.isEmpty() ? null : channel,
                wanted,
                wanted == SubscriberState.ACTIVE ? isPaused : null,
                words.isEmpty() ? null : words,
                component.isEmpty() ? null : component,
                null,
                words.isEmpty() ? SubscriberQuery.Order.ADDRESS : SubscriberQuery.Order.CREATED,
                false);
    }

    /** The address of another page of the same search. */
    String address(int other) {
        return "/admin/subscribers" + same() + "&page=" + other;
    }

    /** The address of all that it finds, as a table. */
    String export() {
        return "/admin/subscribers.csv" + same();
    }

    private String same() {
        return "?words=" + encoded(words) + "&channel=" + encoded(channel) + "&state=" + encoded(state) + "&component="
                + encoded(component);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String bounded(@Nullable String value) {
        String plain = value == null ? "" : value.strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
