package com.telerivet.status.incident;

import com.telerivet.status.platform.SiteChanged;

/**
 * An entry was published: the first word of an incident, an update, or its postmortem.
 *
 * @param updateId the entry's id, as it stands in {@link IncidentStory#entries()}
 * @param notifySubscribers whether subscribers are to hear of it
 */
public record UpdatePosted(String incidentId, String updateId, boolean notifySubscribers) implements SiteChanged {}
