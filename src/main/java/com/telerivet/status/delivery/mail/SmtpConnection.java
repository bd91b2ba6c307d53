package com.telerivet.status.delivery.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with one relay (RFC 5321), kept for many mails. With PIPELINING (RFC 2920) a mail costs two round trips,
 * without it five. Used by one thread; only the watch closes it from outside when a step takes too long.
 */
final class SmtpConnection implements AutoCloseable {

    private static final Duration STEP = Duration.ofSeconds(5);
    /** Who ends this wait too early sends the mail a second time; relays look mails through at this point. */
    private static final Duration VERDICT = Duration.ofSeconds(10);

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final Wire wire;
    private final Relay relay;
    private InputStream in;
    private OutputStream out;
    private SmtpReply greeting;
    private int carried;
    private boolean isHalfway;
    private boolean mayBeTaken;

    /** Connects, encrypts and signs in. */
    SmtpConnection(Relay relay, Wire wire, String ownName) throws IOException {
        this.relay = relay;
        this.wire = wire;
        this.in = new BufferedInputStream(wire.in());
        this.out = new BufferedOutputStream(wire.out(), 32 * 1024);
        this.greeting = expect(answer(STEP));
        greet(ownName);
        if (relay.startsTls(greeting.offers("STARTTLS"))) {
            expect(command("STARTTLS"));
            if (in.available() > 0) {
                throw new IOException("the relay spoke before the encryption began");
            }
            wire.encrypt(STEP);
            in = new BufferedInputStream(wire.in());
            out = new BufferedOutputStream(wire.out(), 32 * 1024);
            greet(ownName);
        }
        if (relay.user() != null) {
            signIn(relay.user(), relay.password() == null ? "" : relay.password());
        }
    }

    /** Whether it has carried a mail before, so that its end is no wonder. */
    boolean isUsed() {
        return carried > 0;
    }

    /** Whether the relay could take the mail of the last call for whole, whatever came of it. */
    boolean mayBeTaken() {
        return mayBeTaken;
    }

    /**
     * Hands a mail over.
     *
     * @param beforeItCounts called while the relay thinks, and once more before the end of the mail is sent
     * @return the relay's last word on the mail: that it takes it, or the first reply that is not fine
     * @throws IOException when the conversation is over, and nobody knows whether the relay has taken the mail
     */
    SmtpVerdict send(Envelope envelope, byte[] mail, Runnable beforeItCounts) throws IOException {
        mayBeTaken = false;
        if (envelope.isUtf8() && !greeting.offers("SMTPUTF8")) {
            return SmtpVerdict.NO_UTF8;
        }
        String utf8 = envelope.isUtf8() ? " BODY=8BITMIME SMTPUTF8" : "";
        String begin = isHalfway ? "RSET\r\n" : "";
        boolean resets = isHalfway;
        isHalfway = true;
        carried++;
        String from = "MAIL FROM:<" + envelope.from() + ">" + utf8 + "\r\n";
        String to = "RCPT TO:<" + envelope.to() + ">\r\n";
        SmtpReply sender;
        SmtpReply recipient;
        SmtpReply data;
        if (greeting.offers("PIPELINING")) {
            say(begin + from + to + "DATA\r\n");
            beforeItCounts.run();
            if (resets) {
                expect(answer(STEP));
            }
            sender = answer(STEP);
            recipient = answer(STEP);
            data = answer(STEP);
        } else {
            if (resets) {
                expect(command("RSET"));
            }
            sender = ask(from);
            recipient = sender.isFine() ? ask(to) : sender;
            data = recipient.isFine() ? ask("DATA\r\n") : recipient;
        }
        SmtpVerdict early = SmtpVerdict.early(sender, recipient, data);
        if (early != null) {
            if (data.code() == 354) {
                // with no recipient left there is nothing to send, but the relay waits for an end all the same
                say(".\r\n");
                answer(STEP);
            }
            return early;
        }
        beforeItCounts.run();
        mayBeTaken = true;
        wire.within(STEP, () -> {
            out.write(mail);
            out.write(END);
            out.flush();
            return null;
        });
        SmtpReply last = answer(VERDICT);
        isHalfway = !last.isFine();
        return new SmtpVerdict(last, last.code() == 421, false);
    }

    /** Says good-bye without waiting for an answer. */
    @Override
    public void close() {
        try {
            say("QUIT\r\n");
        } catch (IOException e) {
            // gone already, which is what was wanted
        } finally {
            wire.close();
        }
    }

    /** Ends it where words make no sense any more. */
    void drop() {
        wire.close();
    }

    private void greet(String ownName) throws IOException {
        greeting = ask("EHLO " + ownName + "\r\n");
        if (greeting.isForGood() && !relay.needsTls()) {
            greeting = ask("HELO " + ownName + "\r\n");
        }
        expect(greeting);
    }

    private void signIn(String user, String password) throws IOException {
        if (greeting.offersLogin("PLAIN") || !greeting.offersLogin("LOGIN")) {
            expect(ask("AUTH PLAIN " + base64("\0" + user + "\0" + password) + "\r\n"));
        } else {
            expect(command("AUTH LOGIN"));
            expect(ask(base64(user) + "\r\n"));
            expect(ask(base64(password) + "\r\n"));
        }
    }

    private SmtpReply command(String command) throws IOException {
        return ask(command + "\r\n");
    }

    private SmtpReply ask(String command) throws IOException {
        say(command);
        return answer(STEP);
    }

    private void say(String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.UTF_8));
        flush();
    }

    private void flush() throws IOException {
        wire.within(STEP, () -> {
            out.flush();
            return null;
        });
    }

    private SmtpReply answer(Duration within) throws IOException {
        return wire.within(within, () -> SmtpReply.read(in));
    }

    private static SmtpReply expect(SmtpReply reply) throws IOException {
        if (!reply.isFine()) {
            throw new IOException(reply.words());
        }
        return reply;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Who gets the mail, and who hears when it cannot be delivered. */
    record Envelope(String from, String to) {

        private static final Predicate<String> ADDRESS =
                Pattern.compile("[^\\p{Cntrl}\\s<>\\u2028\\u2029]{1,320}").asMatchPredicate();

        /** @throws IllegalArgumentException for what could end its command and begin another */
        Envelope {
            if (!ADDRESS.test(from) || !ADDRESS.test(to)) {
                throw new IllegalArgumentException("not a mail address");
            }
        }

        boolean isUtf8() {
            return !StandardCharsets.US_ASCII.newEncoder().canEncode(from + to);
        }
    }

    /** The relay's word on one mail. */
    record SmtpVerdict(SmtpReply reply, boolean isRelaysOwnTrouble, boolean isAboutRecipient) {

        /** Asked all the same, a relay refuses the sender's command, and so seems to be in trouble itself (RFC 6531). */
        static final SmtpVerdict NO_UTF8 = new SmtpVerdict(
                new SmtpReply(553, List.of("the relay takes no address with letters outside ASCII")), false, true);

        static @Nullable SmtpVerdict early(SmtpReply sender, SmtpReply recipient, SmtpReply data) {
            if (!sender.isFine()) {
                return new SmtpVerdict(sender, sender.code() == 421 || sender.isForGood(), false);
            }
            SmtpReply reply = recipient.isFine() ? data : recipient;
            return reply.code() == 354 ? null : new SmtpVerdict(reply, reply.code() == 421, !recipient.isFine());
        }
    }
}
