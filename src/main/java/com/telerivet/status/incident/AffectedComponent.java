package com.telerivet.status.incident;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.StatusChange;
import jakarta.persistence.Embeddable;

/** What an entry did to a component. */
@Embeddable
class AffectedComponent {

    private String componentId;
    private String componentName;
    private ComponentStatus oldStatus;
    private ComponentStatus newStatus;

    protected AffectedComponent() {}

    AffectedComponent(StatusChange change) {
        this.componentId = change.componentId();
        this.componentName = change.componentName();
        this.oldStatus = change.oldStatus();
        this.newStatus = change.newStatus();
    }

    StatusChange change() {
        return new StatusChange(componentId, componentName, oldStatus, newStatus);
    }
}
