package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.Worry;
import java.util.List;
import java.util.Optional;

/** What there is to say about relays that do not take mails. */
final class RelayWorry {

    private RelayWorry() {}

    /** @param isLocal whether somebody tries the program out, and wants no mail to leave */
    static Optional<Worry> of(int relays, List<String> failing, boolean isLocal) {
        if (relays == 0) {
            return isLocal ? Optional.empty() : Optional.of(Worry.of("delivery.worry.norelay"));
        }
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        String key = failing.size() < relays ? "delivery.worry.relay" : "delivery.worry.relays";
        return Optional.of(Worry.of(key, String.join(", ", failing)));
    }
}
