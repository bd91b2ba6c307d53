package com.telerivet.status.admin;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.notification.Announcements;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishing at the desk can be undone for some seconds. The page shows the entry at once, but its mails wait as long;
 * the database's clock decides, so that it does not matter which instance is asked.
 */
@Component
class UndoOffers {

    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final Announcements announcements;
    private final DeskSettings settings;
    private final JsonMapper json = JsonMapper.shared();

    UndoOffers(JdbcClient jdbc, Incidents incidents, Announcements announcements, DeskSettings settings) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.announcements = announcements;
        this.settings = settings;
    }

    /** @param remainingMillis how long it can still be undone */
    record Offer(String entryId, long remainingMillis) {

        /** Whole seconds, as the page says them. */
        public long seconds() {
            return Math.max(1, remainingMillis / 1000);
        }
    }

    /** What an undoing left behind: what had been typed, and whether the incident went with its only entry. */
    record Undone(EntryForm typed, boolean wasReport) {}

    /** Offers to undo the newest posting, in its own transaction. */
    void offer(IncidentStory story, String entryId, EntryForm typed) {
        if (settings.undo().isZero()) {
            return;
        }
        jdbc.sql("delete from undo_offer where until < clock_timestamp() - interval '1 day'")
                .update();
        OffsetDateTime until = jdbc.sql(
                        """
                        insert into undo_offer (entry_id, incident_id, until, typed)
                        values (?, ?, clock_timestamp() + make_interval(secs => ?), ?) returning until
                        """)
                .params(entryId, story.id(), settings.undo().toMillis() / 1000.0, json.writeValueAsString(typed))
                .query(OffsetDateTime.class)
                .single();
        announcements.hold(entryId, until);
    }

    /** The newest entry of an incident that can still be undone. */
    Optional<Offer> current(String incidentId) {
        return jdbc.sql(
                        """
                        select entry_id, (extract(epoch from until - clock_timestamp()) * 1000)::bigint as remaining_millis
                        from undo_offer where incident_id = ? and until > clock_timestamp() order by until desc limit 1
                        """)
                .param(incidentId)
                .query(Offer.class)
                .optional();
    }

    /** Takes the entry off the page and calls its mails back: both, or neither where it is too late. */
    @Transactional
    public Optional<Undone> undo(String incidentId, String entryId) {
        Optional<String> typed = jdbc.sql(
                        """
                        delete from undo_offer where entry_id = ? and incident_id = ? and until > clock_timestamp()
                        returning typed
                        """)
                .params(entryId, incidentId)
                .query(String.class)
                .optional();
        Optional<IncidentStory> story = incidents.find(incidentId);
        Optional<IncidentEntry> entry = story.flatMap(
                s -> s.entries().stream().filter(e -> e.id().equals(entryId)).findFirst());
        if (typed.isEmpty() || entry.isEmpty() || !announcements.recall(entryId)) {
            return Optional.empty();
        }
        boolean isReport = story.orElseThrow().entries().size() == 1;
        if (isReport) {
            incidents.delete(incidentId, null);
        } else {
            incidents.removeEntry(incidentId, entryId, null);
        }
        return Optional.of(new Undone(json.readValue(typed.get(), EntryForm.class), isReport));
    }
}
