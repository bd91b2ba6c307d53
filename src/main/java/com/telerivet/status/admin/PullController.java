package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.prometheus.PullRejected;
import com.telerivet.status.metric.prometheus.PullSummary;
import com.telerivet.status.metric.prometheus.Pulls;
import com.telerivet.status.metric.prometheus.SignIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
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

/** The queries that Prometheus servers are asked: how each went last, and which metric it feeds. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class PullController {

    private static final String LIST = "redirect:/admin/pulls";

    private final Pulls pulls;
    private final Metrics metrics;
    private final SubmittedForms forms;
    private final DeskWords words;

    PullController(Pulls pulls, Metrics metrics, SubmittedForms forms, DeskWords words) {
        this.pulls = pulls;
        this.metrics = metrics;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/pulls")
    @Allowed(Role.VIEWER)
    String list(Model model) {
        model.addAttribute("rows", pulls.all().stream().map(this::row).toList());
        return "admin/pulls";
    }

    @GetMapping("/admin/pulls/new")
    String blank(Model model) {
        return page(null, PullForm.fresh(), Map.of(), model);
    }

    @PostMapping("/admin/pulls")
    String add(
            PullForm form, BindingResult binding, Model model, HttpServletResponse response, RedirectAttributes news) {
        try {
            checkMetric(form);
            forms.once(form.key(), () -> pulls.add(form.pull()));
        } catch (PullRejected e) {
            return refused(null, form, e, model, response);
        }
        news.addFlashAttribute("news", words.say("admin.pulls.asking", form.name()));
        return LIST;
    }

    @PostMapping("/admin/pulls/trial")
    String tryNew(PullForm form, BindingResult binding, Model model, HttpServletResponse response) {
        return tried(null, form, model, response);
    }

    @GetMapping("/admin/pulls/{id}")
    String edit(@PathVariable String id, Model model) {
        PullSummary pull = known(id);
        return page(pull, PullForm.of(pull), Map.of(), model);
    }

    @PostMapping("/admin/pulls/{id}")
    String save(
            @PathVariable String id,
            PullForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        PullSummary pull = known(id);
        try {
            checkMetric(form);
            pulls.change(id, form.pull());
        } catch (PullRejected e) {
            return refused(pull, form, e, model, response);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/admin/pulls/{id}/trial")
    String tryKnown(
            @PathVariable String id, PullForm form, BindingResult binding, Model model, HttpServletResponse response) {
        return tried(known(id), form, model, response);
    }

    @PostMapping("/admin/pulls/{id}/pull")
    String pullNow(@PathVariable String id, RedirectAttributes news) {
        pulls.pullNow(id);
        news.addFlashAttribute("news", words.say("admin.pulls.asking", known(id).name()));
        return LIST;
    }

    @PostMapping("/admin/pulls/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        String name = known(id).name();
        pulls.remove(id);
        news.addFlashAttribute("news", words.say("admin.components.removed.done", name));
        return LIST;
    }

    private String tried(@Nullable PullSummary pull, PullForm form, Model model, HttpServletResponse response) {
        try {
            double value = pulls.tried(pull == null ? null : pull.id(), form.pull());
            String said = Double.isFinite(value)
                    ? words.say("admin.pulls.tried", String.valueOf(value))
                    : words.say("admin.pulls.tried.nothing");
            model.addAttribute("tried", said);
            return page(pull, form, Map.of(), model);
        } catch (PullRejected e) {
            return refused(pull, form, e, model, response);
        }
    }

    private String refused(
            @Nullable PullSummary pull, PullForm form, PullRejected e, Model model, HttpServletResponse response) {
        response.setStatus(422);
        return page(pull, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
    }

    /** A choice that is none of those offered is no mistake of a person. */
    private void checkMetric(PullForm form) {
        if (!form.metric().isEmpty() && metrics.find(form.metric()).isEmpty()) {
            throw new IllegalArgumentException("no metric has the id " + form.metric());
        }
    }

    private String page(@Nullable PullSummary pull, PullForm form, Map<String, String> problems, Model model) {
        model.addAttribute("pull", pull);
        model.addAttribute("form", form);
        model.addAttribute(
                "signIns",
                Arrays.stream(SignIn.values())
                        .map(s -> new Choice(
                                s.code(),
                                words.say("admin.pulls.sign-in." + s.code()),
                                s.code().equals(form.signIn())))
                        .toList());
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                "", words.say("admin.pulls.metric.choose"), form.metric().isEmpty()));
        for (MetricSummary metric : metrics.all()) {
            choices.add(new Choice(metric.id(), metric.name(), metric.id().equals(form.metric())));
        }
        model.addAttribute("metrics", choices);
        model.addAttribute("problems", problems);
        return "admin/pull";
    }

    private Row row(PullSummary pull) {
        boolean isFailing = pull.lastErrorAt() != null && pull.lastErrorAt().equals(pull.lastAt());
        String state = pull.lastAt() == null ? "new" : isFailing ? "failing" : "good";
        return new Row(
                pull,
                metrics.find(pull.metricId()).map(MetricSummary::name).orElse(""),
                state,
                pull.interval().toSeconds(),
                age(pull.lastSuccessAt()),
                age(pull.lastErrorAt()),
                pull.lastValue() == null ? "" : String.valueOf(pull.lastValue()));
    }

    private String age(@Nullable Instant at) {
        return at == null ? words.say("admin.tokens.unused") : words.say("admin.probes.ago", words.since(at));
    }

    private PullSummary known(String id) {
        return pulls.find(id).orElseThrow();
    }

    /** A query as the desk lists it. */
    record Row(
            PullSummary pull, String metric, String state, long seconds, String success, String error, String value) {}
}
