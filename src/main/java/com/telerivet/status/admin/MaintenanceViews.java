package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.subscriber.News;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the fields of a maintenance, and says what will happen. */
@Component
class MaintenanceViews {

    private final Components components;
    private final StatusPage page;
    private final Markdown markdown;
    private final Audience audience;
    private final LanguageSettings languages;
    private final DeskWords words;
    private final Clock clock;

    MaintenanceViews(
            Components components,
            StatusPage page,
            Markdown markdown,
            Audience audience,
            LanguageSettings languages,
            DeskWords words,
            Clock clock) {
        this.components = components;
        this.page = page;
        this.markdown = markdown;
        this.audience = audience;
        this.languages = languages;
        this.words = words;
        this.clock = clock;
    }

    /** How times are typed and told. */
    PlannedTime time() {
        return new PlannedTime(page.profile().zone());
    }

    /**
     * @param problems for each field at fault a message key, or a sentence
     * @param id null for one that is not planned yet
     */
    MaintenanceView of(MaintenanceForm form, Map<String, String> problems, @Nullable String id) {
        return view(form, problems, false, id);
    }

    /** With what will be published, and what will happen. */
    MaintenanceView preview(MaintenanceForm form, Map<String, String> problems, @Nullable String id) {
        return view(form, problems, true, id);
    }

    private MaintenanceView view(
            MaintenanceForm form, Map<String, String> problems, boolean withPreview, @Nullable String id) {
        ZoneId zone = page.profile().zone();
        Map<String, String> inWords = new LinkedHashMap<>();
        problems.forEach(
                (field, problem) -> inWords.put(field, problem.startsWith("admin.") ? words.say(problem) : problem));
        boolean isTold = withPreview && problems.isEmpty();
        return new MaintenanceView(
                form,
                components.tree().components().stream()
                        .map(c -> new Choice(c.id(), c.name(), form.components().contains(c.id())))
                        .toList(),
                zone.getId(),
                people(form, id, id == null),
                withPreview && !form.body().isBlank() ? markdown.toHtml(form.body()) : null,
                isTold ? steps(form, id) : List.of(),
                TranslationFields.of(languages, form.translations()),
                inWords);
    }

    /** "Mar 1, 02:00 CET: begins by itself, sets API to Under maintenance, mails 1,204 people." */
    private List<String> steps(MaintenanceForm form, @Nullable String id) {
        boolean isNew = id == null;
        String people = people(form, id, true);
        PlannedTime time = time();
        MaintenancePlan plan = form.plan(time);
        List<String> names = components.tree().components().stream()
                .filter(c -> form.components().contains(c.id()))
                .map(ComponentSummary::name)
                .toList();
        List<String> steps = new ArrayList<>();
        if (isNew || !form.body().isBlank()) {
            steps.add(words.say(
                    isNew ? "admin.maintenance.now" : "admin.maintenance.now.change",
                    told(form.notifying(), people(form, id, isNew))));
        } else {
            steps.add(words.say("admin.maintenance.now.quiet"));
        }
        Instant reminder = plan.scheduledFor().minus(MaintenancePlan.REMINDED_BEFORE);
        if (plan.remindPrior() && reminder.isAfter(clock.instant())) {
            steps.add(words.say("admin.maintenance.step.remind", time.inShort(reminder), people(form, id, false)));
        }
        steps.add(step("start", plan.autoInProgress(), time.inShort(plan.scheduledFor()))
                + (plan.toMaintenanceState() && !names.isEmpty()
                        ? words.say("admin.maintenance.step.sets", String.join(", ", names))
                        : "")
                + (plan.autoInProgress() ? ", " + told(plan.notifyAtStart(), people) : "")
                + ".");
        steps.add(step("end", plan.autoCompleted(), time.inShort(plan.scheduledUntil()))
                + (plan.toOperationalState() && !names.isEmpty()
                        ? words.say("admin.maintenance.step.back", String.join(", ", names))
                        : "")
                + (plan.autoCompleted() ? ", " + told(plan.notifyAtEnd(), people) : "")
                + ".");
        if (time.isTwice(form.from()) || time.isTwice(form.until())) {
            steps.add(words.say("admin.maintenance.time.twice"));
        }
        return steps;
    }

    /** @param isTurn whether those hear of it who want to know of beginnings and ends only */
    private String people(MaintenanceForm form, @Nullable String id, boolean isTurn) {
        return audience.of(new News(new LinkedHashSet<>(form.components()), id, true, isTurn));
    }

    private String step(String which, boolean byItself, String at) {
        return words.say("admin.maintenance.step." + which + (byItself ? "" : ".hand"), at);
    }

    private String told(boolean isTold, String people) {
        return isTold ? words.say("admin.consequence.notifies", people) : words.say("admin.consequence.silent");
    }
}
