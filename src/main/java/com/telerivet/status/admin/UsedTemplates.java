package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.IncidentTemplate;
import com.telerivet.status.incident.IncidentTemplates;
import com.telerivet.status.page.StatusPage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a template into a form: nothing that was typed is lost, and its variables are filled in. */
@Component
class UsedTemplates {

    private final IncidentTemplates templates;
    private final Components components;
    private final StatusPage page;
    private final DeskWords words;
    private final Clock clock;

    UsedTemplates(IncidentTemplates templates, Components components, StatusPage page, DeskWords words, Clock clock) {
        this.templates = templates;
        this.components = components;
        this.page = page;
        this.words = words;
        this.clock = clock;
    }

    /** Offers the templates on the page of a form. */
    void offer(Model model) {
        model.addAttribute("templates", templates.all());
    }

    /**
     * The form with a template in it, which is not the same as with the template alone: a name and components that were
     * chosen stay, and the text goes below what was typed.
     *
     * @param templateId "" or unknown changes nothing
     * @param story the incident that gets an update; null for a report
     */
    EntryForm in(EntryForm form, String templateId, @Nullable IncidentStory story) {
        return templates
                .find(templateId)
                .map(template -> put(template.filledIn(values(template, story)), form, story == null))
                .orElse(form);
    }

    private static EntryForm put(IncidentTemplate template, EntryForm form, boolean isReport) {
        String status =
                template.status() == null ? form.status() : template.status().code();
        boolean isUntouched = form.components().values().stream().allMatch(String::isEmpty);
        Map<String, String> affected = new HashMap<>();
        template.componentIds().forEach(id -> affected.put(id, ComponentStatus.DEGRADED_PERFORMANCE.code()));
        return new EntryForm(
                isReport && form.name().isBlank() ? template.title() : form.name(),
                form.impact(),
                status,
                form.with(template.body()).body(),
                form.at(),
                isReport && isUntouched ? affected : form.components(),
                form.promise(),
                form.promiseAt(),
                form.translations(),
                form.notifying() && template.notifies(),
                form.version(),
                "");
    }

    private Map<String, String> values(IncidentTemplate template, @Nullable IncidentStory story) {
        ComponentTree tree = components.tree();
        Collection<String> affected =
                story == null ? template.componentIds() : story.componentNames().keySet();
        String names =
                affected.stream().map(tree::fullName).flatMap(Optional::stream).collect(Collectors.joining(", "));
        Instant now = clock.instant();
        Map<String, String> values = new HashMap<>();
        values.put("page", page.profile().name());
        values.put("time", words.timeOfDay(now));
        values.put("start", words.timeOfDay(story == null ? now : story.startedAt()));
        if (!names.isEmpty()) {
            values.put("component", names);
        }
        return values;
    }
}
