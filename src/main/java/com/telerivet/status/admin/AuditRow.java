package com.telerivet.status.admin;

import com.telerivet.status.platform.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of the audit trail as the desk shows it. */
record AuditRow(String who, String deed, String name, String address, Moment at, List<Change> changes) {

    /** A field, before and after; empty where there was or is none. */
    record Change(String field, String before, String after) {}

    static AuditRow of(AuditEntry entry, DeskWords words) {
        String who = entry.who().name();
        return new AuditRow(
                entry.who().kind().equals("token") ? words.say("admin.audit.token", who) : who,
                words(entry.verb()) + " " + words(entry.noun()),
                entry.nounName() != null ? entry.nounName() : entry.nounId() == null ? "" : entry.nounId(),
                entry.who().address(),
                words.moment(entry.at()),
                changes(entry));
    }

    /** {@code incident_update} is said as "incident update". */
    static String words(String name) {
        return name.replace('_', ' ');
    }

    private static List<Change> changes(AuditEntry entry) {
        JsonNode before = tree(entry.before());
        JsonNode after = tree(entry.after());
        TreeSet<String> fields = new TreeSet<>(before.propertyNames());
        fields.addAll(after.propertyNames());
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            changes.add(new Change(words(field), text(before.get(field)), text(after.get(field))));
        }
        return changes;
    }

    private static JsonNode tree(@Nullable String json) {
        return JsonMapper.shared().readTree(json == null ? "{}" : json);
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
