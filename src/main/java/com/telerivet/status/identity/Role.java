package com.telerivet.status.identity;

import java.util.Locale;

/** What somebody may do: look, or also publish, or also decide who else may and how the page is set up. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMINISTRATOR;

    /** The word used in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
