package com.telerivet.status.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that the page speaks, each with its name for itself and its order of a date. */
public enum Language {
    ENGLISH("en", "English", "MMM d, yyyy", "MMM d", "MMMM yyyy"),
    SPANISH("es", "Español", "d MMM yyyy", "d MMM", "LLLL 'de' yyyy"),
    FRENCH("fr", "Français", "d MMM yyyy", "d MMM", "LLLL yyyy"),
    PORTUGUESE("pt", "Português", "d 'de' MMM 'de' yyyy", "d 'de' MMM", "LLLL 'de' yyyy"),
    SWAHILI("sw", "Kiswahili", "d MMM yyyy", "d MMM", "LLLL yyyy"),
    ARABIC("ar", "العربية", "d MMMM yyyy", "d MMMM", "LLLL yyyy");

    private final String code;
    private final String ownName;
    private final String day;
    private final String shortDay;
    private final String month;

    Language(String code, String ownName, String day, String shortDay, String month) {
        this.code = code;
        this.ownName = ownName;
        this.day = day;
        this.shortDay = shortDay;
        this.month = month;
    }

    public static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    public static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(ENGLISH);
    }

    /** As in {@code <html lang>} and in addresses. */
    public String code() {
        return code;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** All say figures in the digits of names, versions and addresses, so that a line does not mix two kinds. */
    public Locale locale() {
        return Locale.forLanguageTag(code + "-u-nu-latn");
    }

    public boolean isRightToLeft() {
        return this == ARABIC;
    }

    public String comma() {
        return this == ARABIC ? "، " : ", ";
    }

    /** What its addresses begin with; English has the plain ones. */
    public String prefix() {
        return this == ENGLISH ? "" : "/" + code;
    }

    public String day() {
        return day;
    }

    public String shortDay() {
        return shortDay;
    }

    public String month() {
        return month;
    }

    /** The pattern of a moment in UTC. */
    public String moment() {
        return this == ENGLISH ? "MMM dd, yyyy '-' HH:mm 'UTC'" : day + "'" + comma() + "'HH:mm 'UTC'";
    }

    /** {@code Jan 31, 2015 - 09:38 CET (08:38 UTC)}; where the zone is UTC, or as good as that, once. */
    public String moment(Instant at, ZoneId zone) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        ZonedDateTime there = at.atZone(zone);
        if (there.getOffset().equals(ZoneOffset.UTC)) {
            return DateTimeFormatter.ofPattern(moment(), locale()).format(utc);
        }
        boolean sameDay = there.toLocalDate().equals(utc.toLocalDate());
        String other = (sameDay ? "" : shortDay + "'" + comma() + "'") + "HH:mm 'UTC'";
        // a zone's short name is understood where it holds, and other languages have none of their own
        return DateTimeFormatter.ofPattern(moment().replace(" 'UTC'", ""), locale())
                        .format(there)
                + DateTimeFormatter.ofPattern(" z", Locale.ENGLISH).format(there)
                + " (" + DateTimeFormatter.ofPattern(other, locale()).format(utc) + ")";
    }
}
