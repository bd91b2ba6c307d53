package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.emergency.KnownSite;
import com.telerivet.status.incident.IncidentStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes the emergency form's fields from what was typed and from the site as it was shown last: no database is asked. */
@Component
class EmergencyViews {

    private final DeskWords words;

    EmergencyViews(DeskWords words) {
        this.words = words;
    }

    /**
     * The fields as the page shows them.
     *
     * @param incidents the open ones, after the choice to begin one
     * @param problems for each field that is at fault what is wrong, in words
     */
    record View(
            EmergencyForm form,
            List<Choice> incidents,
            List<Choice> statuses,
            List<ComponentRow> components,
            Map<String, String> problems) {}

    View of(EmergencyForm form, KnownSite site, Map<String, String> problems) {
        Map<String, String> inWords = new LinkedHashMap<>();
        problems.forEach((field, problem) -> inWords.put(field, words.say(problem)));
        return new View(form, incidents(form, site), statuses(form), rows(form, site.components()), inWords);
    }

    private List<Choice> incidents(EmergencyForm form, KnownSite site) {
        Choice fresh = new Choice(
                "", words.say("admin.emergency.incident.new"), form.incident().isEmpty());
        return Stream.concat(
                        Stream.of(fresh),
                        site.incidents().stream()
                                .filter(story -> story.isOpen() && !story.isMaintenance())
                                .map(story -> new Choice(
                                        story.id(), story.name(), story.id().equals(form.incident()))))
                .toList();
    }

    private List<Choice> statuses(EmergencyForm form) {
        return Arrays.stream(IncidentStatus.values())
                .filter(s -> s != IncidentStatus.POSTMORTEM && !s.isOfMaintenance())
                .map(s -> new Choice(
                        s.code(),
                        words.say("publication.entry." + s.code()),
                        s.code().equals(form.status())))
                .toList();
    }

    private List<ComponentRow> rows(EmergencyForm form, ComponentTree tree) {
        List<ComponentRow> rows = new ArrayList<>();
        for (ComponentTree.Row row : tree.rows()) {
            String group = row.group() == null ? "" : row.group().name();
            for (ComponentSummary member : row.members()) {
                rows.add(row(form, member, group));
                group = "";
            }
        }
        return rows;
    }

    private ComponentRow row(EmergencyForm form, ComponentSummary component, String group) {
        String choice = form.components().getOrDefault(component.id(), "");
        List<Choice> choices = new ArrayList<>();
        String stays = words.say("admin.components.stays", status(component.status()));
        choices.add(new Choice("", stays, choice.isEmpty()));
        for (ComponentStatus status : ComponentStatus.values()) {
            choices.add(new Choice(status.code(), status(status), status.code().equals(choice)));
        }
        String present = component.status().code();
        return new ComponentRow(component.id(), component.name(), group, present, component.version(), choices);
    }

    private String status(ComponentStatus status) {
        return words.say("part.status." + status.code());
    }
}
