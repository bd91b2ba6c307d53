package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricBoard;
import com.telerivet.status.metric.MetricCatalogue;
import com.telerivet.status.metric.MetricProvider;
import com.telerivet.status.metric.MetricSetting;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.page.PageProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The metrics with their settings, as clients know them. */
@Component
class MetricList {

    private final Metrics metrics;
    private final MetricCatalogue catalogue;
    private final MetricBoard board;

    MetricList(Metrics metrics, MetricCatalogue catalogue, MetricBoard board) {
        this.metrics = metrics;
        this.board = board;
        this.catalogue = catalogue;
    }

    List<MetricJson> on(PageProfile profile) {
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, Instant> latest = metrics.latest();
        Map<String, Instant> archived = board.archived();
        Map<String, MetricSetting> settings = catalogue.settings();
        return metrics.all().stream()
                .map(metric -> MetricJson.of(
                        metric,
                        settings.getOrDefault(metric.id(), MetricSetting.usual()),
                        latest.get(metric.id()),
                        archived.get(metric.id()),
                        dates))
                .toList();
    }

    MetricJson one(PageProfile profile, String id) {
        return on(profile).stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Metric"));
    }

    /** Whether a metric takes points: not where another system is said to feed it. */
    boolean takesPoints(String metricId) {
        MetricSetting setting = catalogue.settings().getOrDefault(metricId, MetricSetting.usual());
        return setting.providerId() == null
                || catalogue
                        .provider(setting.providerId())
                        .map(MetricProvider::takesPoints)
                        .orElse(true);
    }
}
