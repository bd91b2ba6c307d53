package com.telerivet.status.publication.chart;

import com.telerivet.status.component.ComponentMonth;
import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.component.Uptime;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Renders all components' months as {@code /uptime.json} and {@code /uptime.csv}. */
@Component
class UptimeRenderer implements Renderer {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final SlaSettings sla;

    UptimeRenderer(SlaSettings sla) {
        this.sla = sla;
    }

    /**
     * One component's month.
     *
     * @param uptimePercent with two decimals; null without data
     * @param creditPercent null where none is promised, without data, and while the month goes on
     */
    record Line(
            String componentId,
            String component,
            String month,
            @Nullable BigDecimal uptimePercent,
            long knownSeconds,
            long majorOutageSeconds,
            long partialOutageSeconds,
            long degradedPerformanceSeconds,
            long underMaintenanceSeconds,
            @Nullable BigDecimal creditPercent) {}

    /** The form of the JSON document. */
    record Report(String formula, List<Line> months) {}

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        return List.of(
                Draft.of(
                        "/uptime.json",
                        () -> RenderedDocument.of(
                                "/uptime.json",
                                RenderedDocument.JSON,
                                json.writeValueAsString(new Report(
                                        "1 - (major_outage_seconds + 0.3 * partial_outage_seconds) / known_seconds",
                                        lines(snapshot))))),
                Draft.of(
                        "/uptime.csv",
                        () -> RenderedDocument.of("/uptime.csv", "text/csv; charset=utf-8", csv(lines(snapshot)))));
    }

    private List<Line> lines(SiteSnapshot snapshot) {
        YearMonth present = YearMonth.from(snapshot.at().atZone(snapshot.page().zone()));
        return snapshot.components().components().stream()
                .flatMap(component -> snapshot.months().getOrDefault(component.id(), List.of()).stream()
                        .map(month -> line(component.id(), component.name(), month, present)))
                .toList();
    }

    private Line line(String id, String name, ComponentMonth month, YearMonth present) {
        return new Line(
                id,
                name,
                month.month().toString(),
                Uptime.percent(List.of(month.total())).orElse(null),
                month.knownSeconds(),
                month.majorSeconds(),
                month.partialSeconds(),
                month.degradedSeconds(),
                month.maintenanceSeconds(),
                sla.credit(month, present).orElse(null));
    }

    private static String csv(List<Line> lines) {
        StringBuilder csv = new StringBuilder("component,month,uptime_percent,known_seconds,major_outage_seconds,"
                + "partial_outage_seconds,degraded_performance_seconds,under_maintenance_seconds,credit_percent\r\n");
        for (Line line : lines) {
            csv.append(cell(line.component())).append(',').append(line.month()).append(',');
            csv.append(line.uptimePercent() == null ? "" : line.uptimePercent()).append(',');
            csv.append(line.knownSeconds())
                    .append(',')
                    .append(line.majorOutageSeconds())
                    .append(',');
            csv.append(line.partialOutageSeconds())
                    .append(',')
                    .append(line.degradedPerformanceSeconds())
                    .append(',');
            csv.append(line.underMaintenanceSeconds()).append(',');
            csv.append(line.creditPercent() == null ? "" : line.creditPercent()).append("\r\n");
        }
        return csv.toString();
    }

    /** Quoted, and no formula to a spreadsheet. */
    private static String cell(String text) {
        String harmless = text.matches("^[=+@\\-\t].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
