package com.telerivet.status.component;

import com.telerivet.status.platform.SiteChanged;

/** A component, or with {@code group} a group of components, came to the page. */
public record ComponentAdded(String id, boolean group) implements SiteChanged {}
