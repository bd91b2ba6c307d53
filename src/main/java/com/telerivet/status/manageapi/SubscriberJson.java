package com.telerivet.status.manageapi;

import com.telerivet.status.subscriber.SubscriberEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscriber as clients know it. */
final class SubscriberJson {

    /** What we call {@code mail} is {@code email} here; the contract knows no Discord, but partners of other kinds. */
    static final Map<String, String> MODES = Map.of(
            "mail",
            "email",
            "sms",
            "sms",
            "webhook",
            "webhook",
            "slack",
            "slack",
            "teams",
            "teams",
            "discord",
            "integration_partner");

    private static final Set<String> CHATS = Set.of("slack", "teams", "integration_partner");

    static final List<String> TYPES = List.of("email", "sms", "webhook", "integration_partner", "slack", "teams");

    private SubscriberJson() {}

    static Map<String, @Nullable Object> of(SubscriberEntry subscriber, ApiDates dates) {
        String mode = MODES.getOrDefault(subscriber.channel(), subscriber.channel());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", subscriber.id());
        json.put("skip_confirmation_notification", false);
        json.put("mode", mode);
        json.put("email", mode.equals("email") ? subscriber.address() : null);
        json.put("endpoint", mode.equals("webhook") ? subscriber.address() : null);
        json.put("phone_number", mode.equals("sms") ? subscriber.address() : null);
        json.put("phone_country", null);
        json.put("display_phone_number", mode.equals("sms") ? subscriber.address() : null);
        json.put("obfuscated_channel_name", CHATS.contains(mode) ? subscriber.address() : null);
        json.put("workspace_name", null);
        json.put("quarantined_at", subscriber.isPaused() ? dates.ofNullable(subscriber.suspendedAt()) : null);
        json.put("purge_at", null);
        json.put("components", subscriber.hearsOfAll() ? null : subscriber.componentIds());
        json.put("page_access_user_id", null);
        json.put("created_at", dates.of(subscriber.createdAt()));
        return json;
    }
}
