package com.telerivet.status.delivery.bounce;

import com.telerivet.status.delivery.SendingPermit;
import com.telerivet.status.platform.SharedSchedule;
import com.telerivet.status.platform.Worker;
import com.telerivet.status.platform.Worrier;
import com.telerivet.status.platform.Worry;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads what comes back from a mailbox, one instance at a time. What is about our mails is taken out of it, whatever else
 * lies there is marked as read and left to people.
 */
@Component
class BounceMailbox implements Worrier, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 2_000;
    private static final int LARGEST = 1024 * 1024;

    private final @Nullable MailboxAddress address;
    private final Bounces bounces;
    private final SharedSchedule schedule;
    private final SendingPermit permit;
    private volatile @Nullable Worker worker;
    private volatile @Nullable String failure;

    BounceMailbox(BounceSettings settings, Bounces bounces, SharedSchedule schedule, SendingPermit permit) {
        this.address = settings.mailbox().isEmpty() ? null : MailboxAddress.of(settings.mailbox());
        this.bounces = bounces;
        this.schedule = schedule;
        this.permit = permit;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        MailboxAddress known = address;
        if (known != null) {
            worker = Worker.start("bounce-mailbox", LOOK, () -> round(known));
        }
    }

    @Override
    public void destroy() {
        Worker running = worker;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public Optional<Worry> worry() {
        return Optional.ofNullable(failure).map(said -> Worry.of("delivery.worry.bounces", said));
    }

    /** A copy of the database must not empty the mailbox of the page that it was copied from. */
    private void round(MailboxAddress known) {
        if (!permit.isHeld() && schedule.isOurTurn("bounce-mailbox", EVERY)) {
            try {
                read(known);
                if (failure != null) {
                    log.info("The mailbox {} can be read again", known);
                }
                failure = null;
            } catch (MessagingException | IOException e) {
                String said = e.getClass().getSimpleName() + ": " + e.getMessage();
                if (failure == null) {
                    log.warn("The mailbox {} cannot be read: {}", known, said);
                }
                failure = said;
            }
        }
    }

    private void read(MailboxAddress known) throws MessagingException, IOException {
        String protocol = known.isSecure() ? "imaps" : "imap";
        try (Store store = Session.getInstance(properties(known, protocol)).getStore(protocol)) {
            store.connect(known.host(), known.port(), known.user(), known.password());
            try (Folder folder = store.getFolder(known.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(unseen.length, MOST_AT_ONCE); i++) {
                    judge(unseen[i]);
                }
                // closing takes what is marked as deleted out of it
            }
        }
    }

    private void judge(Message message) throws MessagingException, IOException {
        try {
            Bounces.Judgement judgement = message.getSize() > LARGEST ? Bounces.Judgement.STRANGE : heard(message);
            message.setFlag(judgement == Bounces.Judgement.STRANGE ? Flags.Flag.SEEN : Flags.Flag.DELETED, true);
        } catch (MessageRemovedException e) {
            log.debug("somebody else took it out of the mailbox");
        }
    }

    private Bounces.Judgement heard(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bounces.hear(bytes.toByteArray());
    }

    private static Properties properties(MailboxAddress known, String protocol) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", "5000");
        properties.put(prefix + "timeout", "15000");
        properties.put(prefix + "writetimeout", "15000");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", String.valueOf(known.needsTls()));
        // looked at only, until it is judged: what was read when the program died is read again
        properties.put(prefix + "peek", "true");
        return properties;
    }
}
