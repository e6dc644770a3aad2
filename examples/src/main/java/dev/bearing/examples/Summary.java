package dev.bearing.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one-screen summary of a review: what stands in review.json, for a reader in a hurry. */
final class Summary {

    private Summary() {}

    /** Prints the summary. */
    static void print(JsonNode review, PrintWriter screen) {
        screen.printf(Locale.ROOT, "Review as of %s%n", review.path("asOf").asText());
        for (JsonNode revenue : review.path("revenue")) {
            currency(review, revenue, screen);
        }
        converted(review.path("converted"), screen);
        counts(screen, "Health", review.path("health").path("accounts"), "band", "");
        HealthSummary.print(review.path("health"), screen);
        outcomes(screen, review.path("outcomeSummary"));
        PathSummary.print(review, screen);
        counts(screen, "Heading", review.path("vectors"), "direction", free(review));
        TodaySummary.print(review.path("actions"), screen);
        notes(screen, "Derived, since no playbook says it:", review.path("derived"));
        screen.flush();
    }

    private static void currency(JsonNode review, JsonNode revenue, PrintWriter screen) {
        String code = revenue.path("currency").asText();
        JsonNode month = last(revenue.path("months"), true);
        if (month.isMissingNode()) {
            month = last(revenue.path("months"), false);
        }
        screen.printf(
                Locale.ROOT,
                "%n%s in %s, under the policy %s%n",
                code,
                month.path("month").asText(),
                revenue.path("policy").path("fingerprint").asText());
        screen.printf(
                Locale.ROOT,
                "  %-26s %14s  from %s; %s%s%n",
                "recurring revenue a month",
                money(month.path("closingMrr")),
                money(month.path("openingMrr")),
                pay(month.path("closingCustomers").asLong()),
                month.path("arpa").isNull() ? "" : ", " + money(month.path("arpa")) + " each");
        rate(screen, "logo churn, month", month.path("logoChurn"));
        JsonNode year = last(revenue.path("trailingTwelveMonths"), false); // missing in the first eleven months
        rate(screen, "gross retention, 12 months", year.path("grossRevenueRetention"));
        rate(screen, "net retention, 12 months", year.path("netRevenueRetention"));
        lifetimeValue(screen, revenue.path("lifetimeValue"));
        for (JsonNode forecast : review.path("forecast")) {
            if (forecast.path("currency").asText().equals(code)) {
                forecast(screen, forecast);
            }
        }
        renewals(screen, review, code);
        plan(screen, review.path("plan"), code);
    }

    /** An account counts once with what it pays, however many of its terms end. */
    private static void renewals(PrintWriter screen, JsonNode review, String code) {
        for (JsonNode outlook : review.path("renewalMonths")) {
            JsonNode total = outlook.path("total");
            if (outlook.path("currency").asText().equals(code)
                    && total.path("terms").asInt() > 0) {
                String expected = total.path("expectedLoss").isNumber()
                        ? "; " + money(total.path("expectedLoss")) + " expected to be lost"
                        : "";
                screen.printf(
                        Locale.ROOT,
                        "  %-26s %14s  a month at stake in %s within %s%s%n",
                        "renewals",
                        money(total.path("atStake")),
                        count(total.path("terms").asLong(), "term that ends", "terms that end"),
                        count(outlook.path("horizonDays").asLong(), "day", "days"),
                        expected);
            }
        }
    }

    /** How many targets of the next open month are on track, and how likely each is met. */
    private static void plan(PrintWriter screen, JsonNode plan, String code) {
        String month = "";
        int met = 0;
        StringJoiner targets = new StringJoiner(", ");
        for (JsonNode entry : plan) {
            boolean open = entry.path("currency").asText().equals(code)
                    && !entry.path("complete").asBoolean()
                    && entry.path("onTrack").isBoolean();
            if (open && (month.isEmpty() || entry.path("month").asText().compareTo(month) < 0)) {
                month = entry.path("month").asText();
            }
        }
        for (JsonNode entry : plan) {
            if (entry.path("currency").asText().equals(code)
                    && entry.path("month").asText().equals(month)
                    && entry.path("onTrack").isBoolean()) {
                met += entry.path("onTrack").asBoolean() ? 1 : 0;
                targets.add(metric(entry.path("metric").asText()) + " " + percent(entry.path("probability")));
            }
        }
        if (!month.isEmpty()) {
            int all = targets.toString().split(", ", -1).length;
            screen.printf(
                    Locale.ROOT,
                    "  %-26s %14s  on track in %s; chance of meeting %s%n",
                    "plan",
                    met + " of " + all,
                    month,
                    targets);
        }
    }

