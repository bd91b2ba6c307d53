package com.telerivet.status.subscriber;

import com.telerivet.status.page.Language;
import java.util.Set;

/**
 * What a subscriber wants to hear of from now on.
 *
 * @param componentIds of {@code CHOSEN} only, and then at least one
 * @param unfollowed incidents that it does not follow any more
 */
record Preferences(Scope scope, Set<String> componentIds, Extent extent, Set<String> unfollowed, Language language) {

    /** Of which components it hears, beside what it follows. */
    enum Scope {
        ALL,
        CHOSEN,
        NONE;

        static Scope of(Subscription subscription) {
            if (subscription.hearsOfAll()) {
                return ALL;
            }
            return subscription.hearsOfFollowedOnly() ? NONE : CHOSEN;
        }
    }
}
