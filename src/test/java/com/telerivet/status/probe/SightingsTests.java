package com.telerivet.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what several vantage points saw. */
class SightingsTests {

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NAIROBI = "nairobi00001";
    private static final String MANILA = "manila000001";
    private static final String LIMA = "lima00000001";

    private final Map<String, ProbeSummary> probes = new TreeMap<>();
    private final List<Sighting> seen = new ArrayList<>();

    @ParameterizedTest(name = "{0} of {1} fail, quorum {2}: {3}")
    @CsvSource({
        "0, 0, 0, UNKNOWN",
        "0, 1, 0, UP",
        "1, 1, 0, DOWN",
        "0, 2, 0, UP",
        "1, 2, 0, DEGRADED",
        "2, 2, 0, DOWN",
        "1, 3, 0, DEGRADED",
        "2, 3, 0, DOWN",
        "2, 4, 0, DEGRADED",
        "3, 4, 0, DOWN",
        "1, 4, 1, DOWN",
        "3, 4, 4, DEGRADED",
        "4, 4, 4, DOWN",
        "1, 1, 3, DOWN",
        "1, 2, 3, DEGRADED",
        "2, 2, 3, DOWN"
    })
    void aTargetIsDownWhenAQuorumSaysSo(int failing, int voters, int quorum, Standing standing) {
        assertThat(Standing.of(failing, voters, quorum)).isEqualTo(standing);
    }

    @Test
    void oneOfThreeThatFailsDegradesAndShowsInTheErrorRate() {
        probe("api", 30, 0);
        saw(Vantage.PAGE, "api", 0, 2, 0);
        saw(NAIROBI, "api", 0, 2, 2);
        saw(MANILA, "api", 0, 4, 0);

        Verdict verdict = sightings().verdict("api", T);

        assertThat(verdict.standing()).isEqualTo(Standing.DEGRADED);
        assertThat(verdict.failing())
                .as("each place weighs the same, however often it looks")
                .isEqualTo(1);
        assertThat(verdict.counted()).isEqualTo(3);
        assertThat(ProbePoints.of(fed("api"), verdict, T))
                .extracting(p -> p.metricId() + " " + p.sum() + "/" + p.count())
                .containsExactly("uptime 1.0/1.0", "errors 1.0/3.0", "time 600.0/6.0");
    }

    @Test
    void twoOfThreeThatFailAreDown() {
        probe("api", 30, 0);
        saw(Vantage.PAGE, "api", 0, 2, 2);
        saw(NAIROBI, "api", 0, 2, 1);
        saw(MANILA, "api", 0, 2, 0);

        Verdict verdict = sightings().verdict("api", T);

        assertThat(verdict.standing()).isEqualTo(Standing.DOWN);
        assertThat(verdict.failing()).isEqualTo(1.5);
        assertThat(ProbePoints.of(fed("api"), verdict, T).get(0).sum()).isZero();
    }

    @Test
    void aWordIsGoodForTwoRoundsAndAMinute() {
        probe("api", 300, 0);
        saw(NAIROBI, "api", 0, 1, 1);
        saw(MANILA, "api", 0, 1, 1);
        for (int minute = 1; minute <= 12; minute++) {
            saw(Vantage.PAGE, "api", minute, 1, 0);
        }
        assertThat(at("api", 10))
                .as("the others' word of the beginning still counts")
                .isEqualTo(Standing.DOWN);
        assertThat(at("api", 11)).isEqualTo(Standing.UP);
        assertThat(sightings().verdict("api", T.plusSeconds(600)).counted())
                .as("in the figures each sighting counts once")
                .isEqualTo(1);
    }

    @Test
    void whoseNetworkIsGoneDoesNotCount() {
        for (String target : List.of("api", "web", "sms")) {
            probe(target, 30, 0);
            saw(Vantage.PAGE, target, 0, 2, 0);
            saw(NAIROBI, target, 0, 2, 2);
        }
        Sightings sightings = sightings();

        assertThat(sightings.troubled(T)).containsExactly(NAIROBI);
        assertThat(sightings.verdict("api", T)).isEqualTo(new Verdict(Standing.UP, 0, 1, 2, 200));
    }

    @Test
    void whereItAloneLookedThereIsAGap() {
        for (String target : List.of("api", "web", "sms")) {
            probe(target, 30, 0);
            saw(Vantage.PAGE, target, 0, 2, 0);
            saw(NAIROBI, target, 1, 2, 2);
        }
        assertThat(sightings().verdict("api", T.plusSeconds(60))).isEqualTo(Verdict.NOTHING);
        assertThat(ProbePoints.of(fed("api"), Verdict.NOTHING, T)).isEmpty();
    }

    @Test
    void thatShowsOnBothSidesOfTheTroubleAlthoughTargetsAreCheckedOneAfterTheOther() {
        List<String> targets = List.of("api", "web", "sms");
        targets.forEach(target -> probe(target, 60, 0));
        for (int minute = 0; minute < 12; minute++) {
            for (String target : targets) {
                saw(Vantage.PAGE, target, minute, 1, 0);
                // the network goes after "api" was checked in minute 3, and is back before "sms" is in minute 8
                int of = minute * 3 + targets.indexOf(target);
                saw(NAIROBI, target, minute, 1, of > 9 && of < 26 ? 1 : 0);
            }
        }
        for (int minute = 0; minute < 12; minute++) {
            for (String target : targets) {
                assertThat(at(target, minute)).as(target + " " + minute).isEqualTo(Standing.UP);
                assertThat(sightings()
                                .verdict(target, T.plusSeconds(60L * minute))
                                .failing())
                        .as(target + " " + minute)
                        .isZero();
            }
        }
    }