    /** All currencies in one, where the playbook names one. */
    private static void converted(JsonNode converted, PrintWriter screen) {
        JsonNode month = last(converted.path("months"), true);
        if (month.isMissingNode()) {
            return;
        }
        screen.printf(
                Locale.ROOT,
                "%nAll currencies in %s in %s, exchange %s%n",
                converted.path("currency").asText(),
                month.path("month").asText(),
                converted.path("fx").asText().toLowerCase(Locale.ROOT).replace('_', ' '));
        screen.printf(
                Locale.ROOT,
                "  %-26s %14s  from %s; %s%n",
                "recurring revenue a month",
                money(month.path("closingMrr")),
                money(month.path("openingMrr")),
                pay(month.path("closingCustomers").asLong()));
        JsonNode year = last(converted.path("trailingTwelveMonths"), false);
        rate(screen, "net retention, 12 months", year.path("netRevenueRetention"));
    }

    private static void forecast(PrintWriter screen, JsonNode forecast) {
        JsonNode quantiles = forecast.path("quantiles");
        if (forecast.path("mean").isNumber()) {
            screen.printf(
                    Locale.ROOT,
                    "  %-26s %14s  5 to 95 %%: %s to %s, within %s%n",
                    "expansion expected",
                    money(forecast.path("mean")),
                    money(quantiles.path("0.05")),
                    money(quantiles.path("0.95")),
                    count(forecast.path("horizonMonths").asLong(), "month", "months"));
        } else {
            unknown(screen, "expansion expected", forecast.path("meanReason"));
        }
        JsonNode net = forecast.path("net");
        if (net.path("netRevenueRetention").isNumber()) {
            screen.printf(
                    Locale.ROOT,
                    "  %-26s %14s  5 to 95 %%: %s to %s, within %s%n",
                    "net retention expected",
                    percent(net.path("netRevenueRetention")),
                    percent(net.path("lower")),
                    percent(net.path("upper")),
                    count(forecast.path("horizonMonths").asLong(), "month", "months"));
        }
    }

    private static void rate(PrintWriter screen, String label, JsonNode rate) {
        if (!rate.path("value").isNumber()) {
            unknown(screen, label, rate.path("valueReason"));
            return;
        }
        JsonNode interval = rate.path("interval");
        String range = interval.isArray()
                ? "95 %: " + percent(interval.path(0)) + " to " + percent(interval.path(1)) + ", "
                : "";
        screen.printf(
                Locale.ROOT,
                "  %-26s %14s  %s%s of %s%n",
                label,
                percent(rate.path("value")),
                range,
                part(rate.path("numerator")),
                part(rate.path("denominator")));
    }

    private static void lifetimeValue(PrintWriter screen, JsonNode node) {
        if (!node.path("value").isNumber()) {
            unknown(screen, "lifetime value", node.path("valueReason"));
            return;
        }
        JsonNode churn = node.path("churn").path("value");
        screen.printf(
                Locale.ROOT,
                "  %-26s %14s  95 %%: %s to %s, by %s%s%n",
                "lifetime value",
                money(node.path("value")),
                money(node.path("lower")),
                money(node.path("upper")),
                node.path("method").asText(),
                churn.isNumber() ? ", " + percent(churn) + " a month over up to 12 months" : "");
    }

    private static void unknown(PrintWriter screen, String label, JsonNode reason) {
        screen.printf(Locale.ROOT, "  %-26s %14s  %s%n", label, "not known", words(reason));
    }

