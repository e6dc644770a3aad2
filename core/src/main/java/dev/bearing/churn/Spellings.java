package dev.bearing.churn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each reason that was stated last is shown: as it was spelt first, where only upper and lower case differ. */
record Spellings(Map<String, String> first) {

    Spellings {
        first = Map.copyOf(first);
    }

    /** Returns the spellings of some losses, the earliest first. */
    static Spellings of(List<ClassifiedChurn> losses) {
        Map<String, String> first = new HashMap<>();
        losses.forEach(loss ->
                loss.event().statedLast().ifPresent(reason -> first.putIfAbsent(StatedCauses.lower(reason), reason)));
        return new Spellings(first);
    }

    /** Returns how one of the reasons is shown. */
    String show(String reason) {
        return first.getOrDefault(StatedCauses.lower(reason), reason);
    }
}
