package com.telerivet.status.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What comes in, or came in.
 *
 * @param tables by their names, in the order of the file, those without a row left out
 * @param conflicts a sentence each for the first of them
 */
public record ImportSummary(Map<String, Count> tables, List<String> conflicts) {

    private static final Map<String, String> WORDS = words();

    /**
     * How many rows of a table.
     *
     * @param added rows that are not here yet
     * @param known rows that are here already, as they are
     * @param conflicting rows that are here, but otherwise
     */
    public record Count(long added, long known, long conflicting) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count more) {
            return new Count(added + more.added, known + more.known, conflicting + more.conflicting);
        }

        public long all() {
            return added + known + conflicting;
        }
    }

    /** A line of what people count. */
    public record Line(String words, Count count) {}

    public ImportSummary {
        tables = new LinkedHashMap<>(tables);
        conflicts = List.copyOf(conflicts);
    }

    public long added() {
        return tables.values().stream().mapToLong(Count::added).sum();
    }

    public long conflicting() {
        return tables.values().stream().mapToLong(Count::conflicting).sum();
    }

    public List<Line> lines() {
        return WORDS.entrySet().stream()
                .filter(word -> tables.containsKey(word.getKey()))
                .map(word -> new Line(word.getValue(), tables.getOrDefault(word.getKey(), Count.NONE)))
                .toList();
    }

    /** In one line: {@code 312 incidents, 14 components, 3 conflicts}. */
    public String text() {
        String all = lines().stream()
                .map(line -> line.count().all() + " " + line.words())
                .collect(Collectors.joining(", "));
        return (all.isEmpty() ? "nothing" : all) + ", " + conflicting() + " conflicts";
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("incident", "incidents and maintenances");
        words.put("incident_update", "entries");
        words.put("component", "components");
        words.put("component_group", "groups");
        words.put("incident_template", "templates");
        words.put("metric", "metrics");
        words.put("metric_point", "points");
        words.put("probe", "checks");
        words.put("alert_rule", "rules");
        words.put("subscriber", "subscribers");
        return words;
    }
}
