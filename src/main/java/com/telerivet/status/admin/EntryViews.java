package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.platform.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the fields of an entry from what was typed and from what there is. */
@Component
class EntryViews {

    private static final List<String> REMINDERS = List.of("1", "2", "4", "8");
    private static final List<String> PROMISES = List.of("15", "30", "60");

    private static final String NEVER = "[]";

    private final Components components;
    private final Markdown markdown;
    private final Consequences consequences;
    private final Healing healing;
    private final LanguageSettings languages;
    private final DeskWords words;

    EntryViews(
            Components components,
            Markdown markdown,
            Consequences consequences,
            Healing healing,
            LanguageSettings languages,
            DeskWords words) {
        this.components = components;
        this.markdown = markdown;
        this.consequences = consequences;
        this.healing = healing;
        this.languages = languages;
        this.words = words;
    }

    /** @param story the incident to which it is added; null for a report, or where an entry is corrected */
    EntryView plain(EntryForm form, @Nullable IncidentStory story) {
        return view(form, story, false, Map.of());
    }

    /** With what will be published, and what publishing will do. */
    EntryView preview(EntryForm form, @Nullable IncidentStory story) {
        return view(form, story, true, Map.of());
    }

    /** @param problems for each field at fault a message key, or a sentence */
    EntryView faulty(EntryForm form, @Nullable IncidentStory story, Map<String, String> problems) {
        return view(form, story, false, problems);
    }

    /** Every component with all its possible states, the present one chosen. */
    List<ComponentRow> states() {
        return rows(Map.of(), true);
    }

    private EntryView view(
            EntryForm form, @Nullable IncidentStory story, boolean withPreview, Map<String, String> problems) {
        Map<String, String> inWords = new LinkedHashMap<>();
        problems.forEach(
                (field, problem) -> inWords.put(field, problem.startsWith("admin.") ? words.say(problem) : problem));
        Set<String> heals = story == null || !story.isOpen() || story.isMaintenance()
                ? Set.of()
                : healing.of(story).keySet();
        Consequence consequence = withPreview
                ? consequences.of(form, story)
                : new Consequence("", words.say("admin.consequence"), consequences.people(form, story));
        return new EntryView(
                form,
                statuses(form, !heals.isEmpty()),
                impacts(form.impact()),
                promises(form.promise()),
                rows(form.components(), false),
                story == null ? "" : story.id(),
                String.join(",", heals),
                consequence.people(),
                withPreview || !form.body().isBlank() ? markdown.toHtml(form.body()) : null,
                consequence.impact(),
                consequence.sentence(),
                TranslationFields.of(languages, form.translations()),
                inWords);
    }

    private List<Choice> statuses(EntryForm form, boolean canHeal) {
        List<Choice> choices = new ArrayList<>();
        for (IncidentStatus status : IncidentStatus.values()) {
            if (status != IncidentStatus.POSTMORTEM && status.isOfMaintenance() == isOfMaintenance(form)) {
                choices.add(
                        new Choice(status.code(), status(status), status.code().equals(form.status())));
            }
        }
        if (canHeal) {
            choices.add(new Choice(
                    EntryForm.ALL_WELL,
                    words.say("admin.status.all-well"),
                    form.status().equals(EntryForm.ALL_WELL)));
        }
        return choices;
    }

    List<Choice> impacts(String chosen) {
        List<Choice> impacts = new ArrayList<>();
        impacts.add(new Choice("", words.say("admin.impact.computed"), chosen.isEmpty()));
        for (Impact impact : Impact.values()) {
            if (impact != Impact.MAINTENANCE) {
                String code = impact.code();
                impacts.add(new Choice(code, words.say("admin.impact." + code), code.equals(chosen)));
            }
        }
        return impacts;
    }

    List<Choice> promises(String chosen) {
        List<Choice> promises = new ArrayList<>();
        promises.add(new Choice("", words.say("admin.promise.none"), chosen.isEmpty()));
        for (String minutes : PROMISES) {
            promises.add(new Choice(minutes, words.say("admin.promise.in", minutes), chosen.equals(minutes)));
        }
        promises.add(new Choice(EntryForm.AT, words.say("admin.promise.at"), chosen.equals(EntryForm.AT)));
        return promises;
    }

    /** As usual, every few hours, never, or what a program chose. */
    List<Choice> reminders(String chosen) {
        List<Choice> reminders = new ArrayList<>();
        reminders.add(new Choice("", words.say("admin.reminder.usual"), chosen.isEmpty()));
        for (String hours : REMINDERS) {
            String key = hours.equals("1") ? "admin.reminder.hourly" : "admin.reminder.every";
            reminders.add(new Choice(hours, words.say(key, hours), chosen.equals(hours)));
        }
        reminders.add(new Choice(NEVER, words.say("admin.reminder.never"), chosen.equals(NEVER)));
        if (reminders.stream().noneMatch(Choice::chosen)) {
            boolean isList = chosen.startsWith("[") && chosen.endsWith("]");
            String hours = isList ? chosen.substring(1, chosen.length() - 1).replaceAll(",\\s*", ", ") : chosen;
            String key = isList ? "admin.reminder.once" : "admin.reminder.every";
            reminders.add(new Choice(chosen, words.say(key, hours), true));
        }
        return reminders;
    }

    private static boolean isOfMaintenance(EntryForm form) {
        return IncidentStatus.of(form.status())
                .filter(IncidentStatus::isOfMaintenance)
                .isPresent();
    }

    String status(IncidentStatus status) {
        return words.say("publication.entry." + status.code());
    }

    private List<ComponentRow> rows(Map<String, String> chosen, boolean byHand) {
        List<ComponentRow> rows = new ArrayList<>();
        for (ComponentTree.Row row : components.tree().rows()) {
            String group = row.group() == null ? "" : row.group().name();
            for (ComponentSummary member : row.members()) {
                String choice = byHand ? member.status().code() : chosen.getOrDefault(member.id(), "");
                List<Choice> choices = new ArrayList<>();
                if (!byHand) {
                    String stays = words.say("admin.components.stays", component(member.status()));
                    choices.add(new Choice("", stays, choice.isEmpty()));
                }
                for (ComponentStatus status : ComponentStatus.values()) {
                    choices.add(new Choice(
                            status.code(), component(status), status.code().equals(choice)));
                }
                rows.add(new ComponentRow(
                        member.id(), member.name(), group, member.status().code(), member.version(), choices));
                group = "";
            }
        }
        return rows;
    }

    private String component(ComponentStatus status) {
        return words.say("part.status." + status.code());
    }
}
