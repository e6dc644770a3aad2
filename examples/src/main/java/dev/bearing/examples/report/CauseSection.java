package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Why customers left, what they said themselves, and what came of those who set out to cancel. */
final class CauseSection implements Section {

    private static final int SHOWN = 100;

    @Override
    public void write(Scope scope, Html html) {
        JsonNode review = scope.review();
        JsonNode churn = review.path("churn");
        if (churn.path("accounts").isEmpty() && review.path("cancelFlows").isMissingNode()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "causes", "Why they left", "Why customers left");
        if (!churn.path("accounts").isEmpty()) {
            causes(review, panel);
            remarks(churn, panel);
            repeated(churn.path("repeatedReasons"), panel);
            costs(churn.path("costs"), panel);
        }
        flows(review.path("cancelFlows"), scope.names(), panel);
        intent(review.path("cancelIntent"), scope.names(), panel);
        if (!churn.path("accounts").isEmpty()) {
            stated(review.path("causes"), panel);
            accounts(churn.path("accounts"), scope.names(), panel);
        }
        panel.close();
    }

    private static void causes(JsonNode review, Panel panel) {
        JsonNode coverage = review.path("reasonCoverage");
        panel.say("Of " + Words.count(coverage.path("denominator").asLong(), "customer") + " that left, the cause of "
                + coverage.path("numerator").asLong() + " is known; of those whose cause is known, "
                + review.path("churn").path("controllable").path("numerator").asLong()
                + " left for one that the vendor could have done something about.");
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode cause : review.path("causes")) {
            rows.add(List.of(
                    Figure.words(cause(cause.path("rootCause").asText())),
                    Figures.count(cause, "accounts"),
                    Figure.words(amounts(cause.path("revenue"))),
                    Figure.words(counts(cause.path("details")))));
        }
        panel.table(
                "Customers that left, by root cause",
                List.of("Root cause", "Customers", "Paid a month", "In detail"),
                rows);
        fitNotKnown(review.path("causes"), panel);
        panel.remark("The cause is told from what was known on the day a customer left, by a convention: an outside"
                + " event if there is evidence of one, else fit when it was won, else whether it had what it wanted.");
    }

    /** Of how many of those who did not get what they wanted it is not known whether they could have. */
    private static void fitNotKnown(JsonNode causes, Panel panel) {
        for (JsonNode cause : causes) {
            long unknown = cause.path("fitNotKnown").asLong();
            if (cause.path("rootCause").asText().equals("OUTCOME_NOT_ACHIEVED") && unknown > 0) {
                panel.remark("Of the " + cause.path("accounts").asLong() + " that did not get what they wanted, "
                        + unknown + (unknown == 1 ? " was" : " were")
                        + " not known to be able to: the fit had not been assessed, or not in full, when it was won.");
            }
        }
    }

    private static String cause(String kind) {
        return switch (kind) {
            case "NO_SUCCESS_POTENTIAL" -> "Could not have succeeded";
            case "OUTCOME_NOT_ACHIEVED" -> "Did not get what it wanted";
            case "EXOGENOUS" -> "Acquired or closed";
            default -> "Not known";
        };
    }

    private static String amounts(JsonNode amounts) {
        List<String> parts = new ArrayList<>();
        amounts.fieldNames()
                .forEachRemaining(currency ->
                        parts.add(Figures.money(amounts, currency, currency).text()));
        return parts.isEmpty() ? "–" : String.join(", ", parts);
    }

    private static String counts(JsonNode counts) {
        List<String> parts = new ArrayList<>();
        counts.fieldNames()
                .forEachRemaining(name ->
                        parts.add(Words.plain(name) + " " + counts.path(name).asLong()));
        return parts.isEmpty() ? "–" : String.join(", ", parts);
    }

    private static void remarks(JsonNode churn, Panel panel) {
        long returned = churn.path("returned").asLong();
        if (returned > 0) {
            panel.remark(Words.count(returned, "more loss", "more losses") + (returned == 1 ? " was" : " were")
                    + " of customers that came back; no cause counts them.");
        }
        JsonNode natural = churn.path("naturalRetention");
        if (natural.path("denominator").asLong() > 0) {
            panel.say("Natural retention over the last twelve complete months is "
                    + new Rate(natural).value().text() + " (" + new Rate(natural).interval()
                    + "): so many would have stayed if nobody had left but those that were acquired or closed down.");
        }
        JsonNode agreement = churn.path("agreement");
        if (agreement.path("denominator").asLong() > 0) {
            panel.remark("What customers state is another matter: where their reason stands for a cause, it is the"
                    + " inferred one in " + agreement.path("numerator").asLong() + " of "
                    + agreement.path("denominator").asLong() + " cases.");
        }
    }

    private static void repeated(JsonNode reasons, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode reason : reasons) {
            rows.add(List.of(
                    Figures.label(reason, "reason"),
                    Figure.words(Words.date(reason.path("firstOn").asText())),
                    Figure.number(String.valueOf(reason.path("again").size()), "")));
        }
        if (!rows.isEmpty()) {
            panel.table(
                    "Reasons that were known and for which customers left again in the last year",
                    List.of("Stated reason", "First stated", "Left again"),
                    rows);
        }
    }

    private static void costs(JsonNode costs, Panel panel) {
        for (JsonNode cost : costs) {
            String currency = cost.path("currency").asText();
            if (cost.path("lostLifetimeValueOf").asLong() > 0) {
                panel.remark("Those who left would have been worth "
                        + Figures.estimate(cost, "lostLifetimeValue", currency).text()
                        + between(cost, currency)
                        + " by the value of their tiers ("
                        + cost.path("lostLifetimeValueOf").asLong() + " customers)"
                        + (cost.path("unrecoveredAcquisitionOf").asLong() > 0
                                ? "; "
                                        + Figures.estimate(cost, "unrecoveredAcquisition", currency)
                                                .text()
                                        + " of what winning them had cost was not paid back ("
                                        + cost.path("unrecoveredAcquisitionOf").asLong() + " with known cost)."
                                : "."));
            }
        }
    }

    private static String between(JsonNode cost, String currency) {
        JsonNode range = cost.path("lostLifetimeValueInterval");
        if (range.path("lower").isNumber()) { // without an upper end
            return " (95 %: at least " + Figures.estimate(range.path("lower").decimalValue(), currency) + ")";
        }
        return range.isArray()
                ? " (95 %: " + Figures.estimate(range.path(0).decimalValue(), currency) + " to "
                        + Figures.estimate(range.path(1).decimalValue(), currency) + ")"
                : "";
    }

    private static void flows(JsonNode flows, Names names, Panel panel) {
        if (flows.isMissingNode()) {
            return;
        }
        JsonNode saves = flows.path("saveRate");
        JsonNode durable = flows.path("durableSaveRate");
        panel.say("Of " + Words.count(saves.path("denominator").asLong(), "customer") + " that set out to cancel, "
                + Words.count(
                        saves.path("numerator").asLong(),
                        "was kept, paused or pays less, ",
                        "were kept, paused or pay less, ")
                + new Rate(saves).said()
                + "; of the "
                + durable.path("denominator").asLong() + " that did so at least "
                + Words.count(flows.path("durableDays").asLong(), "day") + " ago, "
                + Words.count(durable.path("numerator").asLong(), "was", "were")
                + " saved and still there after so long, "
                + new Rate(durable).said() + ".");
        JsonNode lasting = flows.path("lastingShare");
        if (lasting.isNumber()) {
            panel.remark("Of those who are saved "
                    + Figures.percent(flows, "lastingShare").text()
                    + Figures.percentInterval(flows.path("lastingShareInterval"))
                            .map(ends -> " (95 % interval " + ends + ")")
                            .orElse("")
                    + " stay for " + Words.count(flows.path("durableDays").asLong(), "day")
                    + ", those saved since then counted for as long as they have stayed.");
        }
        String less = amounts(flows.path("downgradedRevenue"));
        if (!less.equals("–")) {
            panel.remark("Paying less is churn of revenue: " + less + " a month.");
        }
        List<List<Figure>> offers = new ArrayList<>();
        for (JsonNode offer : flows.path("offers")) {
            Rate kept = new Rate(offer.path("saveRate"));
            Rate stayed = new Rate(offer.path("durableSaveRate"));
            offers.add(List.of(
                    Figures.label(offer, "offer"),
                    kept.value(),
                    kept.range(),
                    kept.of(),
                    stayed.value(),
                    stayed.range(),
                    stayed.of()));
        }
        if (!offers.isEmpty()) {
            panel.foldedTable(
                    "By what was offered to stay; who is offered what is chosen, so differences are associations",
                    List.of("Offer", "Saved", "95 %", "Of", "Still there later", "95 %", "Of"),
                    offers);
        }
        open(flows.path("open"), names, panel);
    }

    private static void open(JsonNode open, Names names, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode one : open) {
            rows.add(List.of(
                    names.of(one),
                    Figure.words(Words.date(one.path("on").asText())),
                    Figure.words(one.path("reason").asText("–")),
                    Figure.words(
                            one.path("endsOn").isTextual()
                                    ? Words.date(one.path("endsOn").asText())
                                    : "no end known")));
        }
        if (!rows.isEmpty()) {
            panel.table(
                    "Customers that cancelled and are still here: no churn before they are gone",
                    List.of("Customer", "Cancelled on", "Reason", "Gone on"),
                    rows);
        }
    }

    private static void intent(JsonNode intent, Names names, Panel panel) {
        if (intent.isMissingNode()) {
            return;
        }
        JsonNode precision = intent.path("precision");
        JsonNode recall = intent.path("recall");
        panel.say("Signals of the intent to cancel: "
                + precision.path("numerator").asLong() + " of "
                + Words.count(precision.path("denominator").asLong(), "alarm")
                + (precision.path("numerator").asLong() == 1 ? " was" : " were") + " followed by a loss within "
                + Words.count(intent.path("withinDays").asLong(), "day") + ", " + new Rate(precision).said() + "; "
                + recall.path("numerator").asLong() + " of "
                + Words.count(recall.path("denominator").asLong(), "loss", "losses") + " had such a signal before, "
                + new Rate(recall).said() + ".");
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode signal : intent.path("open")) {
            rows.add(List.of(
                    names.of(signal),
                    Figure.words(Words.plain(signal.path("kind").asText())),
                    Figure.words(Words.date(signal.path("on").asText()))));
        }
        if (!rows.isEmpty()) {
            panel.table("Customers with such a signal now", List.of("Customer", "Signal", "On"), rows);
        }
    }

    /** The confusion table: what the facts tell against what was stated. */
    private static void stated(JsonNode causes, Panel panel) {
        TreeSet<String> reasons = new TreeSet<>();
        causes.forEach(cause -> cause.path("statedAs").fieldNames().forEachRemaining(reasons::add));
        List<String> headers = new ArrayList<>(List.of("Stated"));
        causes.forEach(cause -> headers.add(cause(cause.path("rootCause").asText())));
        List<List<Figure>> rows = new ArrayList<>();
        for (String reason : reasons) {
            List<Figure> row = new ArrayList<>(List.of(Figure.words(reason)));
            for (JsonNode cause : causes) {
                row.add(Figure.number(
                        String.valueOf(cause.path("statedAs").path(reason).asLong()), ""));
            }
            rows.add(row);
        }
        panel.foldedTable("What customers stated, against the inferred cause", headers, rows);
    }

    private static void accounts(JsonNode accounts, Names names, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = accounts.size() - 1; i >= Math.max(0, accounts.size() - SHOWN); i--) {
            JsonNode account = accounts.path(i);
            List<String> stated = new ArrayList<>();
            account.path("stated").forEach(reason -> stated.add(reason.asText()));
            rows.add(List.of(
                    names.of(account),
                    Figure.words(Words.date(account.path("on").asText())),
                    Figure.words(cause(account.path("rootCause").asText())),
                    Figure.words(Words.label(account.path("stalledAt").asText("–"))),
                    Figure.words(stated.isEmpty() ? "–" : String.join(", ", stated))));
        }
        panel.foldedTable(
                accounts.size() > SHOWN ? "The last " + SHOWN + " that left" : "Everybody that left",
                List.of("Customer", "On", "Root cause", "Stalled at", "Stated, latest first"),
                rows);
    }
}
