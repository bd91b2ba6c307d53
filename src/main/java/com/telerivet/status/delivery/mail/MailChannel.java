package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.WrittenMails;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.StatusSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Mail: through the relays of the settings, or into files where there are none. */
@Component
class MailChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(MailChannel.class);

    private final MailSettings settings;
    private final WrittenMails folder;
    private final StatusPage page;
    private final Clock clock;
    private final String host;
    private final List<Relay> known;
    private final Relays relays;

    MailChannel(
            MailSettings settings,
            StatusSettings shared,
            WrittenMails folder,
            StatusPage page,
            Clock clock,
            ObjectProvider<JavaMailSenderImpl> springMail) {
        this.settings = settings;
        this.folder = folder;
        this.page = page;
        this.clock = clock;
        this.host = URI.create(shared.baseUrl())
                .getHost()
                .replaceAll("[\\[\\]]", "")
                .replace(':', '-');
        this.known = relays(settings, springMail);
        this.relays = new Relays(known, clock);
        if (known.isEmpty()) {
            log.info("No mail relay is set (STATUS_MAIL_RELAYS): mails are written to the outbox folder");
        }
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Line open() {
        Letterhead letterhead = letterhead(page.profile().name());
        return known.isEmpty() ? new FolderLine(folder, letterhead) : new RelayLine(relays, letterhead);
    }

    private Letterhead letterhead(String pageName) {
        try {
            InternetAddress from = new InternetAddress(settings.from() == null ? "status@" + host : settings.from());
            if (from.getPersonal() == null) {
                from.setPersonal(pageName.replaceAll("\\p{Cntrl}+", " "), "UTF-8");
            }
            return new Letterhead(from, host, clock);
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalStateException("mails have no sender", e);
        }
    }

    private List<Relay> relays(MailSettings settings, ObjectProvider<JavaMailSenderImpl> springMail) {
        List<Relay> own = Relay.parse(settings.relays(), host);
        if (!own.isEmpty()) {
            return own;
        }
        return springMail.stream().map(this::relay).toList();
    }

    /** What SPRING_MAIL_* sets goes first; our time-outs fill in what it leaves out. */
    private Relay relay(JavaMailSenderImpl sender) {
        String protocol = sender.getProtocol() == null ? "smtp" : sender.getProtocol();
        Properties properties = Relay.manners(protocol, host);
        properties.putAll(sender.getJavaMailProperties());
        sender.setJavaMailProperties(properties);
        int port = sender.getPort() > 0 ? sender.getPort() : "smtps".equals(protocol) ? 465 : 25;
        String relayHost = sender.getHost() == null ? "localhost" : sender.getHost();
        return new Relay(
                relayHost + ":" + port,
                protocol,
                relayHost,
                port,
                sender.getUsername(),
                sender.getPassword(),
                sender.getSession());
    }
}
