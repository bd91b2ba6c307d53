package com.telerivet.status.manageapi;

import com.telerivet.status.component.Components;
import com.telerivet.status.subscriber.MailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client says of a subscriber. */
record SubscriberRequest(Fields fields) {

    static final String COMPONENT_IDS = "component_ids";

    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_NUMBER = 40;

    MailAddress address() {
        return MailAddress.of(fields.required("email", MailAddress.LONGEST))
                .orElseThrow(() -> ApiError.invalid("Email is not an address"));
    }

    /** The URL of a webhook, or null where none is meant. */
    @Nullable
    String endpoint() {
        return fields.present("endpoint") == null ? null : fields.required("endpoint", LONGEST_URL);
    }

    /** The number of a phone, or null where none is meant. */
    @Nullable
    String phone() {
        return fields.present("phone_number") == null ? null : fields.required("phone_number", LONGEST_NUMBER);
    }

    static ApiError noPhone() {
        return ApiError.invalid("Phone number must be in international form, such as +15551234567");
    }

    boolean isAgreed() {
        return fields.flag("skip_confirmation_notification", false);
    }

    /** Where the address agreed: nobody knows more of it than that a program said so. Null where it is to be asked. */
    @Nullable
    String consent() {
        return isAgreed() ? "told over the API" : null;
    }

    /** The components to hear of; empty where none are named, which means all. */
    Set<String> components(Components components) {
        List<String> ids = fields.texts(COMPONENT_IDS);
        if (ids == null) {
            return Set.of();
        }
        if (ids.isEmpty()) {
            throw ApiError.invalid("Component ids can't be blank");
        }
        var tree = components.tree();
        Set<String> chosen = new LinkedHashSet<>();
        for (String id : ids) {
            if (tree.component(id).isEmpty()) {
                throw ApiError.invalid("There is no component with the id " + id);
            }
            chosen.add(id);
        }
        return chosen;
    }
}
