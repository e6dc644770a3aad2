package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From opening to closing recurring revenue, movement by movement: the last month, the last year, the running month.
 */
final class BridgeSection implements Section {

    private static final int MONTHS_IN_A_YEAR = 12;

    /** The kind of what paid already on the first day of the facts. */
    private static final String FIRST_SEEN = "opening";

    private record Movement(BigDecimal amount, long count) {

        Movement plus(Movement other) {
            return new Movement(amount.add(other.amount), count + other.count);
        }
    }

    private record Period(String label, BigDecimal opening, BigDecimal closing, Map<String, Movement> movements) {

        long count(String kind) {
            return movements
                    .getOrDefault(kind, new Movement(BigDecimal.ZERO, 0))
                    .count();
        }
    }

    @Override
    public void write(Scope scope, Html html) {
        List<Period> periods = periods(scope.one("revenue").path("months"));
        if (periods.isEmpty()) {
            return;
        }
        Period first = periods.get(0);
        Panel panel = Panel.open(html, scope, "bridge", "Movements", "How recurring revenue moved")
                .say(sentence(first, scope.currency()))
                .chart(
                        "bridge",
                        "Waterfall from opening to closing monthly recurring revenue. "
                                + sentence(first, scope.currency()),
                        data(periods, scope.currency()));
        panel.foldedTable(
                "Movements of recurring revenue", headers(periods, scope.currency()), rows(periods, scope.currency()));
        GrowthDetails.write(panel, scope.one("revenue").path("growth"), scope.currency());
        panel.close();
    }

    private static List<Period> periods(JsonNode months) {
        List<JsonNode> complete = new ArrayList<>();
        List<JsonNode> running = new ArrayList<>();
        months.forEach(month -> (month.path("complete").asBoolean() ? complete : running).add(month));
        List<Period> periods = new ArrayList<>();
        if (!complete.isEmpty()) {
            JsonNode last = complete.get(complete.size() - 1);
            sum(Words.month(last.path("month").asText()), List.of(last)).ifPresent(periods::add);
            int months12 = Math.min(MONTHS_IN_A_YEAR, complete.size());
            if (months12 > 1) {
                sum(
                                months12 + " months to "
                                        + Words.month(last.path("month").asText()),
                                complete.subList(complete.size() - months12, complete.size()))
                        .ifPresent(periods::add);
            }
        }
        running.forEach(month -> sum(Words.month(month.path("month").asText()) + " so far", List.of(month))
                .ifPresent(periods::add));
        return periods;
    }

    /** Returns the months as one period; empty where an amount is not known, since the bars would not add up. */
    private static Optional<Period> sum(String label, List<JsonNode> months) {
        Optional<BigDecimal> opening = Reading.of(months.get(0), "openingMrr").number();
        Optional<BigDecimal> closing =
                Reading.of(months.get(months.size() - 1), "closingMrr").number();
        Map<String, Movement> movements = new LinkedHashMap<>();
        for (JsonNode month : months) {
            for (Map.Entry<String, JsonNode> entry : month.path("movements").properties()) {
                Optional<BigDecimal> amount =
                        Reading.of(entry.getValue(), "amount").number();
                if (amount.isEmpty()) {
                    return Optional.empty();
                }
                movements.merge(
                        entry.getKey(),
                        new Movement(
                                amount.get(), entry.getValue().path("count").asLong()),
                        Movement::plus);
            }
        }
        return opening.flatMap(from -> closing.map(to -> new Period(label, from, to, movements)));
    }

    private static String sentence(Period period, String currency) {
        StringBuilder words = new StringBuilder(period.label())
                .append(": from ")
                .append(Figures.money(period.opening(), currency))
                .append(" to ")
                .append(Figures.money(period.closing(), currency));
        if (period.opening().signum() > 0) {
            BigDecimal change =
                    period.closing().subtract(period.opening()).divide(period.opening(), MathContext.DECIMAL64);
            words.append(" (").append(signed(change, Figures.percent(change))).append(")");
        }
        return words.append(".").toString();
    }

    private static String signed(BigDecimal number, String text) {
        return number.signum() > 0 ? "+" + text : text;
    }

    private static JsonNode data(List<Period> periods, String currency) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("currency", currency);
        ArrayNode list = data.putArray("periods");
        for (Period period : periods) {
            ObjectNode node = list.addObject()
                    .put("label", period.label())
                    .put("opening", period.opening().toPlainString())
                    .put("closing", period.closing().toPlainString());
            ArrayNode movements = node.putArray("movements");
            period.movements()
                    .forEach((kind, movement) -> movements
                            .addObject()
                            .put("kind", kind)
                            .put("amount", movement.amount().toPlainString())
                            .put("count", movement.count()));
        }
        return data;
    }

    private static List<String> headers(List<Period> periods, String currency) {
        List<String> headers = new ArrayList<>();
        headers.add("Movement");
        for (Period period : periods) {
            headers.add(period.label() + ", " + currency);
            headers.add("Changes");
        }
        return headers;
    }

    private static List<List<Figure>> rows(List<Period> periods, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        rows.add(total("Opening", periods.stream().map(Period::opening).toList(), currency));
        for (String kind : periods.get(0).movements().keySet()) {
            if (kind.equals(FIRST_SEEN) && periods.stream().allMatch(period -> period.count(kind) == 0)) {
                continue;
            }
            List<Figure> row = new ArrayList<>();
            row.add(Figure.words(name(kind)));
            for (Period period : periods) {
                Movement movement = period.movements().getOrDefault(kind, new Movement(BigDecimal.ZERO, 0));
                row.add(amount(movement.amount(), currency));
                row.add(Figure.number(Figures.grouped(BigDecimal.valueOf(movement.count()), 0), ""));
            }
            rows.add(row);
        }
        rows.add(total("Closing", periods.stream().map(Period::closing).toList(), currency));
        return rows;
    }

    private static String name(String kind) {
        return switch (kind) {
            case "fx" -> "Exchange rates";
            case FIRST_SEEN -> "First seen, where the facts begin";
            default -> Words.capital(Words.plain(kind));
        };
    }

    private static List<Figure> total(String name, List<BigDecimal> amounts, String currency) {
        List<Figure> row = new ArrayList<>();
        row.add(Figure.words(name));
        for (BigDecimal amount : amounts) {
            row.add(amount(amount, currency));
            row.add(Figure.number("", ""));
        }
        return row;
    }

    private static Figure amount(BigDecimal amount, String currency) {
        Figure figure = Figure.number(Figures.money(amount, currency), amount.toPlainString() + " " + currency);
        return Figures.bare(figure, currency);
    }
}
