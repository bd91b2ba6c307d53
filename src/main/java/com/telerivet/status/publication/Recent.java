package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Picks the incidents and maintenances that the documents of every generation tell of; all others only have pages of their own. */
final class Recent {

    /** As many as any list shows of incidents, or of maintenances. */
    private static final int LONGEST_LIST = 50;

    /** Of the history's first page, the present month and those before it. */
    private static final int MONTHS = 3;

    private Map<ArchivedIncident, IncidentStory> unpacked = Map.of();

    /** Those that are open, touch the days that are shown or the history's first page, or are among the newest. */
    List<IncidentStory> of(Archive archive, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate firstDay = today.minusDays(SiteSnapshot.DAYS);
        LocalDate firstMonth = today.withDayOfMonth(1).minusMonths(MONTHS - 1L);
        Instant first = (firstDay.isBefore(firstMonth) ? firstDay : firstMonth)
                .atStartOfDay(zone)
                .toInstant();
        Map<ArchivedIncident, IncidentStory> recent = new LinkedHashMap<>();
        int[] listed = new int[2];
        for (ArchivedIncident incident : archive.incidents()) {
            Instant end = incident.end();
            boolean isListed = listed[incident.isMaintenance() ? 1 : 0]++ < LONGEST_LIST;
            if (end == null || !end.isBefore(first) || isListed) {
                IncidentStory known = unpacked.get(incident);
                recent.put(incident, known == null ? archive.story(incident.id()) : known);
            }
        }
        unpacked = recent;
        return List.copyOf(recent.values());
    }
}
