package com.telerivet.status.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is served: plain, compressed once, and what names this version of it. The plain and the gzip form
 * are there from the first moment; Brotli's takes ten times as long to make and follows ({@link #compressFurther}).
 */
final class PublishedDocument {

    private static final int HASH_BYTES = 15;
    private static final String SHORT_LIVED = "public, max-age=10, stale-while-revalidate=60, stale-if-error=86400";

    private final RenderedDocument rendered;
    private final String etag;
    private final Instant lastModified;
    private final Map<String, String> headers;
    private final DocumentForm identity;
    private final DocumentForm gzip;
    private volatile @Nullable DocumentForm brotli;

    private PublishedDocument(RenderedDocument rendered, byte[] packed, Instant now) {
        this.rendered = rendered;
        this.etag = etagOf(rendered.body());
        this.lastModified = now;
        this.headers = headers(rendered, now);
        this.identity = new DocumentForm(Encoding.IDENTITY, etag, rendered.body(), headers);
        this.gzip = new DocumentForm(Encoding.GZIP, etag, packed, headers);
    }

    static PublishedDocument of(RenderedDocument rendered, Instant now) {
        return new PublishedDocument(rendered, gzip(rendered.body()), now);
    }

    /** All of it but its path and the Brotli form. */
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(rendered.contentType());
        out.writeLong(lastModified.toEpochMilli());
        out.writeInt(rendered.headers().size());
        for (Map.Entry<String, String> header : rendered.headers().entrySet()) {
            out.writeUTF(header.getKey());
            out.writeUTF(header.getValue());
        }
        out.writeInt(gzip().length);
        out.write(gzip());
    }

    /** The document that {@link #write} wrote, the same to the byte. */
    static PublishedDocument read(String path, DataInputStream in) throws IOException {
        String contentType = in.readUTF();
        Instant lastModified = Instant.ofEpochMilli(in.readLong());
        Map<String, String> headers = new HashMap<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            headers.put(in.readUTF(), in.readUTF());
        }
        byte[] packed = in.readNBytes(in.readInt());
        byte[] body;
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            body = unpacked.readAllBytes();
        }
        return new PublishedDocument(
                new RenderedDocument(path, contentType, body, Map.copyOf(headers)), packed, lastModified);
    }

    boolean holds(RenderedDocument document) {
        return Arrays.equals(rendered.body(), document.body())
                && rendered.contentType().equals(document.contentType())
                && rendered.headers().equals(document.headers());
    }

    /** Makes the Brotli form, unless it is there or cannot be made on this machine. */
    void compressFurther() {
        if (brotli == null) {
            byte[] bytes = Brotli.compress(rendered.body());
            if (bytes != null) {
                brotli = new DocumentForm(Encoding.BROTLI, etag, bytes, headers);
            }
        }
    }

    /** The first of the encodings, best first, that is there; the plain form where none is. */
    DocumentForm form(List<Encoding> accepted) {
        for (Encoding encoding : accepted) {
            DocumentForm form = form(encoding);
            if (form != null) {
                return form;
            }
        }
        return identity;
    }

    @Nullable
    DocumentForm form(Encoding encoding) {
        return switch (encoding) {
            case BROTLI -> brotli;
            case GZIP -> gzip;
            case IDENTITY -> identity;
        };
    }

    /** The strong validator of the plain bytes, with quotes; each compressed form's differs by a suffix. */
    String etag() {
        return etag;
    }

    Instant lastModified() {
        return lastModified;
    }

    String contentType() {
        return rendered.contentType();
    }

    /** The headers that only this document needs. */
    Map<String, String> ownHeaders() {
        return rendered.headers();
    }

    byte[] identity() {
        return identity.body();
    }

    byte[] gzip() {
        return gzip.body();
    }

    /** The bytes that it takes in memory, once all its forms are there. */
    int size() {
        return identity.body().length + 2 * gzip.body().length;
    }

    private static Map<String, String> headers(RenderedDocument document, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>(DocumentResponse.COMMON);
        headers.put("Cache-Control", SHORT_LIVED);
        headers.putAll(document.headers());
        headers.put("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        return headers;
    }

    private static String etagOf(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static byte[] gzip(byte[] body) {
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
