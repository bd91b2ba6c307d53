package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of webhooks and chats send.
 *
 * @param email who is told when nothing gets through; of a webhook only
 */
record EndpointForm(
        @Nullable @Size(max = 2000) String url,
        @Nullable @Size(max = 1000) String email,
        @Nullable String scope,
        @Nullable @Size(max = 1000) List<String> components,
        @Nullable String steps,
        @Nullable String kinds,
        @Nullable @Size(max = 40) String incident,
        @Nullable @Size(max = 40) String shown,
        @Nullable String website)
        implements SignUpForm {

    static EndpointForm blank(@Nullable String incident) {
        return new EndpointForm(null, null, null, null, null, null, incident, null, null);
    }
}
