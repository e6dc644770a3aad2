package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class JourneySectionTest {

    private static final String RATE = "{'value': 0.25, 'numerator': 1, 'denominator': 4}";
    private static final String NO_RATE =
            "{'value': null, 'valueReason': 'EMPTY_BASE', 'numerator': 0, 'denominator': 0}";

    private static Document written(String review) {
        Html html = new Html();
        new JourneySection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString());
    }

    private static Document page() {
        return written(
                "{'health': {'accounts': [{'accountId': 'a', 'name': 'Acme <Ltd>'}, {'accountId': 'b'}]},"
                        + "'paths': [{'path': 'first_steps', 'accounts': 3,"
                        + " 'states': {'arrived': 0, 'onTrack': 1, 'behind': 1, 'stuck': 1, 'notKnown': 0},"
                        + " 'timeToFirstValue': {'medianDays': 8.5, 'p90Days': null, 'p90DaysReason': 'CENSORED', 'n': 5, 'censored': 2},"
                        + " 'legs': [{'milestone': 'm', 'name': 'Data flows', 'arrivals': 5, 'crossed': 2, 'churned': 1, 'waiting': 2,"
                        + " 'expectedDays': 14, 'medianDays': 20, 'p90Days': null, 'p90DaysReason': 'CENSORED',"
                        + " 'late': {'vendor': 0, 'customer': 2, 'both': 0, 'thirdParty': 1, 'noneKnown': 1},"
                        + " 'onTime': {'vendor': " + NO_RATE + ", 'customer': " + RATE + "}}]}],"
                        + "'journeys': ["
                        + "{'accountId': 'a', 'path': 'first_steps', 'state': 'BEHIND', 'reasons': ['m: 15 days waited, 14 expected'],"
                        + " 'route': ['m'], 'daysLeft': 9},"
                        + "{'accountId': 'b', 'path': 'first_steps', 'state': 'STUCK', 'reasons': ['m: 90 days waited, 14 expected'],"
                        + " 'route': ['m', 'n'], 'daysLeft': null, 'daysLeftReason': 'CENSORED'},"
                        + "{'accountId': 'c', 'path': 'first_steps', 'state': 'ON_TRACK', 'reasons': [], 'route': ['m'], 'daysLeft': 3},"
                        + "{'accountId': 'd', 'path': 'other', 'state': 'STUCK', 'reasons': [], 'route': ['m'], 'daysLeft': 3}]}");
    }

    @Test
    void saysInTwoSentencesHowCustomersStand() {
        assertThat(page().select(".say").eachText())
                .extracting(text -> text.replace('\u00A0', ' '))
                .containsExactly(
                        "First steps: 3 customers, 1 on track, 1 behind, 1 stuck, 0 where the path leads.",
                        "First value: half within 8.5 days, nine in ten not known: it has not happened yet, of 5"
                                + " accounts, 2 of which still wait.");
    }

    @Test
    void foldsTheLegsAndTheLateCustomersAway() {
        Document page = page();
        assertThat(page.select("details")).hasSize(2);
        assertThat(page.select("details").get(0).select("tbody tr").eachText())
                .extracting(text -> text.replace('\u00A0', ' '))
                .containsExactly(
                        "m Data flows 5 2 1 2 14 20 not known: it has not happened yet 4: customer 2, third party 1, no open"
                                + " task 1 not known: nobody to count 25.0 %");
        assertThat(page.select("details").get(1).select("tbody tr").eachText())
                .containsExactly(
                        "b stuck m: 90 days waited, 14 expected 2 milestones not known: too few got there after as long a wait",
                        "Acme <Ltd> behind m: 15 days waited, 14 expected 1 milestone 9");
    }

    @Test
    void isAbsentWithoutPaths() {
        assertThat(written("{'paths': [], 'journeys': []}").select("section")).isEmpty();
        assertThat(written("{}").select("section")).isEmpty();
    }
}
