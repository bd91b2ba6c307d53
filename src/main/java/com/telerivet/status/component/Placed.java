package com.telerivet.status.component;

import org.jspecify.annotations.Nullable;

/** What has a place among siblings: a component, or a group of the top level. */
interface Placed {

    String id();

    /** The group whose member it is; null at the top level. */
    @Nullable
    String groupId();

    int position();

    void stand(int position);
}
