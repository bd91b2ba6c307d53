package com.telerivet.status.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A document in one encoding, with all the headers that name it: nothing is left to work out at reading. */
final class DocumentForm {

    private final String etag;
    private final byte[] body;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    DocumentForm(Encoding encoding, String etag, byte[] body, Map<String, String> headers) {
        this.etag = etag.substring(0, etag.length() - 1) + encoding.etagSuffix() + '"';
        this.body = body;
        headers.forEach(this::add);
        add("ETag", this.etag);
        add("Vary", "Accept-Encoding");
        if (encoding != Encoding.IDENTITY) {
            add("Content-Encoding", encoding.token());
        }
    }

    String etag() {
        return etag;
    }

    byte[] body() {
        return body;
    }

    void addHeaders(BiConsumer<String, String> response) {
        for (Map.Entry<String, String> header : headers) {
            response.accept(header.getKey(), header.getValue());
        }
    }

    private void add(String name, String value) {
        headers.add(Map.entry(name, value));
    }
}
