package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentDay;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.Uptime;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.page.PageProfile;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a component did in a range of days, or the members of a group on average. */
@RestController
class ApiUptimeController {

    private final ThisPage page;
    private final Components components;
    private final Incidents incidents;
    private final Clock clock;

    ApiUptimeController(ThisPage page, Components components, Incidents incidents, Clock clock) {
        this.page = page;
        this.components = components;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/v1/pages/{pageId}/components/{componentId}/uptime")
    Map<String, @Nullable Object> ofComponent(
            @PathVariable String pageId,
            @PathVariable String componentId,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String end,
            @RequestParam(name = "skip_related_events", required = false) @Nullable String skip) {
        PageProfile profile = page.named(pageId);
        ComponentSummary component =
                components.tree().component(componentId).orElseThrow(() -> ApiError.notFound("Component"));
        requireShown(component.showcase());
        UptimeRange range = range(start, end, profile.zone());
        Map<String, @Nullable Object> json =
                json(component.id(), component.name(), List.of(component), range, profile.zone());
        if (!isTrue(skip)) {
            json.put("related_events", events(component.id(), between(range, profile.zone())));
        }
        return json;
    }

    @GetMapping({
        "/v1/pages/{pageId}/component-groups/{groupId}/uptime",
        "/v1/pages/{pageId}/component_groups/{groupId}/uptime"
    })
    Map<String, @Nullable Object> ofGroup(
            @PathVariable String pageId,
            @PathVariable String groupId,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String end,
            @RequestParam(name = "skip_related_events", required = false) @Nullable String skip) {
        PageProfile profile = page.named(pageId);
        ComponentTree.Row row = components.tree().rows().stream()
                .filter(each -> each.group() != null && each.group().id().equals(groupId))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Component group"));
        List<ComponentSummary> shown =
                row.members().stream().filter(ComponentSummary::showcase).toList();
        requireShown(!shown.isEmpty());
        UptimeRange range = range(start, end, profile.zone());
        String name = row.group() == null ? "" : row.group().name();
        Map<String, @Nullable Object> json = json(groupId, name, shown, range, profile.zone());
        if (!isTrue(skip)) {
            List<IncidentStory> stories = between(range, profile.zone());
            json.put(
                    "related_events",
                    shown.stream()
                            .map(member ->
                                    Map.of("component_id", member.id(), "incidents", events(member.id(), stories)))
                            .toList());
        }
        return json;
    }

    private Map<String, @Nullable Object> json(
            String id, String name, List<ComponentSummary> of, UptimeRange range, ZoneId zone) {
        Map<String, List<ComponentDay>> all = components.days(range.first(), range.last(), zone);
        List<List<ComponentDay>> members = of.stream()
                .map(component -> all.getOrDefault(component.id(), List.of()))
                .toList();
        List<ComponentDay> days = members.stream().flatMap(List::stream).toList();
        ApiDates dates = new ApiDates(zone);
        Optional<BigDecimal> percent = Uptime.mean(members);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("range_start", dates.of(begin(range.first(), zone)));
        json.put("range_end", dates.of(begin(range.last().plusDays(1), zone)));
        json.put("uptime_percentage", percent.orElse(null));
        json.put(
                "major_outage",
                days.stream().mapToLong(ComponentDay::majorSeconds).sum());
        json.put(
                "partial_outage",
                days.stream().mapToLong(ComponentDay::partialSeconds).sum());
        json.put("warnings", percent.isPresent() ? null : List.of("There is no data in this range"));
        json.put("id", id);
        json.put("name", name);
        json.put("related_events", List.of());
        return json;
    }

    private UptimeRange range(@Nullable String start, @Nullable String end, ZoneId zone) {
        return UptimeRange.of(start, end, LocalDate.ofInstant(clock.instant(), zone));
    }

    private List<IncidentStory> between(UptimeRange range, ZoneId zone) {
        return incidents.between(begin(range.first(), zone), begin(range.last().plusDays(1), zone));
    }

    private static List<Map<String, String>> events(String componentId, List<IncidentStory> stories) {
        return stories.stream()
                .filter(story -> story.componentNames().containsKey(componentId))
                .map(story -> Map.of("id", story.id()))
                .toList();
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static boolean isTrue(@Nullable String flag) {
        return flag != null && List.of("true", "t", "1").contains(flag);
    }

    private static void requireShown(boolean isShown) {
        if (!isShown) {
            throw ApiError.invalid("Uptime is not shown for this component");
        }
    }
}
