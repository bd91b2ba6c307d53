package com.telerivet.status.platform;

import java.util.List;

/**
 * Something that a person should see to.
 *
 * @param key of one plain sentence with what to do
 * @param words what is filled in; a {@link java.time.Duration} is told in words
 */
public record Worry(String key, List<Object> words) {

    public static Worry of(String key, Object... words) {
        return new Worry(key, List.of(words));
    }
}
