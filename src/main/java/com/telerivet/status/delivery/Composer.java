package com.telerivet.status.delivery;

import java.util.Optional;

/** Makes the words of one kind of delivery, at the moment of sending: in the recipient's language, of the newest state. */
public interface Composer {

    /** The kind of delivery that it makes the words of, for example {@code subscriber.confirmation}. */
    String kind();

    /** The message, or empty when there is nothing to send any more, as after an unsubscription. */
    Optional<Message> compose(Delivery delivery);
}
