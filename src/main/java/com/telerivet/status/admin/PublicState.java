package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.SystemStatus;
import java.util.Locale;

/** What the public is told at this moment, in one mark and one line. */
final class PublicState {

    private PublicState() {}

    static String mark(ComponentTree tree) {
        return ComponentStatus.worst(
                        tree.components().stream().map(ComponentSummary::status).toList())
                .code();
    }

    /** The message key of the line over the public page. */
    static String line(ComponentTree tree, boolean anyOpen) {
        SystemStatus status = tree.systemStatus();
        return status == SystemStatus.OPERATIONAL && anyOpen
                ? "publication.banner.incident"
                : "publication.banner." + status.name().toLowerCase(Locale.ROOT);
    }
}
