package com.telerivet.status.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The one file of a form, read straight from the line. The server's own reading of such forms would begin before anybody
 * has asked who sends it, and has one limit for all of them.
 */
final class SentFile extends FilterInputStream {

    private static final int LONGEST_HEAD = 4096;
    private static final int MOST_FIELDS = 5;
    private static final int LOOKED_AHEAD = 256;

    private final byte[] end;
    private final long most;
    private long taken;
    private boolean isOver;

    private SentFile(InputStream in, byte[] end, long most) {
        super(in);
        this.end = end;
        this.most = most;
    }

    /** It was more than is taken here. */
    static final class TooLarge extends IOException {

        TooLarge() {
            super("more than is taken here");
        }
    }

    /** @throws IOException when the form is none that holds a file */
    static SentFile of(HttpServletRequest request, long most) throws IOException {
        String boundary = boundary(String.valueOf(request.getContentType()));
        if (boundary.isEmpty() || boundary.length() > 100) {
            throw new IOException("this is no form with a file");
        }
        InputStream in = new BufferedInputStream(request.getInputStream(), 65_536);
        byte[] end = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        for (int field = 0; field < MOST_FIELDS; field++) {
            if (head(in).contains("filename=")) {
                return new SentFile(in, end, most);
            }
            new SentFile(in, end, LONGEST_HEAD).readAllBytes();
        }
        throw new IOException("this is no form with a file");
    }

    /** What stands before the content of a field, up to the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new IOException("this is no form with a file");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read() throws IOException {
        if (isOver) {
            return -1;
        }
        int next = in.read();
        if (next < 0) {
            throw new IOException("the file was cut off on its way");
        }
        if (next == '\r' && isEnd()) {
            isOver = true;
            return -1;
        }
        if (++taken > most) {
            throw new TooLarge();
        }
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                break;
            }
            into[from + count++] = (byte) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Takes the rest from the line, so that the browser hears the answer. */
    @Override
    public void close() throws IOException {
        if (isOver) {
            in.skipNBytes(Math.min(in.available(), LOOKED_AHEAD));
        }
    }

    private boolean isEnd() throws IOException {
        in.mark(LOOKED_AHEAD);
        for (int i = 1; i < end.length; i++) {
            if (in.read() != end[i]) {
                in.reset();
                return false;
            }
        }
        return true;
    }

    private static String boundary(String contentType) {
        try {
            String boundary = MediaType.parseMediaType(contentType).getParameter("boundary");
            return boundary == null ? "" : boundary.replace("\"", "");
        } catch (InvalidMediaTypeException e) {
            return "";
        }
    }
}
