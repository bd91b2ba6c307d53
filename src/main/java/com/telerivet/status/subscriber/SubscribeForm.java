package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the subscribe form, its dialog and the form of an incident's page send. */
record SubscribeForm(
        @Nullable @Size(max = 1000) String email,
        @Nullable String scope,
        @Nullable @Size(max = 1000) List<String> components,
        @Nullable String steps,
        @Nullable String kinds,
        @Nullable @Size(max = 40) String incident,
        @Nullable @Size(max = 40) String shown,
        @Nullable String website)
        implements SignUpForm {

    /** As it is opened: nothing typed, with these components ticked. */
    static SubscribeForm blank(List<String> components, @Nullable String incident) {
        return new SubscribeForm(null, null, components, null, null, incident, null, null);
    }
}
