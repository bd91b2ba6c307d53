package com.telerivet.status.admin;

import com.telerivet.status.platform.AuditQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What somebody looks for in the audit trail; days are UTC, both inclusive, and one that is none is left out. */
record AuditForm(
        @Nullable String who,
        @Nullable String noun,
        @Nullable String text,
        @Nullable String from,
        @Nullable String until,
        @Nullable Long older) {

    AuditForm {
        who = plain(who);
        noun = plain(noun);
        text = plain(text);
        from = plain(from);
        until = plain(until);
    }

    @Override
    public String noun() {
        return plain(noun);
    }

    AuditQuery query() {
        return new AuditQuery(plain(who), plain(noun), plain(text), start(from, 0), start(until, 1), older);
    }

    /** The query of an address that looks for the same. */
    String address(@Nullable Long olderThan) {
        return "?who=" + encoded(who) + "&noun=" + encoded(noun) + "&text=" + encoded(text) + "&from=" + encoded(from)
                + "&until=" + encoded(until) + (olderThan == null ? "" : "&older=" + olderThan);
    }

    private static @Nullable Instant start(@Nullable String day, int daysLater) {
        try {
            return LocalDate.parse(plain(day))
                    .plusDays(daysLater)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String encoded(@Nullable String value) {
        return URLEncoder.encode(plain(value), StandardCharsets.UTF_8);
    }

    private static String plain(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
