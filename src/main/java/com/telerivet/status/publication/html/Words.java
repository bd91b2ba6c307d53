package com.telerivet.status.publication.html;

import com.telerivet.status.page.Language;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of one language: every time, duration and figure of the public page is said here, and only here. */
class Words {

    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS_A_DAY = 24;

    private final MessageSource messages;
    private final Locale locale;
    private final String comma;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter month;
    private final DateTimeFormatter shortMonth;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter hour;

    Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
        Language language = Language.of(locale);
        this.comma = language.comma();
        this.moment = format(language.moment());
        this.day = format(language.day());
        this.shortDay = format(language.shortDay());
        this.month = format(language.month());
        this.shortMonth = format("LLL");
        this.clock = format("HH:mm:ss 'UTC'");
        this.hour = format("HH:mm");
    }

    /** The code of the language, such as {@code es}. */
    String language() {
        return locale.getLanguage();
    }

    String say(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    /** {@code Jan 31, 2015 - 08:38 UTC} */
    Moment moment(Instant instant) {
        return new Moment(instant.toString(), moment.format(instant));
    }

    /** {@code 09:15 UTC}, or with its date where that is not {@code today}'s, in UTC. */
    Moment soon(Instant instant, Instant today) {
        return date(instant).equals(date(today))
                ? new Moment(instant.toString(), hour.format(instant) + " UTC")
                : moment(instant);
    }

    /** {@code 14:02:11 UTC} */
    Moment clockTime(Instant instant) {
        return new Moment(instant.toString(), clock.format(instant));
    }

    /** {@code Jan 31, 2015} */
    Moment day(LocalDate date) {
        return new Moment(date.toString(), day.format(date));
    }

    /** {@code Jan 31}, in UTC */
    String shortDay(Instant instant) {
        return shortDay.format(instant);
    }

    /** {@code January 2015} */
    String month(YearMonth value) {
        return month.format(value);
    }

    /** {@code Jan}, as it stands alone */
    String shortMonth(YearMonth value) {
        return shortMonth.format(value);
    }

    /** {@code Jan 31, 2015, 05:10 – 08:38 UTC}, with the second day named when it is another one. */
    String span(Instant from, Instant to) {
        String start = day.format(from) + comma + hour.format(from);
        boolean sameDay = date(from).equals(date(to));
        return say("publication.span", start, sameDay ? hour.format(to) : day.format(to) + comma + hour.format(to));
    }

    /** {@code 1 h 12 min}: the two largest units, whole minutes, never less than one minute for something that was. */
    String duration(Duration duration) {
        long minutes = Math.max(1, Math.round(duration.toSeconds() / 60.0));
        long hours = minutes / MINUTES_AN_HOUR;
        if (hours == 0) {
            return say("publication.duration.minutes", minutes);
        }
        if (hours < HOURS_A_DAY) {
            return two("hours", hours, "minutes", minutes % MINUTES_AN_HOUR);
        }
        return two("days", hours / HOURS_A_DAY, "hours", hours % HOURS_A_DAY);
    }

    /** {@code API, Web app and Database} */
    String list(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        String first = String.join(comma, names.subList(0, names.size() - 1));
        return say("publication.list", first, names.get(names.size() - 1));
    }

    String number(double value, int decimals) {
        return String.format(locale, "%,." + decimals + "f", value);
    }

    /** As few decimals as the figure needs, at most two: the ticks of an axis. */
    String shortNumber(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(value);
    }

    /** {@code 08:38}, in UTC */
    String hour(Instant instant) {
        return hour.format(instant);
    }

    private String two(String large, long many, String small, long few) {
        String first = say("publication.duration." + large, many);
        return few == 0 ? first : first + " " + say("publication.duration." + small, few);
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(ZoneOffset.UTC);
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
