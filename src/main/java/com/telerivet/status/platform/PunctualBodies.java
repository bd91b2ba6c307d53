package com.telerivet.status.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads the body of a request in full before anything else asks for it, bounded in size and in the time for all of it.
 * The server's own time-out is one per read, so that a byte a second would hold a thread for hours; and only so many
 * bodies may be waited for at the same time, so that threads are left for those who read the page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PunctualBodies extends HttpFilter {

    private static final int LARGEST_PUBLIC = 16 * 1024;
    private static final int LARGEST_AT_THE_DESK = 256 * 1024;
    /** More than a picture may have, so that who sends one is told what is wrong with it. */
    private static final int LARGEST_WITH_A_PICTURE = 1024 * 1024;

    private static final String OF_PROGRAMS = "/v1/";
    private static final int LARGEST_OF_PROGRAMS = 2 * 1024 * 1024;

    /** A body somewhat too large is still taken from the line, because a client that is writing hears no answer. */
    private static final int DROPPED = 1024 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int AWAITED_OF_A_CLIENT = 32;
    private static final int AWAITED_IN_ALL = 96;

    private final transient SteadyTime time;
    private final transient Seats seats = new Seats(AWAITED_OF_A_CLIENT, AWAITED_IN_ALL);

    PunctualBodies(SteadyTime time) {
        this.time = time;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        boolean isUnknown = length < 0 && request.getHeader("Transfer-Encoding") != null;
        if ((length <= 0 && !isUnknown) || isFile(request)) {
            chain.doFilter(request, response);
            return;
        }
        int largest = largest(request.getRequestURI());
        if (isUnknown && largest != LARGEST_OF_PROGRAMS) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_LENGTH_REQUIRED,
                    "This page takes forms of a known length only.");
            return;
        }
        if (length > largest + DROPPED) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "That is too much at once.");
            return;
        }
        byte[] body = read(request, response, largest, length);
        if (body != null) {
            chain.doFilter(new WholeBody(request, body), response);
        }
    }

    /** Its controller takes such a file straight to disk, once it knows who sends it; nothing reads it before. */
    private static boolean isFile(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getRequestURI().equals("/admin/import/file")
                && type != null
                && type.startsWith("multipart/form-data");
    }

    /** The body, or null where the request was refused. */
    private byte @Nullable [] read(HttpServletRequest request, HttpServletResponse response, int largest, long length)
            throws IOException {
        ServletInputStream in = request.getInputStream();
        boolean mustWait = in.available() < length || length < 0;
        String client = request.getRemoteAddr();
        if (mustWait && !seats.take(client)) {
            response.setHeader("Retry-After", "5");
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Too many requests are being read just now.");
            return null;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(512, Math.min((int) length, largest)));
        try {
            if (!isWhole(in, body, largest + DROPPED)) {
                refuse(
                        request,
                        response,
                        HttpServletResponse.SC_REQUEST_TIMEOUT,
                        "The request did not arrive in time.");
                return null;
            }
        } finally {
            if (mustWait) {
                seats.leave(client);
            }
        }
        if (body.size() > largest) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "That is too much at once.");
            return null;
        }
        return body.toByteArray();
    }

    /** False if the end of the body did not come in time, or not within {@code most} bytes. */
    private boolean isWhole(ServletInputStream in, ByteArrayOutputStream body, int most) {
        long end = time.in(LONGEST);
        byte[] part = new byte[8192];
        try {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                body.write(part, 0, n);
                if (time.isOver(end) || body.size() > most) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // the client went away or fell silent
        }
    }

    private static int largest(String path) {
        if (path.startsWith(OF_PROGRAMS)) {
            return LARGEST_OF_PROGRAMS;
        }
        if (path.startsWith("/admin/settings/pictures/")) {
            return LARGEST_WITH_A_PICTURE;
        }
        return path.startsWith("/admin") || path.equals("/bounces") ? LARGEST_AT_THE_DESK : LARGEST_PUBLIC;
    }

    /** In words, or to a program in the terms of its API. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String words)
            throws IOException {
        boolean isProgram = request.getRequestURI().startsWith(OF_PROGRAMS);
        response.setStatus(status);
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(isProgram ? "application/json; charset=utf-8" : "text/plain; charset=utf-8");
        String body = isProgram ? "{\"error\":\"%1$s\",\"message\":\"%1$s\"}".formatted(words) : words + "\n";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
