package com.telerivet.status.admin;

import java.util.List;

/** One entry of an incident as the desk lists it. */
record EntryRow(
        String id,
        String label,
        boolean isPostmortem,
        boolean isEdited,
        boolean isNotified,
        String html,
        Moment posted,
        List<StatusLine> changes) {}
