package com.telerivet.status.publication.html;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that the public pages speak, each with its name for itself and its order of a date. */
enum Language {
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

    static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(ENGLISH);
    }

    /** As in {@code <html lang>} and in addresses. */
    String code() {
        return code;
    }

    /** What its speakers call it. */
    String ownName() {
        return ownName;
    }

    /** All say figures in the digits of names, versions and addresses, so that a line does not mix two kinds. */
    Locale locale() {
        return Locale.forLanguageTag(code + "-u-nu-latn");
    }

    boolean isRightToLeft() {
        return this == ARABIC;
    }

    String comma() {
        return this == ARABIC ? "، " : ", ";
    }

    /** What its addresses begin with; English has the plain ones. */
    String prefix() {
        return this == ENGLISH ? "" : "/" + code;
    }

    String day() {
        return day;
    }

    String shortDay() {
        return shortDay;
    }

    String month() {
        return month;
    }

    String moment() {
        return this == ENGLISH ? "MMM dd, yyyy '-' HH:mm 'UTC'" : day + "'" + comma() + "'HH:mm 'UTC'";
    }
}
