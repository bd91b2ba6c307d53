package com.telerivet.status.publication;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A document as it is served: its bytes, compressed once, and what names this version of them.
 *
 * @param etag the strong validator of the identity bytes, with quotes; the compressed form's differs by a suffix
 */
record PublishedDocument(
        String contentType,
        Map<String, String> headers,
        String etag,
        Instant lastModified,
        byte[] identity,
        byte[] gzip) {

    private static final int HASH_BYTES = 15;

    static PublishedDocument of(RenderedDocument document, Instant now) {
        return new PublishedDocument(
                document.contentType(),
                document.headers(),
                etagOf(document.body()),
                now,
                document.body(),
                compress(document.body()));
    }

    boolean holds(RenderedDocument document) {
        return Arrays.equals(identity, document.body())
                && contentType.equals(document.contentType())
                && headers.equals(document.headers());
    }

    /** The bytes that it takes in memory. */
    int size() {
        return identity.length + gzip.length;
    }

    String gzipEtag() {
        return etag.substring(0, etag.length() - 1) + "-gzip\"";
    }

    private static String etagOf(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static byte[] compress(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new BestGzip(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Compressed once and sent many times: the highest level pays. */
    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
