package com.telerivet.status.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FigureConditionTests {

    private static final Instant START = Instant.parse("2015-01-31T05:00:00Z");
    /** Above 2 % for 3 of 5 minutes, good again at 1 %. */
    private static final FigureCondition RULE = new FigureCondition(Side.ABOVE, 2, 1, 3, 5);

    @Test
    void threeOfFiveAreEnoughInAnyOrder() {
        assertThat(firing(false, 0, 5, 0, 5, 5)).isTrue();
        assertThat(firing(false, 5, 0, 0, 5, 0)).isFalse();
        assertThat(firing(false, 5, 5, 5, 0, 0, 0, 0))
                .as("the window has moved on")
                .isFalse();
        assertThat(firing(false, 2, 2, 2, 2, 2))
                .as("the threshold itself is good")
                .isFalse();
    }

    @Test
    void itIsGoodAgainWhenAllOfTheWindowReachedTheRecovery() {
        assertThat(firing(true, 5, 0, 0, 0, 0, 0)).isFalse();
        assertThat(firing(true, 5, 0, 0, 0, 0)).as("one of five was bad").isTrue();
        assertThat(firing(true, 0, 0, 1.5, 0, 0))
                .as("good, but not yet recovered")
                .isTrue();
        assertThat(firing(true, 1, 1, 1, 1, 1)).isFalse();
    }

    @Test
    void whereNothingIsKnownNothingChanges() {
        assertThat(firing(true)).isTrue();
        assertThat(firing(false)).isFalse();
        double[] silentSince = {9, 9, 9, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThat(firing(false, silentSince)).as("that was long ago").isFalse();
        assertThat(firing(true, silentSince)).isTrue();
    }

    @Test
    void aLowFigureIsBadWhereTheRuleSaysSo() {
        FigureCondition low = new FigureCondition(Side.BELOW, 99, 99.5, 1, 1);
        assertThat(low.isFiring(false, START.plusSeconds(60), minutes(98), MetricKind.ERROR_RATE))
                .isTrue();
        assertThat(low.isFiring(true, START.plusSeconds(60), minutes(99.2), MetricKind.ERROR_RATE))
                .isTrue();
        assertThat(low.isFiring(true, START.plusSeconds(60), minutes(99.5), MetricKind.ERROR_RATE))
                .isFalse();
    }

    /** Any minutes, with gaps, against a count of them minute by minute. */
    @Test
    void itSaysWhatCountingSays() {
        Random random = new Random(5);
        for (int run = 0; run < 1000; run++) {
            int of = 1 + random.nextInt(10);
            int bad = 1 + random.nextInt(of);
            double recovery = random.nextBoolean() ? 2 : 1;
            FigureCondition rule = new FigureCondition(Side.ABOVE, 2, recovery, bad, of);
            double[] told = random.ints(60, -2, 5).mapToDouble(i -> i).toArray();
            boolean firing = false;
            boolean counted = false;
            int changes = 0;
            for (int end = 1; end <= told.length; end++) {
                double[] seen = java.util.Arrays.copyOf(told, end);
                firing = rule.isFiring(firing, minute(end), minutes(seen), MetricKind.ERROR_RATE);
                boolean before = counted;
                counted = counted(counted, seen, bad, of, recovery);
                changes += before == counted ? 0 : 1;
                assertThat(firing).as("run %d, minute %d", run, end).isEqualTo(counted);
            }
            assertThat(changes)
                    .as("it does not flap within a window")
                    .isLessThanOrEqualTo(2 * told.length / (of + 1) + 2);
        }
    }

    private static boolean counted(boolean already, double[] told, int bad, int of, double recovery) {
        int newest = told.length - 1;
        while (newest >= 0 && told[newest] < 0) {
            newest--;
        }
        if (newest < 0 || told.length - newest > 10) {
            return already;
        }
        int beyond = 0;
        int beyondRecovery = 0;
        for (int i = Math.max(0, newest - of + 1); i <= newest; i++) {
            beyond += told[i] > 2 ? 1 : 0;
            beyondRecovery += told[i] > recovery ? 1 : 0;
        }
        return already ? beyondRecovery > 0 : beyond >= bad;
    }

    private static boolean firing(boolean already, double... told) {
        return RULE.isFiring(already, minute(told.length), minutes(told), MetricKind.ERROR_RATE);
    }

    /** The error rate of each minute; a negative one was not measured. */
    private static List<SeriesPoint> minutes(double... told) {
        List<SeriesPoint> minutes = new ArrayList<>();
        for (int i = 0; i < told.length; i++) {
            if (told[i] >= 0) {
                minutes.add(new SeriesPoint(minute(i), told[i], 100));
            }
        }
        return minutes;
    }

    private static Instant minute(int number) {
        return START.plus(Duration.ofMinutes(number));
    }
}
