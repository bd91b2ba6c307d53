package com.telerivet.status.incident;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface IncidentRepository extends JpaRepository<Incident, String> {

    /** Whoever changes an incident holds its row until the commit: changes of one incident come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Incident i where i.id = :id")
    Optional<Incident> findForChange(String id);

    @Query("select count(e) > 0 from Entry e where e.id = :entryId")
    boolean hasEntry(String entryId);

    @Query("select i from Incident i where i.resolvedAt is null and i.window.scheduledFor is null"
            + " order by i.startedAt desc, i.id")
    List<Incident> findOpen();

    @Query("select i from Incident i where i.resolvedAt is null and i.window.scheduledFor is not null"
            + " order by i.window.scheduledFor, i.id")
    List<Incident> findUnfinishedMaintenance();

    @Query("select i from Incident i where i.window.scheduledFor is not null"
            + " order by i.window.scheduledFor desc, i.id")
    List<Incident> findMaintenance(Limit limit);

    @Query("select i from Incident i where i.window.scheduledFor is null order by i.startedAt desc, i.id")
    List<Incident> findNewest(Limit limit);

    @Query("select i from Incident i order by i.startedAt desc, i.id")
    List<Incident> findAllNewest(Limit limit);

    @Query("select i from Incident i where i.startedAt < :until and coalesce(i.resolvedAt, :until) >= :from"
            + " order by i.startedAt desc, i.id")
    List<Incident> findTouching(Instant from, Instant until);
}
