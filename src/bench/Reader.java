import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** One connection that asks for the same document again and again, and checks each answer's body against its ETag. */
final class Reader {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final Pattern ETAG = Pattern.compile("(?i)\r\netag: *\"([^\"]+?)(?:-gzip)?\"");
    private static final int HASH_BYTES = 15;

    private final ByteBuffer request;
    private final Map<String, Integer> checked;
    private ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
    private int whole = -1;
    private int head;
    long since;
    boolean isFirst = true;

    /** {@code checked} keeps, for all readers together, the hash code of each version's compressed bytes. */
    Reader(String path, Map<String, Integer> checked) {
        this.request = ByteBuffer.wrap(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        this.checked = checked;
    }

    void ask(SelectionKey key) throws IOException {
        since = System.nanoTime();
        request.rewind();
        ((SocketChannel) key.channel()).write(request); // far shorter than any socket's buffer
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Takes what has come; true when that was the end of a good answer. Throws what is wrong with a bad one. */
    boolean take(SelectionKey key) throws IOException {
        if (((SocketChannel) key.channel()).read(answer) < 0) {
            throw new IOException("the connection was closed in the middle");
        }
        if (whole < 0) {
            measure();
        }
        if (whole < 0 || answer.position() < whole) {
            return false;
        }
        check();
        answer.clear();
        whole = -1;
        return true;
    }

    private void measure() throws IOException {
        String text = new String(answer.array(), 0, Math.min(answer.position(), 2048), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        Matcher length = LENGTH.matcher(text);
        if (!text.startsWith("HTTP/1.1 200 ") || !length.find()) {
            throw new IOException("answered " + text.lines().findFirst().orElse(""));
        }
        head = end + 4;
        whole = head + Integer.parseInt(length.group(1));
        if (whole > answer.capacity()) {
            answer = ByteBuffer.allocate(whole).put(answer.flip());
        }
    }

    private void check() throws IOException {
        Matcher etag = ETAG.matcher(new String(answer.array(), 0, head, StandardCharsets.ISO_8859_1));
        if (!etag.find()) {
            throw new IOException("no ETag");
        }
        byte[] body = Arrays.copyOfRange(answer.array(), head, whole);
        int hash = Arrays.hashCode(body);
        Integer known = checked.get(etag.group(1));
        if (known == null) {
            if (!etag.group(1).equals(etagOf(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()))) {
                throw new IOException("torn: the body is not that of its ETag");
            }
            checked.put(etag.group(1), hash);
        } else if (known != hash) {
            throw new IOException("torn: two bodies of one ETag");
        }
    }

    private static String etagOf(byte[] body) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
