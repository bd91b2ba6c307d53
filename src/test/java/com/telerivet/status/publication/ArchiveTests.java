package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.StoryVersion;
import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTests {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    private Path data;

    @Test
    void aStoryComesOutAsItWentIn() {
        IncidentStory story = SnapshotSamples.resolved("old000000001", NOW.minus(Duration.ofDays(900)));
        assertThat(Archive.of(List.of(story)).story("old000000001")).isEqualTo(story);
    }

    @Test
    void incidentsStandNewestFirstAndAnotherVersionReplacesTheFirst() {
        IncidentStory older = SnapshotSamples.resolved("older0000001", NOW.minus(Duration.ofDays(900)));
        IncidentStory newer = SnapshotSamples.resolved("newer0000001", NOW.minus(Duration.ofDays(800)));
        IncidentStory edited = SnapshotSamples.resolved("older0000001", NOW.minus(Duration.ofDays(700)));
        Archive archive = Archive.of(List.of(older, newer));
        assertThat(archive.incidents())
                .extracting(ArchivedIncident::id)
                .containsExactly("newer0000001", "older0000001");

        Archive next = archive.with(List.of(PackedStory.of(edited)));
        assertThat(next.incidents()).extracting(ArchivedIncident::id).containsExactly("older0000001", "newer0000001");
        assertThat(next.story("older0000001")).isEqualTo(edited);
        assertThat(archive.story("older0000001"))
                .as("what readers still look at")
                .isEqualTo(older);
    }

    @Test
    void whatIsGoneIsGone() {
        Archive archive = Archive.of(List.of(SnapshotSamples.resolved("old000000001", NOW)));
        assertThat(archive.only(Set.of()).incidents()).isEmpty();
        assertThatThrownBy(() -> archive.only(Set.of()).story("old000000001"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theSameNumberAtAnotherTimeIsAnotherVersion() {
        IncidentStory story = SnapshotSamples.resolved("old000000001", NOW);
        Archive archive = Archive.of(List.of(story));
        assertThat(archive.holds(story.id(), StoryVersion.of(story))).isTrue();
        assertThat(archive.holds(story.id(), new StoryVersion(story.version(), NOW.plusSeconds(1))))
                .isFalse();
    }

    @Test
    void recentAreTheOpenThoseOfTheLastMonthsAndTheNewestFifty() {
        List<IncidentStory> years = IntStream.range(0, 200)
                .mapToObj(i -> SnapshotSamples.resolved("old%09d".formatted(i), NOW.minus(Duration.ofDays(200 + i))))
                .toList();
        IncidentStory open = SnapshotSamples.open("open00000001", NOW.minus(Duration.ofDays(3_000)));
        IncidentStory autumn = SnapshotSamples.resolved("autumn000001", Instant.parse("2026-09-01T00:00:00Z"));
        Archive archive = Archive.of(years).with(List.of(PackedStory.of(open), PackedStory.of(autumn)));

        assertThat(new Recent().of(archive, NOW, ZoneOffset.UTC))
                .hasSize(51)
                .startsWith(autumn)
                .contains(years.get(48), open)
                .doesNotContain(years.get(49));
    }

    @Test
    void theFileHoldsThePastAndIsLeftAloneWhileOnlyThePresentChanges() throws IOException {
        IncidentStory recent = SnapshotSamples.open("open00000001", NOW);
        IncidentStory old = SnapshotSamples.resolved("old000000001", NOW.minus(Duration.ofDays(900)));
        ArchiveFile file = new ArchiveFile(new StatusSettings(data, "https://x.example"));
        file.save(SnapshotSamples.snapshot(NOW, recent).with(Archive.of(List.of(old))));
        assertThat(file.load().incidents()).extracting(ArchivedIncident::id).containsExactly("old000000001");
        assertThat(file.load().story("old000000001")).isEqualTo(old);

        Path path = data.resolve("last-archive.bin");
        FileTime longAgo = FileTime.from(NOW.minus(Duration.ofDays(1)));
        Files.setLastModifiedTime(path, longAgo);
        IncidentStory edited = SnapshotSamples.open("open00000001", NOW.plusSeconds(5));
        file.save(SnapshotSamples.snapshot(NOW, edited).with(Archive.of(List.of(old))));
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(longAgo);
    }

    @Test
    void aDamagedStoryIsLeftOutAndTheOthersAreShown() throws IOException {
        List<IncidentStory> old = IntStream.range(0, 3)
                .mapToObj(i -> SnapshotSamples.resolved("old%09d".formatted(i), NOW.minus(Duration.ofDays(900))))
                .toList();
        ArchiveFile file = new ArchiveFile(new StatusSettings(data, "https://x.example"));
        file.save(SnapshotSamples.snapshot(NOW).with(Archive.of(old)));
        Path path = data.resolve("last-archive.bin");
        byte[] bytes = Files.readAllBytes(path);
        bytes[40] ^= 1;
        Files.write(path, bytes);
        assertThat(file.load().incidents()).hasSize(2);

        Files.write(path, Arrays.copyOf(bytes, bytes.length - 10));
        assertThat(file.load().incidents()).as("a file that was cut").hasSize(1);
    }
}
