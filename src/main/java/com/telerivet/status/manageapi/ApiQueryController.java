package com.telerivet.status.manageapi;

import com.telerivet.status.metric.prometheus.NewPull;
import com.telerivet.status.metric.prometheus.PullSummary;
import com.telerivet.status.metric.prometheus.Pulls;
import com.telerivet.status.metric.prometheus.SignIn;
import com.telerivet.status.page.PageProfile;
import java.time.Duration;
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

/** {@code /v1/pages/{page}/prometheus_queries}: what Prometheus servers are asked. Secrets are taken and never told. */
@RestController
@RequestMapping("/v1/pages/{pageId}/prometheus_queries")
class ApiQueryController {

    private static final List<String> SIGN_INS =
            Arrays.stream(SignIn.values()).map(SignIn::code).toList();

    private final ThisPage page;
    private final Pulls pulls;
    private final NamedMetrics metrics;

    ApiQueryController(ThisPage page, Pulls pulls, NamedMetrics metrics) {
        this.page = page;
        this.pulls = pulls;
        this.metrics = metrics;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        return paging.of(pulls.all()).stream().map(each -> json(each, profile)).toList();
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String id) {
        return json(known(id), page.named(pageId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("prometheus_query", profile.zone());
        return json(known(pulls.add(pull(fields, null))), profile);
    }

    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, @PathVariable String id, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("prometheus_query", profile.zone());
        pulls.change(id, pull(fields, known(id)));
        return json(known(id), profile);
    }

    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String id) {
        Map<String, @Nullable Object> last = one(pageId, id);
        pulls.remove(id);
        return last;
    }

    private PullSummary known(String id) {
        return pulls.find(id).orElseThrow(() -> ApiError.notFound("Prometheus query"));
    }

    private NewPull pull(Fields fields, @Nullable PullSummary old) {
        String signIn = fields.word(
                "sign_in",
                SIGN_INS,
                old == null ? SignIn.NONE.code() : old.signIn().code());
        return new NewPull(
                fields.text("name", 255, old == null ? "" : old.name()),
                fields.text("url", 1000, old == null ? "" : old.url()),
                fields.text("query", 2000, old == null ? "" : old.query()),
                SignIn.of(signIn),
                fields.text("username", 255, old == null ? "" : old.username()),
                fields.text("secret", 2000, ""),
                metrics.required(fields, "metric_id", old == null ? null : old.metricId()),
                Duration.ofSeconds(fields.whole(
                        "interval",
                        0,
                        3600,
                        old == null ? 60 : (int) old.interval().toSeconds())));
    }

    private static Map<String, @Nullable Object> json(PullSummary pull, PageProfile profile) {
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", pull.id());
        json.put("page_id", profile.id());
        json.put("name", pull.name());
        json.put("url", pull.url());
        json.put("query", pull.query());
        json.put("sign_in", pull.signIn().code());
        json.put("username", pull.username());
        json.put("metric_id", pull.metricId());
        json.put("interval", pull.interval().toSeconds());
        json.put("last_at", dates.ofNullable(pull.lastAt()));
        json.put("last_value", finite(pull.lastValue()));
        json.put("last_success_at", dates.ofNullable(pull.lastSuccessAt()));
        json.put("last_error_at", dates.ofNullable(pull.lastErrorAt()));
        json.put("last_error", pull.lastError());
        return json;
    }

    /** JSON has no word for what is no number. */
    private static @Nullable Double finite(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : value;
    }
}
