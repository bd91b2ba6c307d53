package com.telerivet.status.manageapi;

import com.telerivet.status.component.Components;
import com.telerivet.status.subscriber.MailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a client says of a subscriber. */
record SubscriberRequest(Fields fields) {

    static final String COMPONENT_IDS = "component_ids";

    MailAddress address() {
        if (fields.present("endpoint") != null) {
            throw ApiError.invalid("Webhook subscribers can't be added here yet");
        }
        if (fields.present("phone_number") != null) {
            throw ApiError.invalid("SMS subscribers can't be added here");
        }
        return MailAddress.of(fields.required("email", MailAddress.LONGEST))
                .orElseThrow(() -> ApiError.invalid("Email is not an address"));
    }

    boolean isAgreed() {
        return fields.flag("skip_confirmation_notification", false);
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
