package com.telerivet.status.publication;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A public document as a {@link Renderer} makes it.
 *
 * @param path its address, for example {@code /incidents/abcdefghijkl}; {@code /history?page=2} is one too
 * @param contentType with the charset where there is one
 * @param headers what it needs beside the headers that all documents share
 */
public record RenderedDocument(String path, String contentType, byte[] body, Map<String, String> headers) {

    public static final String HTML = "text/html; charset=utf-8";
    public static final String JSON = "application/json; charset=utf-8";

    /** The path of the page that stands in for a document that does not exist; in each language, below its own path. */
    public static final String NOT_FOUND = "/404";

    public static RenderedDocument of(String path, String contentType, String text) {
        return new RenderedDocument(path, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public RenderedDocument with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new RenderedDocument(path, contentType, body, Map.copyOf(more));
    }
}
