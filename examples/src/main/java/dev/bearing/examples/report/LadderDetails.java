package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands behind the ladder, for whoever asks: the counted moves, what each is worth, the mix to come, the
 * verdicts.
 */
final class LadderDetails {

    private final JsonNode ladder;
    private final List<JsonNode> tiers;
    private final String currency;

    /** Of the tiers of one currency, from the top down. */
    LadderDetails(JsonNode ladder, List<JsonNode> tiers, String currency) {
        this.ladder = ladder;
        this.tiers = tiers;
        this.currency = currency;
    }

    /** Returns how many accounts a tier's flow of one kind has in all months. */
    static long sum(JsonNode tier, String kind) {
        long sum = 0;
        for (JsonNode month : tier.path("flows")) {
            sum += month.path(kind).asLong();
        }
        return sum;
    }

    /** Returns the sentence about the step up that today's accounts would gain most by, of those that were seen. */
    Optional<String> dearestStep() {
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode price : ladder.path("movePrices")) {
            if (price.path("kind").asText().equals("promotion")
                    && price.path("count").asLong() > 0
                    && price.path("onePoint").isNumber()) {
                steps.add(price);
            }
        }
        return steps.stream()
                .max(Comparator.comparingDouble(price -> price.path("onePoint").asDouble()))
                .filter(price -> price.path("onePoint").asDouble() > 0)
                .map(price -> "If one more account in a hundred a month moved up from " + name(price, "from") + " to "
                        + name(price, "to") + ", today's accounts would be worth "
                        + Figures.estimate(price, "onePoint", currency).text()
                        + " more over their lifetime, by estimate.");
    }

    /** Returns the flows of the top picture in words, for whoever does not see it. */
    String flowsInWords() {
        List<String> words = new ArrayList<>();
        for (JsonNode tier : tiers) {
            words.add(name(tier, "tier") + ": " + tier.path("accounts").asLong() + " accounts, " + sum(tier, "joined")
                    + " came, " + (sum(tier, "promotedIn") + sum(tier, "demotedIn")) + " moved in, "
                    + sum(tier, "promotedOut") + " moved up, " + sum(tier, "demotedOut") + " moved down, "
                    + sum(tier, "lost") + " left");
        }
        return String.join("; ", words) + ".";
    }

    /** Returns what keeps a reader from a wrong conclusion: tiers never seen, and merges proposed. */
    Optional<String> caution() {
        List<String> words = new ArrayList<>();
        tiers.stream()
                .filter(tier -> tier.path("fromPrior").asBoolean())
                .forEach(tier -> words.add("Nobody was seen in " + name(tier, "tier")
                        + " as a month began; its figures are those of all tiers together."));
        for (JsonNode pair : ladder.path("proposedMerges")) {
            words.add(Words.capital(Words.label(pair.path(0).asText())) + " and "
                    + Words.label(pair.path(1).asText())
                    + " cannot be told apart by their lifetime values: to treat them as one tier is proposed, nothing was"
                    + " merged.");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    void write(Panel panel) {
        if (!ladder.path("transitions").isEmpty()) {
            panel.fold(
                    "Moves in a month, with counts",
                    fold -> fold.say(
                                    "Of the accounts in a tier as a month began, where they were as it ended. In brackets"
                                            + " the count; the shares are smoothed towards those of all tiers together.")
                            .table("Moves in a month", moveHeaders(), moves()));
            panel.fold(
                    "Who came and who left",
                    fold -> fold.table(
                            "Flows over all months",
                            List.of(
                                    "Tier",
                                    "At first",
                                    "Came",
                                    "From below",
                                    "From above",
                                    "Up",
                                    "Down",
                                    "Left",
                                    "Paused or no tier",
                                    "Now"),
                            flows()));
        }
        if (!ladder.path("movePrices").isEmpty()) {
            panel.fold(
                    "What one more point of each move is worth",
                    fold -> fold.say(
                                    "One more account in a hundred a month goes that way in place of staying. It says what"
                                            + " a move is worth if it happens, not what would bring it about.")
                            .table("Worth of one point", priceHeaders(), prices()));
        }
        if (!ladder.path("promotions").isEmpty()) {
            panel.fold(
                    "What one promotion is worth",
                    fold -> fold.table(
                            "Worth of one promotion",
                            List.of("Promotion", "Worth, estimate, " + currency, "Interval, " + currency),
                            promotions()));
        }
        if (ladder.path("projection").isArray()) {
            panel.fold(
                    "Where today's accounts will be",
                    fold -> fold.say(
                                    "Expected accounts in each tier, newcomers left out; in brackets the 95\u00A0% interval.")
                            .table("Mix to come", mixHeaders(), mix()));
        }
        if (!ladder.path("separation").isEmpty()) {
            panel.fold(
                    "Whether the tiers are groups",
                    fold -> fold.table(
                            "Verdicts",
                            List.of(
                                    "Tier",
                                    "Verdict",
                                    "Accounts",
                                    "Mean value, " + currency,
                                    "Variation",
                                    "Above the tier below, " + currency),
                            verdicts()));
        }
    }

    private List<String> moveHeaders() {
        List<String> headers = new ArrayList<>(List.of("From", "Account-months"));
        tiers.forEach(tier -> headers.add("To " + name(tier, "tier")));
        headers.add("Left");
        return headers;
    }

    private List<List<Figure>> moves() {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode tier : tiers) {
            for (JsonNode row : ladder.path("transitions")) {
                if (row.path("from").equals(tier.path("tier"))) {
                    List<Figure> cells =
                            new ArrayList<>(List.of(Figures.label(row, "from"), Figures.count(row, "accountMonths")));
                    tiers.forEach(to -> cells.add(move(cell(row, to.path("tier")))));
                    cells.add(move(row.path("lost")));
                    rows.add(cells);
                }
            }
        }
        return rows;
    }

    private static JsonNode cell(JsonNode row, JsonNode tier) {
        for (JsonNode cell : row.path("to")) {
            if (cell.path("tier").equals(tier)) {
                return cell;
            }
        }
        return row.path("nothing");
    }

    private static Figure move(JsonNode cell) {
        return cell.isMissingNode()
                ? Figure.number("\u2013", "")
                : Figure.number(
                        Figures.percent(cell, "probability").text() + " ("
                                + Figures.count(cell, "count").text() + ")",
                        cell.path("probability").asText());
    }

    private List<List<Figure>> flows() {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode tier : tiers) {
            JsonNode flows = tier.path("flows");
            List<Figure> cells =
                    new ArrayList<>(List.of(Figures.label(tier, "tier"), Figures.count(flows.path(0), "opening")));
            for (String kind :
                    List.of("joined", "promotedIn", "demotedIn", "promotedOut", "demotedOut", "lost", "setAside")) {
                cells.add(Figure.number(Figures.grouped(BigDecimal.valueOf(sum(tier, kind)), 0), ""));
            }
            cells.add(Figures.count(flows.path(flows.size() - 1), "closing"));
            rows.add(cells);
        }
        return rows;
    }

    private List<String> priceHeaders() {
        return List.of(
                "Move", "Seen", "Now, a month", "Per account, " + currency, "All accounts, one point, " + currency);
    }

    private List<List<Figure>> prices() {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode price : ladder.path("movePrices")) {
            rows.add(List.of(
                    Figure.words(name(price, "from") + " \u2192 " + (price.has("to") ? name(price, "to") : "left")),
                    Figures.count(price, "count"),
                    Figures.percent(price, "probability"),
                    Figures.bare(Figures.estimate(price, "perAccount", currency), currency),
                    Figures.bare(Figures.estimate(price, "onePoint", currency), currency)));
        }
        return rows;
    }

    private List<List<Figure>> promotions() {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode promotion : ladder.path("promotions")) {
            rows.add(List.of(
                    Figure.words(name(promotion, "from") + " \u2192 " + name(promotion, "to")),
                    Figures.bare(Figures.estimate(promotion, "worth", currency), currency),
                    interval(promotion)));
        }
        return rows;
    }

    private List<String> mixHeaders() {
        List<String> headers = new ArrayList<>(List.of("Tier", "Today"));
        shownMonths().forEach(month -> headers.add("In " + Words.count(month, "month")));
        return headers;
    }

    private List<List<Figure>> mix() {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode tier : tiers) {
            List<Figure> cells = new ArrayList<>(List.of(Figures.label(tier, "tier"), Figures.count(tier, "accounts")));
            for (int month : shownMonths()) {
                cells.add(expected(ladder.path("projection").path(month - 1), tier.path("tier")));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** A quarter, half and the whole way. */
    private List<Integer> shownMonths() {
        int all = ladder.path("projection").size();
        return Stream.of(all / 4, all / 2, all)
                .filter(month -> month > 0)
                .distinct()
                .toList();
    }

    private static Figure expected(JsonNode mix, JsonNode tier) {
        for (JsonNode one : mix.path("tiers")) {
            if (one.path("tier").equals(tier)) {
                JsonNode interval = one.path("interval");
                return Figure.number(
                        Figures.decimal(one, "accounts", 1).text()
                                + (interval.size() == 2
                                        ? " (" + interval.path(0).asLong() + " to "
                                                + interval.path(1).asLong() + ")"
                                        : ""),
                        one.path("accounts").asText());
            }
        }
        return Figure.unknown("not in this review");
    }

    private List<List<Figure>> verdicts() {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = ladder.path("separation").size() - 1; i >= 0; i--) {
            JsonNode verdict = ladder.path("separation").path(i);
            rows.add(List.of(
                    Figures.label(verdict, "tier"),
                    Figure.words(words(verdict.path("findings"))),
                    Figures.count(verdict, "accounts"),
                    Figures.bare(Figures.estimate(verdict, "mean", currency), currency),
                    Figures.decimal(verdict, "variation", 2),
                    i == 0 ? Figure.number("\u2013", "") : interval(verdict)));
        }
        return rows;
    }

    private static String words(JsonNode findings) {
        List<String> words = new ArrayList<>();
        for (JsonNode finding : findings) {
            words.add(
                    switch (finding.asText()) {
                        case "DISTINCT" -> "a group of its own";
                        case "TOO_FEW" -> "too few accounts to tell";
                        case "TOO_SPREAD" -> "its accounts are not alike";
                        case "NOT_APART" -> "not apart from the tier below";
                        case "INVERTED" -> "worth less than the tier below";
                        case "NOT_COMPARED" -> "cannot be compared with the tier below";
                        default -> Words.plain(finding.asText());
                    });
        }
        return String.join(", ", words);
    }

    private Figure interval(JsonNode node) {
        return interval(node, currency);
    }

    /** Returns the ends of an estimate; where there is no upper one, the lower alone. */
    static Figure interval(JsonNode node, String currency) {
        if (node.path("lower").isNumber() && node.path("upperReason").asText().equals("UNBOUNDED")) {
            Figure lower = Figures.bare(Figures.estimate(node, "lower", currency), currency);
            return Figure.number(lower.text() + " or more", lower.exact());
        }
        return Figures.estimateInterval(node, "lower", "upper", currency)
                .map(ends -> Figures.bare(Figure.number(ends, ""), currency))
                .orElseGet(() -> Figure.unknown(Reading.of(node, "lower").why()));
    }

    private static String name(JsonNode node, String field) {
        return Words.label(node.path(field).asText());
    }
}
