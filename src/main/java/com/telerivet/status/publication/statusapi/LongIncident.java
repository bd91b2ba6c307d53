package com.telerivet.status.publication.statusapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Postmortem;
import org.jspecify.annotations.Nullable;

/** One incident or maintenance in the long form of its own document: what the lists have, and its postmortem. Never a draft. */
record LongIncident(
        @JsonUnwrapped FeedIncident incident,
        boolean backfilled,
        @Nullable Impact impactOverride,
        boolean postmortemIgnored,
        @Nullable String postmortemBody,
        @Nullable String postmortemBodyLastUpdatedAt,
        @Nullable String postmortemPublishedAt,
        boolean postmortemNotifiedSubscribers,
        boolean postmortemNotifiedTwitter,
        @Nullable String scheduledFor,
        @Nullable String scheduledUntil,
        @Nullable String scheduledRemindedAt,
        boolean scheduledRemindPrior,
        boolean scheduledAutoInProgress,
        boolean scheduledAutoCompleted) {

    static LongIncident of(IncidentStory story, FeedIncident incident, FeedDates dates) {
        Postmortem postmortem = story.postmortem();
        Maintenance maintenance = story.maintenance();
        MaintenancePlan plan = maintenance == null ? null : maintenance.plan();
        boolean isPublic = postmortem.isPublished();
        return new LongIncident(
                incident,
                story.backfilled(),
                story.impactOverride(),
                false,
                isPublic ? postmortem.body() : null,
                isPublic ? dates.ofNullable(postmortem.bodyAt()) : null,
                dates.ofNullable(postmortem.publishedAt()),
                isPublic && postmortem.subscribersNotified(),
                false,
                plan == null ? null : dates.of(plan.scheduledFor()),
                plan == null ? null : dates.of(plan.scheduledUntil()),
                maintenance == null ? null : dates.ofNullable(maintenance.remindedAt()),
                plan != null && plan.remindPrior(),
                plan != null && plan.autoInProgress(),
                plan != null && plan.autoCompleted());
    }
}
