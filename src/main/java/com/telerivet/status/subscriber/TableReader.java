package com.telerivet.status.subscriber;

import com.telerivet.status.component.Components;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads tables of subscribers: those that we write ourselves, and any other that has a column of addresses. */
@Component
class TableReader {

    private final Components components;
    private final Clock clock;

    TableReader(Components components, Clock clock) {
        this.components = components;
        this.clock = clock;
    }

    SubscriberTable read(InputStream file) throws IOException {
        TableRows rows = new TableRows(components.tree(), clock.instant());
        try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder())) {
            CsvLines lines = new CsvLines(text);
            Optional<CsvLines.Line> head = lines.next();
            rows.columns(head.map(CsvLines.Line::cells).orElse(List.of()));
            for (Optional<CsvLines.Line> line = lines.next(); line.isPresent() && rows.goesOn(); line = lines.next()) {
                rows.line(line.get());
            }
        } catch (CharacterCodingException e) {
            rows.wrong(0, "encoding", "");
        } catch (CsvLines.Broken e) {
            rows.wrong(e.line(), "broken", "");
        }
        return rows.table();
    }
}
