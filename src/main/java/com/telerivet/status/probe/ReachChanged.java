package com.telerivet.status.probe;

import com.telerivet.status.platform.SiteChanged;

/** Whether readers see who reaches what was changed. */
public record ReachChanged() implements SiteChanged {}
