package com.telerivet.status.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An archive read portion by portion, so that its size costs no memory, and with bounds on all that it says. */
final class ArchiveRows implements AutoCloseable {

    static final int VERSION = 1;

    private static final int ROWS_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 1_000_000;
    private static final long MOST_ROWS = 50_000_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(60)
                            .maxStringLength(550_000)
                            .maxNameLength(500)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final long size;
    private final JsonParser parser;
    private @Nullable ArchivedTable table;
    private @Nullable Set<String> columns;
    private int place = -1;
    private long rows;

    private ArchiveRows(Path file, InputStream in) throws IOException {
        this.size = Math.max(1, Files.size(file));
        this.parser = JSON.createParser(in);
    }

    /**
     * Some rows of one table.
     *
     * @param rows a JSON array of objects that all have just these columns
     */
    record Portion(ArchivedTable table, List<String> columns, List<ObjectNode> rows) {}

    /** @throws ImportRejected when this is no archive that this program reads */
    static ArchiveRows open(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            ArchiveRows rows = new ArchiveRows(file, in);
            try {
                rows.readHead();
                return rows;
            } catch (RuntimeException e) {
                rows.close();
                throw e instanceof JacksonException ? notJson(e) : e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file could not be read: " + e.getMessage(), e);
        }
    }

    /** How much of the file has been read, from 0 to 1. */
    double share() {
        return Math.min(1, (double) parser.currentLocation().getByteOffset() / size);
    }

    Optional<Portion> next() {
        try {
            return read();
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private void readHead() {
        if (parser.nextToken() != JsonToken.START_OBJECT
                || !"format".equals(parser.nextName())
                || !"status-archive".equals(parser.nextStringValue())
                || !"version".equals(parser.nextName())) {
            throw new ImportRejected("This is no archive of a status page: it does not begin with its format.");
        }
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT || parser.getValueAsInt() != VERSION) {
            throw new ImportRejected(
                    "This archive has version " + parser.getString() + ", and this program reads version " + VERSION
                            + ". Use the program that wrote it, or a newer one.");
        }
    }

    private Optional<Portion> read() {
        List<ObjectNode> found = new ArrayList<>();
        long begin = parser.currentLocation().getCharOffset();
        while (found.size() < ROWS_AT_ONCE && parser.currentLocation().getCharOffset() - begin < CHARACTERS_AT_ONCE) {
            if (table == null && !nextTable()) {
                break;
            }
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                ArchivedTable ended = table;
                table = null;
                if (!found.isEmpty() && ended != null) {
                    return Optional.of(portion(ended, found));
                }
                continue;
            }
            found.add(row());
        }
        return table == null || found.isEmpty() ? Optional.empty() : Optional.of(portion(table, found));
    }

    private Portion portion(ArchivedTable of, List<ObjectNode> found) {
        return new Portion(of, List.copyOf(columns == null ? Set.of() : columns), found);
    }

    /** Goes to the next array; false at the end of the file. */
    private boolean nextTable() {
        while (true) {
            String name = parser.nextName();
            if (name == null) {
                expectEnd();
                return false;
            }
            JsonToken value = parser.nextToken();
            if (name.equals("written_at") || name.equals("left_out")) {
                parser.skipChildren();
                continue;
            }
            ArchivedTable named = ArchivedTable.named(name)
                    .orElseThrow(() -> new ImportRejected("This archive holds \"" + shortened(name)
                            + "\", which this program does not know. Use the program that wrote it, or a newer one."));
            int next = ArchivedTable.ALL.indexOf(named);
            if (value != JsonToken.START_ARRAY || next <= place) {
                throw new ImportRejected("The tables of this archive do not stand in order: " + name);
            }
            place = next;
            table = named;
            columns = null;
            return true;
        }
    }

    private void expectEnd() {
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new ImportRejected("The archive does not end where it should.");
        }
    }

    private ObjectNode row() {
        rows++;
        if (rows > MOST_ROWS) {
            throw new ImportRejected("This archive holds more than " + MOST_ROWS + " rows.");
        }
        JsonNode read = parser.readValueAsTree();
        if (!(read instanceof ObjectNode row)) {
            throw new ImportRejected("Row " + rows + " of this archive is no object.");
        }
        Set<String> names = new LinkedHashSet<>(row.propertyNames());
        if (columns == null) {
            columns = names;
        } else if (!columns.equals(names)) {
            throw new ImportRejected("Row " + rows + " of this archive has other columns than those before it.");
        }
        return row;
    }

    private static ImportRejected notJson(RuntimeException e) {
        String reason = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
        return new ImportRejected("This file cannot be read as JSON: " + shortened(String.valueOf(reason)), e);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
