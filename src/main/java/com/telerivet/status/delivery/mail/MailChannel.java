package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.DeliverySettings;
import com.telerivet.status.delivery.WrittenMails;
import com.telerivet.status.delivery.bounce.ReturnPaths;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.platform.SteadyTime;
import com.telerivet.status.platform.Worrier;
import com.telerivet.status.platform.Worry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Mail: through the relays of the settings, or into files where there are none. */
@Component
class MailChannel implements Channel, Worrier, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailChannel.class);
    /** Of a lease: a quarter of the time in which a mail may begin to count. */
    private static final int PATIENCE = 8;

    private final MailSettings settings;
    private final WrittenMails folder;
    private final StatusPage page;
    private final Clock clock;
    private final ReturnPaths returnPaths;
    private final MailSigning signing;
    private final String host;
    private final boolean isLocal;
    private final List<Relay> known;
    private final Relays relays;
    private final Pace pace;
    private final Connections connections;
    private final Letters letters = new Letters();

    MailChannel(
            MailSettings settings,
            DeliverySettings sending,
            StatusSettings shared,
            WrittenMails folder,
            StatusPage page,
            Clock clock,
            SteadyTime time,
            MeterRegistry registry,
            ReturnPaths returnPaths,
            MailSigning signing,
            ObjectProvider<JavaMailSenderImpl> springMail) {
        this.settings = settings;
        this.folder = folder;
        this.page = page;
        this.clock = clock;
        this.returnPaths = returnPaths;
        this.signing = signing;
        this.host = MailSettings.host(shared);
        this.isLocal = shared.isLocal();
        this.known = relays(settings, springMail);
        this.relays = new Relays(known, time);
        this.pace = new Pace(known, settings.rate(), sending.lease().dividedBy(PATIENCE), time);
        this.connections = new Connections(
                host, time, InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault());
        for (Relay relay : known) {
            Gauge.builder("status.delivery.relay", () -> relays.isWell(relay) ? 1 : 0)
                    .description("1 while the relay takes mails, 0 while it rests after a failure")
                    .tag("relay", relay.name())
                    .register(registry);
        }
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
        return known.isEmpty()
                ? new FolderLine(folder, letterhead)
                : new RelayLine(
                        relays, pace, connections, new Press(letterhead, letters, returnPaths::of, signing.signer()));
    }

    @Override
    public Optional<Worry> worry() {
        return RelayWorry.of(known.size(), relays.failing(), isLocal);
    }

    @Override
    public void destroy() {
        connections.close();
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
        List<Relay> own = Relay.parse(settings.relays());
        if (!own.isEmpty()) {
            return own;
        }
        return springMail.stream().map(this::relay).toList();
    }

    /** What SPRING_MAIL_* sets, in our own terms. */
    private Relay relay(JavaMailSenderImpl sender) {
        String protocol = sender.getProtocol() == null ? "smtp" : sender.getProtocol();
        Properties set = sender.getJavaMailProperties();
        String prefix = "mail." + protocol + ".";
        boolean atOnce = "smtps".equals(protocol) || isSet(set, prefix + "ssl.enable");
        boolean required = isSet(set, prefix + "starttls.required") || isSet(set, prefix + "starttls.enable");
        Relay.Encryption encryption =
                atOnce ? Relay.Encryption.AT_ONCE : required ? Relay.Encryption.REQUIRED : Relay.Encryption.IF_OFFERED;
        String relayHost = sender.getHost() == null ? "localhost" : sender.getHost();
        int port = sender.getPort() > 0 ? sender.getPort() : Relay.usualPort(atOnce);
        boolean isTrusted = encryption == Relay.Encryption.IF_OFFERED
                || "*".equals(set.getProperty(prefix + "ssl.trust"))
                || "false".equals(set.getProperty(prefix + "ssl.checkserveridentity"));
        return new Relay(
                relayHost + ":" + port,
                relayHost,
                port,
                sender.getUsername(),
                sender.getPassword(),
                encryption,
                isTrusted);
    }

    private static boolean isSet(Properties properties, String name) {
        return Boolean.parseBoolean(properties.getProperty(name));
    }
}
