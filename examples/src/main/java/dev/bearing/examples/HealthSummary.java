package dev.bearing.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** The lines of a summary about health: how the score did, what people say, and who is least well. */
final class HealthSummary {

    private HealthSummary() {}

    static void print(JsonNode health, PrintWriter screen) {
        backtest(screen, health);
        disagreements(screen, health.path("disagreements"));
        leastHealthy(screen, health.path("details").path(0), health.path("accounts"));
    }

    /** The customer with the lowest score, with the reason that costs it most and the shortest way up. */
    private static void leastHealthy(PrintWriter screen, JsonNode account, JsonNode accounts) {
        if (account.path("reasons").isEmpty()) {
            return;
        }
        screen.printf(
                Locale.ROOT,
                "  %s is least well: %s%n",
                name(account.path("accountId").asText(), accounts),
                account.path("reasons").path(0).path("text").asText());
        if (account.path("paths").isArray()) {
            screen.printf(
                    Locale.ROOT,
                    "  its shortest way up: %s%n",
                    account.path("paths").path(0).path("text").asText());
        }
    }

    private static String name(String id, JsonNode accounts) {
        for (JsonNode account : accounts) {
            if (account.path("accountId").asText().equals(id)) {
                return Summary.account(account);
            }
        }
        return Summary.printable(id);
    }

    private static void disagreements(PrintWriter screen, JsonNode reports) {
        for (JsonNode report : reports) {
            screen.printf(
                    Locale.ROOT,
                    "  people and the score agree on %s of %s%n",
                    report.path("agreement").path("numerator").asText(),
                    Summary.count(report.path("agreement").path("denominator").asLong(), "account", "accounts"));
        }
    }

    /** How the score did in the past, in one line. */
    private static void backtest(PrintWriter screen, JsonNode health) {
        JsonNode backtest = health.path("backtest");
        if (!backtest.isObject()) {
            if (health.path("backtestReason").asText().equals("INSUFFICIENT_DATA")) {
                screen.printf(
                        Locale.ROOT,
                        "  back-test: too little data, %s%n",
                        Summary.printable(health.path("backtestMessage").asText("")));
            }
            return;
        }
        JsonNode bands = backtest.path("bands");
        screen.printf(
                Locale.ROOT,
                "  back-test: of %s %s left %d to %d days later, of %s %s; lift %s, AUC %s; %s churns%n",
                Summary.printable(bands.path(0).path("band").asText()),
                share(bands.path(0)),
                backtest.path("leadDays").asInt() + 1,
                backtest.path("leadDays").asInt() + backtest.path("horizonDays").asInt(),
                Summary.printable(bands.path(bands.size() - 1).path("band").asText()),
                share(bands.path(bands.size() - 1)),
                score(backtest, "lift", "%.1f"),
                score(backtest, "auc", "%.2f"),
                backtest.path("churns").asText());
    }

    private static String share(JsonNode band) {
        JsonNode share = band.path("rate").path("value");
        return share.isNumber() ? Summary.percent(share) : "none";
    }

    private static String score(JsonNode backtest, String name, String form) {
        JsonNode figure = backtest.path(name);
        if (!figure.isObject()) {
            return "not known (" + Summary.words(backtest.path(name + "Reason")) + ")";
        }
        String value = String.format(Locale.ROOT, form, figure.path("value").asDouble());
        return figure.path("lower").isNumber()
                ? value
                        + String.format(
                                Locale.ROOT,
                                " (95 %%: " + form + " to " + form + ")",
                                figure.path("lower").asDouble(),
                                figure.path("upper").asDouble())
                : value;
    }
}
