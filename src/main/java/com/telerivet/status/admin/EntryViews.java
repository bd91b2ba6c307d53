package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.platform.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the fields of an entry from what was typed and from what there is. */
@Component
class EntryViews {

    private static final List<String> PROMISES = List.of("15", "30", "60");

    private final Components components;
    private final Markdown markdown;
    private final Audience audience;
    private final DeskWords words;

    EntryViews(Components components, Markdown markdown, Audience audience, DeskWords words) {
        this.components = components;
        this.markdown = markdown;
        this.audience = audience;
        this.words = words;
    }

    /** @param touched the components that earlier entries of the incident named */
    EntryView plain(EntryForm form, Set<String> touched) {
        return view(form, touched, false, Map.of());
    }

    EntryView preview(EntryForm form, Set<String> touched) {
        return view(form, touched, true, Map.of());
    }

    /** @param problems for each field at fault a message key, or a sentence */
    EntryView faulty(EntryForm form, Set<String> touched, Map<String, String> problems) {
        return view(form, touched, false, problems);
    }

    /** Every component with all its possible states, the present one chosen. */
    List<ComponentRow> states() {
        return rows(Map.of(), true);
    }

    private EntryView view(EntryForm form, Set<String> touched, boolean withPreview, Map<String, String> problems) {
        Map<String, String> inWords = new LinkedHashMap<>();
        problems.forEach(
                (field, problem) -> inWords.put(field, problem.startsWith("admin.") ? words.say(problem) : problem));
        List<ComponentRow> rows = rows(form.components(), false);
        String people = audience.of(form.touching(touched));
        return new EntryView(
                form,
                Arrays.stream(IncidentStatus.values())
                        .filter(s -> s != IncidentStatus.POSTMORTEM && s.isOfMaintenance() == isOfMaintenance(form))
                        .map(s -> new Choice(s.code(), status(s), s.code().equals(form.status())))
                        .toList(),
                impacts(form.impact()),
                promises(form.promise()),
                rows,
                String.join(",", touched),
                people,
                withPreview ? markdown.toHtml(form.body()) : null,
                withPreview ? consequence(form, rows, people) : words.say("admin.consequence"),
                inWords);
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

    private List<Choice> promises(String chosen) {
        List<Choice> promises = new ArrayList<>();
        promises.add(new Choice("", words.say("admin.promise.none"), chosen.isEmpty()));
        for (String minutes : PROMISES) {
            promises.add(new Choice(minutes, words.say("admin.promise.in", minutes), chosen.equals(minutes)));
        }
        promises.add(new Choice(EntryForm.AT, words.say("admin.promise.at"), chosen.equals(EntryForm.AT)));
        return promises;
    }

    private static boolean isOfMaintenance(EntryForm form) {
        return IncidentStatus.of(form.status())
                .filter(IncidentStatus::isOfMaintenance)
                .isPresent();
    }

    String status(IncidentStatus status) {
        return words.say("publication.entry." + status.code());
    }

    /** "Publishes to the page, sets API to Major outage, mails 1,204 people." */
    private String consequence(EntryForm form, List<ComponentRow> rows, String people) {
        List<String> parts = new ArrayList<>();
        parts.add(words.say("admin.consequence.publishes"));
        for (ComponentRow row : rows) {
            Optional<ComponentStatus> chosen =
                    ComponentStatus.of(form.components().getOrDefault(row.id(), ""));
            chosen.ifPresent(s -> parts.add(words.say("admin.consequence.sets", row.name(), component(s))));
        }
        if (form.promise().equals(EntryForm.AT)) {
            parts.add(words.say("admin.consequence.promises", form.promiseAt().replace('T', ' ') + " UTC"));
        } else if (!form.promise().isEmpty()) {
            parts.add(words.say("admin.consequence.promises", words.say("admin.promise.in", form.promise())));
        }
        parts.add(
                form.notifying()
                        ? words.say("admin.consequence.notifies", people)
                        : words.say("admin.consequence.silent"));
        return String.join(", ", parts) + ".";
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
