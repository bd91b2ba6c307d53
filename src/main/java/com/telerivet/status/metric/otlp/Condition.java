package com.telerivet.status.metric.otlp;

import java.util.List;

/**
 * An attribute that must have a value.
 *
 * @param value a {@code *} at its end stands for any rest
 */
record Condition(String attribute, String value) {

    /** Lines of the form {@code attribute=value}; empty ones are none. */
    static List<Condition> ofLines(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Condition::of)
                .toList();
    }

    /** @throws IllegalArgumentException where it is not of the form {@code attribute=value} */
    private static Condition of(String line) {
        int at = line.indexOf('=');
        if (at <= 0 || at == line.length() - 1) {
            throw new IllegalArgumentException(line);
        }
        return new Condition(
                line.substring(0, at).strip(), line.substring(at + 1).strip());
    }

    boolean holdsFor(Reading reading) {
        String found = reading.attribute(attribute);
        return value.endsWith("*")
                ? !found.isEmpty() && found.startsWith(value.substring(0, value.length() - 1))
                : found.equals(value);
    }
}
