package com.telerivet.status.publication.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * Outlines of letters, and of phrases whose letters join, as {@code TraceLetters} wrote them down: many runtimes that
 * serve pages have no font.
 */
final class Letters {

    private static final double UNITS = 1000;

    private final Map<String, String[]> traced = new HashMap<>();

    Letters() {
        try (InputStream file = new ClassPathResource("picture/letters.txt").getInputStream()) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .filter(parts -> parts.length == 3)
                    .forEach(parts -> traced.put(parts[0], parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether every sign of the text can be written. */
    boolean know(String text) {
        return parts(text).allMatch(traced::containsKey);
    }

    /** How wide the text is; signs that are not known take no room. */
    double width(String text, double size) {
        return parts(text)
                        .map(traced::get)
                        .filter(Objects::nonNull)
                        .mapToInt(known -> Integer.parseInt(known[1]))
                        .sum()
                * size
                / UNITS;
    }

    /** The text on a line that begins at the origin, without the signs that are not known. */
    Path2D write(String text, double size) {
        double scale = size / UNITS;
        Path2D line = new Path2D.Double();
        double width = 0;
        for (String[] known :
                parts(text).map(traced::get).filter(Objects::nonNull).toList()) {
            Path2D outline = outline(known[2]);
            outline.transform(new AffineTransform(scale, 0, 0, scale, width, 0));
            line.append(outline, false);
            width += Integer.parseInt(known[1]) * scale;
        }
        return line;
    }

    private Stream<String> parts(String text) {
        return traced.containsKey(text) ? Stream.of(text) : text.codePoints().mapToObj(Character::toString);
    }

    private static Path2D outline(String path) {
        Path2D outline = new Path2D.Double();
        StringTokenizer parts = new StringTokenizer(path, "MLQCZ ", true);
        while (parts.hasMoreTokens()) {
            switch (parts.nextToken()) {
                case "M" -> outline.moveTo(next(parts), next(parts));
                case "L" -> outline.lineTo(next(parts), next(parts));
                case "Q" -> outline.quadTo(next(parts), next(parts), next(parts), next(parts));
                case "C" ->
                    outline.curveTo(next(parts), next(parts), next(parts), next(parts), next(parts), next(parts));
                default -> outline.closePath();
            }
        }
        return outline;
    }

    private static double next(StringTokenizer parts) {
        String part = parts.nextToken();
        return Double.parseDouble(part.equals(" ") ? parts.nextToken() : part);
    }
}
