package com.telerivet.status.incident;

import com.telerivet.status.platform.SiteChanged;

/**
 * A maintenance begins soon, and subscribers are to be reminded of it.
 *
 * @param reminderId another one for each reminder
 */
public record MaintenanceReminded(String incidentId, String reminderId) implements SiteChanged {}
