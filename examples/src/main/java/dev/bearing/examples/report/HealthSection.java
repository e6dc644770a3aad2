package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How healthy accounts are by the scorecard, and how far that scorecard can be trusted. */
final class HealthSection implements Section {

    private static final int BINS = 10;

    /** The accounts of one band, by tenth of the score. */
    private static final class Band {

        private final String name;
        private final long[] bins = new long[BINS];
        private double scores;
        private long accounts;

        Band(String name) {
            this.name = name;
        }

        void add(double score) {
            bins[Math.max(0, Math.min(BINS - 1, (int) Math.floor(score * BINS)))]++;
            scores += score;
            accounts++;
        }

        double meanScore() {
            return scores / accounts;
        }
    }

    @Override
    public void write(Scope scope, Html html) {
        JsonNode health = scope.review().path("health");
        if (health.isMissingNode()) {
            return;
        }
        Map<String, Band> byName = new HashMap<>();
        Map<String, Long> unscored = new TreeMap<>();
        for (JsonNode account : health.path("accounts")) {
            if (!account.path("customer").asBoolean(true)) {
                continue; // who left, or never paid, sends no signals
            }
            Reading score = Reading.of(account, "score");
            Optional<BigDecimal> number = score.number();
            if (number.isPresent()) {
                String band = Reading.of(account, "band").isKnown()
                        ? account.path("band").asText()
                        : "no band";
                byName.computeIfAbsent(band, Band::new).add(number.get().doubleValue());
            } else {
                unscored.merge(score.why(), 1L, Long::sum);
            }
        }
        List<Band> bands = new ArrayList<>(byName.values());
        bands.sort(Comparator.comparingDouble(Band::meanScore).thenComparing(band -> band.name));
        Panel panel = Panel.open(html, scope, "health", "Health", "Health of the customers");
        panel.column(left -> {
                    scores(health, bands, unscored, left);
                    LeastHealthy.write(health, scope.names(), left);
                    StandingsPanel.write(health, scope.names(), left);
                })
                .column(right -> Backtest.of(health).write(scope.names(), right))
                .close();
    }

    private static void scores(JsonNode health, List<Band> bands, Map<String, Long> unscored, Panel panel) {
        panel.say("Score from 0 (poor) to 100 (good) by scorecard “"
                + health.path("scorecard").asText("not named") + "”, all currencies together.");
        if (!bands.isEmpty()) {
            panel.chart("health", sentence(bands), data(bands))
                    .foldedTable("Accounts by health band", List.of("Band", "Accounts", "Mean score"), rows(bands));
        }
        HeldDown.of(health).write(panel);
        unscored.forEach(
                (why, accounts) -> panel.remark(Words.count(accounts, "account") + " without a score: " + why + "."));
    }

    private static String sentence(List<Band> bands) {
        StringBuilder words = new StringBuilder("Histogram of health scores");
        bands.forEach(band -> words.append(", ")
                .append(Words.count(band.accounts, "account"))
                .append(' ')
                .append(band.name));
        return words.append('.').toString();
    }

    private static JsonNode data(List<Band> bands) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode list = data.putArray("bands");
        for (Band band : bands) {
            ArrayNode bins = list.addObject().put("band", band.name).putArray("bins");
            for (long accounts : band.bins) {
                bins.add(accounts);
            }
        }
        return data;
    }

    private static List<List<Figure>> rows(List<Band> bands) {
        List<List<Figure>> rows = new ArrayList<>();
        for (Band band : bands) {
            rows.add(List.of(
                    Figure.words(band.name),
                    Figure.number(Figures.grouped(BigDecimal.valueOf(band.accounts), 0), ""),
                    Figure.number(
                            Figures.grouped(BigDecimal.valueOf(band.meanScore() * 100), 0),
                            Double.toString(band.meanScore()))));
        }
        return rows;
    }
}
