package com.telerivet.status.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the words of one kind of delivery, at the moment of sending: in the recipient's language, of the newest state. */
public interface Composer {

    /** The kind of delivery that it makes the words of, for example {@code subscriber.confirmation}. */
    String kind();

    /** Whether it makes the words of its kind for this channel. */
    default boolean speaksOn(String channel) {
        return true;
    }

    /** The message, or empty when there is nothing to send any more, as after an unsubscription. */
    Optional<Message> compose(Delivery delivery);

    /**
     * Composes for deliveries that are sent within the next second or so. Who is asked for many at once overrides it, to
     * look up together what they need.
     */
    default Function<Delivery, Optional<Message>> forAll(List<Delivery> batch) {
        return this::compose;
    }
}
