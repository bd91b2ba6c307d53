package com.telerivet.status.incident;

import com.telerivet.status.platform.SiteChanged;

/** An incident's name, entries or postmortem were edited, taken back or deleted, without news for subscribers. */
public record IncidentChanged(String incidentId) implements SiteChanged {}
