package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures a reader wants first, each in plain words and with who was counted; plain HTML, no script. */
final class HeadlineSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode revenue = scope.one("revenue");
        JsonNode forecast = scope.one("forecast");
        if (revenue.isMissingNode() && forecast.isMissingNode()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "headline", "At a glance", "At a glance");
        html.open("ul", "class", "tiles").line();
        if (!revenue.isMissingNode()) {
            size(revenue, scope, html);
            retention(revenue, scope, html);
            lifetimeValue(revenue, scope, html);
        }
        if (!forecast.isMissingNode()) {
            expansion(forecast, scope, html);
        }
        html.close();
        panel.close();
    }

    private static void size(JsonNode revenue, Scope scope, Html html) {
        JsonNode latest = Months.last(revenue.path("months"));
        String day = Words.date(scope.review().path("asOf").asText(""));
        String policy = revenue.path("policy").path("name").asText("");
        List<String> counted =
                List.of("State on " + day, "Policy: " + policy, "Only what is billed in " + scope.currency());
        tile(
                html,
                "Monthly recurring revenue",
                Figures.headline(latest, "closingMrr", scope.currency()),
                "What customers pay per month, on " + day + ".",
                counted);
        Figure opening = Figures.count(latest, "openingCustomers");
        tile(
                html,
                "Customers",
                Figures.count(latest, "closingCustomers"),
                opening.known()
                        ? "Paying on that day; the month began with " + opening.text() + "."
                        : "Paying that day.",
                counted);
    }

    private static void retention(JsonNode revenue, Scope scope, Html html) {
        JsonNode latest = latestYear(revenue);
        String until = latest.isMissingNode()
                ? ""
                : ", twelve months to " + Words.month(latest.path("month").asText(""));
        rate(
                html,
                "Net revenue retention",
                latest.path("netRevenueRetention"),
                "Of the revenue of a year earlier, what the same customers pay now, growth included" + until + ".",
                scope.currency());
        rate(
                html,
                "Gross revenue retention",
                latest.path("grossRevenueRetention"),
                "The same without growth: what is left of the revenue of a year earlier. Never above 100\u00A0%.",
                scope.currency());
        rate(
                html,
                "Customers lost in a year",
                latest.path("logoChurn"),
                "Share of the customers of a year earlier who no longer pay (logo churn).",
                "customers");
    }

    /** Returns the newest twelve months that end with a complete month, else the newest of all. */
    private static JsonNode latestYear(JsonNode revenue) {
        JsonNode years = revenue.path("trailingTwelveMonths");
        for (int i = years.size() - 1; i >= 0; i--) {
            if (!Months.isRunning(revenue, years.path(i).path("month").asText(""))) {
                return years.path(i);
            }
        }
        return Months.last(years);
    }

    private static void rate(Html html, String label, JsonNode node, String plain, String unit) {
        if (node.isMissingNode()) {
            tile(html, label, Figure.unknown("it needs twelve complete months"), plain, List.of());
        } else {
            Rate rate = new Rate(node);
            tile(html, label, rate.value(), rate.interval(), plain, rate.counted(unit));
        }
    }

    private static void lifetimeValue(JsonNode revenue, Scope scope, Html html) {
        JsonNode value = revenue.path("lifetimeValue");
        if (value.isMissingNode()) {
            return;
        }
        String interval = Figures.estimateInterval(value, "lower", "upper", scope.currency())
                .map(ends -> "95\u00A0% interval " + ends)
                .orElseGet(() -> Reading.of(value, "lower")
                        .number()
                        .map(lower -> "at least " + Figures.estimate(lower, scope.currency()))
                        .orElse("no interval: " + Reading.of(value, "lower").why()));
        tile(
                html,
                "Lifetime value, estimate",
                Figures.estimate(value, "value", scope.currency()),
                interval,
                "What one average customer is expected to pay over its whole time, if things go on as they are.",
                lifetimeValueOf(value, Months.last(revenue.path("months")), scope.currency()));
    }

    private static List<String> lifetimeValueOf(JsonNode value, JsonNode month, String currency) {
        List<String> lines = new ArrayList<>();
        lines.add("Method: " + Words.plain(value.path("method").asText("not named")));
        lines.add("Average revenue per customer now: "
                + Figures.money(month, "arpa", currency).text());
        if (value.path("churn").isObject()) {
            Rate churn = new Rate(value.path("churn"));
            lines.add("Churn: " + churn.value().text() + " of the customers a month, "
                    + churn.of().text()
                    + " over the last complete months, twelve at most, each customer counted in every month");
        }
        for (JsonNode flag : value.path("flags")) {
            if (flag.asText().equals("LOW_BASE")) {
                lines.add("Churn of very few customers stands behind it: read the interval, not the number");
            }
        }
        return lines;
    }

    private static void expansion(JsonNode forecast, Scope scope, Html html) {
        JsonNode quantiles = forecast.path("quantiles");
        Optional<String> range = Figures.estimateInterval(quantiles, "0.05", "0.95", scope.currency());
        BigDecimal months = Reading.of(forecast, "horizonMonths").number().orElse(BigDecimal.ONE);
        String horizon = months.compareTo(BigDecimal.ONE) == 0
                ? "the next month"
                : "the next " + Figures.grouped(months, 0) + " months";
        long accounts = 0;
        for (JsonNode cohort : forecast.path("cohorts")) {
            accounts += cohort.path("accounts").asLong();
        }
        Figure mean = Figures.estimate(forecast, "mean", scope.currency());
        tile(
                html,
                "Expansion forecast, estimate",
                mean,
                range.map(ends -> "5–95\u00A0% range " + ends).orElse(""),
                "Expansion expected in " + horizon + " from customers who reach a milestone and take the offer.",
                mean.known() ? expansionOf(accounts) : List.of());
    }

    private static List<String> expansionOf(long accounts) {
        return List.of(
                "Counted: " + Words.count(accounts, "time", "times") + " that a customer is on its way to a"
                        + " milestone with an offer; one on its way to several counts for each",
                "In nine cases of ten the outcome lies in the range, if the model holds");
    }

    private static void tile(Html html, String label, Figure value, String plain, List<String> counted) {
        tile(html, label, value, "", plain, counted);
    }

    private static void tile(
            Html html, String label, Figure value, String interval, String plain, List<String> counted) {
        html.open("li", "class", "tile");
        html.element("h4", label);
        html.open("p", "class", value.known() ? "big" : "big missing")
                .figure(value)
                .close();
        if (!interval.isEmpty() && value.known()) {
            html.element("p", interval, "class", "interval");
        }
        html.element("p", plain, "class", "plain");
        if (!counted.isEmpty()) {
            html.open("details").element("summary", "Who was counted").open("ul");
            counted.forEach(line -> html.element("li", line));
            html.close().close();
        }
        html.close().line();
    }
}
