package com.telerivet.status.incident;

import com.telerivet.status.component.StatusChange;
import com.telerivet.status.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The one way in which an entry comes into an incident or a maintenance. */
@Component
class Posting {

    private final IncidentLedger ledger;
    private final AffectedComponents affected;
    private final SaidByItself said;
    private final Clock clock;

    Posting(IncidentLedger ledger, AffectedComponents affected, SaidByItself said, Clock clock) {
        this.ledger = ledger;
        this.affected = affected;
        this.said = said;
        this.clock = clock;
    }

    /** Posts what a person wrote, at a time that is not in the future. */
    IncidentStory post(Incident incident, NewUpdate update) {
        return post(incident, Ids.random(), update);
    }

    /** The same under an id that readers saw already. */
    IncidentStory post(Incident incident, String entryId, NewUpdate update) {
        Instant now = clock.instant(); // once: an entry of now is no story told late, however long this takes
        Instant at = update.at() == null ? present(incident, update, now) : ledger.time(update.at());
        return post(incident, entryId, update, at, now);
    }

    /** What is said without a time is the last word, also where the clock of the instance that said the one before runs ahead. */
    private Instant present(Incident incident, NewUpdate update, Instant now) {
        Instant last = incident.told().entries().isEmpty()
                ? Instant.MIN
                : incident.told().lastWord();
        Instant at = last.isBefore(now) ? now : last.plusMillis(1);
        return affected.notBefore(incident, update.components().keySet(), at);
    }

    /** Posts the last word of a maintenance that will not be. */
    IncidentStory cancel(Incident maintenance, NewUpdate update) {
        maintenance.window().cancelled(clock.instant());
        return post(maintenance, update);
    }

    /** @param at when it is said to have happened, whatever the update says */
    IncidentStory post(Incident incident, NewUpdate update, Instant at) {
        return post(incident, Ids.random(), update, at, clock.instant());
    }

    private IncidentStory post(Incident incident, String entryId, NewUpdate update, Instant at, Instant now) {
        IncidentStatus status = update.status() == null ? incident.status() : update.status();
        if (status == IncidentStatus.POSTMORTEM) {
            throw new IncidentRejected("status", "A postmortem is published, not posted as a status");
        }
        String body = IncidentText.body(update.body());
        Entry entry = new Entry(entryId, status, body, at, update.notifySubscribers(), now);
        entry.promise(status.isOver() ? null : ledger.promise(update.nextUpdateBy()));
        entry.translate(said.in(status, body), now);
        entry.translate(IncidentText.translations(update.translations()), now);
        List<StatusChange> changes = affected.by(entry, incident, update.components());
        entry.affects(changes);
        incident.post(entry, now);
        return ledger.keepPosted(incident, entry.id(), update.notifySubscribers());
    }
}
