package dev.bearing.internal.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_999, 2_000, 50_000})
    void sortsAsTheLibraryDoes(int size) {
        Random random = new Random(size);
        for (int bits : new int[] {1, 8, 20, 63}) {
            long[] keys = random.longs(size)
                    .map(key -> key & Long.MAX_VALUE >> 63 - bits)
                    .toArray();
            long[] expected = keys.clone();
            Arrays.sort(expected);
            RadixSort.sort(keys);
            assertThat(keys).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {300, Long.MAX_VALUE})
    void ordersPlacesAndKeepsTheOrderOfEqualKeys(long below) {
        long[] keys = new Random(3).longs(5_000, 0, below).toArray();
        int[] places = IntStream.range(0, keys.length).toArray();
        int[] expected = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> keys[i]))
                .mapToInt(i -> i)
                .toArray();
        assertThat(RadixSort.order(places, keys)).containsExactly(expected);
        assertThat(places).isEqualTo(IntStream.range(0, keys.length).toArray());
    }

    @Property(seed = "20261122")
    void isTheStableOrderOfTheNumbers(@ForAll long seed, @ForAll boolean whole) {
        Random random = new Random(seed);
        double[] values = random.doubles(random.nextInt(300))
                .map(u -> whole ? Math.floor(20 * u) - 10 : Math.scalb(u - 0.5, random.nextInt(200) - 100))
                .toArray();
        assertThat(RadixSort.order(values)).containsExactly(sorted(values));
    }

    @Test
    void sortsNumbersOfEverySize() {
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
        assertThat(RadixSort.order(values)).containsExactly(sorted(values));
    }

    @Test
    void takesInfinitiesAndBothZeros() {
        double[] values = {0.0, Double.POSITIVE_INFINITY, -0.0, -1, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        assertThat(RadixSort.order(values)).containsExactly(4, 3, 0, 2, 5, 1);
        assertThat(RadixSort.order(new int[] {5, 2, 0}, values)).containsExactly(2, 0, 5);
    }

    @Test
    void leavesEqualNumbersAsTheyAre() {
        assertThat(RadixSort.order(new double[] {2, 2, 2})).containsExactly(0, 1, 2);
        assertThat(RadixSort.order(new double[0])).isEmpty();
    }

    @Test
    void groupsInTheOrderItIsGiven() {
        assertThat(RadixSort.group(new int[] {4, 3, 2, 1, 0}, new int[] {1, 0, 1, 0, 1}, 2))
                .containsExactly(3, 1, 4, 2, 0);
    }

    private static int[] sorted(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i] + 0.0))
                .mapToInt(i -> i)
                .toArray();
    }
}
