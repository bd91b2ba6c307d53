package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentDay;
import com.telerivet.status.component.ComponentMonth;
import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.component.Uptime;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how the components did, month by month, as far back as anything is known. */
class UptimePage {

    /** The side of a day in the calendar, with the gap to the next. */
    static final int PITCH = 14;

    private static final int SHOWN_AT_FIRST = 12;

    private final Words words;
    private final Links links;
    private final SlaSettings sla;
    private final SiteSnapshot snapshot;
    private final ZoneId zone;

    /** What went on in a month, looked up once for all components. */
    private final Map<YearMonth, List<ArchivedIncident>> troubles = new ConcurrentHashMap<>();

    UptimePage(Words words, Links links, SlaSettings sla, SiteSnapshot snapshot) {
        this.words = words;
        this.links = links;
        this.sla = sla;
        this.snapshot = snapshot;
        this.zone = snapshot.page().zone();
    }

    /** The years with data, newest first. */
    List<Integer> years() {
        return snapshot.months().values().stream()
                .flatMap(Collection::stream)
                .map(month -> month.month().getYear())
                .collect(Collectors.toCollection(TreeSet::new))
                .descendingSet()
                .stream()
                .toList();
    }

    /** @param year null for the last twelve months */
    UptimeView of(@Nullable Integer year) {
        YearMonth present = YearMonth.from(snapshot.at().atZone(zone));
        YearMonth first = year == null ? present.minusMonths(SHOWN_AT_FIRST - 1L) : YearMonth.of(year, 1);
        YearMonth last = year == null ? present : YearMonth.of(year, 12);
        List<UptimeView.Year> years = new ArrayList<>();
        years.add(new UptimeView.Year(links.uptime(null), words.say("publication.uptime.last"), year == null));
        years().forEach(each ->
                years.add(new UptimeView.Year(links.uptime(each), String.valueOf(each), each.equals(year))));
        return new UptimeView(
                words.say("publication.uptime.document", snapshot.page().name()),
                words.month(first) + " – " + words.month(last),
                years,
                snapshot.components().components().stream()
                        .map(component -> component(component.id(), component.name(), first, last))
                        .toList());
    }

    private UptimeView.Component component(String id, String name, YearMonth first, YearMonth last) {
        List<ComponentMonth> months = new ArrayList<>();
        for (ComponentMonth month : snapshot.months().getOrDefault(id, List.of())) {
            if (!month.month().isBefore(first) && !month.month().isAfter(last)) {
                months.add(0, month);
            }
        }
        List<ComponentDay> totals = months.stream().map(ComponentMonth::total).toList();
        return new UptimeView.Component(
                name,
                percent(totals),
                months.stream().map(month -> month(id, month)).toList());
    }

    private UptimeView.Month month(String id, ComponentMonth month) {
        LocalDate firstDay = month.month().atDay(1);
        int before = firstDay.getDayOfWeek().getValue() - 1;
        Map<LocalDate, ComponentDay> marked =
                month.marked().stream().collect(Collectors.toMap(ComponentDay::date, Function.identity()));
        LocalDate today = LocalDate.ofInstant(snapshot.at(), zone);
        List<UptimeView.Cell> cells = new ArrayList<>();
        for (int day = 1; day <= month.month().lengthOfMonth(); day++) {
            LocalDate date = month.month().atDay(day);
            if (!date.isAfter(today)) {
                cells.add(cell(before + day - 1, marked.get(date)));
            }
        }
        return new UptimeView.Month(
                words.month(month.month()),
                percent(List.of(month.total())),
                lost(month.majorSeconds()),
                lost(month.partialSeconds()),
                String.valueOf(incidents(id, month.month())),
                credit(month),
                cells);
    }

    private UptimeView.Cell cell(int place, @Nullable ComponentDay day) {
        int x = place % 7 * PITCH;
        int y = place / 7 * PITCH;
        return day == null
                ? new UptimeView.Cell(x, y, null, null)
                : new UptimeView.Cell(
                        x, y, UptimeDrawing.kind(day), new UptimeDrawing(words, zone, snapshot.at()).text(day));
    }

    /** Null where none is promised; a dash for a month that goes on or of which nothing is known. */
    private @Nullable String credit(ComponentMonth month) {
        YearMonth present = YearMonth.from(snapshot.at().atZone(zone));
        return sla.isPromised()
                ? sla.credit(month, present)
                        .map(percent -> percent.toPlainString() + " %")
                        .orElseGet(() -> words.say("publication.dash"))
                : null;
    }

    private long incidents(String componentId, YearMonth month) {
        return troubles.computeIfAbsent(month, this::troubles).stream()
                .filter(incident -> incident.componentIds().contains(componentId))
                .count();
    }

    private List<ArchivedIncident> troubles(YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return snapshot.archive().incidents().stream()
                .filter(incident -> !incident.isMaintenance()
                        && incident.startedAt().isBefore(until)
                        && (incident.end() == null || incident.end().isAfter(from)))
                .toList();
    }

    private String percent(List<ComponentDay> days) {
        return Uptime.percent(days)
                .map(percent -> words.number(percent.doubleValue(), 2) + " %")
                .orElseGet(() -> words.say("publication.metric.none"));
    }

    private String lost(long seconds) {
        return seconds == 0 ? words.say("publication.dash") : words.duration(Duration.ofSeconds(seconds));
    }
}
