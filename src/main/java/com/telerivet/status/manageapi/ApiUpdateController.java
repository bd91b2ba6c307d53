package com.telerivet.status.manageapi;

import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Amendments;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.Postmortems;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PageProfile;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/incidents/{incident}/incident_updates}: correcting what was said. {@code If-Match} takes the incident's tag. */
@RestController
class ApiUpdateController {

    private final ThisPage page;
    private final Incidents incidents;
    private final Postmortems postmortems;
    private final Amendments amendments;
    private final Components components;
    private final LanguageSettings languages;
    private final IncidentFields kept;
    private final EntityTags tags;

    ApiUpdateController(
            ThisPage page,
            Incidents incidents,
            Postmortems postmortems,
            Amendments amendments,
            Components components,
            LanguageSettings languages,
            IncidentFields kept,
            EntityTags tags) {
        this.page = page;
        this.incidents = incidents;
        this.postmortems = postmortems;
        this.amendments = amendments;
        this.components = components;
        this.languages = languages;
        this.kept = kept;
        this.tags = tags;
    }

    @RequestMapping(
            path = "/v1/pages/{pageId}/incidents/{incidentId}/incident_updates/{updateId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> edit(
            @PathVariable String pageId,
            @PathVariable String incidentId,
            @PathVariable String updateId,
            @RequestHeader(name = EntityTags.HEADER, required = false) @Nullable String seen,
            ApiInput input) {
        PageProfile profile = page.named(pageId);
        IncidentStory before = amendments.takeOut(incidentId);
        tags.check(seen, () -> IncidentJson.on(profile, components.tree()).of(before, kept.of(incidentId)));
        IncidentStory story = before;
        IncidentEntry entry = entry(story, updateId);
        boolean isPostmortem = entry.status() == IncidentStatus.POSTMORTEM;
        Fields fields = input.fields("incident_update", profile.zone());
        String body = fields.has("body") ? fields.required("body", NewUpdate.LONGEST_BODY) : entry.body();
        Instant at = fields.date("display_at");
        Map<String, String> translations = IncidentRequest.translations(fields, languages);
        if (!body.equals(entry.body())
                || (at != null && !at.equals(entry.displayAt()))
                || !entry.translations().entrySet().containsAll(translations.entrySet())) {
            story = isPostmortem
                    ? postmortems.correct(incidentId, body, at, translations, null)
                    : incidents.edit(incidentId, updateId, body, at, translations, null);
        }
        Boolean announced = fields.flag("deliver_notifications");
        // whether subscribers were told of a postmortem is known from its publication, whatever is said of it later
        if (!isPostmortem && announced != null && announced != entry.deliverNotifications()) {
            story = amendments.address(incidentId, updateId, announced);
        }
        return IncidentJson.on(profile, components.tree()).update(entry(story, updateId), incidentId);
    }

    private static IncidentEntry entry(IncidentStory story, String updateId) {
        return story.entries().stream()
                .filter(entry -> entry.id().equals(updateId))
                .findFirst()
                .orElseThrow(NoSuchElementException::new);
    }
}
