package com.telerivet.status.identity;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links by which people who forgot their password choose a new one: good for an hour, and once. */
@Component
class PasswordResets {

    private static final Duration OPEN = Duration.ofHours(1);

    /** So many links may be under way to one person: nobody can flood a colleague's mailbox. */
    private static final int MOST_OPEN = 3;

    private final JdbcClient jdbc;
    private final People people;
    private final MailedLinks links;
    private final Deliveries deliveries;
    private final Clock clock;

    PasswordResets(JdbcClient jdbc, People people, MailedLinks links, Deliveries deliveries, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.links = links;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Mails a link, if somebody active has this address. */
    @Transactional
    public void ask(String email) {
        Optional<Person> person = people.withAddress(email).filter(Person::isActive);
        if (person.isEmpty() || open(person.get()) >= MOST_OPEN) {
            return;
        }
        String id = Ids.random();
        OffsetDateTime now = now();
        jdbc.sql(
                        """
                        insert into password_reset (id, person_id, token_hash, created_at, expires_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(id, person.get().id(), links.reset(id).hash(), now, now.plus(OPEN))
                .update();
        deliveries.enqueue(new NewDelivery(
                ResetMail.KIND, id, person.get().id(), "mail", person.get().email(), Locale.ENGLISH, Lane.ASKED));
    }

    /** Whose password this link may set, while it is good. */
    @Transactional(readOnly = true)
    public Optional<Person> find(SecretToken token) {
        return jdbc.sql("select person_id from password_reset where token_hash = ? and expires_at > ?")
                .params(token.hash(), now())
                .query(String.class)
                .optional()
                .flatMap(people::find)
                .filter(Person::isActive);
    }

    @Transactional(readOnly = true)
    public boolean isOpen(String id) {
        return jdbc.sql("select count(*) from password_reset where id = ? and expires_at > ?")
                        .params(id, now())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Uses the link up, and all others of that person; false where it is good no longer. */
    @Transactional
    public boolean use(SecretToken token, String password) {
        Optional<Person> person = find(token);
        if (person.isEmpty()) {
            return false;
        }
        int used = jdbc.sql("delete from password_reset where person_id = ?")
                .param(person.get().id())
                .update();
        if (used == 0) {
            return false;
        }
        people.changePassword(person.get().id(), password, null);
        return true;
    }

    private long open(Person person) {
        jdbc.sql("delete from password_reset where expires_at <= ?")
                .param(now())
                .update();
        return jdbc.sql("select count(*) from password_reset where person_id = ?")
                .param(person.id())
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
