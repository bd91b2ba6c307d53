package com.telerivet.status.manageapi;

import com.telerivet.status.metric.otlp.NewOtlpRule;
import com.telerivet.status.metric.otlp.OtlpMeasure;
import com.telerivet.status.metric.otlp.OtlpRule;
import com.telerivet.status.metric.otlp.OtlpRules;
import com.telerivet.status.page.PageProfile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/otlp_rules}: which OpenTelemetry series feed which metric. */
@RestController
@RequestMapping("/v1/pages/{pageId}/otlp_rules")
class ApiOtlpRuleController {

    private static final List<String> MEASURES =
            Arrays.stream(OtlpMeasure.values()).map(OtlpMeasure::code).toList();

    private final ThisPage page;
    private final OtlpRules rules;
    private final NamedMetrics metrics;

    ApiOtlpRuleController(ThisPage page, OtlpRules rules, NamedMetrics metrics) {
        this.page = page;
        this.rules = rules;
        this.metrics = metrics;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        return paging.of(rules.all()).stream().map(each -> json(each, profile)).toList();
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String id) {
        return json(known(id), page.named(pageId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("otlp_rule", profile.zone());
        return json(known(rules.add(rule(fields, null))), profile);
    }

    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, @PathVariable String id, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("otlp_rule", profile.zone());
        rules.change(id, rule(fields, known(id)));
        return json(known(id), profile);
    }

    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String id) {
        Map<String, @Nullable Object> last = one(pageId, id);
        rules.remove(id);
        return last;
    }

    private OtlpRule known(String id) {
        return rules.find(id).orElseThrow(() -> ApiError.notFound("OTLP rule"));
    }

    private NewOtlpRule rule(Fields fields, @Nullable OtlpRule old) {
        String measure = fields.word(
                "measure",
                MEASURES,
                old == null ? OtlpMeasure.MEAN.code() : old.measure().code());
        return new NewOtlpRule(
                metrics.required(fields, "metric_id", old == null ? null : old.metricId()),
                fields.text("otlp_metric", 255, old == null ? "" : old.otlpMetric()),
                lines(fields, "conditions", old == null ? "" : old.conditions()),
                OtlpMeasure.of(measure),
                lines(fields, "part", old == null ? "" : old.part()));
    }

    private static String lines(Fields fields, String key, String before) {
        List<String> lines = fields.texts(key);
        return lines == null ? before : String.join("\n", lines);
    }

    private static Map<String, @Nullable Object> json(OtlpRule rule, PageProfile profile) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("page_id", profile.id());
        json.put("metric_id", rule.metricId());
        json.put("otlp_metric", rule.otlpMetric());
        json.put("conditions", rule.conditions().lines().toList());
        json.put("measure", rule.measure().code());
        json.put("part", rule.part().lines().toList());
        json.put("last_heard_at", new ApiDates(profile.zone()).ofNullable(rule.heardAt()));
        return json;
    }
}
