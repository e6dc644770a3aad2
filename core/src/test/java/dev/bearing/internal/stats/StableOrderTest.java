package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StableOrderTest {

    @Test
    void sortsAsAComparatorDoesAndKeepsEqualNumbersInTheirOrder() {
        Random random = new Random(11);
        double[] values = new double[5_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (i % 5) {
                case 0 -> random.nextInt(10) - 5;
                case 1 -> random.nextGaussian() * 1e-300;
                case 2 -> random.nextGaussian() * 1e300;
                case 3 -> random.nextBoolean() ? 0.0 : -0.0;
                default -> random.nextBoolean() ? Double.NEGATIVE_INFINITY : Double.MAX_VALUE;
            };
        }
        int[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        assertThat(StableOrder.ascending(values)).containsExactly(expected);
    }

    @Test
    void leavesEqualNumbersAsTheyAre() {
        assertThat(StableOrder.ascending(new double[] {2, 2, 2})).containsExactly(0, 1, 2);
        assertThat(StableOrder.ascending(new double[0])).isEmpty();
    }
}
