package com.telerivet.status.publication.chart;

import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Period;
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
    public List<RenderedDocument> render(SiteSnapshot snapshot) {
        List<RenderedDocument> documents = new ArrayList<>();
        snapshot.metrics().forEach(series -> documents.add(document(series, Period.DAY)));
        snapshot.week().forEach(series -> documents.add(document(series, Period.WEEK)));
        snapshot.month().forEach(series -> documents.add(document(series, Period.MONTH)));
        return documents;
    }

    private RenderedDocument document(MetricSeries series, Period period) {
        String name = period.name().toLowerCase(Locale.ROOT);
        return RenderedDocument.of(
                "/metrics/" + series.metric().id() + "/" + name + ".json",
                RenderedDocument.JSON,
                json.writeValueAsString(ChartData.of(series, period, name)));
    }
}
