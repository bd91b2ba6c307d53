package com.telerivet.status.manageapi;

import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Amendments;
import com.telerivet.status.incident.IncidentSearch;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.page.PageProfile;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/pages/{page}/incidents}: incidents and maintenances, one resource. */
@RestController
@RequestMapping("/v1/pages/{pageId}/incidents")
class ApiIncidentController {

    private static final String WRAPPER = "incident";
    private static final int LONGEST_QUERY = 255;

    private final ThisPage page;
    private final Incidents incidents;
    private final Maintenances maintenances;
    private final IncidentSearch search;
    private final Amendments amendments;
    private final IncidentChanges changes;
    private final IncidentFields kept;
    private final Components components;
    private final EntityTags tags;
    private final Clock clock;

    ApiIncidentController(
            ThisPage page,
            Incidents incidents,
            Maintenances maintenances,
            IncidentSearch search,
            Amendments amendments,
            IncidentChanges changes,
            IncidentFields kept,
            Components components,
            EntityTags tags,
            Clock clock) {
        this.page = page;
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.search = search;
        this.amendments = amendments;
        this.changes = changes;
        this.kept = kept;
        this.components = components;
        this.tags = tags;
        this.clock = clock;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(
            @PathVariable String pageId, @RequestParam(required = false) @Nullable String q, Paging paging) {
        PageProfile profile = page.named(pageId);
        if (q != null && q.length() > LONGEST_QUERY) {
            throw ApiError.badRequest("The parameter \"q\" is too long");
        }
        String words = q == null || q.isBlank() ? null : q.strip();
        return json(profile, search.find(words, paging.offset(), paging.size()));
    }

    @GetMapping("/unresolved")
    List<Map<String, @Nullable Object>> unresolved(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        return json(profile, paging.of(incidents.open()));
    }

    @GetMapping("/scheduled")
    List<Map<String, @Nullable Object>> scheduled(@PathVariable String pageId, Paging paging) {
        return maintenances(pageId, paging, story -> story.status() == IncidentStatus.SCHEDULED);
    }

    @GetMapping("/upcoming")
    List<Map<String, @Nullable Object>> upcoming(@PathVariable String pageId, Paging paging) {
        Instant now = clock.instant();
        return maintenances(
                pageId,
                paging,
                story -> story.status() == IncidentStatus.SCHEDULED
                        && story.toldAt().isAfter(now));
    }

    @GetMapping("/active_maintenance")
    List<Map<String, @Nullable Object>> active(@PathVariable String pageId, Paging paging) {
        return maintenances(pageId, paging, story -> story.status().isUnderWay());
    }

    @GetMapping("/{incidentId}")
    ResponseEntity<Map<String, @Nullable Object>> one(@PathVariable String pageId, @PathVariable String incidentId) {
        PageProfile profile = page.named(pageId);
        return tags.tagged(json(profile, incidents.find(incidentId).orElseThrow(NoSuchElementException::new)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> report(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields(WRAPPER, profile.zone());
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        KeptFields.read(fields, extra);
        IncidentStory story = changes.report(new IncidentRequest(fields));
        kept.keep(story.id(), extra);
        return json(profile, story);
    }

    @RequestMapping(
            path = "/{incidentId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    ResponseEntity<Map<String, @Nullable Object>> change(
            @PathVariable String pageId,
            @PathVariable String incidentId,
            @RequestHeader(name = EntityTags.HEADER, required = false) @Nullable String seen,
            ApiInput input) {
        PageProfile profile = page.named(pageId);
        IncidentStory before = amendments.takeOut(incidentId);
        tags.check(seen, () -> json(profile, before));
        Fields fields = input.fields(WRAPPER, profile.zone());
        ObjectNode extra = kept.of(incidentId);
        KeptFields.read(fields, extra);
        kept.keep(incidentId, extra);
        return tags.tagged(json(profile, changes.change(before, new IncidentRequest(fields))));
    }

    @DeleteMapping("/{incidentId}")
    Map<String, @Nullable Object> delete(
            @PathVariable String pageId,
            @PathVariable String incidentId,
            @RequestHeader(name = EntityTags.HEADER, required = false) @Nullable String seen) {
        PageProfile profile = page.named(pageId);
        Map<String, @Nullable Object> last = json(profile, amendments.takeOut(incidentId));
        tags.check(seen, () -> last);
        incidents.delete(incidentId, null);
        return last;
    }

    private List<Map<String, @Nullable Object>> maintenances(
            String pageId, Paging paging, Predicate<IncidentStory> which) {
        PageProfile profile = page.named(pageId);
        List<IncidentStory> newestFirst = maintenances.unfinished().stream()
                .filter(which)
                .sorted(Comparator.comparing(IncidentStory::startedAt).reversed())
                .toList();
        return json(profile, paging.of(newestFirst));
    }

    private Map<String, @Nullable Object> json(PageProfile profile, IncidentStory story) {
        return IncidentJson.on(profile, components.tree()).of(story, kept.of(story.id()));
    }

    private List<Map<String, @Nullable Object>> json(PageProfile profile, List<IncidentStory> stories) {
        IncidentJson form = IncidentJson.on(profile, components.tree());
        Map<String, ObjectNode> extras =
                kept.of(stories.stream().map(IncidentStory::id).toList());
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return stories.stream()
                .map(story -> form.of(story, extras.getOrDefault(story.id(), none)))
                .toList();
    }
}
