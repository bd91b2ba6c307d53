package com.telerivet.status.publication.picture;

import com.telerivet.status.component.ComponentStatus;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The shape of a status, as on the page: a check, a triangle, half a disc, a cross, a wrench. */
final class Mark {

    private static final double CENTRE = 8;

    private final Canvas canvas;
    private final AffineTransform place;
    private final int colour;
    private final int ground;

    /** Shapes are told on a square of 16 units, which is put at {@code x}, {@code y} and is {@code size} wide. */
    Mark(Canvas canvas, double x, double y, double size, int colour, int ground) {
        this.canvas = canvas;
        this.place = new AffineTransform(size / 16, 0, 0, size / 16, x, y);
        this.colour = colour;
        this.ground = ground;
    }

    void draw(ComponentStatus status) {
        switch (status) {
            case OPERATIONAL -> {
                ring();
                line(colour, 1.5, 5, 8.25, 7.1, 10.35, 11, 6.1);
            }
            case DEGRADED_PERFORMANCE -> fill(colour, polygon(1, 2.5, 15, 2.5, 8, 14.5));
            case PARTIAL_OUTAGE -> {
                ring();
                canvas.fill(
                        place.createTransformedShape(new Arc2D.Double(0.5, 0.5, 15, 15, 90, 180, Arc2D.PIE)), colour);
            }
            case MAJOR_OUTAGE -> {
                disc(colour, CENTRE, CENTRE, 7.5);
                line(ground, 1.75, 5.25, 5.25, 10.75, 10.75);
                line(ground, 1.75, 10.75, 5.25, 5.25, 10.75);
            }
            case UNDER_MAINTENANCE -> {
                disc(colour, 10.9, 5.1, 4.1);
                line(ground, 2.6, 11.2, 4.8, 14.2, 1.8);
                line(colour, 3, 9.4, 6.6, 3.2, 12.8);
            }
        }
    }

    private void ring() {
        disc(colour, CENTRE, CENTRE, 7.5);
        disc(ground, CENTRE, CENTRE, 6);
    }

    private void disc(int ink, double x, double y, double radius) {
        canvas.fill(
                place.createTransformedShape(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius)),
                ink);
    }

    /** A line with round ends from one point to the next. */
    private void line(int ink, double thickness, double... points) {
        double half = thickness / 2;
        for (int i = 0; i + 3 < points.length; i += 2) {
            double length = Math.hypot(points[i + 2] - points[i], points[i + 3] - points[i + 1]);
            double dx = (points[i + 2] - points[i]) / length * half;
            double dy = (points[i + 3] - points[i + 1]) / length * half;
            fill(
                    ink,
                    polygon(
                            points[i] - dy,
                            points[i + 1] + dx,
                            points[i] + dy,
                            points[i + 1] - dx,
                            points[i + 2] + dy,
                            points[i + 3] - dx,
                            points[i + 2] - dy,
                            points[i + 3] + dx));
        }
        for (int i = 0; i < points.length; i += 2) {
            disc(ink, points[i], points[i + 1], half);
        }
    }

    private void fill(int ink, Path2D shape) {
        canvas.fill(place.createTransformedShape(shape), ink);
    }

    private static Path2D polygon(double... points) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            shape.lineTo(points[i], points[i + 1]);
        }
        shape.closePath();
        return shape;
    }
}
