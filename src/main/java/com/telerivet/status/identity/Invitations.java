package com.telerivet.status.identity;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.SecretToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people join: an administrator names an address and a role, and the mailed link does the rest, once. */
@Component
public class Invitations {

    private static final Duration OPEN = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final People people;
    private final MailedLinks links;
    private final Deliveries deliveries;
    private final Clock clock;

    Invitations(JdbcClient jdbc, People people, MailedLinks links, Deliveries deliveries, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.links = links;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Whether an invitation can go to this text at all. */
    public static boolean isAddress(String text) {
        return EmailAddress.isOne(text.strip());
    }

    /** Invites somebody for seven days and mails them; an earlier invitation of the same address ends. */
    @Transactional
    public NewInvitation invite(String email, Role role) {
        String address = EmailAddress.normal(email);
        if (!EmailAddress.isOne(address) || people.withAddress(address).isPresent()) {
            throw new IllegalArgumentException("this address cannot be invited");
        }
        Instant now = clock.instant();
        Invitation invitation = new Invitation(Ids.random(), address, role, now, now.plus(OPEN));
        jdbc.sql("delete from invitation where email = ?").param(address).update();
        jdbc.sql(
                        """
                        insert into invitation (id, email, role, token_hash, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(invitation.id(), address, role.code())
                .params(links.invitation(invitation.id()).hash(), utc(now), utc(invitation.expiresAt()))
                .update();
        deliveries.enqueue(new NewDelivery(
                InvitationMail.KIND, invitation.id(), invitation.id(), "mail", address, Locale.ENGLISH, Lane.ASKED));
        return new NewInvitation(invitation, links.invitationLink(invitation.id()));
    }

    /** Those that still wait for an answer, the newest first. */
    @Transactional(readOnly = true)
    public List<Invitation> open() {
        return jdbc.sql("select * from invitation where expires_at > ? order by created_at desc, id")
                .param(utc(clock.instant()))
                .query(Invitations::invitation)
                .list();
    }

    @Transactional
    public void withdraw(String id) {
        jdbc.sql("delete from invitation where id = ?").param(id).update();
    }

    /** What the link with this token offers, while it is good. */
    @Transactional(readOnly = true)
    Optional<Invitation> find(SecretToken token) {
        return jdbc.sql("select * from invitation where token_hash = ? and expires_at > ?")
                .params(token.hash(), utc(clock.instant()))
                .query(Invitations::invitation)
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<Invitation> withId(String id) {
        return open().stream().filter(open -> open.id().equals(id)).findFirst();
    }

    /** Uses the link up; false where somebody was quicker or it is good no longer. */
    @Transactional
    boolean accept(SecretToken token, String name, String password) {
        Optional<Invitation> invitation = find(token);
        if (invitation.isEmpty()) {
            return false;
        }
        Invitation accepted = invitation.get();
        int used = jdbc.sql("delete from invitation where id = ?")
                .param(accepted.id())
                .update();
        if (used == 0 || people.withAddress(accepted.email()).isPresent()) {
            return false;
        }
        people.add(accepted.email(), name, accepted.role(), password);
        return true;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Invitation invitation(ResultSet row, int n) throws SQLException {
        return new Invitation(
                row.getString("id"),
                row.getString("email"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
