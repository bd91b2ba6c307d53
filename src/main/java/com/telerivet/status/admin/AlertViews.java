package com.telerivet.status.admin;

import com.telerivet.status.alert.AlertRule;
import com.telerivet.status.alert.NewRule;
import com.telerivet.status.alert.RuleKind;
import com.telerivet.status.alert.Side;
import com.telerivet.status.component.Components;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.probe.ProbeSummary;
import com.telerivet.status.probe.Probes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Rules in words, and the choices of their form. */
@Component
class AlertViews {

    private final Metrics metrics;
    private final Probes probes;
    private final Components components;
    private final DeskWords words;

    AlertViews(Metrics metrics, Probes probes, Components components, DeskWords words) {
        this.metrics = metrics;
        this.probes = probes;
        this.components = components;
        this.words = words;
    }

    /** A rule in the list; since is null for one that was not looked at yet. */
    record Row(
            String id,
            String name,
            String state,
            String tone,
            @Nullable String since,
            String sentence,
            String tells,
            boolean publishing,
            boolean paused) {}

    Row row(AlertRule rule) {
        NewRule terms = rule.terms();
        String state =
                rule.isPaused() ? "paused" : rule.checkedAt() == null ? "new" : rule.isFiring() ? "firing" : "quiet";
        List<String> told = new ArrayList<>(terms.mails());
        if (!terms.webhookUrl().isEmpty()) {
            told.add(terms.webhookUrl());
        }
        return new Row(
                rule.id(),
                terms.name(),
                state,
                state.equals("firing") ? "failing" : state.equals("quiet") ? "good" : state,
                rule.checkedAt() == null ? null : words.moment(rule.since()).words(),
                sentence(terms),
                told.isEmpty()
                        ? words.say("alert.rules.tells.nobody")
                        : words.say("alert.rules.tells", String.join(", ", told)),
                terms.isPublishing(),
                rule.isPaused());
    }

    /** "API error rate above 2 % for 3 of 5 minutes" */
    private String sentence(NewRule terms) {
        Optional<MetricSummary> metric = Optional.ofNullable(terms.metricId()).flatMap(metrics::find);
        String gone = words.say("alert.rules.gone");
        if (terms.kind() == RuleKind.CERTIFICATE) {
            Optional<ProbeSummary> probe = Optional.ofNullable(terms.probeId()).flatMap(probes::find);
            return words.say(
                    "alert.rules.sentence.certificate",
                    probe.map(ProbeSummary::name).orElse(gone),
                    terms.days());
        }
        String name = metric.map(MetricSummary::name).orElse(gone);
        return terms.kind() == RuleKind.SILENCE
                ? words.say("alert.rules.sentence.silence", name, terms.badMinutes())
                : words.say(
                        "alert.rules.sentence." + terms.side().code(),
                        name,
                        metric.map(m -> Figures.threshold(m, terms.threshold()))
                                .orElseGet(() -> Figures.plain(terms.threshold())),
                        terms.badMinutes(),
                        terms.ofMinutes());
    }

    /** Whether a form's choices are among those that were offered. */
    boolean isOffered(AlertForm form) {
        return (form.metric().isEmpty() || metrics.find(form.metric()).isPresent())
                && (form.probe().isEmpty() || probes.find(form.probe()).isPresent())
                && (form.component().isEmpty()
                        || components.tree().component(form.component()).isPresent());
    }

    void choices(AlertForm form, Model model) {
        model.addAttribute("kinds", fixed(RuleKind.values(), RuleKind::code, "alert.rule.kind.", form.kind()));
        model.addAttribute("sides", fixed(Side.values(), Side::code, "alert.limit.side.", form.side()));
        model.addAttribute(
                "metrics",
                found(metrics.all(), MetricSummary::id, MetricSummary::name, "alert.rule.nothing", form.metric()));
        model.addAttribute(
                "probes",
                found(probes.all(), ProbeSummary::id, ProbeSummary::name, "alert.rule.nothing", form.probe()));
        model.addAttribute(
                "components",
                found(
                        components.tree().components(),
                        c -> c.id(),
                        c -> c.name(),
                        "alert.rule.component.usual",
                        form.component()));
    }

    private <T> List<Choice> fixed(T[] all, Function<T, String> code, String key, String chosen) {
        return Arrays.stream(all)
                .map(one -> new Choice(
                        code.apply(one),
                        words.say(key + code.apply(one)),
                        code.apply(one).equals(chosen)))
                .toList();
    }

    private <T> List<Choice> found(
            List<T> all, Function<T, String> id, Function<T, String> name, String none, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.say(none), chosen.isEmpty()));
        all.forEach(one -> choices.add(
                new Choice(id.apply(one), name.apply(one), id.apply(one).equals(chosen))));
        return choices;
    }
}
