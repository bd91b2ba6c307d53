package com.telerivet.status.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A picture that has been looked at: of a type that browsers show, of a size that is bounded, without anything beside
 * the picture where we can leave it out.
 */
record PictureFile(String mediaType, int width, int height, byte[] content) {

    private static final int MOST_PIXELS_A_SIDE = 2000;
    private static final int MOST_PIXELS_OF_AN_ICON = 512;
    private static final String KNOWN = "PNG, JPEG or SVG";

    /** @throws PageRejected with what is wrong */
    static PictureFile read(PictureKind kind, byte[] sent) {
        if (sent.length == 0) {
            throw rejected("Choose a file first.");
        }
        if (sent.length > Pictures.LARGEST) {
            throw rejected("This file is too large: at most 256 KB are taken.");
        }
        boolean isIcon = kind == PictureKind.ICON;
        int most = isIcon ? MOST_PIXELS_OF_AN_ICON : MOST_PIXELS_A_SIDE;
        PictureFile read = read(sent, isIcon, most);
        if (isIcon && read.width != read.height) {
            throw rejected("An icon is as wide as it is high; this one is " + read.width + " by " + read.height + ".");
        }
        if (read.content.length > Pictures.LARGEST) {
            throw rejected("This picture comes to more than 256 KB. Save it smaller.");
        }
        return read;
    }

    private static PictureFile read(byte[] sent, boolean isIcon, int most) {
        if (begins(sent, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return Raster.read("png", "image/png", sent, most);
        }
        if (begins(sent, 0xff, 0xd8, 0xff)) {
            return Raster.read("jpeg", "image/jpeg", sent, most);
        }
        if (isIcon && begins(sent, 0, 0, 1, 0)) {
            return IconFile.read(sent);
        }
        if (Drawing.isOne(sent)) {
            return Drawing.read(sent);
        }
        throw rejected("This is no picture that is taken here: send " + KNOWN + (isIcon ? ", or ICO." : "."));
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static boolean begins(byte[] bytes, int... with) {
        return bytes.length >= with.length && Arrays.mismatch(signed(with), 0, with.length, bytes, 0, with.length) < 0;
    }

    static PageRejected rejected(String message) {
        return new PageRejected("picture", message);
    }

    private static byte[] signed(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
