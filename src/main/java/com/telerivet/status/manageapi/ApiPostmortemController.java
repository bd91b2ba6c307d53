package com.telerivet.status.manageapi;

import com.telerivet.status.incident.Amendments;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.Postmortem;
import com.telerivet.status.incident.Postmortems;
import com.telerivet.status.page.PageProfile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/incidents/{incident}/postmortem}: a draft, then its publication, and the way back. */
@RestController
@RequestMapping("/v1/pages/{pageId}/incidents/{incidentId}/postmortem")
class ApiPostmortemController {

    private static final String WRAPPER = "postmortem";

    private final ThisPage page;
    private final Incidents incidents;
    private final Amendments amendments;
    private final Postmortems postmortems;

    ApiPostmortemController(ThisPage page, Incidents incidents, Amendments amendments, Postmortems postmortems) {
        this.page = page;
        this.incidents = incidents;
        this.amendments = amendments;
        this.postmortems = postmortems;
    }

    @GetMapping
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String incidentId) {
        PageProfile profile = page.named(pageId);
        return json(written(incidents.find(incidentId).orElseThrow(NoSuchElementException::new)), profile.zone());
    }

    @PutMapping
    Map<String, @Nullable Object> draft(@PathVariable String pageId, @PathVariable String incidentId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        amendments.takeOut(incidentId);
        String text = input.fields(WRAPPER, profile.zone()).required("body_draft", NewUpdate.LONGEST_BODY);
        return json(postmortems.draft(incidentId, text, null), profile.zone());
    }

    @PutMapping("/publish")
    Map<String, @Nullable Object> publish(
            @PathVariable String pageId, @PathVariable String incidentId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        amendments.takeOut(incidentId);
        boolean notify = input.optionalFields(WRAPPER, profile.zone()).flag("notify_subscribers", true);
        return json(postmortems.publish(incidentId, notify, null, null), profile.zone());
    }

    @PutMapping("/revert")
    Map<String, @Nullable Object> revert(@PathVariable String pageId, @PathVariable String incidentId) {
        PageProfile profile = page.named(pageId);
        written(amendments.takeOut(incidentId));
        return json(postmortems.withdraw(incidentId, null), profile.zone());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String pageId, @PathVariable String incidentId) {
        page.named(pageId);
        written(amendments.takeOut(incidentId));
        postmortems.discard(incidentId, null);
    }

    private static IncidentStory written(IncidentStory story) {
        if (story.postmortem().draft() == null && story.postmortem().body() == null) {
            throw ApiError.notFound("Postmortem");
        }
        return story;
    }

    private static Map<String, @Nullable Object> json(IncidentStory story, ZoneId zone) {
        ApiDates dates = new ApiDates(zone);
        Postmortem postmortem = story.postmortem();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("preview_key", null);
        json.put("body", postmortem.isPublished() ? postmortem.body() : null);
        json.put("body_updated_at", postmortem.isPublished() ? dates.ofNullable(postmortem.bodyAt()) : null);
        json.put("body_draft", postmortem.draft());
        json.put("body_draft_updated_at", dates.ofNullable(postmortem.draftAt()));
        json.put("published_at", dates.ofNullable(postmortem.publishedAt()));
        json.put("notify_subscribers", postmortem.subscribersNotified());
        json.put("notify_twitter", false);
        json.put("custom_tweet", null);
        json.put(
                "created_at",
                dates.ofNullable(times(postmortem).min(Instant::compareTo).orElse(null)));
        json.put(
                "updated_at",
                dates.ofNullable(times(postmortem).max(Instant::compareTo).orElse(null)));
        return json;
    }

    private static Stream<Instant> times(Postmortem postmortem) {
        return Stream.of(postmortem.createdAt(), postmortem.draftAt(), postmortem.bodyAt(), postmortem.publishedAt())
                .filter(Objects::nonNull);
    }
}
