package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ActionSectionsTest {

    private static final String FUNNEL = "{'opened': 9, 'accepted': 6, 'won': 3, 'lost': 2, 'expired': 1,"
            + " 'conversion': {'value': 0.5, 'numerator': 3, 'denominator': 6, 'interval': [0.19, 0.81]}}";

    private static String action(String account, String kind, String rest) {
        return "{'currency': 'EUR', 'accountId': '" + account + "', 'kind': '" + kind
                + "', 'subject': 'more_seats', 'reason': 'it grew', 'effortHours': 2, " + rest + "}";
    }

    private static String ranked(String account, int rank, boolean today) {
        return action(
                account,
                "LEAD",
                "'expectedValue': 1200, 'lower': 900, 'upper': 1500, 'rank': " + rank + ", 'priority': 600, 'today': "
                        + today);
    }

    private static String apart(String account, String kind) {
        return action(
                account,
                kind,
                "'expectedValue': null, 'expectedValueReason': 'INSUFFICIENT_DATA', 'rank': null,"
                        + " 'rankReason': 'INSUFFICIENT_DATA', 'today': false");
    }

    private static Element section(Section section, String parts) {
        Html html = new Html();
        String review = "{'revenue': [{'currency': 'EUR'}], " + parts + "}";
        Scope scope = section instanceof ActionSection
                ? Scope.perCurrency(Fixture.json(review)).get(0)
                : Scope.whole(Fixture.json(review));
        section.write(scope, html);
        return Jsoup.parse(html.toString()).body();
    }

    @Test
    void namesWhomToActOnTodayWithTheReason() {
        Element body = section(
                new ActionSection(),
                "'actions': [" + ranked("acme", 1, true) + "," + ranked("bolt", 2, false) + "," + apart("cog", "TASK")
                        + "]");
        Element shown = body.select("table").get(0);
        assertThat(shown.select("tbody tr")).hasSize(1);
        assertThat(shown.text()).contains("acme", "offer more seats", "1,200", "900.00 to 1,500", "it grew");
        assertThat(body.selectFirst(".remark").text())
                .isEqualTo("Apart, since nobody can say what would come of it: 1 task that is overdue.");
        assertThat(body.select("details")).hasSize(2);
        assertThat(body.select("details").get(1).text()).contains("cog", "not known: too little data");
    }

    @Test
    void countsTheWorkWithoutAKnownGainInWordsOfOneAndOfMany() {
        Element body = section(
                new ActionSection(),
                "'actions': [" + apart("a", "ADVOCACY_ASK") + "," + apart("b", "ADVOCACY_ASK") + ","
                        + apart("c", "CANCEL_INTENT") + "," + apart("d", "STALE_OUTCOME") + "]");
        assertThat(body.selectFirst(".remark").text())
                .isEqualTo(
                        "Apart, since nobody can say what would come of it: 2 customers to ask for a word, 1 intent to"
                                + " cancel, 1 customer to ask what it wants now.");
    }

    @Test
    void tellsReasonsWithoutCodes() {
        String lead = ranked("acme", 1, true).replace("it grew", "report_used was reached on 2026-07-02, 60 days ago");
        assertThat(section(new ActionSection(), "'actions': [" + lead + "]")
                        .select("tbody")
                        .get(0)
                        .text())
                .contains("report used was reached on 2 July 2026, 60 days ago");
    }

    @Test
    void saysSoWhereNothingIsExpectedToGain() {
        Element body = section(new ActionSection(), "'actions': [" + apart("cog", "STALE_OUTCOME") + "]");
        assertThat(body.selectFirst(".say").text()).startsWith("Of nothing that could be done today");
    }

    @Test
    void isAbsentWithoutWork() {
        assertThat(section(new ActionSection(), "'actions': []").children()).isEmpty();
        assertThat(section(new LeadSection(), "'leads': {}").children()).isEmpty();
        assertThat(section(new AdvocacySection(), "'advocacy': {}").children()).isEmpty();
    }

    @Test
    void showsTheFunnelByMotionAndWhyCandidatesAreNone() {
        Element body = section(
                new LeadSection(),
                "'leads': {'qualified': [{'currency': 'EUR', 'accountId': 'acme', 'expansion': 'more_seats', 'motion':"
                        + " 'self_serve', 'reasons': ['a', 'b'], 'probability': 0.6, 'probabilityInterval': [0.4, 0.8]}], 'open': [], 'refused':"
                        + " [{'objections': [{'kind': 'GATE'}, {'kind': 'OWNED'}]}, {'objections': [{'kind': 'GATE'}]}],"
                        + " 'funnel': {'self_serve': " + FUNNEL + ", 'full_serve': " + FUNNEL + ", 'all': " + FUNNEL
                        + "}}");
        assertThat(body.selectFirst(".say").text()).startsWith("1 new lead: the outcome is there");
        assertThat(body.select("table").get(0).select("tbody tr")).hasSize(3);
        assertThat(body.select("table").get(1).text()).contains("acme", "at a checkout", "40.0 to 80.0", "a; b");
        assertThat(body.select("table").get(2).text())
                .contains("a gate of the ideal customer profile is not passed 2", "it has the expansion already 1");
    }

    @Test
    void showsWhatAskingGoesTogetherWith() {
        String rate = "{'value': 0.5, 'numerator': 3, 'denominator': 6, 'interval': [0.19, 0.81]}";
        Element body = section(
                new AdvocacySection(),
                "'advocacy': {'answerDays': 90, 'momentDays': 180, 'moments': [{'eligible': true}, {'eligible': false}], 'asked': "
                        + rate
                        + ", 'unasked': " + rate + ", 'advocacyRate': " + rate
                        + ", 'referrals': [], 'refusedReferrals': [{}], 'referred': {'accounts': 3, 'neverPaid': 1}, 'referredRevenue': [{'currency': 'EUR', 'paying':"
                        + " 2, 'mrr': '80'}], 'earnedGrowth': [{'currency': 'EUR', 'value': 0.15, 'lower': 0.09,"
                        + " 'upper': 0.21}]}");
        assertThat(body.selectFirst(".say").text())
                .startsWith("1 moment is open now: the customer confirmed its outcome in the last 180 days");
        assertThat(body.text().replace('\u00A0', ' '))
                .contains(
                        "3 accounts were sent by others, 1 of which never paid",
                        "not asked",
                        "3 of 6",
                        "80.00 EUR",
                        "15.0 %",
                        "9.0 to 21.0 %",
                        "1 referral contradicts others");
        assertThat(body.select(".remark").get(0).text())
                .isEqualTo("Who is asked is chosen: the difference is an association.");
    }
}
