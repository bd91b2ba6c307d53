package com.telerivet.status.publication.embed;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.publication.SiteSnapshot;
import java.util.Locale;

/** The few words that all of these documents share. */
final class StatusWords {

    private StatusWords() {}

    /** The sentence of the whole page; calm is not claimed while an incident is open. */
    static String headline(SiteSnapshot site) {
        String sentence = site.components().systemStatus().description();
        boolean isCalm = worst(site) == ComponentStatus.OPERATIONAL;
        return isCalm && !site.openIncidents().isEmpty() ? "Incident open, all systems operational" : sentence;
    }

    static ComponentStatus worst(SiteSnapshot site) {
        return ComponentStatus.worst(site.components().components().stream()
                .map(component -> component.status())
                .toList());
    }

    /** {@code Major outage} */
    static String of(ComponentStatus status) {
        return sentence(status.code());
    }

    static String label(IncidentStory story, IncidentEntry entry) {
        return story.isUpdate(entry) ? "Update" : sentence(entry.status().code());
    }

    private static String sentence(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('_', ' ');
    }
}
