package dev.bearing.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharedMapTest {

    /** Few keys, so that many are put twice; and enough batches for the parts to double some times. */
    @Property(seed = "20261122", tries = 100)
    void holdsWhatAHashMapHolds(
            @ForAll @Size(max = 60) List<@Size(max = 40) Map<@IntRange(min = -400, max = 400) Integer, String>> batches) {
        SharedMap<Integer, String> map = SharedMap.empty();
        Map<Integer, String> expected = new HashMap<>();
        for (Map<Integer, String> batch : batches) {
            SharedMap<Integer, String> before = map;
            int size = before.size();
            map = map.plus(batch);
            expected.putAll(batch);
            assertThat(before.size()).isEqualTo(size);
            assertThat(before.keys()).hasSize(size);
        }
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.keys()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (int key = -401; key <= 401; key++) {
            assertThat(map.getOrDefault(key, "none")).isEqualTo(expected.getOrDefault(key, "none"));
        }
    }

    @Test
    void theOlderMapKeepsItsValues() {
        SharedMap<String, Integer> one = SharedMap.<String, Integer>empty().plus(Map.of("a", 1));
        SharedMap<String, Integer> two = one.plus(Map.of("a", 2, "b", 3));
        assertThat(one.getOrDefault("a", 0)).isEqualTo(1);
        assertThat(one.getOrDefault("b", 0)).isZero();
        assertThat(two.getOrDefault("a", 0)).isEqualTo(2);
        assertThat(two.size()).isEqualTo(2);
    }

    @Test
    void keysOfOneHashAreToldApart() {
        Map<String, Integer> alike = new HashMap<>();
        for (String start : List.of("", "Aa", "BB", "AaAa", "AaBB", "BBAa", "BBBB")) {
            for (int i = 0; i < 100; i++) {
                alike.put(start + i, i);
            }
        }
        SharedMap<String, Integer> map = SharedMap.<String, Integer>empty().plus(alike);
        assertThat("Aa7").hasSameHashCodeAs("BB7");
        assertThat(map.size()).isEqualTo(700);
        alike.forEach((key, value) -> assertThat(map.getOrDefault(key, -1)).isEqualTo(value));
    }
}
