package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricBoard;
import com.telerivet.status.metric.MetricCatalogue;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSetting;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.page.PageProfile;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/metrics}: what is measured. */
@RestController
@RequestMapping("/v1/pages/{pageId}")
class MetricController {

    private static final String WRAPPER = "metric";

    private final ThisPage page;
    private final Metrics metrics;
    private final MetricCatalogue catalogue;
    private final MetricBoard board;
    private final MetricList list;

    MetricController(ThisPage page, Metrics metrics, MetricCatalogue catalogue, MetricBoard board, MetricList list) {
        this.board = board;
        this.page = page;
        this.metrics = metrics;
        this.catalogue = catalogue;
        this.list = list;
    }

    @GetMapping("/metrics")
    List<MetricJson> all(@PathVariable String pageId, Paging paging) {
        return paging.of(list.on(page.named(pageId)));
    }

    @GetMapping("/metrics_providers/{providerId}/metrics")
    List<MetricJson> ofProvider(@PathVariable String pageId, @PathVariable String providerId, Paging paging) {
        PageProfile profile = page.named(pageId);
        requireProvider(providerId);
        return paging.of(list.on(profile).stream()
                .filter(metric -> providerId.equals(metric.metricsProviderId()))
                .toList());
    }

    @PostMapping("/metrics_providers/{providerId}/metrics")
    @ResponseStatus(HttpStatus.CREATED)
    MetricJson add(@PathVariable String pageId, @PathVariable String providerId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        requireProvider(providerId);
        MetricRequest request = new MetricRequest(input.fields(WRAPPER, profile.zone()));
        String name = request.name(null);
        MetricSetting usual = MetricSetting.usual();
        MetricSetting setting = request.setting(
                new MetricSetting(providerId, null, usual.display(), null, null, null, usual.yAxisHidden()));
        // under one heading with nobody: a program says nothing of the part of the product that it measures
        String heading = name.substring(0, Math.min(name.length(), 100));
        MetricSummary added = metrics.add(new NewMetric(name, heading, MetricKind.VALUE));
        catalogue.describe(added.id(), name, request.suffix(null), request.decimals(null), setting);
        return list.one(profile, added.id());
    }

    @GetMapping("/metrics/{metricId}")
    MetricJson one(@PathVariable String pageId, @PathVariable String metricId) {
        return list.one(page.named(pageId), metricId);
    }

    @RequestMapping(
            path = "/metrics/{metricId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    MetricJson change(@PathVariable String pageId, @PathVariable String metricId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        MetricSummary old = metrics.find(metricId).orElseThrow(() -> ApiError.notFound("Metric"));
        MetricSetting shown = catalogue.settings().getOrDefault(metricId, MetricSetting.usual());
        MetricRequest request = new MetricRequest(input.fields(WRAPPER, profile.zone()));
        catalogue.describe(
                metricId, request.name(old), request.suffix(old), request.decimals(old), request.setting(shown));
        Boolean archived = request.archived();
        if (archived != null) {
            board.archive(metricId, archived);
        }
        return list.one(profile, metricId);
    }

    @DeleteMapping("/metrics/{metricId}")
    MetricJson remove(@PathVariable String pageId, @PathVariable String metricId) {
        MetricJson last = list.one(page.named(pageId), metricId);
        catalogue.remove(metricId);
        return last;
    }

    @DeleteMapping("/metrics/{metricId}/data")
    MetricJson reset(@PathVariable String pageId, @PathVariable String metricId) {
        PageProfile profile = page.named(pageId);
        list.one(profile, metricId);
        metrics.reset(metricId);
        return list.one(profile, metricId);
    }

    private void requireProvider(String id) {
        if (catalogue.provider(id).isEmpty()) {
            throw ApiError.notFound("Metrics provider");
        }
    }
}
