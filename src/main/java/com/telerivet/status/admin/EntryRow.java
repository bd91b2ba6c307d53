package com.telerivet.status.admin;

import java.util.List;

/**
 * One entry of an incident as the desk lists it.
 *
 * @param source its Markdown
 */
record EntryRow(
        String id,
        String label,
        boolean isPostmortem,
        boolean isEdited,
        boolean isNotified,
        String source,
        String html,
        Moment posted,
        List<StatusLine> changes) {}
