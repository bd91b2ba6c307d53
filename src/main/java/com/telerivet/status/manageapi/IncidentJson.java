package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Postmortem;
import com.telerivet.status.page.PageProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Incidents as clients of this API know them: the public form, and what only the team sees. */
record IncidentJson(PageProfile page, ComponentTree tree, ApiDates dates) {

    static IncidentJson on(PageProfile page, ComponentTree tree) {
        return new IncidentJson(page, tree, new ApiDates(page.zone()));
    }

    Map<String, @Nullable Object> of(IncidentStory story, ObjectNode kept) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", story.id());
        json.put("page_id", page.id());
        json.put("name", story.name());
        json.put("status", story.status());
        json.put("created_at", dates.of(story.createdAt()));
        json.put("updated_at", dates.of(story.updatedAt()));
        json.put("monitoring_at", dates.ofNullable(story.monitoringAt()));
        json.put("resolved_at", dates.ofNullable(story.resolvedAt()));
        json.put("started_at", dates.of(story.startedAt()));
        json.put("impact", story.impact());
        json.put("impact_override", story.impactOverride());
        json.put("shortlink", page.url() + "/incidents/" + story.id());
        json.put("backfilled", story.backfilled());
        putPostmortem(json, story.postmortem());
        KeptFields.FLAGS.forEach(flag -> json.put(flag, kept.get(flag)));
        putSchedule(json, story.maintenance());
        json.put(IncidentRequest.REMINDERS, story.reminderIntervals());
        json.put(
                KeptFields.METADATA,
                kept.has(KeptFields.METADATA) ? kept.get(KeptFields.METADATA) : JsonNodeFactory.instance.objectNode());
        json.put("incident_impacts", List.of());
        json.put(
                "incident_updates",
                story.entries().stream().map(entry -> update(entry, story.id())).toList());
        json.put(
                "components",
                story.componentNames().keySet().stream()
                        .map(tree::component)
                        .flatMap(Optional::stream)
                        .map(component -> ComponentJson.of(component, page.id(), dates))
                        .toList());
        return json;
    }

    Map<String, @Nullable Object> update(IncidentEntry entry, String incidentId) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("incident_id", incidentId);
        json.put("status", entry.status());
        json.put("body", entry.body());
        json.put(IncidentRequest.TRANSLATIONS, entry.translations());
        json.put("created_at", dates.of(entry.createdAt()));
        json.put("updated_at", dates.of(entry.updatedAt()));
        json.put("display_at", dates.of(entry.displayAt()));
        json.put(
                "affected_components",
                entry.affected().isEmpty()
                        ? null
                        : entry.affected().stream().map(this::affected).toList());
        json.put("deliver_notifications", entry.deliverNotifications());
        json.put("custom_tweet", null);
        json.put("tweet_id", null);
        json.put("wants_twitter_update", false);
        json.put("twitter_updated_at", null);
        return json;
    }

    private Map<String, Object> affected(StatusChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", change.componentId());
        json.put("name", tree.fullName(change.componentId()).orElse(change.componentName()));
        json.put("old_status", change.oldStatus());
        json.put("new_status", change.newStatus());
        return json;
    }

    private void putPostmortem(Map<String, @Nullable Object> json, Postmortem postmortem) {
        boolean isPublic = postmortem.isPublished();
        json.put("postmortem_ignored", false);
        json.put("postmortem_body", isPublic ? postmortem.body() : null);
        json.put("postmortem_body_last_updated_at", isPublic ? dates.ofNullable(postmortem.bodyAt()) : null);
        json.put("postmortem_published_at", dates.ofNullable(postmortem.publishedAt()));
        json.put("postmortem_notified_subscribers", isPublic && postmortem.subscribersNotified());
        json.put("postmortem_notified_twitter", false);
    }

    private void putSchedule(Map<String, @Nullable Object> json, @Nullable Maintenance maintenance) {
        MaintenancePlan plan = maintenance == null ? null : maintenance.plan();
        json.put("scheduled_for", plan == null ? null : dates.of(plan.scheduledFor()));
        json.put("scheduled_until", plan == null ? null : dates.of(plan.scheduledUntil()));
        json.put("scheduled_reminded_at", maintenance == null ? null : dates.ofNullable(maintenance.remindedAt()));
        json.put("scheduled_remind_prior", plan != null && plan.remindPrior());
        json.put("scheduled_auto_in_progress", plan != null && plan.autoInProgress());
        json.put("scheduled_auto_completed", plan != null && plan.autoCompleted());
        if (plan != null) {
            json.put(ScheduleRequest.TO_MAINTENANCE, plan.toMaintenanceState());
            json.put(ScheduleRequest.TO_OPERATIONAL, plan.toOperationalState());
            json.put(ScheduleRequest.NOTIFY_AT_START, plan.notifyAtStart());
            json.put(ScheduleRequest.NOTIFY_AT_END, plan.notifyAtEnd());
        }
    }
}
