package com.telerivet.status.publication.picture;

import com.telerivet.status.component.ComponentStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What the picture of the status says. Two that say the same are the same picture, byte for byte.
 *
 * @param name of the page, in the language of the picture; its host stands in where it cannot be written
 * @param headline the status in words; the mark alone says it where they cannot be written
 * @param lines what else there is to say, each on a line that is cut where it is too long; left out where it cannot be
 *     written
 */
public record StatusPicture(
        ComponentStatus status, String name, String host, String headline, List<String> lines, boolean fromTheRight) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    public StatusPicture {
        lines = List.copyOf(lines);
    }

    /** Other for another picture: those who keep the pictures of links fetch it anew when its address changes. */
    public String version() {
        CRC32 sum = new CRC32();
        sum.update(toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** The picture as a PNG. */
    public byte[] png() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, Drawing.PAPER);
        new Drawing(canvas, new Letters(), fromTheRight).draw(this);
        return Png.of(WIDTH, HEIGHT, canvas.pixels());
    }
}
