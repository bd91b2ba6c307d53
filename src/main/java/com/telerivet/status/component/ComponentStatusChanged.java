package com.telerivet.status.component;

import com.telerivet.status.platform.SiteChanged;

/** A component's status or its history changed. */
public record ComponentStatusChanged(String componentId) implements SiteChanged {}
