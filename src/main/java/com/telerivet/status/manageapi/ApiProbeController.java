package com.telerivet.status.manageapi;

import com.telerivet.status.page.PageProfile;
import com.telerivet.status.probe.Asking;
import com.telerivet.status.probe.NewProbe;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.probe.ProbeSummary;
import com.telerivet.status.probe.Probes;
import com.telerivet.status.probe.Standing;
import com.telerivet.status.probe.Vantage;
import com.telerivet.status.probe.VantagePoints;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/** {@code /v1/pages/{page}/probes}: what this program checks by itself. Headers may hold secrets: their names are told, their values never. */
@RestController
@RequestMapping("/v1/pages/{pageId}/probes")
class ApiProbeController {

    private final ThisPage page;
    private final Probes probes;
    private final ProbeAgents agents;
    private final VantagePoints points;
    private final NamedMetrics metrics;

    ApiProbeController(ThisPage page, Probes probes, ProbeAgents agents, VantagePoints points, NamedMetrics metrics) {
        this.agents = agents;
        this.points = points;
        this.page = page;
        this.probes = probes;
        this.metrics = metrics;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        Map<String, Standing> standings = points.standings();
        return paging.of(probes.all()).stream()
                .map(each -> json(each, profile, standings.getOrDefault(each.id(), Standing.UNKNOWN)))
                .toList();
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String id) {
        return json(known(id), page.named(pageId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("probe", profile.zone());
        return settled(probes.add(probe(fields, null)), fields, profile);
    }

    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, @PathVariable String id, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("probe", profile.zone());
        probes.change(id, probe(fields, known(id)));
        return settled(id, fields, profile);
    }

    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String id) {
        Map<String, @Nullable Object> last = one(pageId, id);
        probes.remove(id);
        return last;
    }

    private ProbeSummary known(String id) {
        return probes.find(id).orElseThrow(() -> ApiError.notFound("Probe"));
    }

    private NewProbe probe(Fields fields, @Nullable ProbeSummary old) {
        Asking asking = old == null ? Asking.plain() : old.asking();
        return new NewProbe(
                fields.text("name", 255, old == null ? "" : old.name()),
                fields.text("target", 1000, old == null ? "" : old.target()),
                fields.whole("expected_status", 0, 999, old == null ? 200 : old.expectedStatus()),
                Duration.ofSeconds(fields.whole(
                        "interval",
                        0,
                        3600,
                        old == null ? 30 : (int) old.interval().toSeconds())),
                Duration.ofMillis(fields.whole(
                        "timeout",
                        0,
                        60_000,
                        old == null ? 5000 : (int) old.timeout().toMillis())),
                metrics.id(fields, "uptime_metric_id", old == null ? null : old.uptimeMetricId()),
                metrics.id(fields, "response_time_metric_id", old == null ? null : old.responseTimeMetricId()),
                metrics.id(fields, "error_rate_metric_id", old == null ? null : old.errorRateMetricId()),
                new Asking(
                        fields.text("method", 10, asking.method()),
                        fields.has("headers") ? lines(fields.map("headers")) : asking.headers(),
                        fields.flag("follows_redirects", asking.followsRedirects()),
                        fields.text("expected_text", 500, asking.expectedText()),
                        fields.text("json_path", 200, asking.jsonPath()),
                        fields.text("json_value", 200, asking.jsonValue())),
                vantage(fields, old == null ? Vantage.everywhere() : old.vantage()));
    }

    /** An agent that nobody knows is refused, so that a slip of the pen leaves no target unwatched. */
    private Vantage vantage(Fields fields, Vantage before) {
        List<String> given = fields.has("vantage_points") ? fields.texts("vantage_points") : before.points();
        List<String> points = given == null ? List.of() : given;
        if (fields.has("vantage_points")) {
            points.stream()
                    .filter(id -> !id.equals(Vantage.PAGE) && agents.find(id).isEmpty())
                    .findFirst()
                    .ifPresent(id -> {
                        throw ApiError.invalid("Vantage points must be \"page\" or the ids of agents");
                    });
        }
        return new Vantage(points, fields.whole("quorum", 0, 100, before.quorum()));
    }

    private Map<String, @Nullable Object> settled(String id, Fields fields, PageProfile profile) {
        ProbeSummary probe = known(id);
        boolean isPaused = fields.flag("paused", probe.isPaused());
        if (isPaused && !probe.isPaused()) {
            probes.pause(id);
        } else if (!isPaused && probe.isPaused()) {
            probes.checkNow(id);
        }
        return json(known(id), profile);
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> names(String headers) {
        return headers.lines()
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> line.substring(0, line.indexOf(':')).strip())
                .toList();
    }

    private Map<String, @Nullable Object> json(ProbeSummary probe, PageProfile profile) {
        return json(probe, profile, points.standing(probe));
    }

    private static Map<String, @Nullable Object> json(ProbeSummary probe, PageProfile profile, Standing standing) {
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", probe.id());
        json.put("page_id", profile.id());
        json.put("name", probe.name());
        json.put("target", probe.target());
        json.put("method", probe.asking().method());
        json.put("header_names", names(probe.asking().headers()));
        json.put("follows_redirects", probe.asking().followsRedirects());
        json.put("expected_status", probe.expectedStatus());
        json.put("expected_text", probe.asking().expectedText());
        json.put("json_path", probe.asking().jsonPath());
        json.put("json_value", probe.asking().jsonValue());
        json.put("interval", probe.interval().toSeconds());
        json.put("timeout", probe.timeout().toMillis());
        json.put("uptime_metric_id", probe.uptimeMetricId());
        json.put("response_time_metric_id", probe.responseTimeMetricId());
        json.put("error_rate_metric_id", probe.errorRateMetricId());
        json.put("vantage_points", probe.vantage().points());
        json.put("quorum", probe.vantage().quorum());
        json.put("standing", standing.code());
        json.put("paused", probe.isPaused());
        json.put("last_at", dates.ofNullable(probe.lastAt()));
        json.put("last_success_at", dates.ofNullable(probe.lastSuccessAt()));
        json.put("last_error_at", dates.ofNullable(probe.lastErrorAt()));
        json.put("last_error", probe.lastError());
        json.put("certificate_ends_at", dates.ofNullable(probe.certificateEndsAt()));
        return json;
    }
}
