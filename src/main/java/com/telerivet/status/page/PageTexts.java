package com.telerivet.status.page;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the page says about itself, as people type it. */
public record PageTexts(String name, String timeZone, String about, String supportUrl) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ABOUT = 2000;

    /**
     * Says nothing where all is well.
     *
     * @throws PageRejected with what is wrong
     */
    public void check() {
        sound().supportOrNull();
    }

    /** The same, or a word on what is wrong. */
    PageTexts sound() {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new PageRejected("name", "Give the page a name, with at most " + LONGEST_NAME + " characters.");
        }
        if (about.length() > LONGEST_ABOUT) {
            throw new PageRejected("about", "This is too long: at most " + LONGEST_ABOUT + " characters.");
        }
        return new PageTexts(name.strip(), zone().getId(), about.strip(), supportUrl.strip());
    }

    ZoneId zone() {
        try {
            return ZoneId.of(timeZone.strip());
        } catch (DateTimeException e) {
            throw new PageRejected("timeZone", "Choose a time zone such as Africa/Nairobi or Etc/UTC.");
        }
    }

    @Nullable
    String aboutOrNull() {
        return about.isBlank() ? null : about.strip();
    }

    @Nullable
    String supportOrNull() {
        return supportUrl.isBlank() ? null : FooterLink.address("supportUrl", supportUrl.strip(), true);
    }
}
