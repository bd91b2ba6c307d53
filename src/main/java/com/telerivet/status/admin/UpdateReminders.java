package com.telerivet.status.admin;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.incident.UpdatePosted;
import com.telerivet.status.platform.Acting;
import com.telerivet.status.platform.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever wrote the last entry of an open incident hears of it when hours went by without another one; administrators
 * do, where a program wrote it or its author is gone.
 */
@Component
class UpdateReminders {

    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final Maintenances maintenances;
    private final People people;
    private final Deliveries deliveries;
    private final Acting acting;

    UpdateReminders(
            JdbcClient jdbc,
            Incidents incidents,
            Maintenances maintenances,
            People people,
            Deliveries deliveries,
            Acting acting) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.people = people;
        this.deliveries = deliveries;
        this.acting = acting;
    }

    private record Taken(@Nullable String personId) {}

    /** Notes in the transaction of the posting who wrote the entry: the hours begin anew. */
    @EventListener
    void note(UpdatePosted posted) {
        String author = acting.present().filter(Actor::isPerson).map(Actor::id).orElse(null);
        jdbc.sql(
                        """
                        insert into update_reminder (incident_id, entry_id, person_id) values (?, ?, ?)
                        on conflict (incident_id) do update set entry_id = excluded.entry_id,
                            person_id = excluded.person_id, hours = 0, reminded_at = null
                        """)
                .param(posted.incidentId())
                .param(posted.updateId())
                .param(author)
                .update();
    }

    /** Queues the mails that are due, by the database's time. */
    @Transactional
    public void remind() {
        Instant now =
                jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        Stream.concat(
                        incidents.open().stream(),
                        maintenances.unfinished().stream()
                                .filter(story -> story.status().isUnderWay()))
                .forEach(story -> remind(story, now));
    }

    /** A promise that is still to come has a reminder of its own. */
    private void remind(IncidentStory story, Instant now) {
        if (story.nextUpdateBy().filter(now::isBefore).isPresent()) {
            return;
        }
        IncidentEntry last = story.lastWritten();
        story.reminders()
                .due(Duration.between(last.createdAt(), now))
                .ifPresent(hours -> take(story.id(), last.id(), hours).ifPresent(taken -> readers(taken)
                        .forEach(person -> deliveries.enqueue(new NewDelivery(
                                SilenceMail.KIND,
                                SilenceMail.subject(story.id(), last.id(), hours),
                                person.id(),
                                "mail",
                                person.email(),
                                Locale.ENGLISH,
                                Lane.URGENT)))));
    }

    /** Whoever changes the row reminds; another instance that comes at the same time waits for it, and changes nothing. */
    private Optional<Taken> take(String incidentId, String entryId, int hours) {
        return jdbc.sql(
                        """
                        insert into update_reminder as known (incident_id, entry_id, hours, reminded_at)
                        values (?, ?, ?, now())
                        on conflict (incident_id) do update set hours = excluded.hours, reminded_at = now(),
                            entry_id = excluded.entry_id
                        where known.hours < excluded.hours or known.entry_id <> excluded.entry_id
                        returning person_id
                        """)
                .params(incidentId, entryId, hours)
                .query(Taken.class)
                .optional();
    }

    private List<Person> readers(Taken taken) {
        List<Person> active = people.all().stream().filter(Person::isActive).toList();
        List<Person> author = active.stream()
                .filter(person -> person.id().equals(taken.personId()) && person.role() != Role.VIEWER)
                .toList();
        return author.isEmpty()
                ? active.stream()
                        .filter(person -> person.role() == Role.ADMINISTRATOR)
                        .toList()
                : author;
    }
}
