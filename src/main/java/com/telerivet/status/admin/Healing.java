package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.IncidentStory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Once an incident is over, what it broke works again: proposed with a resolution, or said by one choice. */
@Component
class Healing {

    private final Components components;

    Healing(Components components) {
        this.components = components;
    }

    /** Each component that the incident named and that is not operational, with the status to give it. */
    Map<String, String> of(IncidentStory story) {
        Map<String, String> healed = new LinkedHashMap<>();
        for (ComponentSummary component : components.tree().components()) {
            boolean isTouched = story.componentNames().containsKey(component.id());
            if (isTouched && component.status() != ComponentStatus.OPERATIONAL) {
                healed.put(component.id(), ComponentStatus.OPERATIONAL.code());
            }
        }
        return healed;
    }

    /** "Resolve and set all operational" in the words of the other fields; any other form stays as it is. */
    EntryForm spelledOut(EntryForm form, IncidentStory story) {
        return form.status().equals(EntryForm.ALL_WELL) ? form.healed(of(story)) : form;
    }
}
