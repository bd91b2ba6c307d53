package com.telerivet.status.publication.chart;

import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Period;
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

/** Renders {@code /metrics/{id}/day.json}, {@code week.json} and {@code month.json}. */
@Component
class ChartRenderer implements Renderer {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        snapshot.metrics().forEach(series -> drafts.add(draft(series, Period.DAY)));
        snapshot.week().forEach(series -> drafts.add(draft(series, Period.WEEK)));
        snapshot.month().forEach(series -> drafts.add(draft(series, Period.MONTH)));
        return drafts;
    }

    private Draft draft(MetricSeries series, Period period) {
        String name = period.name().toLowerCase(Locale.ROOT);
        String path = "/metrics/" + series.metric().id() + "/" + name + ".json";
        return Draft.of(
                path,
                series,
                () -> RenderedDocument.of(
                        path, RenderedDocument.JSON, json.writeValueAsString(ChartData.of(series, period, name))));
    }
}
