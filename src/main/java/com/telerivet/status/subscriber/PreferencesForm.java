package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the preferences page sends. */
record PreferencesForm(
        @Nullable String scope, @Nullable @Size(max = 1000) List<String> components, @Nullable String language) {

    boolean wantsChosen() {
        return "chosen".equals(scope);
    }

    Set<String> chosen() {
        return components == null ? Set.of() : Set.copyOf(components);
    }
}
