package com.telerivet.status.admin;

import com.telerivet.status.alert.AlertRejected;
import com.telerivet.status.alert.Limit;
import com.telerivet.status.alert.Limits;
import com.telerivet.status.alert.Side;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From where on a metric is bad. */
@Controller
@Allowed(Role.ADMINISTRATOR)
@RequestMapping("/admin/metrics/{id}/limit")
class MetricLimitController {

    private final Metrics metrics;
    private final Limits limits;
    private final Components components;
    private final DeskWords words;

    MetricLimitController(Metrics metrics, Limits limits, Components components, DeskWords words) {
        this.metrics = metrics;
        this.limits = limits;
        this.components = components;
        this.words = words;
    }

    @GetMapping
    String edit(@PathVariable String id, Model model) {
        MetricSummary metric = metrics.find(id).orElseThrow();
        Limit limit = Objects.requireNonNull(limits.all().get(id));
        return page(metric, MetricLimitForm.of(limit), Map.of(), model);
    }

    @PostMapping
    String save(
            @PathVariable String id,
            MetricLimitForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        MetricSummary metric = metrics.find(id).orElseThrow();
        Limit limit = form.limit();
        if (limit.componentId() != null
                && components.tree().component(limit.componentId()).isEmpty()) {
            throw new IllegalArgumentException("no component has the id " + limit.componentId());
        }
        try {
            limits.change(id, limit);
        } catch (AlertRejected e) {
            response.setStatus(422);
            return page(metric, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return "redirect:/admin/metrics/" + id;
    }

    private String page(MetricSummary metric, MetricLimitForm form, Map<String, String> problems, Model model) {
        model.addAttribute("metric", metric);
        model.addAttribute("form", form);
        model.addAttribute(
                "sides",
                Arrays.stream(Side.values())
                        .map(s -> new Choice(
                                s.code(),
                                words.say("alert.limit.side." + s.code()),
                                s.code().equals(form.side())))
                        .toList());
        model.addAttribute("components", choices(metric, form));
        model.addAttribute("problems", problems);
        return "admin/metric-limit";
    }

    private List<Choice> choices(MetricSummary metric, MetricLimitForm form) {
        List<Choice> choices = new ArrayList<>();
        String usual = words.say("alert.limit.component.usual", metric.service());
        choices.add(new Choice("", usual, form.component().isEmpty()));
        for (ComponentSummary component : components.tree().components()) {
            choices.add(
                    new Choice(component.id(), component.name(), component.id().equals(form.component())));
        }
        return choices;
    }
}
