package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the preferences page sends.
 *
 * @param scope "all", "chosen" or "followed"; anything else leaves it as it is
 * @param follows the incidents that are still ticked, of those {@code listed}
 */
record PreferencesForm(
        @Nullable String scope,
        @Nullable @Size(max = 1000) List<String> components,
        @Nullable String steps,
        @Nullable String kinds,
        @Nullable @Size(max = 1000) List<String> listed,
        @Nullable @Size(max = 1000) List<String> follows,
        @Nullable String language) {

    Preferences.Scope scope(Subscription now) {
        if (scope == null) {
            return Preferences.Scope.of(now);
        }
        return switch (scope) {
            case "all" -> Preferences.Scope.ALL;
            case "chosen" -> Preferences.Scope.CHOSEN;
            case "followed" -> Preferences.Scope.NONE;
            default -> Preferences.Scope.of(now);
        };
    }

    /** The ticked components; of a form without such a choice those that there are. */
    Set<String> chosen(Subscription now) {
        return scope == null ? now.componentIds() : set(components);
    }

    Extent extent(Subscription now) {
        return steps == null && kinds == null ? now.extent() : Extent.of(steps, kinds);
    }

    Set<String> unfollowed() {
        Set<String> gone = new LinkedHashSet<>(set(listed));
        gone.removeAll(set(follows));
        return gone;
    }

    private static Set<String> set(@Nullable List<String> ids) {
        return ids == null ? Set.of() : Set.copyOf(ids);
    }
}
