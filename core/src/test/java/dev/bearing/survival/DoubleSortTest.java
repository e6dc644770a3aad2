package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DoubleSortTest {

    @Property
    void isTheStableOrderOfTheNumbers(@ForAll long seed, @ForAll boolean whole) {
        Random random = new Random(seed);
        double[] keys = random.doubles(random.nextInt(300))
                .map(u -> whole ? Math.floor(20 * u) - 10 : Math.scalb(u - 0.5, random.nextInt(200) - 100))
                .toArray();
        int[] expected = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> keys[i] + 0.0))
                .mapToInt(i -> i)
                .toArray();
        assertThat(DoubleSort.sort(IntStream.range(0, keys.length).toArray(), keys))
                .containsExactly(expected);
    }

    @Test
    void takesInfinitiesAndBothZeros() {
        double[] keys = {0.0, Double.POSITIVE_INFINITY, -0.0, -1, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        assertThat(DoubleSort.sort(new int[] {0, 1, 2, 3, 4, 5}, keys)).containsExactly(4, 3, 0, 2, 5, 1);
    }

    @Test
    void groupsInTheOrderItIsGiven() {
        assertThat(DoubleSort.group(new int[] {4, 3, 2, 1, 0}, new int[] {1, 0, 1, 0, 1}, 2))
                .containsExactly(3, 1, 4, 2, 0);
    }
}
