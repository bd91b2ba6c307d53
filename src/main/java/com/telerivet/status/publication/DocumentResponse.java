package com.telerivet.status.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer of the published site: conditional requests, encodings and the headers that all documents share. */
final class DocumentResponse {

    private static final String SHORT_LIVED = "public, max-age=10, stale-while-revalidate=60, stale-if-error=86400";

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    DocumentResponse(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    boolean isRead() {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    void send(PublishedDocument document) throws IOException {
        boolean gzip = acceptsGzip(request.getHeader("Accept-Encoding"));
        String etag = gzip ? document.gzipEtag() : document.etag();
        commonHeaders();
        response.setHeader("Cache-Control", SHORT_LIVED);
        document.headers().forEach(response::setHeader);
        response.setHeader("ETag", etag);
        response.setDateHeader("Last-Modified", document.lastModified().toEpochMilli());
        response.setHeader("Vary", "Accept-Encoding");
        if (isUnchanged(document)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(document.contentType());
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        write(gzip ? document.gzip() : document.identity());
    }

    /**
     * Sends a document that stands in for another one for this reader alone. No cache may keep it: the next reader at
     * this address wants the other. So the other one needs no Vary by clients, which would make caches useless.
     */
    void sendOnly(PublishedDocument document) throws IOException {
        commonHeaders();
        response.setHeader("Cache-Control", "private, no-store");
        response.setContentType(document.contentType());
        write(document.identity());
    }

    void refuseMethod(boolean isFeed) throws IOException {
        commonHeaders();
        response.setHeader("Allow", "GET, HEAD");
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        if (isFeed) {
            json("Method not allowed", "This document can be read with GET and HEAD only");
        }
    }

    void notFoundJson() throws IOException {
        commonHeaders();
        response.setHeader("Cache-Control", "public, max-age=10");
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        json("Not found", "There is no document at this address");
    }

    void notFound(Optional<PublishedDocument> page) throws IOException {
        commonHeaders();
        response.setHeader("Cache-Control", "public, max-age=10");
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        if (page.isPresent()) {
            page.get().headers().forEach(response::setHeader);
            response.setContentType(page.get().contentType());
            write(page.get().identity());
        }
    }

    /** Before the first rendering nothing is known: that is said, and never shown as green. */
    void notReady() throws IOException {
        commonHeaders();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Retry-After", "2");
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/plain; charset=utf-8");
        write("The status page is starting. Please try again in a few seconds.\n".getBytes(StandardCharsets.UTF_8));
    }

    private void commonHeaders() {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    private void json(String error, String message) throws IOException {
        response.setContentType(RenderedDocument.JSON);
        write(("{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] body) throws IOException {
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private boolean isUnchanged(PublishedDocument document) {
        String known = request.getHeader("If-None-Match");
        if (known != null) {
            return known.strip().equals("*") || names(known, document.etag()) || names(known, document.gzipEtag());
        }
        try {
            long since = request.getDateHeader("If-Modified-Since");
            return since >= 0 && document.lastModified().getEpochSecond() <= since / 1000;
        } catch (IllegalArgumentException e) {
            return false; // a date that nobody can read is no condition
        }
    }

    private static boolean names(String list, String etag) {
        for (String one : list.split(",", -1)) {
            String candidate = one.strip();
            if (candidate.equals(etag) || candidate.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean acceptsGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String one : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = one.strip().split(";", 2);
            if (parts[0].strip().equals("gzip") || parts[0].strip().equals("*")) {
                return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
