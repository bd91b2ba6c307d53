package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the subscribe form and the dialog send.
 *
 * @param scope {@code chosen} for the named components only; anything else, with none named, is all of them
 * @param website a field that no person sees; programs that fill in whatever they find give themselves away by it
 */
record SubscribeForm(
        @Nullable @Size(max = 1000) String email,
        @Nullable String scope,
        @Nullable @Size(max = 1000) List<String> components,
        @Nullable String website) {

    boolean isFromAProgram() {
        return website != null && !website.isBlank();
    }

    boolean wantsChosen() {
        return scope == null ? !chosen().isEmpty() : scope.equals("chosen");
    }

    Set<String> chosen() {
        return components == null ? Set.of() : Set.copyOf(components);
    }
}
