package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WorryTests {

    private static final Instant NOON = Instant.parse("2015-01-31T12:00:00Z");

    @Test
    void clocksThatAreApartAreAWorryEitherWay() {
        assertThat(ClockWorry.of(NOON, NOON.minusSeconds(9), NOON))
                .contains(Worry.of("platform.worry.clock", Duration.ofSeconds(9)));
        assertThat(ClockWorry.of(NOON, NOON.plusSeconds(9), NOON))
                .contains(Worry.of("platform.worry.clock", Duration.ofSeconds(9)));
        assertThat(ClockWorry.of(NOON, NOON.plusSeconds(4), NOON)).isEmpty();
    }

    @Test
    void aSlowAnswerIsNoWrongClock() {
        assertThat(ClockWorry.of(NOON, NOON.plusSeconds(20), NOON.plusSeconds(20)))
                .isEmpty();
        assertThat(ClockWorry.of(NOON, NOON, NOON.plusSeconds(20))).isEmpty();
    }

    @Test
    void aDiskThatFillsUpIsAWorry() {
        Path here = Path.of("data");
        DiskWorry disk = new DiskWorry(new StatusSettings(here, "http://localhost:8080"));
        assertThat(disk.of(DataSize.ofMegabytes(300)))
                .contains(Worry.of(
                        "platform.worry.disk", 300L, here.toAbsolutePath().toString()));
        assertThat(disk.of(DataSize.ofGigabytes(2))).isEmpty();
    }

    @Test
    void aDirectoryThatIsGoneIsAWorry() {
        assertThat(new DiskWorry(new StatusSettings(Path.of("no such directory"), "http://localhost:8080")).worry())
                .map(Worry::key)
                .contains("platform.worry.directory");
    }

    @Test
    void theEmbeddedDatabaseIsAWorryOnlyBehindAPublicAddress() {
        Database database = new Database();
        Path here = Path.of("data");
        assertThat(database.embeddedDatabaseWorry(new StatusSettings(here, "http://127.0.0.1:8080"))
                        .worry())
                .isEmpty();
        assertThat(database.embeddedDatabaseWorry(new StatusSettings(here, "https://status.example.com"))
                        .worry())
                .contains(Worry.of("platform.worry.embedded"));
    }
}
