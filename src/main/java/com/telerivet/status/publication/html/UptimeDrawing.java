package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentDay;
import com.telerivet.status.component.Uptime;
import com.telerivet.status.incident.IncidentStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws a component's days. Height tells as much as colour: downtime stands tall, a day without data is a stub. */
class UptimeDrawing {

    private static final int PITCH = 5;
    private static final int TALL = 34;
    private static final int USUAL = 26;
    private static final int STUB = 4;

    private final Words words;
    private final ZoneId zone;
    private final Instant now;

    UptimeDrawing(Words words, ZoneId zone, Instant now) {
        this.words = words;
        this.zone = zone;
        this.now = now;
    }

    /** @param related the incidents that ever named the component */
    UptimeBars draw(String name, List<ComponentDay> days, List<IncidentStory> related) {
        List<UptimeBars.Bar> bars = new ArrayList<>();
        List<String> downtime = new ArrayList<>();
        List<Trouble> troubles = related.stream().flatMap(this::trouble).toList();
        for (ComponentDay day : days) {
            String text = text(day, troubles);
            String kind = kind(day);
            int height = kind == null ? USUAL : kind.equals("none") ? STUB : TALL;
            bars.add(new UptimeBars.Bar(bars.size() * PITCH, TALL - height, height, kind, text));
            if (day.majorSeconds() + day.partialSeconds() > 0) {
                downtime.add(0, text);
            }
        }
        String uptime = Uptime.percent(days)
                .map(percent -> words.say("publication.uptime", words.number(percent.doubleValue(), 2)))
                .orElseGet(() -> words.say("publication.uptime.none"));
        String label = words.say("publication.uptime.label", name, uptime);
        return new UptimeBars(label, uptime, working(days), bars, downtime);
    }

    /**
     * Yellow up to 20 weighted minutes of downtime, orange up to 40, red beyond: the steps that readers of status pages
     * know. A partial outage weighs 0.3.
     */
    static @Nullable String kind(ComponentDay day) {
        if (!day.hasData()) {
            return "none";
        }
        double minutes = (day.majorSeconds() + 0.3 * day.partialSeconds()) / 60;
        if (minutes == 0) {
            return null;
        }
        return minutes <= 20 ? "minor" : minutes <= 40 ? "major" : "critical";
    }

    /** What a day was like, without a word on incidents. */
    String text(ComponentDay day) {
        return text(day, List.of());
    }

    private String text(ComponentDay day, List<Trouble> troubles) {
        List<String> parts = new ArrayList<>();
        add(parts, "major_outage", day.majorSeconds());
        add(parts, "partial_outage", day.partialSeconds());
        add(parts, "degraded_performance", day.degradedSeconds());
        add(parts, "under_maintenance", day.maintenanceSeconds());
        if (parts.isEmpty()) {
            parts.add(words.say(day.hasData() ? "publication.day.calm" : "publication.day.unknown"));
        }
        List<String> names = troubles.stream()
                .filter(trouble -> trouble.touches(day.date()))
                .map(Trouble::name)
                .toList();
        if (!names.isEmpty()) {
            parts.add(words.say("publication.day.related", words.list(names)));
        }
        return words.say("publication.day", words.day(day.date()).words(), String.join("; ", parts));
    }

    private void add(List<String> parts, String status, long seconds) {
        if (seconds > 0) {
            String duration = words.duration(Duration.ofSeconds(seconds));
            parts.add(words.say("publication.day.part", words.say("part.status." + status), duration));
        }
    }

    private String working(List<ComponentDay> days) {
        long major = days.stream().mapToLong(ComponentDay::majorSeconds).sum();
        long partial = days.stream().mapToLong(ComponentDay::partialSeconds).sum();
        long known = days.stream().filter(ComponentDay::hasData).count();
        return words.say("publication.uptime.working", lost(major), lost(partial), known, days.size());
    }

    private String lost(long seconds) {
        return seconds == 0
                ? words.say("publication.duration.minutes", 0)
                : words.duration(Duration.ofSeconds(seconds));
    }

    /** The days of an incident, worked out once for all bars; nothing of a maintenance that has not begun. */
    private Stream<Trouble> trouble(IncidentStory story) {
        Instant end = story.resolvedAt() == null ? now : story.resolvedAt();
        return story.began().stream()
                .map(start ->
                        new Trouble(story.name(), LocalDate.ofInstant(start, zone), LocalDate.ofInstant(end, zone)));
    }

    private record Trouble(String name, LocalDate first, LocalDate last) {

        boolean touches(LocalDate date) {
            return !first.isAfter(date) && !last.isBefore(date);
        }
    }
}
