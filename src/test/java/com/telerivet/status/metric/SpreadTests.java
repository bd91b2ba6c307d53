package com.telerivet.status.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.telerivet.status.metric.Spread.Bucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTests {

    @Test
    void aQuantileLiesWhereItsBucketSays() {
        Spread spread = Spread.of(List.of(new Bucket(0, 100, 90), new Bucket(100, 200, 10)))
                .orElseThrow();

        assertThat(spread.quantile(0.95)).hasValue(150);
        assertThat(spread.quantile(0.45)).hasValue(50);
    }

    @Test
    void beyondTheLastBoundOnlyTheBoundIsKnown() {
        Spread spread = Spread.of(List.of(new Bucket(0, 100, 1), new Bucket(100, Double.POSITIVE_INFINITY, 99)))
                .orElseThrow();

        assertThat(spread.quantile(0.95)).hasValue(100);
    }

    @Test
    void whatMakesNoSenseIsNoSpread() {
        assertThat(Spread.of(List.of())).isEmpty();
        assertThat(Spread.of(List.of(new Bucket(0, 1, 0)))).isEmpty();
        assertThat(Spread.of(List.of(new Bucket(0, 1, -1)))).isEmpty();
        assertThat(Spread.of(List.of(new Bucket(2, 1, 1)))).isEmpty();
        assertThat(Spread.of(List.of(new Bucket(0, Double.NaN, 1)))).isEmpty();
        assertThat(Spread.of(List.of(new Bucket(0, 1, Double.NaN)))).isEmpty();
        List<Bucket> tooMany = new ArrayList<>();
        for (int i = 0; i <= Spread.MOST_IN_A_POINT; i++) {
            tooMany.add(new Bucket(i, i + 1, 1));
        }
        assertThat(Spread.of(tooMany)).isEmpty();
    }

    @Test
    void aCounterTellsWhatCameSince() {
        Spread earlier =
                Spread.of(List.of(new Bucket(0, 1, 3), new Bucket(1, 2, 5))).orElseThrow();
        Spread now =
                Spread.of(List.of(new Bucket(0, 1, 3), new Bucket(1, 2, 9))).orElseThrow();

        assertThat(now.since(earlier)).contains(new Spread(List.of(new Bucket(1, 2, 4))));
        assertThat(earlier.since(now)).isEmpty();
    }

    @Test
    void aSpreadIsReadAgainAsItWasWritten() {
        Spread spread = Spread.of(List.of(new Bucket(0, 0.1, 3), new Bucket(0.1, Double.POSITIVE_INFINITY, 1)))
                .orElseThrow();

        assertThat(Spread.ofTriples(spread.triples())).isEqualTo(spread);
    }

    /** However single measurements are grouped, their 95th of 100 is found to within a bucket. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void measurementsAddUpToTheirOwnQuantile(long seed) {
        Random random = new Random(seed);
        List<Double> measured = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            measured.add(Math.exp(4 + random.nextGaussian()));
        }
        Spread left = together(measured.subList(0, 700));
        Spread right = together(measured.subList(700, 2_000));
        Collections.sort(measured);
        double exact = measured.get((int) (0.95 * measured.size()) - 1);

        assertThat(left.plus(right)).isEqualTo(right.plus(left)).isEqualTo(together(measured));
        assertThat(left.plus(right).quantile(0.95).orElseThrow()).isCloseTo(exact, within(0.09 * exact));
    }

    private static Spread together(List<Double> measured) {
        return measured.stream()
                .map(one -> Spread.of(one).orElseThrow())
                .reduce(Spread::plus)
                .orElseThrow();
    }
}
