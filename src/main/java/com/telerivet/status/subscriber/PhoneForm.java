package com.telerivet.status.subscriber;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the form of SMS sends. */
record PhoneForm(
        @Nullable @Size(max = 100) String phone,
        @Nullable String scope,
        @Nullable @Size(max = 1000) List<String> components,
        @Nullable String steps,
        @Nullable String kinds,
        @Nullable @Size(max = 40) String incident,
        @Nullable @Size(max = 40) String shown,
        @Nullable String website)
        implements SignUpForm {

    static PhoneForm blank(@Nullable String incident) {
        return new PhoneForm(null, null, null, null, null, incident, null, null);
    }
}
