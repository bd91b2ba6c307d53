package com.telerivet.status.publication.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A line, and where it is known a second one of what 95 of 100 measurements stayed within, in a box of {@value #WIDTH} by {@value #HEIGHT}: one slot after the other from the left, a break where a slot
 * has no value. Nothing is drawn where nothing was measured.
 */
record Plot(String line, String p95, List<String> ticks, List<String> hours, List<Shade> shades) {

    static final int WIDTH = 576;
    static final int HEIGHT = 96;

    /** A stretch of the time axis in which an incident was open. */
    record Shade(int x, int width) {}

    /** @param values one a slot, NaN for a slot without data */
    static String line(double[] values, double low, double high) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int slot = 0; slot < values.length; slot++) {
            if (Double.isNaN(values[slot])) {
                drawing = false;
                continue;
            }
            boolean alone = !drawing && (slot + 1 == values.length || Double.isNaN(values[slot + 1]));
            path.append(drawing ? 'L' : 'M');
            append(path, x(slot, values.length));
            path.append(' ');
            append(path, y(values[slot], low, high));
            if (alone) {
                path.append("h.1"); // a dot: round caps make it visible
            }
            drawing = true;
        }
        return path.toString();
    }

    /** The smallest of 1, 2, 5, 10, 20, 50, ... that is not below the value. */
    static double roundUp(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (int factor : new int[] {1, 2, 5, 10}) {
            if (factor * power >= value) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    static List<Shade> shades(List<double[]> spans) {
        List<Shade> shades = new ArrayList<>();
        for (double[] span : spans) {
            int from = (int) Math.floor(Math.max(0, span[0]) * WIDTH);
            int to = (int) Math.ceil(Math.min(1, span[1]) * WIDTH);
            if (to > from) {
                shades.add(new Shade(from, to - from));
            }
        }
        return shades;
    }

    private static double x(int slot, int slots) {
        return (double) slot / Math.max(1, slots - 1) * WIDTH;
    }

    private static double y(double value, double low, double high) {
        double share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
        return (1 - share) * HEIGHT;
    }

    /** With one decimal at most; thousands of coordinates a page are too many for a formatter. */
    private static void append(StringBuilder path, double coordinate) {
        long tenths = Math.round(coordinate * 10);
        path.append(tenths / 10);
        if (tenths % 10 != 0) {
            path.append('.').append(tenths % 10);
        }
    }
}
