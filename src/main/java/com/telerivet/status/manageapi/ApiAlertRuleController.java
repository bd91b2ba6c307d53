package com.telerivet.status.manageapi;

import com.telerivet.status.alert.AlertRule;
import com.telerivet.status.alert.AlertRules;
import com.telerivet.status.alert.NewRule;
import com.telerivet.status.alert.RuleKind;
import com.telerivet.status.alert.Side;
import com.telerivet.status.component.Components;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.probe.Probes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** {@code /v1/pages/{page}/alert_rules}: when figures, silences and certificates are told to people. A webhook's address may be a secret: it is taken and never told. */
@RestController
@RequestMapping("/v1/pages/{pageId}/alert_rules")
class ApiAlertRuleController {

    private static final List<String> KINDS =
            Arrays.stream(RuleKind.values()).map(RuleKind::code).toList();
    private static final List<String> SIDES =
            Arrays.stream(Side.values()).map(Side::code).toList();

    private final ThisPage page;
    private final AlertRules rules;
    private final NamedMetrics metrics;
    private final Probes probes;
    private final Components components;

    ApiAlertRuleController(
            ThisPage page, AlertRules rules, NamedMetrics metrics, Probes probes, Components components) {
        this.page = page;
        this.rules = rules;
        this.metrics = metrics;
        this.probes = probes;
        this.components = components;
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
        Fields fields = input.fields("alert_rule", profile.zone());
        return settled(rules.add(rule(fields, null)), fields, profile);
    }

    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, @PathVariable String id, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("alert_rule", profile.zone());
        AlertRule old = known(id);
        rules.change(id, rule(fields, old.terms()), old.version());
        return settled(id, fields, profile);
    }

    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String id) {
        Map<String, @Nullable Object> last = one(pageId, id);
        rules.remove(id);
        return last;
    }

    private AlertRule known(String id) {
        return rules.find(id).orElseThrow(() -> ApiError.notFound("Alert rule"));
    }

    private NewRule rule(Fields fields, @Nullable NewRule old) {
        String kind = fields.word("kind", KINDS, old == null ? "" : old.kind().code());
        String side =
                fields.word("side", SIDES, old == null ? "above" : old.side().code());
        double threshold = number(fields, "threshold", old == null ? 0 : old.threshold());
        boolean hasOwn = old != null && old.recovery() != old.threshold();
        double recovery = number(fields, "recovery", old != null && hasOwn ? old.recovery() : threshold);
        int bad = fields.whole("bad_minutes", 0, 1000, old == null ? 3 : old.badMinutes());
        int of = fields.whole("of_minutes", 0, 1000, old == null ? 5 : old.ofMinutes());
        List<String> mails = fields.texts("mails");
        return new NewRule(
                fields.text("name", 255, old == null ? "" : old.name()),
                RuleKind.of(kind).orElseThrow(),
                metrics.id(fields, "metric_id", old == null ? null : old.metricId()),
                probe(fields, old == null ? null : old.probeId()),
                Side.of(side).orElseThrow(),
                threshold,
                recovery,
                bad,
                kind.equals(RuleKind.FIGURE.code()) ? of : bad,
                fields.whole("days", 0, 1000, old == null ? 14 : old.days()),
                component(fields, old == null ? null : old.componentId()),
                mails == null ? (old == null ? List.of() : old.mails()) : mails,
                fields.text("webhook_url", 1000, old == null ? "" : old.webhookUrl()),
                fields.flag("publishing", old != null && old.isPublishing()));
    }

    private Map<String, @Nullable Object> settled(String id, Fields fields, PageProfile profile) {
        boolean wasPaused = known(id).isPaused();
        boolean isPaused = fields.flag("paused", wasPaused);
        if (isPaused != wasPaused) {
            rules.pause(id, isPaused);
        }
        return json(known(id), profile);
    }

    private static double number(Fields fields, String key, double before) {
        return Objects.requireNonNullElse(fields.number(key), before);
    }

    private @Nullable String probe(Fields fields, @Nullable String before) {
        String id = fields.has("probe_id") ? fields.text("probe_id", 12) : before;
        if (id != null && probes.find(id).isEmpty()) {
            throw ApiError.invalid("Probe id names no probe");
        }
        return id;
    }

    private @Nullable String component(Fields fields, @Nullable String before) {
        String id = fields.has("component_id") ? fields.text("component_id", 12) : before;
        if (id != null && components.tree().component(id).isEmpty()) {
            throw ApiError.invalid("Component id names no component");
        }
        return id;
    }

    private static Map<String, @Nullable Object> json(AlertRule rule, PageProfile profile) {
        ApiDates dates = new ApiDates(profile.zone());
        NewRule terms = rule.terms();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("page_id", profile.id());
        json.put("name", terms.name());
        json.put("kind", terms.kind().code());
        json.put("metric_id", terms.metricId());
        json.put("probe_id", terms.probeId());
        json.put("side", terms.side().code());
        json.put("threshold", terms.threshold());
        json.put("recovery", terms.recovery());
        json.put("bad_minutes", terms.badMinutes());
        json.put("of_minutes", terms.ofMinutes());
        json.put("days", terms.days());
        json.put("component_id", terms.componentId());
        json.put("mails", terms.mails());
        json.put("calls_webhook", !terms.webhookUrl().isEmpty());
        json.put("publishing", terms.isPublishing());
        json.put("paused", rule.isPaused());
        json.put("firing", rule.isFiring());
        json.put("since", dates.of(rule.since()));
        json.put("checked_at", dates.ofNullable(rule.checkedAt()));
        json.put("created_at", dates.of(rule.createdAt()));
        return json;
    }
}
