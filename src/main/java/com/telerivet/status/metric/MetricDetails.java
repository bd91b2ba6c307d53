package com.telerivet.status.metric;

/**
 * What people say about a metric; see {@link MetricSummary} for the parts. Its kind stays, for its points mean what they
 * mean.
 *
 * @param unit of a metric that takes any figure; the other kinds have units of their own
 * @param shown whether the public page shows it; points are taken either way
 * @param axis between which values it is drawn
 */
public record MetricDetails(String name, String service, String unit, int decimals, boolean shown, MetricAxis axis) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SERVICE = 100;
    private static final int LONGEST_UNIT = 20;
    private static final int MOST_DECIMALS = 6;

    public MetricDetails(String name, String service, String unit, int decimals, boolean shown) {
        this(name, service, unit, decimals, shown, MetricAxis.USUAL);
    }

    /** The same without blanks around, or a word on what is wrong. */
    MetricDetails sound() {
        text("name", "Give the metric a name", name, LONGEST_NAME, false);
        text("service", "Say which part of the product it speaks of", service, LONGEST_SERVICE, false);
        text("unit", "Give a unit", unit, LONGEST_UNIT, true);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new MetricRejected("decimals", "Give a number of decimals from 0 to " + MOST_DECIMALS + ".");
        }
        return new MetricDetails(name.strip(), service.strip(), unit.strip(), decimals, shown, axis.sound());
    }

    private static void text(String field, String request, String given, int longest, boolean mayBeEmpty) {
        if ((given.isBlank() && !mayBeEmpty) || given.strip().length() > longest) {
            throw new MetricRejected(field, request + ", with at most " + longest + " characters.");
        }
    }
}
