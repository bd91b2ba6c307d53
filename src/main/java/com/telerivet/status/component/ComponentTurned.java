package com.telerivet.status.component;

import com.telerivet.status.platform.SiteChanged;
import org.jspecify.annotations.Nullable;

/**
 * A component's history was changed, and with it, mostly, its present status.
 *
 * @param oldStatus what it was just before; the same as the new one where only the past changed
 * @param cause the incident's entry that says so, or that said so until now; null for a change by hand
 */
public record ComponentTurned(
        String componentId, ComponentStatus oldStatus, ComponentStatus newStatus, @Nullable String cause)
        implements SiteChanged {}
