package com.telerivet.status.platform;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One question and one answer by HTTP/1.1 on a connection that ends with them (RFC 9112). */
final class HttpExchangeOnce {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_HEAD = 128 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final int longestBody;
    private int headBytes;

    private HttpExchangeOnce(InputStream in, int longestBody) {
        this.in = in;
        this.longestBody = longestBody;
    }

    /** @param body its beginning, as text */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** @param sent what goes with the question; empty for none */
    static Answer over(
            Socket socket, URI target, String method, Map<String, String> headers, String sent, Runnable atFirstByte)
            throws IOException {
        return over(socket, target, method, headers, sent, atFirstByte, LONGEST_BODY);
    }

    /** @param longestBody how many bytes of the answer are kept */
    static Answer over(
            Socket socket,
            URI target,
            String method,
            Map<String, String> headers,
            String sent,
            Runnable atFirstByte,
            int longestBody)
            throws IOException {
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(question(target, method, headers, bytes.length).getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(bytes);
        socket.getOutputStream().write(whole.toByteArray());
        socket.getOutputStream().flush();
        HttpExchangeOnce exchange = new HttpExchangeOnce(new BufferedInputStream(socket.getInputStream()), longestBody);
        return exchange.answer(method, atFirstByte);
    }

    private static String question(URI target, String method, Map<String, String> headers, int length) {
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Host", target.getHost() + (target.getPort() > 0 ? ":" + target.getPort() : ""));
        all.put("User-Agent", "status-page-probe");
        all.put("Accept", "*/*");
        all.put("Cache-Control", "no-cache");
        all.putAll(headers);
        all.put("Connection", "close");
        if (!method.equals("GET") && !method.equals("HEAD")) {
            all.put("Content-Length", String.valueOf(length));
        }
        StringBuilder text = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
                .append(" HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private Answer answer(String method, Runnable atFirstByte) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            throw new EOFException("the connection ended without an answer");
        }
        in.reset();
        atFirstByte.run();
        int status = status(line());
        Map<String, String> headers = headers();
        while (status / 100 == 1) {
            status = status(line());
            headers = headers();
        }
        if (!method.equals("HEAD") && status != 204 && status != 304) {
            readBody(headers);
        }
        return new Answer(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    private void readBody(Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("Content-Length", "");
        if (headers.getOrDefault("Transfer-Encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            for (long size = chunk(); size > 0; size = chunk()) {
                take(size, true);
                line();
            }
        } else {
            take(length.matches("[0-9]{1,15}") ? Long.parseLong(length) : Long.MAX_VALUE, !length.isEmpty());
        }
    }

    /** Reads that many bytes, keeps the beginning, and is content with fewer only where their number was not said. */
    private void take(long count, boolean isSaid) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = count; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                if (isSaid) {
                    throw new EOFException("the answer broke off");
                }
                return;
            }
            left -= read;
            body.write(buffer, 0, Math.min(read, longestBody - body.size()));
            if (body.size() >= longestBody) {
                return; // enough is known of it
            }
        }
    }

    private long chunk() throws IOException {
        if (body.size() >= longestBody) {
            return 0;
        }
        String size = line().replaceAll(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
            throw new IOException("the answer is no HTTP");
        }
        return Long.parseLong(size, 16);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headBytes += line.length();
            if (colon <= 0 || headers.size() > MOST_HEADERS || headBytes > LONGEST_HEAD) {
                throw new IOException("the answer is no HTTP");
            }
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
            throw new IOException("the answer is no HTTP");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the answer broke off");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
