package com.telerivet.status.subscriber;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which incidents, and which maintenance, subscribers follow, beside the components that they hear of. */
@Component
class Follows {

    /** How long after its end an incident is still followed: postmortems come within that. Texts say so, too. */
    static final Duration LINGERING = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final SubscriberSettings settings;
    private final Clock clock;

    Follows(JdbcClient jdbc, Incidents incidents, SubscriberSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.settings = settings;
        this.clock = clock;
    }

    /** An incident as lists name it. */
    record Followed(String id, String name, boolean maintenance) {}

    /** What can be followed: an incident or a maintenance that is there and not over. */
    Optional<Followed> open(String incidentId) {
        return incidents
                .find(incidentId)
                .filter(IncidentStory::isOpen)
                .map(story -> new Followed(incidentId, story.name(), story.isMaintenance()));
    }

    /** Somebody, perhaps a stranger, wants it to be followed; nothing is heard of it before the address agrees. */
    void ask(String subscriberId, String incidentId) {
        add(subscriberId, incidentId, false);
    }

    /** Has it followed at once, because the team knows that the address agrees. */
    void add(String subscriberId, String incidentId) {
        add(subscriberId, incidentId, true);
    }

    private void add(String subscriberId, String incidentId, boolean isAgreed) {
        jdbc.sql(
                        """
                        insert into subscriber_incident as known (subscriber_id, incident_id, created_at, agreed)
                        values (?, ?, ?, ?)
                        on conflict (subscriber_id, incident_id) do update set agreed = known.agreed or excluded.agreed
                        """)
                .params(subscriberId, incidentId, now(), isAgreed)
                .update();
    }

    /** The address has agreed to all that is asked. */
    void agree(String subscriberId) {
        jdbc.sql("update subscriber_incident set agreed = true where subscriber_id = ? and not agreed")
                .param(subscriberId)
                .update();
    }

    /** What an answer is awaited for, in the order in which it was asked. */
    List<Followed> awaited(Subscription of) {
        return named(of, of.isActive() ? "not agreed" : "true");
    }

    /** What is followed, in the order in which it was asked. */
    List<Followed> agreed(Subscription of) {
        return named(of, "agreed");
    }

    private List<Followed> named(Subscription of, String which) {
        return jdbc
                .sql("select incident_id from subscriber_incident where subscriber_id = ? and " + which
                        + " order by created_at, incident_id")
                .param(of.id())
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> incidents.find(id).stream())
                .map(story -> new Followed(story.id(), story.name(), story.isMaintenance()))
                .toList();
    }

    /** Those of these subscribers that follow it. */
    Set<String> among(Collection<String> subscriberIds, String incidentId) {
        return new HashSet<>(jdbc.sql(
                        "select subscriber_id from subscriber_incident where incident_id = ? and agreed and subscriber_id = any(?)")
                .params(incidentId, subscriberIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    void remove(String subscriberId, Collection<String> incidentIds) {
        jdbc.sql("delete from subscriber_incident where subscriber_id = ? and incident_id = any(?)")
                .params(subscriberId, incidentIds.toArray(String[]::new))
                .update();
    }

    void removeAll(String subscriberId) {
        jdbc.sql("delete from subscriber_incident where subscriber_id = ?")
                .param(subscriberId)
                .update();
    }

    /**
     * Ends what has been over for long enough, and drops what nobody has agreed to. Who hears of nothing else then is
     * unsubscribed.
     */
    @Transactional
    void sweep() {
        OffsetDateTime since = now().minus(LINGERING);
        jdbc.sql("delete from subscriber_incident where not agreed and created_at < ?")
                .param(now().minus(settings.confirmWithin()))
                .update();
        jdbc
                .sql("select distinct incident_id from subscriber_incident where created_at < ?")
                .param(since)
                .query(String.class)
                .list()
                .stream()
                .filter(id -> incidents
                        .find(id)
                        .map(story -> hasBeenOverSince(story, since.toInstant()))
                        .orElse(true))
                .forEach(id -> end(id, since));
    }

    private static boolean hasBeenOverSince(IncidentStory story, Instant since) {
        Instant end = story.resolvedAt();
        Instant postmortem = story.postmortem().publishedAt();
        return end != null && end.isBefore(since) && (postmortem == null || postmortem.isBefore(since));
    }

    private void end(String incidentId, OffsetDateTime since) {
        List<String> ended = jdbc.sql(
                        "delete from subscriber_incident where incident_id = ? and created_at < ? returning subscriber_id")
                .params(incidentId, since)
                .query(String.class)
                .list();
        jdbc.sql(
                        """
                        update subscriber s
                        set state = 'unsubscribed', unsubscribed_at = :now, version = version + 1
                        where id = any(:ended) and state = 'active' and not all_components
                            and not exists (select 1 from subscriber_component where subscriber_id = s.id)
                            and not exists (select 1 from subscriber_incident where subscriber_id = s.id and agreed)
                        """)
                .param("now", now())
                .param("ended", ended.toArray(String[]::new))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
