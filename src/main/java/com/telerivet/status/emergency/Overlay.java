package com.telerivet.status.emergency;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** Lays entries that are not in the database over the last site that was read from it, each with a word that says so. */
final class Overlay {

    private final MessageSource messages;

    Overlay(MessageSource messages) {
        this.messages = messages;
    }

    KnownSite on(KnownSite site, List<EmergencyEntry> entries) {
        KnownSite shown = site;
        for (EmergencyEntry entry : entries) {
            if (!holds(shown, entry.id())) {
                shown = with(shown, entry);
            }
        }
        return shown;
    }

    /** In the moment after its return to the database an entry is known in both ways. */
    private static boolean holds(KnownSite site, String entryId) {
        return site.incidents().stream()
                .flatMap(story -> story.entries().stream())
                .anyMatch(entry -> entry.id().equals(entryId));
    }

    private KnownSite with(KnownSite site, EmergencyEntry posted) {
        IncidentEntry entry = entry(site.components(), posted);
        List<IncidentStory> stories = new ArrayList<>(site.incidents());
        Optional<IncidentStory> told = stories.stream()
                .filter(story -> story.id().equals(posted.incidentId()))
                .findFirst();
        if (told.isPresent()) {
            stories.set(stories.indexOf(told.get()), told.get().with(entry));
        } else {
            stories.add(0, IncidentStory.begunBy(posted.incidentId(), posted.incidentName(), entry));
        }
        return new KnownSite(List.copyOf(stories), site.components().with(posted.components()));
    }

    private IncidentEntry entry(ComponentTree components, EmergencyEntry posted) {
        List<StatusChange> changes = new ArrayList<>();
        for (Map.Entry<String, ComponentStatus> named : posted.components().entrySet()) {
            Optional<ComponentSummary> component = components.component(named.getKey());
            component.ifPresent(c -> changes.add(new StatusChange(c.id(), c.name(), c.status(), named.getValue())));
        }
        String mark = messages.getMessage("emergency.mark", null, Locale.ENGLISH);
        return new IncidentEntry(
                posted.id(),
                posted.status(),
                posted.body() + "\n\n*" + mark + "*",
                posted.at(),
                posted.notifySubscribers(),
                false,
                posted.at(),
                posted.at(),
                changes);
    }
}
