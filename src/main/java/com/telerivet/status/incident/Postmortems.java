package com.telerivet.status.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was learned from an incident, told once it is resolved. Errors and {@code expectedVersion} are as in
 * {@link Incidents}.
 */
@Component
public class Postmortems {

    private final IncidentLedger ledger;
    private final Clock clock;

    Postmortems(IncidentLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps a draft, which nobody but the team sees; its translations stay. Only for resolved incidents. */
    @Transactional
    public IncidentStory draft(String id, String markdown, @Nullable Integer expectedVersion) {
        return draft(id, markdown, Map.of(), expectedVersion);
    }

    /**
     * Keeps a draft, in other languages too.
     *
     * @param translations code of a language to the draft in it: a blank one goes, and languages not named stay
     */
    @Transactional
    public IncidentStory draft(
            String id, String markdown, Map<String, String> translations, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        incident.draftPostmortem(IncidentText.body(markdown), IncidentText.translations(translations), clock.instant());
        return ledger.keep(incident);
    }

    /**
     * Publishes the draft as the incident's newest entry.
     *
     * @param at when it is said to have been published; null is now
     */
    @Transactional
    public IncidentStory publish(
            String id, boolean notifySubscribers, @Nullable Instant at, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        Instant now = clock.instant();
        String entryId = incident.publishPostmortem(notifySubscribers, at == null ? now : ledger.time(at), now);
        return ledger.keepPosted(incident, entryId, notifySubscribers);
    }

    /**
     * Changes the text and the time of the published postmortem; nobody is told of it.
     *
     * @param at null leaves the time as it is
     * @param translations code of a language to the text in it: a blank one goes, and languages not named stay
     */
    @Transactional
    public IncidentStory correct(
            String id,
            String markdown,
            @Nullable Instant at,
            Map<String, String> translations,
            @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        incident.correctPostmortem(
                IncidentText.body(markdown),
                at == null ? null : ledger.time(at),
                IncidentText.translations(translations),
                clock.instant());
        return ledger.keep(incident);
    }

    /** Takes the postmortem off the page; its draft stays. */
    @Transactional
    public IncidentStory withdraw(String id, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        incident.withdrawPostmortem(clock.instant());
        return ledger.keep(incident);
    }

    /** Deletes the postmortem, its draft too. */
    @Transactional
    public IncidentStory discard(String id, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        incident.discardPostmortem(clock.instant());
        return ledger.keep(incident);
    }
}
