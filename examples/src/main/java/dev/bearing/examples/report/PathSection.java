package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where accounts stand on their success path, and where they are heading. */
final class PathSection implements Section {

    /** In place of a milestone, where all of the path is done. */
    static final String COMPLETED = "path completed";

    private static final int BINS = 10;

    /** The accounts at one milestone. */
    private static final class Milestone {

        private final String name;
        private final Map<Direction, Long> directions = new EnumMap<>(Direction.class);
        private double positions;
        private long placed;

        Milestone(String name) {
            this.name = name;
        }

        void add(Direction direction, Optional<BigDecimal> position) {
            directions.merge(direction, 1L, Long::sum);
            if (position.isPresent()) {
                positions += position.get().doubleValue();
                placed++;
            }
        }

        long accounts() {
            return directions.values().stream().mapToLong(Long::longValue).sum();
        }

        double meanPosition() {
            return placed == 0 ? Double.POSITIVE_INFINITY : positions / placed;
        }
    }

    @Override
    public void write(Scope scope, Html html) {
        List<JsonNode> vectors = scope.all("vectors");
        if (vectors.isEmpty()) {
            return;
        }
        Map<Direction, long[]> positions = new EnumMap<>(Direction.class);
        Map<Direction, Long> directions = new EnumMap<>(Direction.class);
        Map<String, Milestone> milestones = new HashMap<>();
        long unplaced = 0;
        for (JsonNode vector : vectors) {
            Direction direction = Direction.parse(vector.path("direction").asText(""));
            Optional<BigDecimal> position = Reading.of(vector, "position").number();
            directions.merge(direction, 1L, Long::sum);
            if (position.isPresent()) {
                int bin = (int) Math.floor(position.get().doubleValue() * BINS);
                positions.computeIfAbsent(direction, d -> new long[BINS])[Math.max(0, Math.min(BINS - 1, bin))]++;
            } else {
                unplaced++;
            }
            String name = Reading.of(vector, "milestone").isKnown()
                    ? vector.path("milestone").asText()
                    : direction == Direction.ARRIVED ? COMPLETED : "not known";
            milestones.computeIfAbsent(name, Milestone::new).add(direction, position);
        }
        Panel panel = Panel.open(html, scope, "path", "Path", "Where customers stand, and where they are heading")
                .say(
                        "Above: how far along their path (0\u00A0% at the start, 100\u00A0% with the outcome reached). Below: which way they are going.")
                .chart("path", sentence(directions, vectors.size()), data(positions, directions));
        if (unplaced > 0) {
            panel.remark(Words.count(unplaced, "account") + " without a known position "
                    + (unplaced == 1 ? "is" : "are") + " not in the upper picture.");
        }
        panel.foldedTable(
                        "Accounts by the milestone they are heading for, and direction",
                        headers(),
                        rows(milestones.values()))
                .close();
    }

    private static String sentence(Map<Direction, Long> directions, int all) {
        StringBuilder words = new StringBuilder("Of ").append(Words.count(all, "account"));
        directions.forEach((direction, count) -> words.append(", ")
                .append(count)
                .append(' ')
                .append(direction.toString().substring(2)));
        return words.append('.').toString();
    }

    private static JsonNode data(Map<Direction, long[]> positions, Map<Direction, Long> directions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        directions.forEach((direction, count) -> {
            ObjectNode node = list.addObject()
                    .put("direction", direction.name())
                    .put("label", direction.toString())
                    .put("accounts", count);
            ArrayNode bins = node.putArray("positions");
            for (long accounts : positions.getOrDefault(direction, new long[BINS])) {
                bins.add(accounts);
            }
        });
        return JsonNodeFactory.instance.objectNode().set("directions", list);
    }

    private static List<String> headers() {
        List<String> headers = new ArrayList<>(List.of("Milestone", "Accounts"));
        for (Direction direction : Direction.values()) {
            headers.add(direction.toString());
        }
        return headers;
    }

    private static List<List<Figure>> rows(Iterable<Milestone> milestones) {
        List<Milestone> sorted = new ArrayList<>();
        milestones.forEach(sorted::add);
        sorted.sort(Comparator.comparingDouble(Milestone::meanPosition).thenComparing(milestone -> milestone.name));
        List<List<Figure>> rows = new ArrayList<>();
        for (Milestone milestone : sorted) {
            List<Figure> row =
                    new ArrayList<>(List.of(Figure.words(Words.label(milestone.name)), count(milestone.accounts())));
            for (Direction direction : Direction.values()) {
                row.add(count(milestone.directions.getOrDefault(direction, 0L)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Figure count(long count) {
        return Figure.number(Figures.grouped(BigDecimal.valueOf(count), 0), "");
    }
}
