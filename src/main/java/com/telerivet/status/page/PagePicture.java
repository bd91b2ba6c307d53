package com.telerivet.status.page;

import java.util.Map;

/**
 * A picture of the page. Two are the same when their words and the hash of their content are: bytes are not compared.
 *
 * @param digest the SHA-256 of the content, in hexadecimal digits
 * @param width in pixels, or in the units of a drawing
 * @param alternativeText what a logo says; empty where the page's name says it
 */
public record PagePicture(
        PictureKind kind,
        String mediaType,
        String digest,
        int width,
        int height,
        String alternativeText,
        byte[] content) {

    /** Even where somebody opens the picture by itself, nothing in it runs or loads. */
    public static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private static final Map<String, String> ENDINGS =
            Map.of("image/png", ".png", "image/jpeg", ".jpg", "image/svg+xml", ".svg", "image/x-icon", ".ico");

    /** Where the public finds it; the address changes with the content, so that browsers may keep it for ever. */
    public String path() {
        return "/pictures/" + kind.code() + "-" + digest.substring(0, 16) + ending();
    }

    /** Where mails find it: years later it still shows the logo, of that time. */
    public String lastingPath() {
        return "/pictures/" + kind.code() + ending();
    }

    /** Drawings are not shown by most programs that show mails. */
    public boolean isForMails() {
        return mediaType.equals("image/png") || mediaType.equals("image/jpeg");
    }

    /** The type as it is served; the charset of a drawing is ours, whatever it says of itself. */
    public String contentType() {
        return mediaType.equals(Drawing.MEDIA_TYPE) ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** How wide it is when it is drawn this high. */
    public int widthFor(int shownHeight) {
        return Math.max(1, Math.round((float) width * shownHeight / height));
    }

    /**
     * Says nothing where a picture that comes from elsewhere is what it is said to be.
     *
     * @throws PageRejected with what is wrong
     * @throws IllegalArgumentException where there is no such kind
     */
    public static void check(String kind, String mediaType, String digest, byte[] content) {
        PictureFile read = PictureFile.read(PictureKind.of(kind), content);
        if (!read.mediaType().equals(mediaType) || !PictureFile.digest(content).equals(digest)) {
            throw new PageRejected("picture", "The picture is not what it is said to be.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PagePicture that
                && kind == that.kind
                && mediaType.equals(that.mediaType)
                && digest.equals(that.digest)
                && alternativeText.equals(that.alternativeText);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    private String ending() {
        return ENDINGS.getOrDefault(mediaType, "");
    }
}
