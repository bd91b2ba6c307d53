package com.telerivet.status.manageapi;

import com.telerivet.status.metric.Metrics;
import com.telerivet.status.page.PageProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/metrics}: what is measured. */
@RestController
@RequestMapping("/v1/pages/{pageId}/metrics")
class MetricController {

    private final ThisPage page;
    private final Metrics metrics;

    MetricController(ThisPage page, Metrics metrics) {
        this.page = page;
        this.metrics = metrics;
    }

    @GetMapping
    List<MetricJson> all(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        return paging.of(list(profile));
    }

    @GetMapping("/{metricId}")
    MetricJson one(@PathVariable String pageId, @PathVariable String metricId) {
        return list(page.named(pageId)).stream()
                .filter(metric -> metric.id().equals(metricId))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Metric"));
    }

    private List<MetricJson> list(PageProfile profile) {
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, Instant> latest = metrics.latest();
        return metrics.all().stream()
                .map(metric -> MetricJson.of(metric, latest.get(metric.id()), dates))
                .toList();
    }
}
