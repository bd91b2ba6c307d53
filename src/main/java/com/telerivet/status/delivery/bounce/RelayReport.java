package com.telerivet.status.delivery.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a relay reports of one address: the webhooks of Amazon SES (through SNS), Postmark, SendGrid and Mailgun, and a plain
 * form for everybody else: {@code {"event": "bounce", "email": "...", "status": "5.1.1", "reason": "..."}}.
 */
record RelayReport(String address, Word word) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 1000;
    private static final Set<String> COMPLAINTS = Set.of("complaint", "complained", "spamreport", "spamcomplaint");
    private static final Set<String> FAILURES = Set.of("bounce", "failed", "hard_bounce", "hardbounce");

    /** Nothing for what is no bounce and no complaint; null for what is no JSON. */
    static @Nullable List<RelayReport> in(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            // SNS wraps it into a text
            JsonNode told = root.path("Message").isString()
                    ? JSON.readTree(root.path("Message").asString())
                    : root;
            List<RelayReport> reports = new ArrayList<>();
            for (JsonNode event : told.isArray() ? told : JSON.createArrayNode().add(told)) {
                if (reports.size() < MOST) {
                    reports.addAll(of(event));
                }
            }
            return reports;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The link by which a topic of SNS is confirmed; "" where the body holds none. */
    static String confirmation(String body) {
        try {
            return JSON.readTree(body).path("SubscribeURL").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private static List<RelayReport> of(JsonNode event) {
        JsonNode data = event.has("event-data") ? event.path("event-data") : event;
        if (data.has("bounce") || data.has("complaint")) {
            return ofAmazon(data);
        }
        String what = text(data, "event", "RecordType").toLowerCase(Locale.ROOT);
        String address = text(data, "email", "Email", "recipient");
        String status = text(data, "status");
        String reason = text(data, "reason", "Description", "description");
        if (address.isEmpty()) {
            return List.of();
        }
        if (COMPLAINTS.contains(what)) {
            return List.of(new RelayReport(address, Word.complaint(reason.isEmpty() ? "spam" : reason)));
        }
        if (!FAILURES.contains(what) || text(data, "severity").equals("temporary")) {
            return List.of();
        }
        JsonNode delivery = data.path("delivery-status");
        String said = reason.isEmpty() ? text(delivery, "message", "description") : reason;
        // Postmark and SendGrid name the kind; the others tell of permanent failures only
        String kind = text(data, "type", "Type").toLowerCase(Locale.ROOT);
        boolean isSoft = Set.of("softbounce", "transient", "blocked", "dnserror", "spamnotification", "soft")
                .contains(kind);
        String assumed = isSoft ? "" : "5.0.0";
        return List.of(new RelayReport(address, Word.failed(status.isEmpty() ? assumed : status, said)));
    }

    private static List<RelayReport> ofAmazon(JsonNode event) {
        List<RelayReport> reports = new ArrayList<>();
        boolean isForGood = event.path("bounce").path("bounceType").asString("").equals("Permanent");
        for (JsonNode to : event.path("bounce").path("bouncedRecipients")) {
            String status = text(to, "status");
            reports.add(new RelayReport(
                    text(to, "emailAddress"),
                    Word.failed(isForGood && status.isEmpty() ? "5.0.0" : status, text(to, "diagnosticCode"))));
        }
        for (JsonNode by : event.path("complaint").path("complainedRecipients")) {
            String type = text(event.path("complaint"), "complaintFeedbackType");
            reports.add(new RelayReport(text(by, "emailAddress"), Word.complaint(type.isEmpty() ? "spam" : type)));
        }
        return reports;
    }

    /** The first of these fields that holds words. */
    private static String text(JsonNode node, String... names) {
        for (String name : names) {
            String text = node.path(name).asString("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
