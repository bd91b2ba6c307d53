package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metrics that take points, looked up once a second and not for every point. */
@Component
class FedMetrics {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Metrics metrics;
    private final MetricList list;
    private final ThisPage page;
    private final SteadyTime time;
    private volatile String pageId = "";
    private volatile @Nullable Known known = null;

    FedMetrics(Metrics metrics, MetricList list, ThisPage page, SteadyTime time) {
        this.metrics = metrics;
        this.list = list;
        this.page = page;
        this.time = time;
    }

    private record Known(Map<String, MetricSummary> byId, long until) {}

    /** Whether that is this page, whose id never changes. */
    void requirePage(String id) {
        if (!id.equals(pageId)) {
            pageId = page.named(id).id();
        }
    }

    /** A metric that is not known is looked up at once: it may have been added just now. */
    MetricSummary named(String id) {
        Known seen = known;
        if (seen == null || time.isOver(seen.until()) || !seen.byId().containsKey(id)) {
            seen = new Known(
                    metrics.all().stream()
                            .filter(m -> list.takesPoints(m.id()))
                            .collect(Collectors.toMap(MetricSummary::id, Function.identity())),
                    time.in(FRESH));
            known = seen;
        }
        MetricSummary metric = seen.byId().get(id);
        if (metric == null) {
            throw metrics.find(id).isEmpty()
                    ? ApiError.notFound("Metric")
                    : ApiError.notTaken("The provider of this metric does not take points");
        }
        return metric;
    }
}
