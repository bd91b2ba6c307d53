package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.PointIntake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Takes the points of a request, one or many: all are kept, or none. Answers with what was understood. */
@Component
class Points {

    private static final int MOST_POINTS = 3_000;
    private static final String DATA = "data";

    private final FedMetrics metrics;
    private final PointIntake intake;

    Points(FedMetrics metrics, PointIntake intake) {
        this.metrics = metrics;
        this.intake = intake;
    }

    Map<String, Object> one(String pageId, String metricId, ApiInput input) {
        metrics.requirePage(pageId);
        MetricSummary metric = metrics.named(metricId);
        PointRequest request = PointRequest.of(input.wrapped(DATA), input);
        intake.take(List.of(request.point(metric)));
        return Map.of(DATA, request.json());
    }

    Map<String, Object> many(String pageId, ApiInput input) {
        metrics.requirePage(pageId);
        Map<String, List<Map<String, Object>>> answer = new LinkedHashMap<>();
        List<MetricPoint> points = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : input.wrapped(DATA).properties()) {
            MetricSummary metric = metrics.named(entry.getKey());
            if (!(entry.getValue() instanceof ArrayNode list)) {
                throw ApiError.invalid("The points of a metric are an array");
            }
            if (points.size() + list.size() > MOST_POINTS) {
                throw ApiError.invalid("A request holds at most 3,000 points");
            }
            List<Map<String, Object>> understood = new ArrayList<>();
            for (JsonNode given : list) {
                PointRequest request = PointRequest.of(given, input);
                points.add(request.point(metric));
                understood.add(request.json());
            }
            answer.put(metric.id(), understood);
        }
        intake.take(points);
        return Map.of(DATA, answer);
    }
}
