package com.telerivet.status.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The notice that other sites show of this page: in which corner it stands, and in which colours. Colours are as they
 * were given, six hexadecimal digits with or without a sign before them.
 *
 * @param position one of {@link #POSITIONS}; null for the usual one
 * @param incidentBackground null for the usual colour
 * @param maintenanceBackground null where maintenance under way is to show no notice: it is no trouble
 */
public record EmbedLook(
        @Nullable String position,
        @Nullable String incidentBackground,
        @Nullable String incidentText,
        @Nullable String maintenanceBackground,
        @Nullable String maintenanceText) {

    public static final List<String> POSITIONS = List.of("top-left", "top-right", "bottom-left", "bottom-right");

    /** As it looks before anybody decides about it. */
    public static EmbedLook plain() {
        return new EmbedLook(null, null, null, null, null);
    }

    /** The same, or a word on what is wrong. */
    EmbedLook sound() {
        if (position != null && !POSITIONS.contains(position)) {
            throw new PageRejected("position", "Position must be one of " + String.join(", ", POSITIONS));
        }
        if (colours().anyMatch(colour -> !colour.matches("#?[0-9a-fA-F]{6}"))) {
            throw new PageRejected("color", "A color must be six hexadecimal digits such as #c00040");
        }
        return this;
    }

    private Stream<String> colours() {
        return Stream.of(incidentBackground, incidentText, maintenanceBackground, maintenanceText)
                .filter(Objects::nonNull);
    }
}
