package com.telerivet.status.incident;

import com.telerivet.status.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Planned maintenance: an incident with a plan, so {@link Incidents#find}, {@code post}, {@code edit}, {@code rename} and
 * {@code delete} are for it too. Errors and {@code expectedVersion} are as there.
 */
@Component
public class Maintenances {

    private final IncidentRepository incidents;
    private final IncidentLedger ledger;
    private final Posting posting;
    private final AffectedComponents affected;
    private final Clock clock;

    Maintenances(
            IncidentRepository incidents,
            IncidentLedger ledger,
            Posting posting,
            AffectedComponents affected,
            Clock clock) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.posting = posting;
        this.affected = affected;
        this.clock = clock;
    }

    /**
     * Announces a maintenance.
     *
     * @param first its status is {@code scheduled} where it names none; its components are those that the work is on,
     *     whose status, unless the work has begun, it leaves as it is
     */
    @Transactional
    public IncidentStory plan(String name, @Nullable Impact impactOverride, MaintenancePlan plan, NewUpdate first) {
        Instant now = clock.instant();
        Incident maintenance = new Incident(Ids.random(), IncidentText.name(name), impactOverride, now);
        maintenance.plan(plan, now);
        return posting.post(maintenance, first);
    }

    /**
     * Moves a maintenance, makes it longer or shorter, or changes what happens by itself.
     *
     * @param saying an entry that tells of it, or null to change it quietly
     */
    @Transactional
    public IncidentStory replan(
            String id, MaintenancePlan plan, @Nullable NewUpdate saying, @Nullable Integer expectedVersion) {
        return replan(ledger.open(id, expectedVersion), plan, saying);
    }

    /**
     * The same, with other components that the work is on. Once it has begun, those that come go under maintenance as
     * the plan says, and those that go are put back.
     *
     * @param componentIds all of them; archived ones that it names stay
     */
    @Transactional
    public IncidentStory replan(
            String id,
            MaintenancePlan plan,
            Set<String> componentIds,
            @Nullable NewUpdate saying,
            @Nullable Integer expectedVersion) {
        Incident maintenance = ledger.open(id, expectedVersion);
        maintenance.window(); // an incident has no plan
        affected.cover(maintenance, componentIds, clock.instant());
        return replan(maintenance, plan, saying);
    }

    /** Begins the work now: the components go under maintenance as the plan says. */
    @Transactional
    public IncidentStory start(String id, boolean notifySubscribers, @Nullable Integer expectedVersion) {
        return become(IncidentStatus.IN_PROGRESS, id, notifySubscribers, expectedVersion);
    }

    /** Says that the work is done and its results are looked at; the components stay under maintenance. */
    @Transactional
    public IncidentStory verify(String id, boolean notifySubscribers, @Nullable Integer expectedVersion) {
        return become(IncidentStatus.VERIFYING, id, notifySubscribers, expectedVersion);
    }

    /** Ends the work now: the components are put back as the plan says. */
    @Transactional
    public IncidentStory complete(String id, boolean notifySubscribers, @Nullable Integer expectedVersion) {
        return become(IncidentStatus.COMPLETED, id, notifySubscribers, expectedVersion);
    }

    /** Calls off a maintenance that has not begun. */
    @Transactional
    public IncidentStory cancel(String id, String body, boolean notifySubscribers, @Nullable Integer expectedVersion) {
        Incident maintenance = ledger.open(id, expectedVersion);
        if (maintenance.status() != IncidentStatus.SCHEDULED) {
            throw new IncidentRejected("status", "Only a maintenance that has not begun can be cancelled");
        }
        return posting.cancel(maintenance, said(IncidentStatus.COMPLETED, body, notifySubscribers));
    }

    /** Those that are planned or under way, in the order of their start. */
    @Transactional(readOnly = true)
    public List<IncidentStory> unfinished() {
        return stories(incidents.findUnfinishedMaintenance());
    }

    /** At most {@code limit}, the latest start first, those that are over included. */
    @Transactional(readOnly = true)
    public List<IncidentStory> latest(int limit) {
        return stories(incidents.findMaintenance(Limit.of(limit)));
    }

    private IncidentStory replan(Incident maintenance, MaintenancePlan plan, @Nullable NewUpdate saying) {
        maintenance.window(); // an incident cannot become a maintenance
        maintenance.plan(plan, clock.instant());
        return saying == null ? ledger.keep(maintenance) : posting.post(maintenance, saying);
    }

    private IncidentStory become(
            IncidentStatus status, String id, boolean notifySubscribers, @Nullable Integer expectedVersion) {
        Incident maintenance = ledger.open(id, expectedVersion);
        maintenance.window(); // an incident has other words
        return posting.post(maintenance, said(status, status.sentence(), notifySubscribers));
    }

    private static NewUpdate said(IncidentStatus status, String body, boolean notifySubscribers) {
        return new NewUpdate(status, body, null, Map.of(), notifySubscribers);
    }

    private static List<IncidentStory> stories(List<Incident> found) {
        return found.stream().map(Incident::story).toList();
    }
}
