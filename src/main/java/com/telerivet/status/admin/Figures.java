package com.telerivet.status.admin;

import com.telerivet.status.metric.MetricSummary;
import java.math.BigDecimal;
import java.util.Locale;

/** Figures as people read and type them. */
final class Figures {

    private Figures() {}

    /** {@code 18.40 %}, with the metric's decimals and unit. */
    static String of(MetricSummary metric, double value) {
        return (String.format(Locale.ENGLISH, "%,." + metric.decimals() + "f", value) + " " + metric.unit()).strip();
    }

    /** {@code 5 %}: a threshold says no more decimals than were typed. */
    static String threshold(MetricSummary metric, double value) {
        return (plain(value) + " " + metric.unit()).strip();
    }

    /** {@code 2000} or {@code 0.5}, as a field holds it. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The number that was typed; NaN where it is none. */
    static double number(String typed) {
        return typed.matches("-?[0-9]{1,15}([.,][0-9]{1,9})?")
                ? Double.parseDouble(typed.replace(',', '.'))
                : Double.NaN;
    }
}
