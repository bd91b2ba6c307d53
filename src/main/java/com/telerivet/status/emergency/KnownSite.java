package com.telerivet.status.emergency;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentStory;
import java.util.List;

/**
 * What readers are shown of incidents and components.
 *
 * @param incidents newest first
 */
public record KnownSite(List<IncidentStory> incidents, ComponentTree components) {

    static final KnownSite NOTHING = new KnownSite(List.of(), new ComponentTree(List.of()));
}
