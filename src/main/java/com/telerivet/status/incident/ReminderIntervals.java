package com.telerivet.status.incident;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * After how many hours without an entry the team of an open incident is reminded of it.
 *
 * @param text {@code "[1, 5, 7]"} once after each of these, {@code "4"} after every four, {@code "[]"} never; null as
 *     usual. Another text is an {@link IncidentRejected}
 */
public record ReminderIntervals(@Nullable String text) {

    public static final ReminderIntervals USUAL = new ReminderIntervals(null);
    public static final ReminderIntervals NEVER = new ReminderIntervals("[]");

    private static final List<Integer> USUAL_HOURS = List.of(3, 6, 12, 24);
    private static final int LONGEST_HOUR = 24;
    private static final int LONGEST_TEXT = 200;

    public ReminderIntervals {
        text = text == null || text.isBlank() ? null : text.strip();
        if (text != null && !isUnderstood(text)) {
            throw new IncidentRejected(
                    "reminders",
                    "Reminder intervals must be whole hours from 1 to 24 that rise, such as \"[1, 5, 7]\"");
        }
    }

    /** What lies in the database: as usual where an archive or a hand left there what cannot be understood. */
    static ReminderIntervals kept(@Nullable String text) {
        try {
            return new ReminderIntervals(text);
        } catch (IncidentRejected e) {
            return USUAL;
        }
    }

    /** The hours that are up after so much time without an entry; empty as long as none are. */
    public Optional<Integer> due(Duration silence) {
        int passed = (int) Math.min(Math.max(0, silence.toHours()), Integer.MAX_VALUE);
        if (text != null && !isList(text)) {
            int every = Integer.parseInt(text);
            return Optional.of(passed / every * every).filter(hours -> hours > 0);
        }
        return hours().stream().filter(hour -> hour <= passed).reduce((a, b) -> b);
    }

    private List<Integer> hours() {
        return text == null ? USUAL_HOURS : hours(text);
    }

    private static boolean isUnderstood(String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        String[] parts = parts(text);
        if (!isList(text) && parts.length != 1) {
            return false;
        }
        int before = 0;
        for (String part : parts) {
            String hour = part.strip();
            if (!hour.matches("[0-9]{1,2}")
                    || Integer.parseInt(hour) <= before
                    || Integer.parseInt(hour) > LONGEST_HOUR) {
                return false;
            }
            before = Integer.parseInt(hour);
        }
        return true;
    }

    private static List<Integer> hours(String list) {
        return Arrays.stream(parts(list))
                .map(part -> Integer.valueOf(part.strip()))
                .toList();
    }

    private static String[] parts(String text) {
        String inside = isList(text) ? text.substring(1, text.length() - 1) : text;
        return isList(text) && inside.isBlank() ? new String[0] : inside.split(",", -1);
    }

    private static boolean isList(String text) {
        return text.startsWith("[") && text.endsWith("]") && text.length() > 1;
    }
}
