package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.probe.ProbeRejected;
import com.telerivet.status.probe.ProbeSummary;
import com.telerivet.status.probe.Probes;
import com.telerivet.status.probe.Standing;
import com.telerivet.status.probe.Vantage;
import com.telerivet.status.probe.VantagePoints;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
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

/** The built-in checks: how each went last, what it asks, and which metrics it feeds. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class ProbeController {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS");
    private static final String LIST = "redirect:/admin/probes";

    private final Probes probes;
    private final ProbeAgents agents;
    private final VantagePoints points;
    private final Metrics metrics;
    private final SubmittedForms forms;
    private final DeskWords words;

    ProbeController(
            Probes probes,
            ProbeAgents agents,
            VantagePoints points,
            Metrics metrics,
            SubmittedForms forms,
            DeskWords words) {
        this.agents = agents;
        this.points = points;
        this.probes = probes;
        this.metrics = metrics;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/probes")
    @Allowed(Role.VIEWER)
    String list(Model model) {
        Map<String, Standing> standings = points.standings();
        model.addAttribute(
                "rows",
                probes.all().stream()
                        .map(probe -> row(probe, standings.getOrDefault(probe.id(), Standing.UNKNOWN)))
                        .toList());
        return "admin/probes";
    }

    @GetMapping("/admin/probes/new")
    String blank(Model model) {
        return page(null, ProbeForm.fresh(), Map.of(), model);
    }

    @PostMapping("/admin/probes")
    String add(
            ProbeForm form, BindingResult binding, Model model, HttpServletResponse response, RedirectAttributes news) {
        try {
            checkMetrics(form);
            forms.once(form.key(), () -> probes.add(form.probe()));
        } catch (ProbeRejected e) {
            response.setStatus(422);
            return page(null, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.probes.checking", form.name()));
        return LIST;
    }

    @GetMapping("/admin/probes/{id}")
    String edit(@PathVariable String id, Model model) {
        ProbeSummary probe = known(id);
        return page(probe, ProbeForm.of(probe), Map.of(), model);
    }

    @PostMapping("/admin/probes/{id}")
    String save(
            @PathVariable String id,
            ProbeForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        ProbeSummary probe = known(id);
        try {
            checkMetrics(form);
            probes.change(id, form.probe());
        } catch (ProbeRejected e) {
            response.setStatus(422);
            return page(probe, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/admin/probes/{id}/check")
    String check(@PathVariable String id, RedirectAttributes news) {
        probes.checkNow(id);
        news.addFlashAttribute(
                "news", words.say("admin.probes.checking", known(id).name()));
        return LIST;
    }

    @PostMapping("/admin/probes/{id}/pause")
    String pause(@PathVariable String id, RedirectAttributes news) {
        probes.pause(id);
        news.addFlashAttribute(
                "news", words.say("admin.probes.paused.done", known(id).name()));
        return LIST;
    }

    @PostMapping("/admin/probes/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        String name = known(id).name();
        probes.remove(id);
        news.addFlashAttribute("news", words.say("admin.components.removed.done", name));
        return LIST;
    }

    /** A choice that is none of those offered is no mistake of a person. */
    private void checkMetrics(ProbeForm form) {
        for (String id : List.of(form.uptime(), form.time(), form.errors())) {
            if (!id.isEmpty() && metrics.find(id).isEmpty()) {
                throw new IllegalArgumentException("no metric has the id " + id);
            }
        }
    }

    private String page(@Nullable ProbeSummary probe, ProbeForm form, Map<String, String> problems, Model model) {
        model.addAttribute("probe", probe);
        model.addAttribute("form", form);
        model.addAttribute("uptimes", choices(MetricKind.UPTIME, form.uptime()));
        model.addAttribute("times", choices(MetricKind.RESPONSE_TIME, form.time()));
        model.addAttribute("errors", choices(MetricKind.ERROR_RATE, form.errors()));
        model.addAttribute(
                "methods",
                METHODS.stream()
                        .map(m -> new Choice(m, m, m.equals(form.method())))
                        .toList());
        model.addAttribute("places", places(form));
        Standing standing = probe == null || probe.isPaused() ? null : points.standing(probe);
        model.addAttribute("standing", standing);
        model.addAttribute("mark", standing == null ? null : VantageViews.mark(standing));
        model.addAttribute("problems", problems);
        return "admin/probe";
    }

    /** This page and every agent; none to choose from where there is no agent. */
    private List<Choice> places(ProbeForm form) {
        List<Choice> places = new ArrayList<>();
        agents.all()
                .forEach(agent -> places.add(
                        new Choice(agent.id(), agent.label(), form.points().contains(agent.id()))));
        if (!places.isEmpty()) {
            places.add(
                    0,
                    new Choice(
                            Vantage.PAGE,
                            words.say("admin.agents.page"),
                            form.points().contains(Vantage.PAGE)));
        }
        return places;
    }

    private List<Choice> choices(MetricKind kind, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.say("admin.probes.none.fed"), chosen.isEmpty()));
        for (MetricSummary metric : metrics.all()) {
            if (metric.kind() == kind) {
                choices.add(new Choice(metric.id(), metric.name(), metric.id().equals(chosen)));
            }
        }
        return choices;
    }

    private Row row(ProbeSummary probe, Standing standing) {
        boolean isFailing = probe.lastErrorAt() != null && probe.lastErrorAt().equals(probe.lastAt());
        String own = probe.lastAt() == null ? "new" : isFailing ? "failing" : "good";
        String state = probe.isPaused() ? "paused" : VantageViews.together(standing, own);
        return new Row(
                probe,
                state,
                probe.interval().toSeconds(),
                age(probe.lastSuccessAt()),
                age(probe.lastErrorAt()),
                phases(probe),
                certificate(probe));
    }

    /** "Last answer: 85 ms (1 name, 12 connection, 30 TLS, 40 to the first byte)"; "" for a probe of no answer. */
    private String phases(ProbeSummary probe) {
        List<Double> millis = probe.lastPhases();
        if (millis.isEmpty()) {
            return "";
        }
        Object[] rounded = millis.stream().map(Math::round).toArray();
        return words.say(millis.get(3) == 0 ? "admin.probes.phases.connection" : "admin.probes.phases", rounded);
    }

    private @Nullable String certificate(ProbeSummary probe) {
        Instant end = probe.certificateEndsAt();
        return end == null ? null : words.moment(end).words();
    }

    private String age(@Nullable Instant at) {
        return at == null ? words.say("admin.tokens.unused") : words.say("admin.probes.ago", words.since(at));
    }

    private ProbeSummary known(String id) {
        return probes.find(id).orElseThrow();
    }

    /** A probe as the desk lists it. */
    record Row(
            ProbeSummary probe,
            String state,
            long seconds,
            String success,
            String error,
            String phases,
            @Nullable String certificate) {}
}
