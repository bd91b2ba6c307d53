package com.telerivet.status.page;

import java.util.Locale;
import java.util.Optional;

/**
 * The page's own colour for actions and links, with what must become of it to be legible. Contrast is that of WCAG 2.2:
 * {@code (lighter + 0.05) / (darker + 0.05)} of the relative luminances, and 4.5 is enough for text.
 *
 * @param hex {@code #rrggbb} in lower case
 */
public record BrandColour(String hex) {

    /** The grounds that links stand on, the harder one of each theme. */
    private static final BrandColour LIGHT_GROUND = new BrandColour("#f5f6f7");

    private static final BrandColour DARK_GROUND = new BrandColour("#1c1f23");
    private static final BrandColour WHITE = new BrandColour("#ffffff");
    private static final BrandColour BLACK = new BrandColour("#000000");
    private static final double ENOUGH = 4.5;
    private static final int STEPS = 50;

    /** The colour that was typed, with or without the sign before it; empty when it is none. */
    public static Optional<BrandColour> of(String typed) {
        String hex = typed.strip().toLowerCase(Locale.ROOT);
        String whole = hex.startsWith("#") ? hex : "#" + hex;
        return whole.matches("#[0-9a-f]{6}") ? Optional.of(new BrandColour(whole)) : Optional.empty();
    }

    /** From 1 for the same to 21 for black and white. */
    public double contrastWith(BrandColour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    /** What is written on a button of this colour: white if it can be read there, else black. */
    public BrandColour onIt() {
        return contrastWith(WHITE) >= ENOUGH ? WHITE : BLACK;
    }

    /** Of links in the light theme: this colour, or the nearest darker one that can be read. */
    public BrandColour onLight() {
        return legible(LIGHT_GROUND, BLACK);
    }

    /** Of links in the dark theme: this colour, or the nearest lighter one that can be read. */
    public BrandColour onDark() {
        return legible(DARK_GROUND, WHITE);
    }

    /** How well this very colour could be read as a link in the light theme. */
    public double contrastOnLight() {
        return contrastWith(LIGHT_GROUND);
    }

    /** How well this very colour could be read as a link in the dark theme. */
    public double contrastOnDark() {
        return contrastWith(DARK_GROUND);
    }

    private BrandColour legible(BrandColour ground, BrandColour towards) {
        BrandColour colour = this;
        for (int step = 1; colour.contrastWith(ground) < ENOUGH && step <= STEPS; step++) {
            colour = mixed(towards, (double) step / STEPS);
        }
        return colour;
    }

    private BrandColour mixed(BrandColour other, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            mixed.append(String.format("%02x", Math.round(part(i) * (1 - share) + other.part(i) * share)));
        }
        return new BrandColour(mixed.toString());
    }

    private double luminance() {
        return 0.2126 * linear(part(0)) + 0.7152 * linear(part(1)) + 0.0722 * linear(part(2));
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private int part(int index) {
        return Integer.parseInt(hex.substring(1 + 2 * index, 3 + 2 * index), 16);
    }
}