    @Test
    void whatFailsFromEverywhereIsDown() {
        for (String target : List.of("api", "web", "sms")) {
            probe(target, 30, 0);
            saw(Vantage.PAGE, target, 0, 2, 2);
            saw(NAIROBI, target, 0, 2, 2);
        }
        assertThat(sightings().troubled(T)).isEmpty();
        assertThat(at("api", 0)).isEqualTo(Standing.DOWN);
    }

    @Test
    void mostOfThemCannotAllBeWrong() {
        for (String target : List.of("api", "web", "sms")) {
            probe(target, 30, 0);
            saw(Vantage.PAGE, target, 0, 2, 0);
            saw(NAIROBI, target, 0, 2, 2);
            saw(MANILA, target, 0, 2, 2);
        }
        assertThat(sightings().troubled(T)).isEmpty();
        assertThat(at("api", 0)).as("this page may stand beside what it checks").isEqualTo(Standing.DOWN);
    }

    @Test
    void halfOfThemCan() {
        for (String target : List.of("api", "web", "sms")) {
            probe(target, 30, 0);
            saw(Vantage.PAGE, target, 0, 2, 0);
            saw(LIMA, target, 0, 2, 0);
            saw(NAIROBI, target, 0, 2, 2);
            saw(MANILA, target, 0, 2, 2);
        }
        assertThat(sightings().troubled(T)).containsExactly(MANILA, NAIROBI);
    }

    @Test
    void aPairThatCannotTalkIsNobodysOwnTrouble() {
        for (String target : List.of("api", "web", "sms")) {
            probe(target, 30, 0);
            saw(Vantage.PAGE, target, 0, 2, 0);
            saw(NAIROBI, target, 0, 2, target.equals("api") ? 2 : 0);
        }
        assertThat(sightings().troubled(T)).isEmpty();
        assertThat(at("api", 0)).isEqualTo(Standing.DEGRADED);
        assertThat(at("web", 0)).isEqualTo(Standing.UP);
    }

    @Test
    void thisPageIsCutOffWhereEverythingFailsAndEveryAgentFallsSilent() {
        for (String target : List.of("api", "web")) {
            probe(target, 30, 0);
            saw(NAIROBI, target, 0, 2, 0);
            saw(Vantage.PAGE, target, 0, 2, 0);
            for (int minute = 1; minute <= 45; minute++) {
                saw(Vantage.PAGE, target, minute, 2, 2);
            }
        }
        assertThat(sightings().verdict("api", T.plusSeconds(60)).isKnown()).isFalse();
        assertThat(sightings().verdict("api", T.plusSeconds(29 * 60)).isKnown()).isFalse();
        assertThat(at("api", 40))
                .as("after half an hour its word is all there is")
                .isEqualTo(Standing.DOWN);
    }

    @Test
    void aLonePageIsBelievedAtOnce() {
        for (String target : List.of("api", "web")) {
            probe(target, 30, 0);
            saw(Vantage.PAGE, target, 0, 2, 2);
        }
        assertThat(at("api", 0)).isEqualTo(Standing.DOWN);
    }

    /** Whatever was seen, in whatever order it came. */
    @Test
    void verdictsDependOnWhatWasSeenAlone() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            seen.clear();
            probes.clear();
            for (String target : List.of("api", "web", "sms")) {
                probe(target, 30 + 30 * random.nextInt(5), random.nextInt(4));
                for (String vantage : List.of(Vantage.PAGE, NAIROBI, MANILA, LIMA)) {
                    for (int minute = 0; minute < 8; minute++) {
                        if (random.nextInt(4) > 0) {
                            int checks = 1 + random.nextInt(4);
                            saw(vantage, target, minute, checks, random.nextInt(checks + 1));
                        }
                    }
                }
            }
            List<String> before = told();
            Collections.shuffle(seen, random);
            assertThat(told()).isEqualTo(before);
        }
    }

    private List<String> told() {
        Sightings sightings = sightings();
        List<String> told = new ArrayList<>();
        for (String target : probes.keySet()) {
            for (int minute = 0; minute < 8; minute++) {
                Verdict verdict = sightings.verdict(target, T.plusSeconds(60L * minute));
                long failing = seen.stream()
                        .filter(s -> s.probeId().equals(target))
                        .filter(s -> s.failures() > 0)
                        .count();
                assertThat(verdict.failing()).isBetween(0.0, (double) verdict.counted());
                assertThat(failing > 0 || verdict.standing() != Standing.DOWN).isTrue();
                told.add(verdict.standing() + " " + Math.round(verdict.failing() * 1e6) + " " + verdict.counted() + " "
                        + verdict.answers());
            }
        }
        return told;
    }

    private Standing at(String target, int minute) {
        return sightings().standing(target, T.plusSeconds(60L * minute));
    }

    private Sightings sightings() {
        return new Sightings(seen, probes);
    }

    private void probe(String id, int seconds, int quorum) {
        probes.put(id, probe(id, seconds, quorum, null, null, null));
    }

    private ProbeSummary fed(String id) {
        return probe(id, 30, 0, "uptime", "time", "errors");
    }

    private static ProbeSummary probe(String id, int seconds, int quorum, String uptime, String time, String errors) {
        return new ProbeSummary(
                id,
                id,
                "https://" + id + ".example.com",
                200,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(5),
                uptime,
                time,
                errors,
                null,
                null,
                null,
                null,
                null,
                false,
                Asking.plain(),
                List.of(),
                new Vantage(List.of(), quorum));
    }

    private void saw(String vantage, String target, int minute, int checks, int failures) {
        int answers = checks - failures;
        seen.add(
                new Sighting(target, vantage, T.plusSeconds(60L * minute), checks, failures, answers, answers * 100.0));
    }
}
