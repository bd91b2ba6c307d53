package com.telerivet.status.publication.embed;

import com.telerivet.status.page.EmbedLook;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says to the script that other sites include in which corner its notice stands, and in which colours. */
final class NoticeLook {

    /** What stands in the built script where these are to stand; whatever quotes are around it are none of these. */
    private static final String GIVEN = "\"GIVEN\"";

    private static final String USUAL_POSITION = "bottom-right";

    private NoticeLook() {}

    static String into(String script, EmbedLook look) {
        if (!script.contains(GIVEN)) {
            throw new IllegalStateException("the built script has no place for the colours of its notice");
        }
        // corners and colours are checked when they are given: nothing in them ends a text
        String given = "{\"position\":" + text(Objects.requireNonNullElse(look.position(), USUAL_POSITION))
                + ",\"incident\":" + pair(look.incidentBackground(), look.incidentText())
                + ",\"maintenance\":" + pair(look.maintenanceBackground(), look.maintenanceText()) + "}";
        return script.replace(GIVEN, given);
    }

    private static String pair(@Nullable String ground, @Nullable String ink) {
        return "[" + colour(ground) + "," + colour(ink) + "]";
    }

    private static String colour(@Nullable String given) {
        return given == null ? "null" : text(given.startsWith("#") ? given : "#" + given);
    }

    private static String text(String plain) {
        return "\"" + plain + "\"";
    }
}
