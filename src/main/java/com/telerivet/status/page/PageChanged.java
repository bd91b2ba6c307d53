package com.telerivet.status.page;

import com.telerivet.status.platform.SiteChanged;

/** The page's name, zone or texts changed. */
public record PageChanged(String pageId) implements SiteChanged {}
