package com.telerivet.status.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What all vantage points saw, and what follows from it. Pure, so that the same sightings always give the same verdicts, in
 * whatever order they came: those of an agent that could not reach this page come hours later.
 *
 * <p>The word of a vantage point on a target is its newest sighting that is at most {@link #window} old. In a minute in
 * which anybody looked, the target is down when a quorum of the words says so, degraded when some do ({@link Standing#of}).
 * The figures of that minute: <em>uptime</em> sum 0 where it is down, else 1, count 1; <em>error rate</em> sum
 * &Sigma; failures / checks over the vantage points that looked in this very minute, count their number, so that each
 * weighs the same however often it looks; <em>response time</em> sum of the milliseconds of all answers, count their number.
 *
 * <p>Not counted is a vantage point whose own network is gone: all of its targets fail, two at least, while most of those
 * of them that others look at are well; and no more than half of all vantage points can be wrong in this way. This page,
 * which the agents reach through the same network, is not counted either where everything fails and every agent fell silent
 * within the last half hour: after that its word is all there is. A minute in which only such looked is a gap.
 */
final class Sightings {

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** How long this page takes the silence of all agents for its own trouble. */
    static final Duration CUT_OFF = Duration.ofMinutes(30);

    private static final int LEAST_TARGETS = 2;

    /** Vantage point, then probe, then time. */
    private final Map<String, Map<String, NavigableMap<Instant, Sighting>>> seen = new HashMap<>();

    private final NavigableMap<Instant, Set<String>> lookers = new TreeMap<>();
    private final Map<String, ProbeSummary> probes;
    private final Map<Instant, Set<String>> troubled = new HashMap<>();

    /** @param probes by their ids; sightings of others are left out */
    Sightings(Collection<Sighting> all, Map<String, ProbeSummary> probes) {
        this.probes = probes;
        for (Sighting one : all) {
            if (probes.containsKey(one.probeId())) {
                seen.computeIfAbsent(one.vantage(), v -> new HashMap<>())
                        .computeIfAbsent(one.probeId(), p -> new TreeMap<>())
                        .put(one.minute(), one);
                lookers.computeIfAbsent(one.minute(), m -> new HashSet<>()).add(one.vantage());
            }
        }
    }

    /** How long a sighting speaks for its vantage point: two rounds and a minute, in whole minutes. */
    static Duration window(ProbeSummary probe) {
        long seconds = probe.interval().toSeconds() * 2;
        return Duration.ofMinutes((seconds + 59) / 60 + 1);
    }

    /** What is to be said of a probe in a minute in which somebody looked; {@link Verdict#NOTHING} of others. */
    Verdict verdict(String probeId, Instant minute) {
        Set<String> wrong = troubled(minute);
        List<Sighting> looked = seen.keySet().stream()
                .filter(vantage -> !wrong.contains(vantage))
                .map(vantage -> in(vantage, probeId).get(minute))
                .filter(Objects::nonNull)
                .toList();
        if (looked.isEmpty()) {
            return Verdict.NOTHING;
        }
        double failing = looked.stream()
                .mapToDouble(s -> (double) s.failures() / s.checks())
                .sum();
        int answers = looked.stream().mapToInt(Sighting::answers).sum();
        double millis = looked.stream().mapToDouble(Sighting::millis).sum();
        return new Verdict(standing(probeId, minute), failing, looked.size(), answers, millis);
    }

    /** How a target stands at that time by the words of all whose word counts. */
    Standing standing(String probeId, Instant minute) {
        ProbeSummary probe = probes.get(probeId);
        if (probe == null) {
            return Standing.UNKNOWN;
        }
        Set<String> wrong = troubled(minute);
        List<Sighting> words = new ArrayList<>();
        for (String vantage : seen.keySet()) {
            if (!wrong.contains(vantage)) {
                word(vantage, probeId, minute).ifPresent(words::add);
            }
        }
        int failing = (int) words.stream().filter(Sighting::isFailing).count();
        return Standing.of(failing, words.size(), probe.vantage().quorum());
    }

    /** Whether anybody has looked at all. */
    boolean knows(String probeId) {
        return seen.values().stream().anyMatch(targets -> targets.containsKey(probeId));
    }

    /** The vantage points whose own network is gone at that time. */
    Set<String> troubled(Instant minute) {
        return troubled.computeIfAbsent(minute, this::findTroubled);
    }

    private Set<String> findTroubled(Instant minute) {
        Set<String> present = new TreeSet<>();
        Set<String> blind = new TreeSet<>();
        for (String vantage : seen.keySet()) {
            if (probes.keySet().stream()
                    .anyMatch(id -> word(vantage, id, minute).isPresent())) {
                present.add(vantage);
            }
            if (isBlind(vantage, minute)) {
                blind.add(vantage);
            }
        }
        present.addAll(blind);
        Set<String> wrong = new TreeSet<>();
        if (blind.size() * 2 <= present.size()) {
            blind.stream().filter(v -> othersAreFine(v, blind, minute)).forEach(wrong::add);
        }
        if (present.equals(Set.of(Vantage.PAGE)) && blind.contains(Vantage.PAGE) && agentsWereThere(minute)) {
            wrong.add(Vantage.PAGE);
        }
        return wrong;
    }

    /**
     * Whether nothing is reached from there. Targets are checked one after the other, so in the minute in which the trouble
     * begins some are still well, and the next sightings tell; in the one in which it ends the last ones do.
     */
    private boolean isBlind(String vantage, Instant minute) {
        List<Sighting> now = new ArrayList<>();
        List<Sighting> before = new ArrayList<>();
        List<Sighting> after = new ArrayList<>();
        boolean isFailing = false;
        for (String probeId : targets(vantage)) {
            Optional<Sighting> word = word(vantage, probeId, minute);
            word.ifPresent(now::add);
            word(vantage, probeId, minute.minus(MINUTE)).ifPresent(before::add);
            next(vantage, probeId, minute.plus(MINUTE)).or(() -> word).ifPresent(after::add);
            isFailing |= word.filter(w -> w.minute().equals(minute) && w.failures() > 0)
                    .isPresent();
        }
        return isAllFailing(now) || (isFailing && (isAllFailing(before) || isAllFailing(after)));
    }

    private static boolean isAllFailing(List<Sighting> some) {
        return some.size() >= LEAST_TARGETS && some.stream().allMatch(Sighting::isFailing);
    }

    private boolean othersAreFine(String vantage, Set<String> blind, Instant minute) {
        int seenByOthers = 0;
        int well = 0;
        for (String probeId : targets(vantage)) {
            int voters = 0;
            int failing = 0;
            for (String other : seen.keySet()) {
                Optional<Sighting> word = blind.contains(other) ? Optional.empty() : word(other, probeId, minute);
                voters += word.isPresent() ? 1 : 0;
                failing += word.isPresent() && word.get().isFailing() ? 1 : 0;
            }
            seenByOthers += voters > 0 ? 1 : 0;
            well += voters > 0 && failing * 2 < voters ? 1 : 0;
        }
        return well * 2 > seenByOthers;
    }

    private boolean agentsWereThere(Instant minute) {
        return lookers.subMap(minute.minus(CUT_OFF), true, minute, true).values().stream()
                .flatMap(Set::stream)
                .anyMatch(vantage -> !vantage.equals(Vantage.PAGE));
    }

    /** What this page asks of itself says nothing about its network. */
    private List<String> targets(String vantage) {
        return seen.getOrDefault(vantage, Map.of()).keySet().stream()
                .filter(id -> !Objects.requireNonNull(probes.get(id)).isOfThisPage())
                .toList();
    }

    private Optional<Sighting> word(String vantage, String probeId, Instant minute) {
        Map.@Nullable Entry<Instant, Sighting> last = in(vantage, probeId).floorEntry(minute);
        Duration window = window(Objects.requireNonNull(probes.get(probeId)));
        return last == null || !last.getKey().isAfter(minute.minus(window))
                ? Optional.empty()
                : Optional.of(last.getValue());
    }

    private Optional<Sighting> next(String vantage, String probeId, Instant minute) {
        Map.@Nullable Entry<Instant, Sighting> next = in(vantage, probeId).ceilingEntry(minute);
        Duration window = window(Objects.requireNonNull(probes.get(probeId)));
        return next == null || !next.getKey().isBefore(minute.plus(window))
                ? Optional.empty()
                : Optional.of(next.getValue());
    }

    private NavigableMap<Instant, Sighting> in(String vantage, String probeId) {
        return Objects.requireNonNull(seen.get(vantage)).getOrDefault(probeId, new TreeMap<>());
    }
}
