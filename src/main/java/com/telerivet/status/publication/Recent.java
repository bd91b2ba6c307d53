package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Picks the incidents and maintenances that the documents of every generation tell of; all others only have pages of their own. */
final class Recent {

    /** As many as any list shows of incidents, or of maintenances. */
    private static final int LONGEST_LIST = 50;

    /** Of the history's first page, the present month and those before it. */
    private static final int MONTHS = 3;

    private Recent() {}

    /** Those that are open, touch the days that are shown or the history's first page, or are among the newest. */
    static List<IncidentStory> of(Archive archive, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate firstDay = today.minusDays(SiteSnapshot.DAYS);
        LocalDate firstMonth = today.withDayOfMonth(1).minusMonths(MONTHS - 1L);
        Instant first = (firstDay.isBefore(firstMonth) ? firstDay : firstMonth)
                .atStartOfDay(zone)
                .toInstant();
        List<IncidentStory> recent = new ArrayList<>();
        int[] listed = new int[2];
        for (ArchivedIncident incident : archive.incidents()) {
            Instant end = incident.end();
            boolean isListed = listed[incident.isMaintenance() ? 1 : 0]++ < LONGEST_LIST;
            if (end == null || !end.isBefore(first) || isListed) {
                recent.add(archive.story(incident.id()));
            }
        }
        return recent;
    }
}
