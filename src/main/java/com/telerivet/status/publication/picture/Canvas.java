package com.telerivet.status.publication.picture;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * An opaque picture onto which shapes are filled with smooth edges. Every edge adds the area that it covers of a pixel
 * to the pixels on its line, and a sum from left to right then tells how much of each pixel lies within the shape.
 */
final class Canvas {

    private static final double FLATNESS = 0.1;

    /** So few steps from one colour to another cannot be seen, and make the file half as large. */
    private static final float SHADES = 16;

    private final int width;
    private final int height;
    private final byte[] pixels;
    private final int stride;
    private final float[] covered;

    Canvas(int width, int height, int ground) {
        this.width = width;
        this.height = height;
        this.pixels = new byte[width * height * 3];
        this.stride = width + 2;
        this.covered = new float[stride * height];
        for (int i = 0; i < width * height; i++) {
            paint(i, ground, 1);
        }
    }

    /** Fills a shape that lies within the picture. */
    void fill(Shape shape, int colour) {
        Rectangle2D bounds = shape.getBounds2D();
        if (bounds.getMinX() < 0 || bounds.getMinY() < 0 || bounds.getMaxX() > width || bounds.getMaxY() > height) {
            throw new IllegalArgumentException("the shape lies outside of the picture: " + bounds);
        }
        trace(shape.getPathIterator(null, FLATNESS));
        int left = (int) bounds.getMinX();
        int right = Math.min(width - 1, (int) bounds.getMaxX() + 2);
        int bottom = Math.min(height - 1, (int) bounds.getMaxY() + 1);
        for (int y = (int) bounds.getMinY(); y <= bottom; y++) {
            float sum = 0;
            for (int x = left; x <= right; x++) {
                sum += covered[y * stride + x];
                paint(y * width + x, colour, Math.round(Math.min(1, Math.abs(sum)) * SHADES) / SHADES);
            }
            Arrays.fill(covered, y * stride, (y + 1) * stride, 0);
        }
    }

    /** Rows of pixels from the top, of red, green and blue each. */
    byte[] pixels() {
        return pixels;
    }

    private void trace(PathIterator path) {
        double[] to = new double[6];
        double[] at = new double[2];
        double[] start = new double[2];
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> System.arraycopy(to, 0, start, 0, 2);
                case PathIterator.SEG_LINETO -> edge(at[0], at[1], to[0], to[1]);
                default -> {
                    edge(at[0], at[1], start[0], start[1]);
                    System.arraycopy(start, 0, to, 0, 2);
                }
            }
            System.arraycopy(to, 0, at, 0, 2);
        }
    }

    private void edge(double x0, double y0, double x1, double y1) {
        if (y0 > y1) {
            downwards(x1, y1, x0, y0, -1);
        } else if (y0 < y1) {
            downwards(x0, y0, x1, y1, 1);
        }
    }

    private void downwards(double x0, double y0, double x1, double y1, int direction) {
        double slope = (x1 - x0) / (y1 - y0);
        double x = x0;
        double y = y0;
        while (y < y1) {
            int row = (int) y;
            double next = Math.min(row + 1, y1);
            double nextX = x + slope * (next - y);
            acrossRow(row, Math.min(x, nextX), Math.max(x, nextX), (next - y) * direction);
            x = nextX;
            y = next;
        }
    }

    /** Shares {@code amount} among the pixels that an edge from {@code from} to {@code to} crosses in one row. */
    private void acrossRow(int row, double from, double to, double amount) {
        int first = (int) from;
        int last = (int) to;
        for (int column = first; column <= last; column++) {
            double enters = Math.max(from, column);
            double leaves = Math.min(to, column + 1);
            double part = to > from ? amount * (leaves - enters) / (to - from) : amount;
            double beside = (enters + leaves) / 2 - column; // of this pixel, the share left of the edge
            covered[row * stride + column] += (float) (part * (1 - beside));
            covered[row * stride + column + 1] += (float) (part * beside);
        }
    }

    private void paint(int pixel, int colour, float amount) {
        for (int channel = 0; channel < 3; channel++) {
            int at = pixel * 3 + channel;
            int was = pixels[at] & 0xff;
            int wanted = (colour >> (16 - 8 * channel)) & 0xff;
            pixels[at] = (byte) Math.round(was + (wanted - was) * amount);
        }
    }
}
