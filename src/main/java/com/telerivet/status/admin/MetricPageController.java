package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.metric.MetricBoard;
import com.telerivet.status.metric.MetricCatalogue;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricRejected;
import com.telerivet.status.metric.MetricState;
import com.telerivet.status.metric.MetricSummary;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The metrics: how each is fed, what it is called, where it stands. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class MetricPageController {

    private static final String LIST = "redirect:/admin/metrics";

    private final MetricBoard metrics;
    private final MetricCatalogue catalogue;
    private final MetricSources sources;
    private final SubmittedForms forms;
    private final DeskWords words;

    MetricPageController(
            MetricBoard metrics,
            MetricCatalogue catalogue,
            MetricSources sources,
            SubmittedForms forms,
            DeskWords words) {
        this.sources = sources;
        this.metrics = metrics;
        this.catalogue = catalogue;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/metrics")
    @Allowed(Role.VIEWER)
    String list(Model model) {
        List<MetricState> states = metrics.states();
        Set<String> silent =
                metrics.withoutFreshData().stream().map(MetricSummary::id).collect(Collectors.toSet());
        MetricSources.Known known = sources.known();
        List<Row> rows = new ArrayList<>();
        for (MetricState state : states) {
            rows.add(new Row(
                    state.metric().id(),
                    state.metric().name(),
                    words.say("admin.metrics.kind." + state.metric().kind().code()),
                    state.shown(),
                    state.archived(),
                    silent.contains(state.metric().id()),
                    known.of(state),
                    rows.size(),
                    rows.size() + 2,
                    rows.size() + 1 == states.size()));
        }
        model.addAttribute("rows", rows);
        return "admin/metrics";
    }

    @GetMapping("/admin/metrics/new")
    String blank(Model model) {
        return page(null, MetricForm.fresh(), Map.of(), model);
    }

    @PostMapping("/admin/metrics")
    String add(
            MetricForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        MetricKind kind = MetricKind.of(form.kind())
                .orElseThrow(() -> new IllegalArgumentException("no metric is of the kind " + form.kind()));
        try {
            forms.once(form.key(), () -> metrics.add(kind, form.details()).id());
        } catch (MetricRejected e) {
            response.setStatus(422);
            return page(null, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.components.added", form.name()));
        return LIST;
    }

    @GetMapping("/admin/metrics/{id}")
    String edit(@PathVariable String id, Model model) {
        MetricState state = known(id);
        return page(state, MetricForm.of(state), Map.of(), model);
    }

    @PostMapping("/admin/metrics/{id}")
    String save(
            @PathVariable String id,
            MetricForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        MetricState state = known(id);
        try {
            metrics.change(id, form.details(), form.version());
        } catch (MetricRejected e) {
            response.setStatus(422);
            return page(state, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute(
                    "problem",
                    words.say("admin.components.meanwhile", state.metric().name()));
            return page(state, form, Map.of(), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    /** Off the page with all that was measured kept, or back again. */
    @PostMapping("/admin/metrics/{id}/archive")
    String archive(@PathVariable String id, @RequestParam boolean archived, RedirectAttributes news) {
        metrics.archive(id, archived);
        String name = known(id).metric().name();
        news.addFlashAttribute(
                "news", words.say(archived ? "admin.components.archived.done" : "admin.metrics.restored", name));
        return LIST;
    }

    @PostMapping("/admin/metrics/{id}/place")
    String place(@PathVariable String id, @RequestParam int position) {
        metrics.place(id, position);
        return "redirect:/admin/metrics#row-" + id;
    }

    /** Only by its name: all that was measured goes with it. */
    @PostMapping("/admin/metrics/{id}/removal")
    String remove(@PathVariable String id, @RequestParam(defaultValue = "") String name, RedirectAttributes news) {
        MetricSummary metric = known(id).metric();
        if (!metric.name().strip().equals(name.strip())) {
            news.addFlashAttribute("problem", words.say("admin.deletion.name.wrong"));
            return "redirect:/admin/metrics/" + id;
        }
        catalogue.remove(id);
        news.addFlashAttribute("news", words.say("admin.components.removed.done", metric.name()));
        return LIST;
    }

    private String page(@Nullable MetricState state, MetricForm form, Map<String, String> problems, Model model) {
        model.addAttribute("metric", state == null ? null : state.metric());
        model.addAttribute("archived", state != null && state.archived());
        model.addAttribute("version", state == null ? 0 : state.version());
        model.addAttribute("form", form);
        model.addAttribute(
                "kinds",
                Arrays.stream(MetricKind.values())
                        .map(k -> new Choice(
                                k.code(),
                                words.say("admin.metrics.kind." + k.code()),
                                k.code().equals(form.kind())))
                        .toList());
        model.addAttribute("problems", problems);
        return "admin/metric";
    }

    private MetricState known(String id) {
        return metrics.states().stream()
                .filter(state -> state.metric().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A metric in the list, with the positions that lie above and below it. */
    record Row(
            String id,
            String name,
            String kind,
            boolean shown,
            boolean archived,
            boolean silent,
            List<MetricSources.Row> sources,
            int up,
            int down,
            boolean last) {}
}
