package com.telerivet.status.manageapi;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Points that come in a form or with an {@code Idempotency-Key}; {@link PointsDoor} answers all others before. */
@RestController
@RequestMapping("/v1/pages/{pageId}/metrics")
class PointController {

    private final Points points;

    PointController(Points points) {
        this.points = points;
    }

    @PostMapping("/{metricId}/data")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> one(@PathVariable String pageId, @PathVariable String metricId, ApiInput input) {
        return points.one(pageId, metricId, input);
    }

    @PostMapping("/data")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> many(@PathVariable String pageId, ApiInput input) {
        return points.many(pageId, input);
    }
}
