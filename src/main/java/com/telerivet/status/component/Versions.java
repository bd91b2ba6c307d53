package com.telerivet.status.component;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Whether an editor saw what is there now. */
final class Versions {

    private Versions() {}

    /** @param expected the version that the editor saw, or null for whatever is there */
    static void check(int present, @Nullable Integer expected) {
        if (expected != null && expected != present) {
            throw new OptimisticLockingFailureException("this was changed by somebody else");
        }
    }
}
