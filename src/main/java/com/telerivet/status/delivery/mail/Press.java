package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the mail of one delivery: the envelope, and the bytes that go to a relay. */
final class Press {

    private final Letterhead letterhead;
    private final Letters letters;
    private final Function<Delivery, Optional<String>> returnPaths;
    private final @Nullable DkimSigner signer;

    /**
     * @param returnPaths where a mail comes back to; empty for its sender
     * @param signer null where mails go out unsigned
     */
    Press(
            Letterhead letterhead,
            Letters letters,
            Function<Delivery, Optional<String>> returnPaths,
            @Nullable DkimSigner signer) {
        this.letterhead = letterhead;
        this.letters = letters;
        this.returnPaths = returnPaths;
        this.signer = signer;
    }

    /** @throws MessagingException when the delivery's address cannot be one */
    SmtpConnection.Envelope envelope(Delivery delivery) throws MessagingException {
        String from = returnPaths.apply(delivery).orElseGet(letterhead.from()::getAddress);
        return new SmtpConnection.Envelope(from, Letterhead.checked(delivery.address()));
    }

    byte[] mail(Delivery delivery, Message message) {
        Letter letter = letters.of(letterhead, message);
        String own = letterhead.ownHeader(delivery, message);
        String signature = signer == null ? "" : signer.header(letter.text(own, message.own()));
        return letter.wire(signature + own, message.own());
    }
}
