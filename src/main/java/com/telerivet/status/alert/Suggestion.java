package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;

/** Words for an incident that a person has still to read. */
public record Suggestion(String name, String body, ComponentStatus status) {}
