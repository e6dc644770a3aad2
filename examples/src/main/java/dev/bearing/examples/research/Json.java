package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;

/** How numbers of a fit stand in JSON: null with its reason where there is none. */
final class Json {

    private Json() {}

    /** Puts a number; null with its reason where it is not finite. */
    static void put(ObjectNode node, String name, double value) {
        if (!Double.isFinite(value)) {
            unknown(node, name, Double.isNaN(value) ? Answer.Reason.INSUFFICIENT_DATA : Answer.Reason.UNBOUNDED);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            node.put(name, (long) value);
        } else {
            node.put(name, value);
        }
    }

    /** Puts a known number, or null with the reason why there is none. */
    static void put(ObjectNode node, String name, Answer<Double> answer) {
        if (answer instanceof Answer.Known<Double> known) {
            put(node, name, known.value());
        } else if (answer instanceof Answer.Unknown<Double> unknown) {
            unknown(node, name, unknown.reason());
        }
    }

    /** Puts the ends of an interval as {@code lower} and {@code upper}. */
    static void put(ObjectNode node, Answer<Interval> interval) {
        put(node, "lower", interval.map(Interval::lower));
        put(node, "upper", interval.map(Interval::upper));
    }

    /** Returns the number for a table: NaN, printed as a dash, where there is none. */
    static double orNaN(Answer<Double> answer) {
        return answer.toOptional().orElse(Double.NaN);
    }

    private static void unknown(ObjectNode node, String name, Answer.Reason reason) {
        node.putNull(name).put(name + "Reason", reason.name());
    }
}
