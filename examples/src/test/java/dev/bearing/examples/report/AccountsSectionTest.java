package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class AccountsSectionTest {

    private final JsonNode data = data("{'vectors': ["
            + "{'accountId': 'a', 'currency': 'EUR', 'position': 0.5, 'pace': null, 'paceReason': 'INSUFFICIENT_DATA',"
            + " 'advantage': 'much'},"
            + "{'accountId': 'a', 'currency': 'USD', 'position': 0.25}],"
            + "'health': {'accounts': ["
            + "{'accountId': 'a', 'score': 0.8, 'band': 'green', 'contributions': [{'measure': 'nps', 'value': 0.8}]},"
            + "{'accountId': 'b', 'score': null, 'scoreReason': 'EMPTY_BASE'}]}}");

    @Test
    void aRowIsAVectorWithTheHealthOfItsAccount() {
        assertThat(cell(0, "currency").asText()).isEqualTo("EUR");
        assertThat(cell(0, "position").asDouble()).isEqualTo(0.5);
        assertThat(cell(0, "score").asDouble()).isEqualTo(0.8);
        assertThat(cell(0, "contributions").toString()).isEqualTo("[[\"nps\",0.8]]");
        assertThat(cell(1, "currency").asText()).isEqualTo("USD");
        assertThat(cell(1, "band").asText()).isEqualTo("green");
    }

    @Test
    void anAccountWithHealthAloneIsARowToo() {
        assertThat(data.path("rows")).hasSize(3);
        assertThat(cell(2, "accountId").asText()).isEqualTo("b");
        assertThat(cell(2, "currency").isNull()).isTrue();
    }

    @Test
    void aRowTellsItsVectorWhenAsked() {
        JsonNode vector = data("{'vectors': [{'accountId': 'a', 'currency': 'EUR', 'reaches': ["
                        + "{'milestone': 'used', 'probability': 0.123456, 'interval': [0.1, 0.15]},"
                        + "{'milestone': 'decided', 'probability': null, 'probabilityReason': 'EMPTY_BASE'}],"
                        + "'intervals': {'etaDays': {'lower': 12.0, 'upper': null, 'upperReason': 'UNBOUNDED'},"
                        + "'churnProbability': [0.01, 0.02], 'advantage': null},"
                        + "'contributions': {'advantage': [{'name': 'moves to business', 'value': 1234.56}]}}]}")
                .path("rows")
                .path(0)
                .path(20);

        assertThat(vector.path("reaches")).hasToString("[[\"used\",0.1235,0.1,0.15],[\"decided\",null]]");
        assertThat(vector.path("intervals")).hasToString("{\"etaDays\":[12,null],\"churnProbability\":[0.01,0.02]}");
        assertThat(vector.path("parts")).hasToString("{\"advantage\":[[\"moves to business\",1235]]}");
        assertThat(cell(0, "vector").isNull()).isTrue();
    }

    @Test
    void aCellSaysWhyItsValueIsNotKnown() {
        assertThat(cell(0, "pace").path("why").asText()).isEqualTo("too little data");
        assertThat(cell(0, "advantage").path("why").asText()).isEqualTo("not a readable number");
        assertThat(cell(2, "score").path("why").asText()).isEqualTo("nobody to count");
        assertThat(cell(0, "etaDays").isNull()).isTrue();
    }

    private JsonNode cell(int row, String column) {
        int index = 0;
        for (JsonNode name : data.path("columns")) {
            if (name.asText().equals(column)) {
                return data.path("rows").path(row).path(index);
            }
            index++;
        }
        throw new AssertionError("no column " + column);
    }

    private static JsonNode data(String review) {
        Html html = new Html();
        new AccountsSection().write(Scope.whole(Fixture.json(review)), html);
        return Fixture.json(
                Jsoup.parse(html.toString()).selectFirst("#accounts-data").data());
    }
}
