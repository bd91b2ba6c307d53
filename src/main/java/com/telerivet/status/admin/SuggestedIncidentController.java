package com.telerivet.status.admin;

import com.telerivet.status.alert.Limits;
import com.telerivet.status.alert.Suggestions;
import com.telerivet.status.alert.TruthGap;
import com.telerivet.status.alert.TruthGaps;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The report form, filled in with what a metric says. */
@Controller
@Allowed(Role.EDITOR)
class SuggestedIncidentController {

    private final TruthGaps gaps;
    private final Limits limits;
    private final Metrics metrics;
    private final Suggestions suggestions;
    private final EntryViews views;
    private final DeskDrafts drafts;
    private final Clock clock;

    SuggestedIncidentController(
            TruthGaps gaps,
            Limits limits,
            Metrics metrics,
            Suggestions suggestions,
            EntryViews views,
            DeskDrafts drafts,
            Clock clock) {
        this.gaps = gaps;
        this.limits = limits;
        this.metrics = metrics;
        this.suggestions = suggestions;
        this.views = views;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Where the gap closed meanwhile, the form still names the component; its time is then now. */
    @GetMapping(path = "/admin/incidents/new", params = "metric")
    String form(@RequestParam("metric") String metricId, Principal person, Model model) {
        MetricSummary metric = metrics.find(metricId).orElseThrow();
        Instant since = gaps.now().stream()
                .filter(gap -> gap.metric().id().equals(metricId))
                .map(TruthGap::since)
                .findFirst()
                .orElseGet(clock::instant);
        ComponentSummary component = gaps.component(
                        metric, Objects.requireNonNull(limits.all().get(metricId)))
                .orElse(null);
        String name = component == null ? metric.service() : component.name();
        String id = component == null ? null : component.id();
        String draft = DeskDrafts.suggestion(metricId);
        EntryForm form = drafts.resume(person.getName(), draft, EntryForm.class, model)
                .orElseGet(() -> SuggestedForms.report(suggestions.of(metric.kind(), name, since), id, since));
        model.addAttribute("draftName", draft);
        model.addAttribute("entry", views.preview(form, null));
        return "admin/incident-new";
    }
}
