package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import com.telerivet.status.delivery.WrittenMails;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes mails to files; a repeated delivery replaces its own file. */
final class FolderLine implements Channel.Line {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final WrittenMails folder;
    private final Letterhead letterhead;

    FolderLine(WrittenMails folder, Letterhead letterhead) {
        this.folder = folder;
        this.letterhead = letterhead;
    }

    @Override
    public Outcome send(Delivery delivery, Message message) {
        try {
            Letterhead.checked(delivery.address());
            byte[] mail = letterhead.print(message).text(letterhead.ownHeader(delivery, message), message.own());
            folder.write(STAMP.format(delivery.createdAt()) + "-" + delivery.id() + ".eml", mail);
            return new Outcome.Sent();
        } catch (MessagingException e) {
            return new Outcome.Refused("not a mail address: " + e.getMessage());
        } catch (IOException e) {
            return new Outcome.TryLater("the outbox folder: " + e.getMessage(), true);
        }
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
