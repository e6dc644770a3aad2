package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class InteractionSectionTest {

    private static final String INTERACTIONS = "'interactions': {'count': 3, 'cost': '120.3', 'unknownCosts': 1,"
            + " 'perFunction': [{'function': 'support', 'count': 2, 'cost': '20.3', 'unknownCosts': 0},"
            + " {'function': null, 'functionReason': 'INSUFFICIENT_DATA', 'count': 1, 'cost': '100', 'unknownCosts': 1}],"
            + " 'phases': {'afterEnd': {'count': 1}},"
            + " 'costToFirstValue': {'costPerOutcome': '60.15'}, 'timeToFirstValue': {'medianDays': 12.5},"
            + " 'cadenceMet': {'numerator': 1, 'denominator': 2},"
            + " 'accounts': [{'accountId': 'a', 'cadences': [{'requirement': 'monthly contact', 'met': false, 'daysLate': 12}]},"
            + " {'accountId': 'b', 'cadences': [{'requirement': 'monthly contact', 'met': true, 'daysLate': 0}]}]}";
    private static final String DRIVERS = "'valueDrivers': {'drivers': ["
            + "{'key': 'reports', 'atLeast': 5, 'retention': {'with': {'value': 0.9}, 'without': {'value': 0.6},"
            + " 'difference': 0.3, 'adjustedPValue': 0.01}},"
            + "{'key': 'seats', 'atLeast': 2, 'retention': {'with': {'value': 0.9}, 'without': {'value': 0.8},"
            + " 'difference': 0.1, 'adjustedPValue': 0.2}},"
            + "{'key': 'few', 'atLeast': 2, 'retention': null, 'retentionReason': 'INSUFFICIENT_DATA'}]}";
    private static final String OWNERS = "'owners': {'books': ["
            + "{'owner': '(none)', 'customers': 1, 'revenue': [{'currency': 'USD', 'mrr': '0'}], 'bands': [],"
            + " 'withoutHealth': 1, 'states': {'behind': 0, 'stuck': 0}, 'interactions': {'count': 0}},"
            + "{'owner': 'mia', 'customers': 4, 'revenue': [{'currency': 'USD', 'mrr': '150'}],"
            + " 'bands': [{'band': 'green', 'customers': 3}, {'band': 'red', 'customers': 1}], 'withoutHealth': 0, 'states': {'behind': 1, 'stuck': 2},"
            + " 'fitClasses': {'GOOD': 2, 'NOT_YET': 1, 'BAD': 0},"
            + " 'gaps': [{'to': 'first_report'}, {'to': 'first_report'}], 'interactions': {'count': 7}}]}";

    private static Document written(Section section, String review) {
        Html html = new Html();
        section.write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString());
    }

    private static List<String> texts(Document page, String what) {
        return page.select(what).eachText().stream()
                .map(text -> text.replace('\u00A0', ' '))
                .toList();
    }

    @Test
    void saysWhatWasDoneAndWhatItTook() {
        Document page = written(new InteractionSection(), "{" + INTERACTIONS + "," + DRIVERS + "}");
        assertThat(texts(page, ".say"))
                .containsExactly(
                        "3 interactions cost 120.3, and 1 of them nobody knows how much.",
                        "A first value took 60.15 in cost per account that got there, and 12.5 days for half of all.",
                        "Contact is in time with 1 of 2 customers.",
                        "Of 3 possible drivers of value, 1 goes together with customers staying or leaving.");
        assertThat(texts(page, ".remark").get(0))
                .isEqualTo("1 interaction took place after the account had left, and not to win it back.");
    }

    @Test
    void tellsWhatWasAgreedOnAndSaidEarly() {
        String agreements = INTERACTIONS.replace(
                "'phases':",
                "'statementsOfWork': {'n': 5, 'overdue': 1, 'onTime': {'numerator': 2, 'denominator': 4}},"
                        + " 'expectations': [{'days': 30, 'told': {'numerator': 6, 'denominator': 9}}],"
                        + " 'signalledExpansions': {'all': null, 'allReason': 'INSUFFICIENT_DATA', 'byExpansion':"
                        + " [{'expansion': 'more_seats', 'takes': {'with': {'value': 0.9}, 'without': {'value': 0.6},"
                        + " 'difference': 0.3, 'adjustedPValue': 0.01}}]}, 'phases':");
        Document page = written(new InteractionSection(), "{" + agreements + "}");
        assertThat(texts(page, ".remark"))
                .contains(
                        "Of 4 statements of work, 2 were delivered by the day agreed on; 1 is overdue.",
                        "6 of 9 customers were told what to expect within their first 30 days.");
        assertThat(texts(page, "tbody tr")).contains("more seats 90.0 % 60.0 % 30.0 % 0.0100");
    }

    @Test
    void foldsTheRowsAway() {
        Document page = written(new InteractionSection(), "{" + INTERACTIONS + "," + DRIVERS + "}");
        assertThat(texts(page, "details tbody tr"))
                .containsExactly(
                        "Support 2 20.3 0",
                        "not stated 1 100 1",
                        "a monthly contact 12",
                        "reports 5 90.0 % 60.0 % 30.0 %");
    }

    @Test
    void showsWhatDriversAccountFor() {
        String drivers = DRIVERS.replace(
                "'drivers': [{'key': 'reports'",
                "'attribution': [{'outcome': 'hours_a_week', 'accounts': 3, 'delta': -12, 'unexplained': -4,"
                        + " 'drivers': [{'key': 'data_in', 'value': -8}]}], 'drivers': [{'key': 'reports'");
        Document page = written(new InteractionSection(), "{" + INTERACTIONS + "," + drivers + "}");
        assertThat(texts(page, "tbody tr"))
                .anyMatch(row -> row.startsWith("data in ") && row.endsWith("8"))
                .anyMatch(row -> row.startsWith("not accounted for"))
                .anyMatch(row -> row.startsWith("moved in all"));
        assertThat(page.text()).contains("What drivers account for in hours a week of 3 customers");
    }

    @Test
    void showsEveryBookOfBusiness() {
        Document page = written(new OwnerSection(), "{" + OWNERS + "}");
        assertThat(texts(page, ".say").get(0)).startsWith("1 owner of accounts.");
        assertThat(texts(page, "tbody tr"))
                .containsExactly(
                        "nobody 1 nothing not known 1 0 0 none found not known 0",
                        "mia 4 150.00 USD green 3, red 1 1 2 first report good 2, not yet 1 7");
    }

    @Test
    void isAbsentWhereNothingWasDoneAndNobodyOwnsAnything() {
        assertThat(written(new InteractionSection(), "{}").select("section")).isEmpty();
        assertThat(written(new OwnerSection(), "{}").select("section")).isEmpty();
    }
}
