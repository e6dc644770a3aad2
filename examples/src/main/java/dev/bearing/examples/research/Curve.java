package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A curve to draw, with its interval where it has one. */
final class Curve {

    private final String name;
    private final boolean steps;
    private final List<double[]> points = new ArrayList<>();

    /** @param steps whether it stays until the next point, rather than going there in a line */
    Curve(String name, boolean steps) {
        this.name = name;
        this.steps = steps;
    }

    /** Adds a point; NaN where there is no interval. */
    Curve point(double time, double value, double lower, double upper) {
        points.add(new double[] {time, value, lower, upper});
        return this;
    }

    String name() {
        return name;
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name).put("steps", steps);
        ArrayNode list = node.putArray("points");
        for (double[] point : points) {
            ArrayNode entry = list.addArray();
            for (double number : point) {
                if (Double.isFinite(number)) {
                    entry.add(number);
                } else {
                    entry.addNull();
                }
            }
        }
        return node;
    }
}
