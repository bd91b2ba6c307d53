package com.telerivet.status.component;

import com.telerivet.status.platform.SiteChanged;

/** What a component or a group is called, where it stands or whether it is shown changed, or it is gone. */
public record ComponentEdited(String id) implements SiteChanged {}
