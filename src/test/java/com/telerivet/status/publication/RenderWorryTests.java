package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.Worry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class RenderWorryTests {

    private final RenderWorry worry =
            new RenderWorry(Clock.fixed(Instant.parse("2015-01-31T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void aPageThatCannotBeRenderedIsAWorryUntilItCanBe() {
        assertThatThrownBy(() -> worry.watch(() -> {
                    throw new IllegalStateException("a template is broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(worry.worry()).contains(Worry.of("publication.worry", Duration.ZERO));
        worry.watch(() -> {});
        assertThat(worry.worry()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsAnotherMatter() {
        assertThatThrownBy(() -> worry.watch(() -> {
                    throw new DataAccessResourceFailureException("away");
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(worry.worry()).isEmpty();
    }
}
