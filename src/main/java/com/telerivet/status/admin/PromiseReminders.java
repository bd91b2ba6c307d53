package com.telerivet.status.admin;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.identity.People;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever promised the next update hears of it once, shortly before the time is up. */
@Component
class PromiseReminders {

    private static final Duration BEFORE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final People people;
    private final Deliveries deliveries;
    private final Clock clock;

    PromiseReminders(JdbcClient jdbc, Incidents incidents, People people, Deliveries deliveries, Clock clock) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.people = people;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    private record Due(String entryId, String incidentId, String personId, OffsetDateTime promisedAt) {

        /** A promise is kept by the next entry, taken back, or gone with the entry that made it. */
        boolean isStanding(Incidents incidents) {
            return incidents
                    .find(incidentId)
                    .filter(story -> story.nextUpdateBy().isPresent()
                            && story.newest().id().equals(entryId))
                    .isPresent();
        }
    }

    /** Notes in the transaction of the posting, or of the moving, what the newest entry promises, if it does. */
    void note(IncidentStory story, String personId) {
        story.nextUpdateBy().ifPresent(by -> jdbc.sql(
                        """
                        insert into promise_reminder (entry_id, incident_id, person_id, promised_at)
                        values (?, ?, ?, ?)
                        on conflict (entry_id) do update set person_id = excluded.person_id,
                            promised_at = excluded.promised_at, reminded_at = null
                        """)
                .params(story.newest().id(), story.id(), personId, utc(by))
                .update());
    }

    /** Queues the mails that are due. A row is locked while it is looked at, so two instances never take the same one. */
    @Transactional
    public void remind() {
        Instant now = clock.instant();
        List<Due> due = jdbc.sql(
                        """
                        select entry_id, incident_id, person_id, promised_at from promise_reminder
                        where reminded_at is null and promised_at <= ? for update skip locked
                        """)
                .param(utc(now.plus(BEFORE)))
                .query(Due.class)
                .list();
        for (Due promise : due) {
            jdbc.sql("update promise_reminder set reminded_at = ? where entry_id = ?")
                    .params(utc(now), promise.entryId())
                    .update();
            if (promise.isStanding(incidents)) {
                people.find(promise.personId())
                        .ifPresent(author -> deliveries.enqueue(new NewDelivery(
                                PromiseMail.KIND,
                                PromiseMail.subject(
                                        promise.incidentId(),
                                        promise.entryId(),
                                        promise.promisedAt().toInstant()),
                                author.id(),
                                "mail",
                                author.email(),
                                Locale.ENGLISH,
                                Lane.URGENT)));
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
