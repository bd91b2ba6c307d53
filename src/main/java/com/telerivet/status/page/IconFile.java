package com.telerivet.status.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file of icons ({@code .ico}): a directory and, for each size, a PNG or a bitmap of Windows. */
final class IconFile {

    private static final int MOST_SIZES = 16;
    private static final int HEAD = 6;
    private static final int ENTRY = 16;
    private static final int LARGEST_SIDE = 256;
    private static final int BITMAP_HEAD = 40;

    private IconFile() {}

    /** @throws PageRejected with what is wrong */
    static PictureFile read(byte[] sent) {
        ByteBuffer file = ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN);
        int sizes = sent.length < HEAD ? 0 : Short.toUnsignedInt(file.getShort(4));
        if (sizes < 1 || sizes > MOST_SIZES || sent.length < HEAD + sizes * ENTRY) {
            throw broken();
        }
        int largest = 0;
        int end = 0;
        for (int i = 0; i < sizes; i++) {
            int entry = HEAD + i * ENTRY;
            int width = side(sent[entry]);
            long length = Integer.toUnsignedLong(file.getInt(entry + 8));
            long at = Integer.toUnsignedLong(file.getInt(entry + 12));
            boolean isWithin = at >= HEAD + (long) sizes * ENTRY && length > BITMAP_HEAD && at + length <= sent.length;
            if (!isWithin || width != side(sent[entry + 1]) || !isSound(file, (int) at, width)) {
                throw broken();
            }
            largest = Math.max(largest, width);
            end = Math.max(end, (int) (at + length));
        }
        if (end != sent.length) {
            throw broken(); // something follows that is no icon
        }
        return new PictureFile("image/x-icon", largest, largest, sent);
    }

    private static boolean isSound(ByteBuffer file, int at, int side) {
        if (file.getInt(at) == BITMAP_HEAD) {
            // the mask below the picture counts as its second half
            return file.getInt(at + 4) == side && file.getInt(at + 8) == 2 * side;
        }
        ByteBuffer png = file.duplicate().order(ByteOrder.BIG_ENDIAN);
        return png.getLong(at) == 0x89504e470d0a1a0aL && png.getInt(at + 16) == side && png.getInt(at + 20) == side;
    }

    private static int side(byte said) {
        return said == 0 ? LARGEST_SIDE : Byte.toUnsignedInt(said);
    }

    private static PageRejected broken() {
        return PictureFile.rejected("This file of icons is damaged or holds something else. Send a PNG or SVG.");
    }
}
