package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Who speaks for the vendor, what asking goes together with, and what came of those who were sent. */
final class AdvocacySection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode advocacy = scope.review().path("advocacy");
        if (advocacy.path("moments").isEmpty() && advocacy.path("referrals").isEmpty()) {
            return;
        }
        long eligible = 0;
        for (JsonNode moment : advocacy.path("moments")) {
            eligible += moment.path("eligible").asBoolean() ? 1 : 0;
        }
        Panel panel = Panel.open(html, scope, "advocacy", "Advocates", "Customers who speak for us")
                .say(Words.count(eligible, "moment is open now", "moments are open now")
                        + ": the customer confirmed its outcome in the last "
                        + advocacy.path("momentDays").asInt() + " days, is not losing ground and was not asked lately.")
                .table(
                        "Moments of success",
                        List.of(
                                "Moments",
                                "Spoke within " + advocacy.path("answerDays").asInt() + " days",
                                "Counted"),
                        List.of(
                                row("asked", advocacy.path("asked")),
                                row("not asked", advocacy.path("unasked")),
                                row("customers, within a year", advocacy.path("advocacyRate"))))
                .remark("Who is asked is chosen: the difference is an association.");
        panel.table(
                "Customers who were sent by others",
                List.of("Billed in", "Pay today", "A month", "Earned growth, twelve months", "95 %"),
                revenue(advocacy));
        panel.remark(Words.count(
                        advocacy.path("referred").path("accounts").asLong(), "account was sent", "accounts were sent")
                + " by others, " + advocacy.path("referred").path("neverPaid").asLong() + " of which never paid.");
        long refused = advocacy.path("refusedReferrals").size();
        if (refused > 0) {
            panel.remark(Words.count(
                    refused,
                    "referral contradicts others and is left out.",
                    "referrals contradict others and are left out."));
        }
        panel.close();
    }

    private static List<Figure> row(String what, JsonNode node) {
        Rate rate = new Rate(node);
        return List.of(Figure.words(what), rate.value(), rate.of());
    }

    private static List<List<Figure>> revenue(JsonNode advocacy) {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = 0; i < advocacy.path("referredRevenue").size(); i++) {
            JsonNode revenue = advocacy.path("referredRevenue").path(i);
            String currency = revenue.path("currency").asText("");
            rows.add(List.of(
                    Figure.words(currency),
                    Figures.count(revenue, "paying"),
                    Figures.money(revenue, "mrr", currency),
                    Figures.percent(advocacy.path("earnedGrowth").path(i), "value"),
                    Figures.percentRange(advocacy.path("earnedGrowth").path(i), "lower", "upper")));
        }
        return rows;
    }
}
