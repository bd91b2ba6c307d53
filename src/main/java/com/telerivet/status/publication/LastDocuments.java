package com.telerivet.status.publication;

import com.telerivet.status.platform.DurableFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of the present on disk, all of one edition in one file, as they were served: what a program that starts
 * again answers with while the rest of it is put together. Unlike {@link SnapshotFile} it needs no rendering.
 *
 * <p>It cannot say how old it is, so it is believed for a short time only. It is written with every edition, and so at
 * least once a minute.
 */
final class LastDocuments {

    /** As long as a restart or a reboot takes, and not much longer. */
    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(LastDocuments.class);
    private static final int FORMAT = 1;

    private final Path file;

    LastDocuments(Path dataDir) {
        this.file = dataDir.toAbsolutePath().resolve("last-documents.bin");
    }

    void save(byte[] packed) throws IOException {
        DurableFile.write(file, packed);
    }

    /** All of them in one, with what tells whether it is whole. */
    static byte[] pack(Map<String, PublishedDocument> documents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(documents.size());
        for (Map.Entry<String, PublishedDocument> one : documents.entrySet()) {
            out.writeUTF(one.getKey());
            one.getValue().write(out);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.size() + Integer.BYTES + Long.BYTES);
        DataOutputStream head = new DataOutputStream(whole);
        head.writeInt(FORMAT);
        head.writeLong(checksum(bytes.toByteArray()));
        bytes.writeTo(head);
        return whole.toByteArray();
    }

    /** What was served lately, by its path; nothing where that is too long ago or not whole. */
    Map<String, PublishedDocument> load(Clock clock) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Instant saved = Files.getLastModifiedTime(file).toInstant();
            boolean isGood = saved.plus(GOOD_FOR).isAfter(clock.instant());
            return isGood ? unpack(Files.readAllBytes(file)) : Map.of();
        } catch (IOException e) {
            log.warn("{} cannot be read; the page waits for its database: {}", file, e.toString());
            return Map.of();
        }
    }

    /** What {@link #pack} packed; nothing where another version of the program did. */
    static Map<String, PublishedDocument> unpack(byte[] whole) throws IOException {
        DataInputStream head = new DataInputStream(new ByteArrayInputStream(whole));
        if (head.readInt() != FORMAT) {
            return Map.of(); // of another version of the program
        }
        long checksum = head.readLong();
        byte[] bytes = head.readAllBytes();
        if (checksum != checksum(bytes)) {
            throw new IOException("it is damaged");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, PublishedDocument> documents = new HashMap<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            String path = in.readUTF();
            documents.put(path, PublishedDocument.read(path, in));
        }
        return documents;
    }

    private static long checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }
}
