package com.telerivet.status.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.StatusSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    private static final Instant RETURN = Instant.parse("2015-01-31T20:00:00Z");

    @TempDir
    private Path data;

    @Test
    void whatWasWrittenIsReadAgainInItsOrder() throws Exception {
        Journal journal = journal();
        journal.append(entry("entry0000001"));
        journal.append(entry("entry0000002"));

        assertThat(journal().pending()).containsExactly(entry("entry0000001"), entry("entry0000002"));
    }

    @Test
    void whatIsInTheDatabaseIsPendingNoMoreAlsoAfterARestart() throws Exception {
        Journal journal = journal();
        journal.append(entry("entry0000001"));
        journal.append(entry("entry0000002"));
        journal.close("entry0000001", RETURN);

        assertThat(journal.pending()).containsExactly(entry("entry0000002"));
        assertThat(journal().pending()).containsExactly(entry("entry0000002"));
        assertThat(journal().find("entry0000001")).isPresent();
    }

    @Test
    void whatWasBroughtInSinceTheDatabaseWasReadIsStillToBeShown() throws Exception {
        Journal journal = journal();
        journal.append(entry("entry0000001"));
        journal.append(entry("entry0000002"));
        journal.close("entry0000001", RETURN);

        for (Journal one : List.of(journal, journal())) {
            assertThat(one.unreadAt(RETURN.minusSeconds(1)))
                    .as("the database went away again before anybody read it")
                    .containsExactly(entry("entry0000001"), entry("entry0000002"));
            assertThat(one.unreadAt(RETURN.plusSeconds(1))).containsExactly(entry("entry0000002"));
        }
    }

    @Test
    void aTornTailCostsOnlyTheRecordThatWasTorn() throws Exception {
        journal().append(entry("entry0000001"));
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(file(), whole);
            Files.write(file(), Arrays.copyOf(whole, length), StandardOpenOption.APPEND);
            assertThat(journal().pending()).hasSize(1);

            journal().append(entry("entry0000002"));
            assertThat(journal().pending()).containsExactly(entry("entry0000001"), entry("entry0000002"));
        }
    }

    @Test
    void anAlteredRecordIsNotBelievedAndHidesNoOther() throws Exception {
        Journal journal = journal();
        for (String id : List.of("entry0000001", "entry0000002", "entry0000003")) {
            journal.append(entry(id));
        }
        Files.writeString(file(), Files.readString(file()).replace("entry0000002", "entry0000009"));

        assertThat(journal().pending()).containsExactly(entry("entry0000001"), entry("entry0000003"));
    }

    @Test
    void linesOfAnotherVersionArePassedOver() throws Exception {
        String strange = "{\"entry\":{\"id\":7,\"status\":\"upside down\"}}";
        Files.createDirectories(file().getParent());
        String hash = new SecretToken(strange).hash();
        Files.writeString(file(), hash + " " + strange + "\n\n\nshort\n");

        assertThat(journal().pending()).isEmpty();
    }

    private Journal journal() {
        return new Journal(new StatusSettings(data, "http://localhost"));
    }

    private Path file() {
        return data.resolve("emergency/journal");
    }

    private static EmergencyEntry entry(String id) {
        return new EmergencyEntry(
                id,
                "incident0001",
                "Näme \n of it",
                IncidentStatus.IDENTIFIED,
                "Line one\nline two \u2028 „three“",
                Map.of("api000000001", ComponentStatus.MAJOR_OUTAGE),
                true,
                Instant.parse("2015-01-31T07:03:00.123Z"));
    }
}
