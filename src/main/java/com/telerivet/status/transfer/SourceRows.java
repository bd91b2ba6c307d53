package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.transfer.SourceSite.Entry;
import com.telerivet.status.transfer.SourceSite.Explanation;
import com.telerivet.status.transfer.SourceSite.Group;
import com.telerivet.status.transfer.SourceSite.Part;
import com.telerivet.status.transfer.SourceSite.Plan;
import com.telerivet.status.transfer.SourceSite.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rows of what a source tells, in the columns of our tables. */
final class SourceRows {

    private final Instant now;

    SourceRows(Instant now) {
        this.now = now;
    }

    ObjectNode group(Group group, int position) {
        return row().put("id", group.id())
                .put("name", group.name())
                .put("description", group.description())
                .put("position", position)
                .put("created_at", time(now))
                .put("updated_at", time(now))
                .put("version", 0);
    }

    ObjectNode part(Part part, @Nullable String group, int position, Instant created) {
        LocalDate start = part.startDate();
        return row().put("id", part.id())
                .put("group_id", group)
                .put("name", part.name())
                .put("description", part.description())
                .put("position", position)
                .put("status", part.status().code())
                .put("showcase", part.showcase())
                .put("only_show_if_degraded", part.onlyIfDegraded())
                .put("start_date", start == null ? null : start.toString())
                .put("created_at", time(created))
                .put("updated_at", time(now))
                .put("version", 0);
    }

    ObjectNode change(String component, ComponentStatus status, Instant at, String cause) {
        return row().put("component_id", component)
                .put("status", status.code())
                .put("at", time(at))
                .put("recorded_at", time(now))
                .put("cause", cause.isEmpty() ? null : cause);
    }

    ObjectNode story(Story story) {
        Instant first = story.first().at();
        Instant monitored = story.entries().stream()
                .filter(e -> e.status().equals("monitoring") || e.status().equals("verifying"))
                .map(Entry::at)
                .findFirst()
                .orElse(null);
        ObjectNode row = row().put("id", story.id())
                .put("name", story.name())
                .put("status", story.last().status())
                .put("impact", story.impact())
                .put("backfilled", true)
                .put("started_at", time(first))
                .put("monitoring_at", timeOrNull(monitored))
                .put("resolved_at", story.isOver() ? time(story.last().at()) : null)
                .put("created_at", time(first))
                .put("updated_at", time(story.last().at()))
                .put("version", 0);
        explain(row, story.postmortem());
        plan(row, story.plan());
        return row;
    }

    private static void explain(ObjectNode row, @Nullable Explanation told) {
        row.put("postmortem_entry_id", told == null ? null : told.entryId())
                .put("postmortem_created_at", told == null ? null : time(told.at()))
                .put("postmortem_body", told == null ? null : told.body())
                .put("postmortem_body_at", told == null ? null : time(told.at()))
                .put("postmortem_published_at", told == null ? null : time(told.at()))
                .put("postmortem_notified", false);
    }

    /** Nobody is reminded of it: its page has told its own subscribers. */
    private static void plan(ObjectNode row, @Nullable Plan plan) {
        row.put("scheduled_for", plan == null ? null : time(plan.from()))
                .put("scheduled_until", plan == null ? null : time(plan.until()))
                .put("scheduled_remind_prior", plan == null ? null : Boolean.FALSE)
                .put("scheduled_auto_in_progress", plan == null ? null : (Boolean) plan.startsItself())
                .put("scheduled_auto_completed", plan == null ? null : (Boolean) plan.endsItself())
                .put("auto_transition_to_maintenance_state", plan == null ? null : (Boolean) plan.startsItself())
                .put("auto_transition_to_operational_state", plan == null ? null : (Boolean) plan.endsItself())
                .put("auto_transition_notify_at_start", plan == null ? null : Boolean.FALSE)
                .put("auto_transition_notify_at_end", plan == null ? null : Boolean.FALSE);
    }

    ObjectNode entry(Story story, Entry entry) {
        return row().put("id", entry.id())
                .put("incident_id", story.id())
                .put("status", entry.status())
                .put("body", entry.body())
                .put("display_at", time(entry.at()))
                .put("deliver_notifications", false)
                .put("edited", false)
                .put("created_at", time(entry.at()))
                .put("updated_at", time(entry.at()));
    }

    ObjectNode affected(
            Entry entry, int position, String id, String name, ComponentStatus before, ComponentStatus after) {
        return row().put("incident_update_id", entry.id())
                .put("position", position)
                .put("component_id", id)
                .put("component_name", name)
                .put("old_status", before.code())
                .put("new_status", after.code());
    }

    private static ObjectNode row() {
        return JsonMapper.shared().createObjectNode();
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static @Nullable String timeOrNull(@Nullable Instant at) {
        return at == null ? null : time(at);
    }
}
