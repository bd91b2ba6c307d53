package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.Map;

/** Sends a batch over kept connections, and goes on to the next relay as soon as one does not take a mail. */
final class RelayLine implements Channel.Line {

    private final Relays relays;
    private final Letterhead letterhead;
    private final Map<Relay, Transport> connections = new HashMap<>();

    RelayLine(Relays relays, Letterhead letterhead) {
        this.relays = relays;
        this.letterhead = letterhead;
    }

    @Override
    public Outcome send(Delivery delivery, Message message) {
        MimeMessage mail;
        try {
            mail = letterhead.write(delivery, message);
        } catch (MessagingException e) {
            return new Outcome.Refused("not a mail address: " + e.getMessage());
        }
        boolean away = true;
        StringBuilder reasons = new StringBuilder();
        for (Relay relay : relays.inOrder()) {
            try {
                Transport connection = connection(relay);
                connection.sendMessage(mail, mail.getAllRecipients());
                relays.worked(relay);
                return new Outcome.Sent();
            } catch (MessagingException e) {
                Reply reply = Reply.of(e);
                if (reply.isRelaysOwnTrouble()) {
                    relays.failed(relay);
                    drop(relay);
                } else if (reply.isForGood()) {
                    return new Outcome.Refused(relay.name() + ": " + reply.words());
                } else {
                    away = false;
                }
                reasons.append(reasons.isEmpty() ? "" : "; ")
                        .append(relay.name())
                        .append(": ")
                        .append(reply.words());
            }
        }
        return new Outcome.TryLater(reasons.toString(), away);
    }

    @Override
    public void close() {
        connections.values().forEach(RelayLine::close);
        connections.clear();
    }

    private Transport connection(Relay relay) throws MessagingException {
        Transport open = connections.get(relay);
        if (open == null) {
            open = relay.connect();
            connections.put(relay, open);
        }
        return open;
    }

    private void drop(Relay relay) {
        Transport open = connections.remove(relay);
        if (open != null) {
            close(open);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the connection is gone, which is what was wanted
        }
    }
}