    /** A reason as a reader says it: {@code NOT_CONFIGURED} is "not configured". */
    static String words(JsonNode reason) {
        if (reason.isMissingNode()) {
            return "fewer than 12 months";
        }
        return reason.asText("").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String pay(long customers) {
        return count(customers, "customer pays", "customers pay");
    }

    /** Returns an account as a reader knows it and finds it again: {@code Teal Foods (acct-0150)}. */
    static String account(JsonNode entry) {
        String id = entry.path("accountId").asText();
        return printable(entry.path("name").isTextual() ? entry.path("name").asText() + " (" + id + ")" : id);
    }

    /** Returns "1 day" or "12 days". */
    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** Returns a metric of the plan, such as {@code newCustomers}, in words. */
    private static String metric(String name) {
        return printable(name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replace(" mrr", " revenue"));
    }

    /** Who is on the way somewhere beside the customers; empty where nobody is. */
    private static String free(JsonNode review) {
        Set<String> customers = new HashSet<>();
        for (JsonNode account : review.path("health").path("accounts")) {
            if (account.path("customer").asBoolean()) {
                customers.add(account.path("accountId").asText());
            }
        }
        Set<String> all = new HashSet<>();
        review.path("vectors")
                .forEach(vector -> all.add(vector.path("accountId").asText()));
        long free = all.stream().filter(account -> !customers.contains(account)).count();
        return free == 0
                ? ""
                : "; " + count(all.size(), "account", "accounts") + ", " + free + " of them on a free plan";
    }

    private static void counts(PrintWriter screen, String label, JsonNode accounts, String field, String more) {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode account : accounts) {
            if (!account.path("customer").asBoolean(true)) {
                continue;
            }
            counts.merge(account.path(field).asText("null").replace("null", "not known"), 1L, Long::sum);
        }
        if (!counts.isEmpty()) {
            screen.printf(
                    Locale.ROOT,
                    "%n%-8s %s%s%n",
                    label,
                    counts.entrySet().stream()
                            .map(entry -> entry.getKey().toLowerCase(Locale.ROOT) + " " + entry.getValue())
                            .collect(Collectors.joining(", ")),
                    more);
        }
    }

    /** Who has what it wants, the right way; only where the playbook says what that is. */
    private static void outcomes(PrintWriter screen, JsonNode summary) {
        if (summary.path("experienceMet").path("denominator").asLong() > 0) {
            screen.printf(
                    Locale.ROOT,
                    "%nOutcome  met by %s, the right way for %s, both for %s; %d customers%n",
                    of(summary.path("outcomeMet")),
                    of(summary.path("experienceMet")),
                    of(summary.path("success")),
                    summary.path("customers").asLong()
                            + summary.path("customersWithoutOutcome").asLong());
        }
    }

    private static String of(JsonNode rate) {
        return rate.path("numerator").asText() + " of "
                + rate.path("denominator").asText() + " known";
    }

    private static void notes(PrintWriter screen, String title, JsonNode notes) {
        if (!notes.isEmpty()) {
            screen.printf("%n%s%n", title);
            notes.forEach(note -> screen.printf("  - %s%n", printable(note.asText())));
        }
    }

    private static JsonNode last(JsonNode list, boolean complete) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (!complete || list.path(i).path("complete").asBoolean()) {
                return list.path(i);
            }
        }
        return list.path(-1);
    }

    static String part(JsonNode part) {
        return part.isTextual() ? money(part) : part.asText();
    }

    static String money(JsonNode amount) {
        if (!amount.isTextual() && !amount.isNumber()) {
            return "no bound";
        }
        return money(amount.isTextual() ? new BigDecimal(amount.asText()) : amount.decimalValue());
    }

    static String money(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.2f", value.setScale(2, RoundingMode.HALF_EVEN));
    }

    static String percent(JsonNode fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction.asDouble());
    }

    /** Returns text out of data without the control characters that could move a terminal's cursor. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
