package com.telerivet.status.delivery.mail;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a relay said when it did not take a mail.
 *
 * @param code the reply code of SMTP, for example 550; -1 when the connection was lost before one came
 * @param aboutSender the relay refused us as sender, which no other recipient would change
 */
record Reply(int code, boolean aboutSender, String words) {

    /** The most telling reply in a chain of exceptions: that about the recipient, where there is one. */
    static Reply of(MessagingException failure) {
        Reply best = new Reply(-1, false, words(failure));
        for (@Nullable Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (m instanceof SMTPAddressFailedException address) {
                return new Reply(address.getReturnCode(), false, words(m));
            } else if (m instanceof SMTPSenderFailedException sender) {
                return new Reply(sender.getReturnCode(), true, words(m));
            } else if (m instanceof SMTPSendFailedException send) {
                best = new Reply(send.getReturnCode(), false, words(m));
            }
        }
        return best;
    }

    /** The relay itself is at fault or gone, not this one mail. */
    boolean isRelaysOwnTrouble() {
        return code < 400 || code == 421 || (aboutSender && code >= 500);
    }

    boolean isForGood() {
        return code >= 500;
    }

    private static String words(MessagingException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message.strip();
    }
}
