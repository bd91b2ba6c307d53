package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of webhooks and chats send.
 *
 * @param email who is told when nothing gets through; of a webhook only
 * @param scope {@code chosen} for the named components only; anything else is all of them
 * @param website a field that no person sees; programs that fill in whatever they find give themselves away by it
 */
record EndpointForm(
        @Nullable @Size(max = 2000) String url,
        @Nullable @Size(max = 1000) String email,
        @Nullable String scope,
        @Nullable @Size(max = 1000) List<String> components,
        @Nullable String website) {

    static final EndpointForm EMPTY = new EndpointForm(null, null, null, null, null);

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
