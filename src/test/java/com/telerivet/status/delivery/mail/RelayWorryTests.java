package com.telerivet.status.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.platform.SteadyTime;
import com.telerivet.status.platform.Worry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayWorryTests {

    private final List<Relay> known = Relay.parse("smtp://one.example,smtp://two.example");
    private final Relays relays = new Relays(known, new SteadyTime(() -> 0));

    @Test
    void theRelaysThatFailAreNamedUntilTheyTakeMails() {
        relays.failed(known.get(0), 1);
        assertThat(relays.failing()).containsExactly(known.get(0).name());
        assertThat(RelayWorry.of(2, relays.failing(), false))
                .contains(Worry.of("delivery.worry.relay", known.get(0).name()));
        relays.failed(known.get(1), 1);
        assertThat(RelayWorry.of(2, relays.failing(), false)).map(Worry::key).contains("delivery.worry.relays");
        relays.worked(known.get(0));
        relays.worked(known.get(1));
        assertThat(RelayWorry.of(2, relays.failing(), false)).isEmpty();
    }

    @Test
    void noRelayAtAllIsAWorryOnlyBehindAPublicAddress() {
        assertThat(RelayWorry.of(0, List.of(), true)).isEmpty();
        assertThat(RelayWorry.of(0, List.of(), false)).contains(Worry.of("delivery.worry.norelay"));
    }
}
