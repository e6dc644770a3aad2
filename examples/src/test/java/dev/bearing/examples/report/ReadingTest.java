package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    @Test
    void readsNumbersAndDecimalStrings() {
        assertThat(Reading.of(Fixture.json("{'v': 0.25}"), "v").number()).contains(new BigDecimal("0.25"));
        assertThat(Reading.of(Fixture.json("{'v': '1234.50'}"), "v").number()).contains(new BigDecimal("1234.50"));
        assertThat(Reading.of(Fixture.json("{'v': 3}"), "v").number()).contains(BigDecimal.valueOf(3));
    }

    @ParameterizedTest
    @CsvSource({
        "{'v': null; 'vReason': 'EMPTY_BASE'}, nobody to count",
        "{'v': null; 'vReason': 'SOME_LATER_CODE'}, some later code",
        "{'v': null}, no reason given",
        "{}, not in this review",
        "{'v': 'about ten'}, not a readable number"
    })
    void saysWhyThereIsNoNumber(String json, String why) {
        Reading reading = Reading.of(Fixture.json(json.replace(';', ',')), "v");
        assertThat(reading.number()).isEmpty();
        assertThat(reading.why()).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsNoNumber(double value) {
        assertThat(Reading.of(JsonNodeFactory.instance.objectNode().put("v", value), "v")
                        .number())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e100000000", "1e-100000000", "-9e2147483647", "1e61"})
    void aNumberNobodyCouldReadIsNoNumber(String text) {
        assertThat(Reading.of(Fixture.json("{'v': '" + text + "'}"), "v").number())
                .isEmpty();
    }
}
