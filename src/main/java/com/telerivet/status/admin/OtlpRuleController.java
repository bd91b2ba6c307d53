package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.otlp.OtlpMeasure;
import com.telerivet.status.metric.otlp.OtlpRule;
import com.telerivet.status.metric.otlp.OtlpRuleRejected;
import com.telerivet.status.metric.otlp.OtlpRules;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules by which OpenTelemetry's metrics feed ours. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class OtlpRuleController {

    private static final String LIST = "redirect:/admin/otlp";

    private final OtlpRules rules;
    private final Metrics metrics;
    private final SubmittedForms forms;
    private final DeskWords words;

    OtlpRuleController(OtlpRules rules, Metrics metrics, SubmittedForms forms, DeskWords words) {
        this.rules = rules;
        this.metrics = metrics;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/otlp")
    @Allowed(Role.VIEWER)
    String list(Model model) {
        model.addAttribute("rows", rules.all().stream().map(this::row).toList());
        return "admin/otlp-rules";
    }

    @GetMapping("/admin/otlp/new")
    String blank(Model model) {
        return page(null, OtlpRuleForm.fresh(), Map.of(), model);
    }

    @PostMapping("/admin/otlp")
    String add(
            OtlpRuleForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        try {
            forms.once(form.key(), () -> rules.add(form.rule()));
        } catch (OtlpRuleRejected e) {
            return refused(null, form, e, model, response);
        }
        news.addFlashAttribute("news", words.say("admin.otlp.added", form.otlpMetric()));
        return LIST;
    }

    @GetMapping("/admin/otlp/{id}")
    String edit(@PathVariable String id, Model model) {
        OtlpRule rule = known(id);
        return page(rule, OtlpRuleForm.of(rule), Map.of(), model);
    }

    @PostMapping("/admin/otlp/{id}")
    String save(
            @PathVariable String id,
            OtlpRuleForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        OtlpRule rule = known(id);
        try {
            rules.change(id, form.rule());
        } catch (OtlpRuleRejected e) {
            return refused(rule, form, e, model, response);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/admin/otlp/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        String name = known(id).otlpMetric();
        rules.remove(id);
        news.addFlashAttribute("news", words.say("admin.components.removed.done", name));
        return LIST;
    }

    private String refused(
            @Nullable OtlpRule rule, OtlpRuleForm form, OtlpRuleRejected e, Model model, HttpServletResponse response) {
        response.setStatus(422);
        return page(rule, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
    }

    private String page(@Nullable OtlpRule rule, OtlpRuleForm form, Map<String, String> problems, Model model) {
        model.addAttribute("rule", rule);
        model.addAttribute("form", form);
        model.addAttribute(
                "measures",
                Arrays.stream(OtlpMeasure.values())
                        .map(m -> new Choice(
                                m.code(),
                                words.say("admin.otlp.measure." + m.code()),
                                m.code().equals(form.measure())))
                        .toList());
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                "", words.say("admin.pulls.metric.choose"), form.metric().isEmpty()));
        for (MetricSummary metric : metrics.all()) {
            choices.add(new Choice(
                    metric.id(),
                    metric.service() + " · " + metric.name(),
                    metric.id().equals(form.metric())));
        }
        model.addAttribute("metrics", choices);
        model.addAttribute("problems", problems);
        return "admin/otlp-rule";
    }

    private Row row(OtlpRule rule) {
        String metric = metrics.find(rule.metricId())
                .map(m -> m.service() + " · " + m.name())
                .orElse("");
        String heard = rule.heardAt() == null
                ? words.say("admin.otlp.unheard")
                : words.say("admin.otlp.heard", words.say("admin.probes.ago", words.since(rule.heardAt())));
        List<String> conditions = rule.conditions().lines().toList();
        return new Row(rule, metric, String.join(" · ", conditions), heard);
    }

    private OtlpRule known(String id) {
        return rules.find(id).orElseThrow();
    }

    /** A rule as the desk lists it. */
    record Row(OtlpRule rule, String metric, String conditions, String heard) {}
}
