package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the writer of a postmortem has beside the editor, ready to be quoted: timeline, figures, plots, sections. */
@Component
class PostmortemMaterial {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Duration AFTERMATH = Duration.ofHours(1);
    private static final int LONGEST_LINE = 200;

    private final Metrics metrics;
    private final DeskWords words;
    private final Clock clock;

    PostmortemMaterial(Metrics metrics, DeskWords words, Clock clock) {
        this.metrics = metrics;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Ready words.
     *
     * @param sections headings for an empty draft, as Markdown like {@code timeline} and {@code figures}
     */
    record Material(
            List<Line> entries,
            List<Figure> facts,
            List<Plot> plots,
            String sections,
            String timeline,
            String figures) {

        /** The Markdown that is asked for by that name; "" for another. */
        String named(String name) {
            return switch (name) {
                case "sections" -> sections;
                case "timeline" -> timeline;
                case "figures" -> figures;
                default -> "";
            };
        }
    }

    record Line(Moment at, String label, String text) {}

    record Figure(String name, String words) {}

    record Plot(String name, String worst, String label, String from, String to, IncidentPlot drawing) {}

    Material of(IncidentStory story) {
        List<Line> entries = entries(story);
        List<Figure> facts = facts(IncidentFigures.of(story));
        String timeline = entries.stream()
                .map(line -> "- **" + MOMENT.format(Instant.parse(line.at().iso())) + " UTC** " + line.label() + ": "
                        + line.text())
                .collect(Collectors.joining("\n"));
        String figures = facts.stream()
                .map(fact -> "- " + fact.name() + ": " + fact.words())
                .collect(Collectors.joining("\n"));
        return new Material(entries, facts, plots(story), words.say("admin.material.sections"), timeline, figures);
    }

    private List<Line> entries(IncidentStory story) {
        return story.entries().stream()
                .filter(entry -> entry.status() != IncidentStatus.POSTMORTEM)
                .sorted(Comparator.comparing(IncidentEntry::displayAt))
                .map(entry -> new Line(words.moment(entry.displayAt()), label(story, entry), firstLine(entry.body())))
                .toList();
    }

    private String label(IncidentStory story, IncidentEntry entry) {
        return words.say("publication.entry."
                + (story.isUpdate(entry) ? "update" : entry.status().code()));
    }

    private static String firstLine(String body) {
        String line = body.strip().split("\\R", 2)[0].strip();
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE).strip() + " …";
    }

    private List<Figure> facts(IncidentFigures figures) {
        List<Figure> facts = new ArrayList<>();
        facts.add(new Figure(words.say("admin.material.lasting"), words.lasting(figures.lasting())));
        figures.firstWord()
                .ifPresent(wait -> facts.add(new Figure(words.say("admin.material.first-word"), words.lasting(wait))));
        figures.down().forEach((name, states) -> facts.add(new Figure(name, states(states))));
        return facts;
    }

    private String states(Map<ComponentStatus, Duration> states) {
        return states.entrySet().stream()
                .sorted(Map.Entry.<ComponentStatus, Duration>comparingByKey().reversed())
                .map(state -> words.say(
                        "admin.material.state",
                        words.lasting(state.getValue()),
                        words.say("part.status." + state.getKey().code())))
                .collect(Collectors.joining(", "));
    }

    /** The day that ends an hour after the incident; a longer incident takes a longer period. */
    private List<Plot> plots(IncidentStory story) {
        Instant start = story.startedAt();
        Instant end = IncidentFigures.end(story);
        Instant until = end.plus(AFTERMATH).isBefore(clock.instant()) ? end.plus(AFTERMATH) : clock.instant();
        Duration whole = Duration.between(start, until);
        Period period = Period.DAY;
        if (whole.compareTo(Duration.ofHours(22)) > 0) {
            period = whole.toDays() < 7 ? Period.WEEK : Period.MONTH;
        }
        return metrics.series(period, until).stream()
                .filter(series -> !series.points().isEmpty())
                .map(series -> plot(series, IncidentPlot.of(series, start, end)))
                .toList();
    }

    private Plot plot(MetricSeries series, IncidentPlot drawing) {
        String name = series.metric().service() + " " + series.metric().name();
        String worst = drawing.worst()
                .map(point -> words.say(
                        "admin.material.worst",
                        String.format(Locale.ENGLISH, "%." + series.metric().decimals() + "f", series.value(point)),
                        series.metric().unit(),
                        MOMENT.format(point.at())))
                .orElse(words.say("admin.material.unmeasured"));
        return new Plot(
                name, worst, name + ": " + worst, MOMENT.format(series.from()), MOMENT.format(series.to()), drawing);
    }
}
