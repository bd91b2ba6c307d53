package com.telerivet.status.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpellTests {

    private static final Instant START = Instant.parse("2015-01-31T05:00:00Z");

    @Test
    void itBeginsWithTheFirstBadMinuteAndRemembersTheWorst() {
        Spell spell = spell("ggbbwb").orElseThrow();

        assertThat(spell.since()).isEqualTo(minute(2));
        assertThat(spell.length()).isEqualTo(Duration.ofMinutes(4));
        assertThat(spell.now()).isEqualTo(10);
        assertThat(spell.worst()).isEqualTo(100);
    }

    @Test
    void oneGoodMinuteInBetweenDoesNotEndItAndTwoDo() {
        assertThat(spell("bbgbb").orElseThrow().since()).isEqualTo(minute(0));
        assertThat(spell("bbggbb").orElseThrow().since()).isEqualTo(minute(4));
    }

    @Test
    void aGoodNewestMinuteIsReasonEnoughToSayNothing() {
        assertThat(spell("bbbbg")).isEmpty();
        assertThat(spell("ggg")).isEmpty();
        assertThat(spell("")).isEmpty();
    }

    @Test
    void aCheckEveryFiveMinutesIsEnough() {
        assertThat(spell("b....b....b").orElseThrow().length()).isEqualTo(Duration.ofMinutes(11));
    }

    @Test
    void whatWasMeasuredLongAgoSaysNothingOfNow() {
        assertThat(spell("bbb..........")).isEmpty();
        assertThat(spell("bbb..............bb").orElseThrow().since())
                .as("nobody knows what was in between")
                .isEqualTo(minute(17));
    }

    @Test
    void itNeverBeginsOrEndsWithAGoodMinuteWhateverWasMeasured() {
        Random random = new Random(31);
        for (int run = 0; run < 2000; run++) {
            StringBuilder minutes = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                minutes.append("gbbw.".charAt(random.nextInt(5)));
            }
            String told = minutes.toString();
            spell(told).ifPresent(s -> {
                int first = (int) Duration.between(START, s.since()).toMinutes();
                int last = (int) Duration.between(START, s.until()).toMinutes() - 1;
                assertThat("bw").as(told).contains(told.substring(first, first + 1));
                assertThat(told.substring(last).replace(".", "")).as(told).isIn("b", "w");
                assertThat(told.substring(first, last + 1).replace(".", ""))
                        .as(told)
                        .doesNotContain("gg");
            });
        }
    }

    /** g: 1 % errors, b: 10 %, w: 100 %, a dot: nothing measured; the limit is 5 %. */
    private static Optional<Spell> spell(String told) {
        List<SeriesPoint> minutes = new ArrayList<>();
        for (int i = 0; i < told.length(); i++) {
            if (told.charAt(i) != '.') {
                double errors = told.charAt(i) == 'g' ? 1 : told.charAt(i) == 'b' ? 10 : 100;
                minutes.add(new SeriesPoint(minute(i), errors, 100));
            }
        }
        return Spell.at(minute(told.length()), minutes, MetricKind.ERROR_RATE, Side.ABOVE, 5);
    }

    private static Instant minute(int number) {
        return START.plus(Duration.ofMinutes(number));
    }
}
