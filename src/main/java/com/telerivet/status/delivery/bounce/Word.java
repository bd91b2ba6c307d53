package com.telerivet.status.delivery.bounce;

import com.telerivet.status.delivery.Returned;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a server says of a message that it could not deliver, or that somebody complained about. */
record Word(Returned returned, String reason) {

    /**
     * Permanent failures that say nothing of the address: of the sender (5.1.7, 5.1.8), a full mailbox or a message too
     * large for it (5.2.2 to 5.2.4), the system (5.3), the protocol (5.5), the content (5.6), and policy (5.7), by which a
     * whole provider may refuse a sender.
     */
    private static final Pattern NOT_OF_THE_ADDRESS = Pattern.compile("5\\.(1\\.[78]|2\\.[234]|[3567]\\.\\d+)");

    /**
     * A failure for good.
     *
     * @param status an enhanced status code (RFC 3463), or ""
     */
    static Word failed(String status, String said) {
        boolean isGone =
                status.startsWith("5") && !NOT_OF_THE_ADDRESS.matcher(status).matches();
        return new Word(isGone ? Returned.GONE : Returned.NOT_DELIVERED, "came back: " + (status + " " + said).strip());
    }

    static Word complaint(String said) {
        return new Word(Returned.COMPLAINT, "complaint: " + said.toLowerCase(Locale.ROOT));
    }
}
