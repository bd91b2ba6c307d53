package com.telerivet.status.publication.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes pixels as a PNG (ISO/IEC 15948): three bytes a pixel. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHUNK_FRAME = 12;

    private Png() {}

    static byte[] of(int width, int height, byte[] pixels) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", deflated(rows(width * 3, height, pixels))));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** Each row begins with a byte that says that it is told as it is: lettering on one ground packs best so. */
    private static byte[] rows(int row, int rows, byte[] pixels) {
        byte[] told = new byte[(row + 1) * rows];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(pixels, y * row, told, y * (row + 1) + 1, row);
        }
        return told;
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        return ByteBuffer.allocate(content.length + CHUNK_FRAME)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) check.getValue())
                .array();
    }
}
