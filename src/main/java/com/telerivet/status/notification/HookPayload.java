package com.telerivet.status.notification;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.SystemStatus;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.Postmortem;
import com.telerivet.status.page.PageProfile;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a webhook is told, in the form that receivers made for Statuspage read: the newest entry is the first. */
final class HookPayload {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    private final PageProfile page;
    private final ComponentTree tree;
    private final Instant now;

    HookPayload(PageProfile page, ComponentTree tree, Instant now) {
        this.page = page;
        this.tree = tree;
        this.now = now;
    }

    Map<String, @Nullable Object> of(IncidentStory story, String unsubscribe) {
        Map<String, @Nullable Object> payload = surroundings(unsubscribe);
        payload.put("incident", incident(story));
        return payload;
    }

    /** @param createdAt in UTC */
    record Change(String changeId, String componentId, String oldStatus, String newStatus, LocalDateTime createdAt) {}

    Map<String, @Nullable Object> of(Change change, ComponentSummary component, String unsubscribe) {
        Map<String, @Nullable Object> payload = surroundings(unsubscribe);
        payload.put(
                "component_update",
                Map.of(
                        "id", change.changeId(),
                        "component_id", change.componentId(),
                        "component_type", "Component",
                        "created_at", date(change.createdAt().toInstant(ZoneOffset.UTC)),
                        "old_status", change.oldStatus(),
                        "new_status", change.newStatus()));
        payload.put("component", component(component));
        return payload;
    }

    /** What both kinds of payload begin with. */
    private Map<String, @Nullable Object> surroundings(String unsubscribe) {
        SystemStatus status = tree.systemStatus();
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put(
                "meta",
                Map.of("unsubscribe", unsubscribe, "documentation", page.url() + "/help", "generated_at", date(now)));
        payload.put(
                "page",
                Map.of(
                        "id", page.id(),
                        "status_indicator", status.indicator(),
                        "status_description", status.description()));
        return payload;
    }

    private Map<String, @Nullable Object> incident(IncidentStory story) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", story.id());
        json.put("name", story.name());
        json.put("status", story.status().code());
        json.put("created_at", date(story.createdAt()));
        json.put("updated_at", date(story.updatedAt()));
        json.put("monitoring_at", nullable(story.monitoringAt()));
        json.put("resolved_at", nullable(story.resolvedAt()));
        json.put("impact", story.impact().code());
        json.put("shortlink", page.url() + "/incidents/" + story.id());
        json.put("started_at", date(story.startedAt()));
        json.put("page_id", page.id());
        json.put("organization_id", page.id());
        json.put(
                "incident_updates",
                story.entries().stream().map(e -> update(story, e)).toList());
        json.put(
                "components",
                story.componentNames().keySet().stream()
                        .map(tree::component)
                        .flatMap(Optional::stream)
                        .map(this::component)
                        .toList());
        json.put("reminder_intervals", story.reminderIntervals());
        json.put("backfilled", story.backfilled());
        json.put(
                "impact_override",
                story.impactOverride() == null ? null : story.impactOverride().code());
        addPostmortem(json, story.postmortem());
        addPlan(json, story.maintenance());
        return json;
    }

    private void addPostmortem(Map<String, @Nullable Object> json, Postmortem postmortem) {
        boolean isPublic = postmortem.isPublished();
        json.put("postmortem_ignored", false);
        json.put("postmortem_body", isPublic ? postmortem.body() : null);
        json.put("postmortem_body_last_updated_at", isPublic ? nullable(postmortem.bodyAt()) : null);
        json.put("postmortem_published_at", nullable(postmortem.publishedAt()));
        json.put("postmortem_notified_subscribers", isPublic && postmortem.subscribersNotified());
        json.put("postmortem_notified_twitter", false);
    }

    private void addPlan(Map<String, @Nullable Object> json, @Nullable Maintenance maintenance) {
        var plan = maintenance == null ? null : maintenance.plan();
        json.put("scheduled_for", plan == null ? null : date(plan.scheduledFor()));
        json.put("scheduled_until", plan == null ? null : date(plan.scheduledUntil()));
        json.put("scheduled_reminded_at", maintenance == null ? null : nullable(maintenance.remindedAt()));
        json.put("scheduled_remind_prior", plan != null && plan.remindPrior());
        json.put("scheduled_auto_in_progress", plan != null && plan.autoInProgress());
        json.put("scheduled_auto_completed", plan != null && plan.autoCompleted());
    }

    private Map<String, @Nullable Object> update(IncidentStory story, IncidentEntry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("status", entry.status().code());
        json.put("body", entry.body());
        json.put("incident_id", story.id());
        json.put("created_at", date(entry.createdAt()));
        json.put("updated_at", date(entry.updatedAt()));
        json.put("display_at", date(entry.displayAt()));
        json.put("affected_components", entry.affected().isEmpty() ? null : affected(entry));
        json.put("deliver_notifications", entry.deliverNotifications());
        json.put("custom_tweet", null);
        json.put("tweet_id", null);
        json.put("wants_twitter_update", false);
        json.put("twitter_updated_at", null);
        return json;
    }

    private List<Map<String, String>> affected(IncidentEntry entry) {
        return entry.affected().stream()
                .map(change -> Map.of(
                        "code", change.componentId(),
                        "name", tree.fullName(change.componentId()).orElse(change.componentName()),
                        "old_status", change.oldStatus().code(),
                        "new_status", change.newStatus().code()))
                .toList();
    }

    private Map<String, @Nullable Object> component(ComponentSummary component) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", component.id());
        json.put("page_id", page.id());
        json.put("group_id", component.groupId());
        json.put("name", component.name());
        json.put("description", component.description());
        json.put("status", component.status().code());
        json.put("position", component.position());
        json.put("showcase", component.showcase());
        json.put("start_date", Objects.toString(component.startDate(), null));
        json.put("group", false);
        json.put("only_show_if_degraded", component.onlyShowIfDegraded());
        json.put("created_at", date(component.createdAt()));
        json.put("updated_at", date(component.updatedAt()));
        return json;
    }

    private String date(Instant instant) {
        return DATE.format(instant.atZone(page.zone()));
    }

    private @Nullable String nullable(@Nullable Instant instant) {
        return instant == null ? null : date(instant);
    }
}
