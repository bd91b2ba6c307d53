package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the form of SMS sends.
 *
 * @param scope {@code chosen} for the named components only; anything else is all of them
 * @param website a field that no person sees; programs that fill in whatever they find give themselves away by it
 */
record PhoneForm(
        @Nullable @Size(max = 100) String phone,
        @Nullable String scope,
        @Nullable @Size(max = 1000) List<String> components,
        @Nullable String website) {

    boolean isFromAProgram() {
        return website != null && !website.isBlank();
    }

    boolean wantsChosen() {
        return "chosen".equals(scope);
    }

    Set<String> chosen() {
        return components == null ? Set.of() : Set.copyOf(components);
    }
}
