package com.telerivet.status.manageapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/** Dates as clients send them: ISO 8601 with an offset, or without one in the page's zone. */
final class DateInput {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .appendPattern("HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter()
            .withResolverStyle(ResolverStyle.SMART);

    private DateInput() {}

    /** The instant, cut to the millisecond; empty for anything that is no date of the centuries that count. */
    static Optional<Instant> instant(String text, ZoneId zone) {
        String iso = text.strip()
                .replaceFirst(" UTC$", "Z")
                .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T")
                .replaceFirst("(:.*[+-]\\d\\d)(\\d\\d)$", "$1:$2");
        try {
            TemporalAccessor parsed = FORM.parse(iso.replace(" ", ""));
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            LocalDateTime local = LocalDateTime.from(parsed);
            Instant instant = (offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset))
                    .truncatedTo(ChronoUnit.MILLIS);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
