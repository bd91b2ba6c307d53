package com.telerivet.status.incident;

import com.telerivet.status.component.Components;
import com.telerivet.status.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The incidents of the page. Every change is one transaction: rows, component statuses, the site's generation and the
 * outbox row stand or fall together.
 *
 * <p>Where a method takes an {@code expectedVersion}, it is the version that the editor saw, or null to change whatever
 * is there; another version in the database is an {@link EditedMeanwhile}. Bad input is an {@link IncidentRejected}, an
 * unknown id a {@link NoSuchElementException}; either way nothing is changed.
 */
@Component
public class Incidents {

    public static final int LONGEST_NAME = 255;

    private final IncidentRepository incidents;
    private final IncidentLedger ledger;
    private final Posting posting;
    private final IncidentBin bin;
    private final Components components;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Incidents(
            IncidentRepository incidents,
            IncidentLedger ledger,
            Posting posting,
            IncidentBin bin,
            Components components,
            Clock clock,
            ApplicationEventPublisher events) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.posting = posting;
        this.bin = bin;
        this.components = components;
        this.clock = clock;
        this.events = events;
    }

    /** Opens an incident with its first entry, whose status is {@code investigating} where it names none. */
    @Transactional
    public IncidentStory report(String name, @Nullable Impact impactOverride, NewUpdate first) {
        Incident incident = new Incident(Ids.random(), IncidentText.name(name), impactOverride, clock.instant());
        return posting.post(incident, first);
    }

    /**
     * Posts an entry to an incident, resolved ones included: another status than resolved reopens it. Posted to a
     * maintenance, a status that begins or ends the work does to its components what its plan says.
     */
    @Transactional
    public IncidentStory post(String id, NewUpdate update, @Nullable Integer expectedVersion) {
        return posting.post(ledger.open(id, expectedVersion), update);
    }

    /**
     * Tells what readers saw before the database did, under the ids that they saw it by. Where there is no incident of
     * that id, because this is its first word or because it was deleted for good since, it is reported under that name.
     */
    @Transactional
    public IncidentStory retell(String id, String name, String entryId, NewUpdate update) {
        bin.takeOut(id);
        if (incidents.hasEntry(entryId)) {
            throw new IncidentRejected("entry", "There is an entry with the id " + entryId + " already");
        }
        Incident incident = incidents
                .findForChange(id)
                .orElseGet(() -> new Incident(id, IncidentText.name(name), null, clock.instant()));
        return posting.post(incident, entryId, update);
    }

    /** Changes the text and the time of an entry; its translations stay as they are. */
    @Transactional
    public IncidentStory edit(
            String id, String entryId, String body, @Nullable Instant at, @Nullable Integer expectedVersion) {
        return edit(id, entryId, body, at, Map.of(), expectedVersion);
    }

    /**
     * Changes the text and the time of an entry; the component changes that it made move with it.
     *
     * @param translations code of a language to the text in it: a blank one goes, and languages not named stay
     */
    @Transactional
    public IncidentStory edit(
            String id,
            String entryId,
            String body,
            @Nullable Instant at,
            Map<String, String> translations,
            @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        Entry entry = incident.entry(entryId);
        Instant time = at == null ? entry.displayAt() : ledger.time(at);
        if (!time.equals(entry.displayAt())) {
            components.move(entryId, time);
        }
        entry.rewrite(IncidentText.body(body), time, clock.instant());
        entry.translate(IncidentText.translations(translations), clock.instant());
        incident.derive(clock.instant());
        return ledger.keep(incident);
    }

    /** Changes until when the newest entry of an open incident promises the next one; null takes the promise back. */
    @Transactional
    public IncidentStory promise(String id, @Nullable Instant nextUpdateBy, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        if (incident.status().isOver()) {
            throw new IncidentRejected("promise", "There is nothing more to promise: this is over");
        }
        incident.entry(incident.story().newest().id()).promise(ledger.promise(nextUpdateBy));
        incident.derive(clock.instant());
        return ledger.keep(incident);
    }

    /** Puts an entry into the bin and takes back what it did to components. The last entry of an incident cannot go. */
    @Transactional
    public IncidentStory removeEntry(String id, String entryId, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        bin.keep(id, incident.entry(entryId).entry());
        incident.remove(entryId, clock.instant());
        components.takeBack(entryId);
        return ledger.keep(incident);
    }

    /** Changes the name and the impact; a null override leaves the impact to the entries. */
    @Transactional
    public IncidentStory rename(
            String id, String name, @Nullable Impact impactOverride, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        incident.rename(IncidentText.name(name), impactOverride, clock.instant());
        return ledger.keep(incident);
    }

    /** Changes after how many hours without an entry the team is reminded of it. */
    @Transactional
    public IncidentStory remind(String id, ReminderIntervals intervals, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        incident.remind(intervals, clock.instant());
        return ledger.keep(incident);
    }

    /** Takes its name in other languages, by their codes: a blank one goes, and languages not named stay. */
    @Transactional
    public IncidentStory translateName(String id, Map<String, String> names, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        incident.translateName(IncidentText.names(names), clock.instant());
        return ledger.keep(incident);
    }

    /** Puts an incident with its entries into the bin, and takes back what they did to components. */
    @Transactional
    public IncidentStory delete(String id, @Nullable Integer expectedVersion) {
        Incident incident = ledger.open(id, expectedVersion);
        IncidentStory last = incident.story();
        incident.throwAway(clock.instant());
        incidents.saveAndFlush(incident);
        last.entries().forEach(entry -> components.takeBack(entry.id()));
        events.publishEvent(new IncidentChanged(id));
        return last;
    }

    /** The incident or maintenance of that id. */
    @Transactional(readOnly = true)
    public Optional<IncidentStory> find(String id) {
        return incidents.findById(id).map(Incident::story);
    }

    /** The unresolved incidents, newest first. */
    @Transactional(readOnly = true)
    public List<IncidentStory> open() {
        return stories(incidents.findOpen());
    }

    /** At most {@code limit} incidents and maintenances, newest first, those that are over included. */
    @Transactional(readOnly = true)
    public List<IncidentStory> all(int limit) {
        return stories(incidents.findAllNewest(Limit.of(limit)));
    }

    /** At most {@code limit} incidents, newest first, resolved ones included. */
    @Transactional(readOnly = true)
    public List<IncidentStory> newest(int limit) {
        return stories(incidents.findNewest(Limit.of(limit)));
    }

    /** The incidents and maintenances that were going on at some time from {@code from} on and before {@code until}, newest first. */
    @Transactional(readOnly = true)
    public List<IncidentStory> between(Instant from, Instant until) {
        return stories(incidents.findTouching(from, until));
    }

    private static List<IncidentStory> stories(List<Incident> found) {
        return found.stream().map(Incident::story).toList();
    }
}
