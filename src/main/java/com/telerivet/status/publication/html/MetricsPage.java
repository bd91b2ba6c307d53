package com.telerivet.status.publication.html;

import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Period;
import com.telerivet.status.publication.SiteSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says everything that the metrics show over a day, a week or a month. */
class MetricsPage {

    static final List<Period> PERIODS = List.of(Period.DAY, Period.WEEK, Period.MONTH);

    private final Words words;
    private final Links links;

    MetricsPage(Words words, Links links) {
        this.words = words;
        this.links = links;
    }

    MetricsView of(SiteSnapshot snapshot, Period period) {
        Charts charts = new Charts(words, links, snapshot.incidents(), snapshot.at());
        Map<String, List<Chart>> columns = new LinkedHashMap<>();
        for (MetricSeries series : series(snapshot, period)) {
            columns.computeIfAbsent(series.metric().service(), service -> new ArrayList<>())
                    .add(charts.chart(series, period));
        }
        return new MetricsView(
                words.say("publication.metrics.document", snapshot.page().name()),
                words.say("publication.metrics.span." + links.name(period)),
                PERIODS.stream().map(each -> tab(each, period)).toList(),
                columns.entrySet().stream()
                        .map(column -> new MetricsView.Column(column.getKey(), column.getValue()))
                        .toList());
    }

    private MetricsView.Tab tab(Period each, Period chosen) {
        return new MetricsView.Tab(
                links.metrics(each), words.say("publication.metrics." + links.name(each)), each == chosen);
    }

    private static List<MetricSeries> series(SiteSnapshot snapshot, Period period) {
        return switch (period) {
            case WEEK -> snapshot.week();
            case MONTH -> snapshot.month();
            default -> snapshot.metrics();
        };
    }
}
