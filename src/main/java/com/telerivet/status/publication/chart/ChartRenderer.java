package com.telerivet.status.publication.chart;

import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Period;
import com.telerivet.status.metric.SeriesPoint;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Renders {@code /metrics/{id}/day.json}, {@code week.json} and {@code month.json}, and the same as CSV. */
@Component
class ChartRenderer implements Renderer {

    private static final String CSV = "text/csv; charset=utf-8";

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        snapshot.metrics().forEach(series -> drafts.addAll(both(series, Period.DAY)));
        snapshot.week().forEach(series -> drafts.addAll(both(series, Period.WEEK)));
        snapshot.month().forEach(series -> drafts.addAll(both(series, Period.MONTH)));
        return drafts;
    }

    private List<Draft> both(MetricSeries series, Period period) {
        String name = period.name().toLowerCase(Locale.ROOT);
        String path = "/metrics/" + series.metric().id() + "/" + name;
        return List.of(
                Draft.of(
                        path + ".json",
                        series,
                        () -> RenderedDocument.of(
                                path + ".json",
                                RenderedDocument.JSON,
                                json.writeValueAsString(ChartData.of(series, period, name)))),
                Draft.of(path + ".csv", series, () -> RenderedDocument.of(path + ".csv", CSV, csv(series))));
    }

    /** A line for each step with data; value is sum / count, turned into the metric's unit; p95 is empty where nobody knows. */
    private static String csv(MetricSeries series) {
        StringBuilder lines = new StringBuilder("time,value,sum,count,p95\r\n");
        for (SeriesPoint point : series.points()) {
            lines.append(point.at()).append(',').append(series.value(point)).append(',');
            lines.append(point.sum()).append(',').append(point.count()).append(',');
            series.p95(point).ifPresent(lines::append);
            lines.append("\r\n");
        }
        return lines.toString();
    }
}
