package com.telerivet.status.page;

import java.util.Arrays;

/** The pictures that a page may have. */
public enum PictureKind {
    LOGO("logo"),
    DARK_LOGO("dark-logo"),
    ICON("icon");

    private final String code;

    PictureKind(String code) {
        this.code = code;
    }

    /**
     * The one of this code.
     *
     * @throws IllegalArgumentException where there is no such picture
     */
    public static PictureKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no picture is called " + code));
    }

    /** As in addresses. */
    public String code() {
        return code;
    }
}
