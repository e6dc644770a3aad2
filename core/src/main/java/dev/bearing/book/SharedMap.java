package dev.bearing.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A map that never changes. Adding entries gives a new map that shares all of this one but the parts in which they
 * fall: keys are spread over so many parts by their hash that a part holds {@value #MOST_PER_PART} at most on average.
 * So an entry more costs one part and the list of parts, however it comes to be added.
 */
final class SharedMap<K, V> {

    private static final int MOST_PER_PART = 64;
    private static final int MOST_BITS = 24;
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final int bits;
    private final int size;
    /** {@code 2^bits} maps, none of which is changed any more. */
    private final List<Map<K, V>> parts;

    private SharedMap(int bits, int size, List<Map<K, V>> parts) {
        this.bits = bits;
        this.size = size;
        this.parts = parts;
    }

    static <K, V> SharedMap<K, V> empty() {
        return new SharedMap<>(0, 0, List.of(Map.of()));
    }

    int size() {
        return size;
    }

    V getOrDefault(K key, V otherwise) {
        return parts.get(part(key, bits)).getOrDefault(key, otherwise);
    }

    /** Returns the keys in no particular order. */
    Stream<K> keys() {
        return parts.stream().flatMap(part -> part.keySet().stream());
    }

    /** Returns this map with more entries; a key that is there already gets the new value. */
    SharedMap<K, V> plus(Map<K, V> more) {
        int roomy = bits;
        while (roomy < MOST_BITS && (long) size + more.size() > (long) MOST_PER_PART << roomy) {
            roomy++;
        }
        List<Map<K, V>> next = roomy > bits ? spread(roomy) : new ArrayList<>(parts);
        Set<Integer> copied = new HashSet<>();
        int added = 0;
        for (Map.Entry<K, V> entry : more.entrySet()) {
            int part = part(entry.getKey(), roomy);
            if (copied.add(part)) {
                next.set(part, new HashMap<>(next.get(part)));
            }
            added += next.get(part).put(entry.getKey(), entry.getValue()) == null ? 1 : 0;
        }
        return new SharedMap<>(roomy, size + added, next);
    }

    private List<Map<K, V>> spread(int roomy) {
        List<Map<K, V>> wider = new ArrayList<>(Collections.nCopies(1 << roomy, Map.of()));
        for (Map<K, V> part : parts) {
            part.forEach((key, value) -> {
                int to = part(key, roomy);
                if (wider.get(to).isEmpty()) {
                    wider.set(to, new HashMap<>());
                }
                wider.get(to).put(key, value);
            });
        }
        return wider;
    }

    /** The highest bits of the hash, well mixed: a part's own table goes by the lowest ones. */
    private static int part(Object key, int bits) {
        return bits == 0 ? 0 : (key.hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - bits);
    }
}
