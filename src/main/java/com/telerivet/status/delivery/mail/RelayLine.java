package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Sends a batch over kept connections, and goes on to the next relay as soon as one does not take a mail. */
final class RelayLine implements Channel.Line {

    private final Relays relays;
    private final Pace pace;
    private final Connections connections;
    private final Press press;
    private final Map<Relay, SmtpConnection> open = new HashMap<>();

    RelayLine(Relays relays, Pace pace, Connections connections, Press press) {
        this.relays = relays;
        this.pace = pace;
        this.connections = connections;
        this.press = press;
    }

    @Override
    public Outcome send(Delivery delivery, Message message) {
        return send(delivery, message, () -> {});
    }

    @Override
    public Outcome send(Delivery delivery, Message message, Runnable beforeItCounts) {
        SmtpConnection.Envelope envelope;
        try {
            envelope = press.envelope(delivery);
        } catch (MessagingException | IllegalArgumentException e) {
            return new Outcome.Refused("not a mail address: " + e.getMessage(), true);
        }
        return pass(envelope, press.mail(delivery, message), beforeItCounts);
    }

    private Outcome pass(SmtpConnection.Envelope envelope, byte[] mail, Runnable beforeItCounts) {
        boolean away = true;
        boolean unclear = false;
        StringBuilder reasons = new StringBuilder();
        for (Relay relay : relays.inOrder()) {
            Duration full = pace.await(relay);
            if (!full.isZero() && reasons.isEmpty()) {
                return new Outcome.NoRoom(full);
            } else if (!full.isZero()) {
                add(reasons, relay, "no room within its rate");
                continue;
            }
            long begun = System.nanoTime();
            String words;
            try {
                SmtpConnection.SmtpVerdict verdict = hand(relay, envelope, mail, beforeItCounts);
                words = verdict.reply().words();
                if (verdict.isRelaysOwnTrouble()) {
                    failed(relay, begun);
                } else {
                    relays.worked(relay);
                    if (verdict.reply().isFine()) {
                        return new Outcome.Sent();
                    } else if (verdict.reply().isForGood()) {
                        return new Outcome.Refused(relay.name() + ": " + words, verdict.isAboutRecipient());
                    }
                    away = false;
                }
            } catch (IOException e) {
                words = e.getMessage() == null ? e.toString() : e.getMessage();
                unclear |= mayHaveTaken(relay);
                failed(relay, begun);
            } catch (RuntimeException e) {
                drop(relay);
                throw e;
            }
            add(reasons, relay, words);
        }
        return new Outcome.TryLater(reasons.toString(), away, null, unclear);
    }

    private static void add(StringBuilder reasons, Relay relay, String words) {
        reasons.append(reasons.isEmpty() ? "" : "; ")
                .append(relay.name())
                .append(": ")
                .append(words);
    }

    /** Keeps what is open for the next batch. */
    @Override
    public void close() {
        open.forEach(connections::keep);
        open.clear();
    }

    /** A kept conversation may have ended meanwhile, or have carried all that the relay allows: then a new one is begun. */
    private SmtpConnection.SmtpVerdict hand(
            Relay relay, SmtpConnection.Envelope envelope, byte[] mail, Runnable beforeItCounts) throws IOException {
        SmtpConnection kept = connection(relay);
        if (kept.isUsed()) {
            try {
                SmtpConnection.SmtpVerdict verdict = kept.send(envelope, mail, beforeItCounts);
                if (!verdict.isRelaysOwnTrouble() || kept.mayBeTaken()) {
                    return verdict;
                }
            } catch (IOException e) {
                if (kept.mayBeTaken()) {
                    throw e;
                }
            }
            drop(relay);
            open.put(relay, connections.open(relay));
        }
        return connection(relay).send(envelope, mail, beforeItCounts);
    }

    private SmtpConnection connection(Relay relay) throws IOException {
        SmtpConnection known = open.get(relay);
        if (known == null) {
            known = connections.take(relay);
            open.put(relay, known);
        }
        return known;
    }

    private boolean mayHaveTaken(Relay relay) {
        SmtpConnection connection = open.get(relay);
        return connection != null && connection.mayBeTaken();
    }

    private void failed(Relay relay, long begun) {
        relays.failed(relay, System.nanoTime() - begun);
        drop(relay);
    }

    private void drop(Relay relay) {
        SmtpConnection connection = open.remove(relay);
        if (connection != null) {
            connection.drop();
        }
    }
}
