package com.telerivet.status.component;

/** What a change did to a component: equal statuses mean that it was named and left as it was. */
public record StatusChange(
        String componentId, String componentName, ComponentStatus oldStatus, ComponentStatus newStatus) {}
