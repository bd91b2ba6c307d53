package com.telerivet.status.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.http.MimeHeaders;

/** One answer of the published site: conditional requests, encodings and the headers that all documents share. */
final class DocumentResponse {

    /** What every answer carries. */
    static final Map<String, String> COMMON = common();

    private static final int TOO_MANY = 429;
    private static final String BUSY = "Too many searches at the moment. Please try again in a few seconds.\n";

    static final String FOR_ONE_READER = "private, no-store";
    static final String STARTING = "The status page is starting. Please try again in a few seconds.\n";
    private static final String UNKNOWN =
            "This page cannot be shown at the moment, so the present status is unknown here."
                    + " Please try again in a few seconds.\n";
    static final Map<String, String> NOT_READY = Map.of("Cache-Control", "no-store", "Retry-After", "2");
    static final String TEXT = "text/plain; charset=utf-8";

    /** Of a stream of events; nginx is told not to gather what must go out at once. */
    static final Map<String, String> STREAM = Map.of(
            "Content-Type", "text/event-stream;charset=utf-8",
            "Cache-Control", "no-store, no-transform",
            "Connection", "close",
            "X-Accel-Buffering", "no",
            "X-Content-Type-Options", "nosniff");

    private static final AcceptedEncodings ENCODINGS = new AcceptedEncodings();

    private final Request request;
    private final Response response;
    private final MimeHeaders headers;

    DocumentResponse(Request request, Response response) {
        this.request = request;
        this.response = response;
        this.headers = response.getCoyoteResponse().getMimeHeaders();
    }

    boolean isRead() {
        return request.getMethod().equals("GET") || isHead();
    }

    void send(PublishedDocument document) throws IOException {
        List<Encoding> accepted = ENCODINGS.of(request.getHeader("Accept-Encoding"));
        DocumentForm form = document.form(accepted);
        form.addHeaders(this::add);
        if (isUnchanged(document)) {
            response.setStatus(Response.SC_NOT_MODIFIED);
            return;
        }
        add("Content-Type", document.contentType());
        write(form.body());
    }

    /**
     * Sends a document that stands in for another one for this reader alone. No cache may keep it: the next reader at
     * this address wants the other. So the other one needs no Vary by clients, which would make caches useless.
     */
    void sendOnly(PublishedDocument document) throws IOException {
        begin(Response.SC_OK);
        add("Cache-Control", FOR_ONE_READER);
        add("Content-Type", document.contentType());
        write(document.identity());
    }

    /** Sends a page that was made for this reader alone; search engines have better ones to list. */
    void sendOnce(RenderedDocument document) throws IOException {
        begin(Response.SC_OK);
        document.headers().forEach(this::add);
        add("Cache-Control", FOR_ONE_READER);
        add("X-Robots-Tag", "noindex");
        add("Content-Type", document.contentType());
        boolean isPacked = ENCODINGS.of(request.getHeader("Accept-Encoding")).contains(Encoding.GZIP);
        if (isPacked) {
            add("Content-Encoding", "gzip");
        }
        write(isPacked ? PublishedDocument.gzip(document.body()) : document.body());
    }

    /** As many were answered as this instance has room for. */
    void tooMany() throws IOException {
        begin(TOO_MANY);
        add("Cache-Control", "no-store");
        add("Retry-After", "5");
        add("Content-Type", TEXT);
        write(BUSY.getBytes(StandardCharsets.UTF_8));
    }

    void refuseMethod(boolean isFeed) throws IOException {
        begin(Response.SC_METHOD_NOT_ALLOWED);
        add("Allow", "GET, HEAD");
        if (isFeed) {
            refuse("Method not allowed", "This document can be read with GET and HEAD only");
        }
    }

    void notFoundJson() throws IOException {
        begin(Response.SC_NOT_FOUND);
        add("Cache-Control", "public, max-age=10");
        refuse("Not found", "There is no document at this address");
    }

    void notFound(Optional<PublishedDocument> page) throws IOException {
        begin(Response.SC_NOT_FOUND);
        add("Cache-Control", "public, max-age=10");
        if (page.isPresent()) {
            page.get().ownHeaders().forEach(this::add);
            add("Content-Type", page.get().contentType());
            write(page.get().identity());
        }
    }

    /** Before the first rendering nothing is known: that is said, and never shown as green. */
    void notReady(boolean forPrograms) throws IOException {
        later(STARTING, forPrograms);
    }

    /** This document should be there, but cannot be made, and there is no earlier one. */
    void notKnown(boolean forPrograms) throws IOException {
        later(UNKNOWN, forPrograms);
    }

    private void later(String words, boolean forPrograms) throws IOException {
        begin(Response.SC_SERVICE_UNAVAILABLE);
        NOT_READY.forEach(this::add);
        add("Content-Type", forPrograms ? RenderedDocument.JSON : TEXT);
        write(later(forPrograms, words));
    }

    /** The body of an answer that says to come again, to a person or to a program. */
    static byte[] later(boolean forPrograms, String words) {
        return (forPrograms ? json("Not available", words.strip()) : words).getBytes(StandardCharsets.UTF_8);
    }

    /** No stream for this reader, who can ask for the documents all the same. */
    void noRoom() {
        noStream(Response.SC_SERVICE_UNAVAILABLE);
    }

    /** No further stream for this client. */
    void noRoomForClient() {
        noStream(TOO_MANY);
    }

    private void noStream(int status) {
        begin(status);
        add("Cache-Control", "no-store");
        add("Retry-After", "60");
    }

    private void begin(int status) {
        response.setStatus(status);
        COMMON.forEach(this::add);
    }

    /** Past the checks of the servlet API: the names and values are our own. */
    private void add(String name, String value) {
        headers.addValue(name).setString(value);
    }

    private void refuse(String error, String message) throws IOException {
        add("Content-Type", RenderedDocument.JSON);
        write(json(error, message).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(String error, String message) {
        return "{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}";
    }

    private void write(byte[] body) throws IOException {
        response.setContentLength(body.length);
        if (!isHead()) {
            response.getOutputStream().write(body);
        }
    }

    private boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    private boolean isUnchanged(PublishedDocument document) {
        String known = request.getHeader("If-None-Match");
        if (known != null) {
            return known.strip().equals("*") || names(known, document);
        }
        if (request.getHeader("If-Modified-Since") == null) {
            return false;
        }
        try {
            long since = request.getDateHeader("If-Modified-Since");
            return since >= 0 && document.lastModified().getEpochSecond() <= since / 1000;
        } catch (IllegalArgumentException e) {
            return false; // a date that nobody can read is no condition
        }
    }

    /** Whether a list of validators names this document, in any of its forms. */
    static boolean names(String list, PublishedDocument document) {
        for (String one : list.split(",", -1)) {
            String candidate = one.strip();
            String strong = candidate.startsWith("W/") ? candidate.substring(2) : candidate;
            for (Encoding encoding : Encoding.values()) {
                DocumentForm form = document.form(encoding);
                if (form != null && form.etag().equals(strong)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, String> common() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        return headers;
    }
}
