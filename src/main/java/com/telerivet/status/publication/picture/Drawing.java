package com.telerivet.status.publication.picture;

import com.telerivet.status.component.ComponentStatus;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Where everything stands in the picture, and how large. */
final class Drawing {

    static final int PAPER = 0xffffff;

    private static final int INK = 0x1a1d21;
    private static final int QUIET = 0x5a626c;

    private static final double EDGE = 16;
    private static final double MARGIN = 80;
    private static final double MARK = 132;
    private static final double GAP = 40;
    private static final double MIDDLE = 285;
    private static final double BELOW = 436;

    private static final double NAME = 40;
    private static final double HEADLINE = 72;
    private static final double LINE = 34;
    private static final double HOST = 28;
    private static final double LEADING = 1.5;
    private static final double TIGHT = 1.2;
    private static final double HALF_A_CAPITAL = 0.364;

    private final Canvas canvas;
    private final Letters letters;
    private final boolean mirrored;

    Drawing(Canvas canvas, Letters letters, boolean mirrored) {
        this.canvas = canvas;
        this.letters = letters;
        this.mirrored = mirrored;
    }

    void draw(StatusPicture picture) {
        int colour = colour(picture.status());
        canvas.fill(new Rectangle2D.Double(0, 0, StatusPicture.WIDTH, EDGE), colour);
        boolean isNamed = letters.know(picture.name());
        write(isNamed ? picture.name() : picture.host(), NAME, MARGIN, 130, INK);
        double x = mirrored ? StatusPicture.WIDTH - MARGIN - MARK : MARGIN;
        new Mark(canvas, x, MIDDLE - MARK / 2, MARK, colour, PAPER).draw(picture.status());
        drawHeadline(picture.headline());
        double below = BELOW;
        for (String line : picture.lines()) {
            if (letters.know(line)) {
                write(line, LINE, MARGIN, below, QUIET);
                below += LINE * LEADING;
            }
        }
        if (isNamed) {
            write(picture.host(), HOST, MARGIN, StatusPicture.HEIGHT - 60, QUIET);
        }
    }

    /** On one line or on two, beside the middle of the mark; smaller where it cannot be parted. */
    private void drawHeadline(String text) {
        double start = MARGIN + MARK + GAP;
        double size = HEADLINE;
        List<String> lines = wrapped(text, StatusPicture.WIDTH - MARGIN - start);
        if (!lines.stream().allMatch(letters::know)) {
            lines = letters.know(text) ? List.of(text) : List.of();
            size *= Math.min(1, (StatusPicture.WIDTH - MARGIN - start) / letters.width(text, size));
        }
        double y = MIDDLE + size * HALF_A_CAPITAL - (lines.size() - 1) * size * TIGHT / 2;
        for (String line : lines) {
            write(line, size, start, y, INK);
            y += size * TIGHT;
        }
    }

    /** As many words on the first line as it takes, the others on a second one. */
    private List<String> wrapped(String text, double room) {
        if (letters.width(text, HEADLINE) <= room) {
            return List.of(text);
        }
        int end = text.lastIndexOf(' ');
        while (end > 0 && letters.width(text.substring(0, end), HEADLINE) > room) {
            end = text.lastIndexOf(' ', end - 1);
        }
        return end < 0 ? List.of(text) : List.of(text.substring(0, end), text.substring(end + 1));
    }

    /** Writes what fits between {@code start} and the margin. */
    private void write(String text, double size, double start, double baseline, int ink) {
        String line = fitting(text, size, StatusPicture.WIDTH - MARGIN - start);
        double x = mirrored ? StatusPicture.WIDTH - start - letters.width(line, size) : start;
        Path2D outline = letters.write(line, size);
        outline.transform(AffineTransform.getTranslateInstance(x, baseline));
        canvas.fill(outline, ink);
    }

    private String fitting(String text, double size, double room) {
        String line = text;
        for (int end = text.length() - 1; end > 0 && letters.width(line, size) > room + 1; end--) {
            line = text.substring(0, end).strip() + "…";
        }
        return line;
    }

    /** The colours of the light theme. */
    static int colour(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> 0x00755a;
            case DEGRADED_PERFORMANCE -> 0x8a5d00;
            case PARTIAL_OUTAGE -> 0xb54500;
            case MAJOR_OUTAGE -> 0xb0003a;
            case UNDER_MAINTENANCE -> 0x1a5fb4;
        };
    }
}
