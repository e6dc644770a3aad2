package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
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

    @Test
    void ordersPlacesAndKeepsTheOrderOfEqualKeys() {
        Random random = new Random(3);
        long[] keys = random.longs(5_000, 0, 300).toArray();
        int[] order = RadixSort.order(keys, IntStream.range(0, keys.length).toArray());
        for (int i = 1; i < order.length; i++) {
            long before = keys[order[i - 1]];
            assertThat(before < keys[order[i]] || before == keys[order[i]] && order[i - 1] < order[i])
                    .isTrue();
        }
    }
}
