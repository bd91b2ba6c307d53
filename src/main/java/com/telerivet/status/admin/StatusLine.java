package com.telerivet.status.admin;

import com.telerivet.status.component.StatusChange;
import java.util.List;

/** A component's name and its status by the API's word for it. */
record StatusLine(String name, String status) {

    static List<StatusLine> of(List<StatusChange> changes) {
        return changes.stream()
                .map(c -> new StatusLine(c.componentName(), c.newStatus().code()))
                .toList();
    }
}
