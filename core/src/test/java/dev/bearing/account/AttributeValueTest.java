package dev.bearing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeValueTest {

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "0, 0",
        "-1, -1",
        "1.50, 1.5",
        "0.10, 0.1",
        "-0, 0",
        "-0.0, 0",
        "100, 100",
        "123456789012345678, 123456789012345678",
        "-123456789012345678, -123456789012345678",
        "0.16666666666666666, 0.16666666666666666",
        "0.30000000000000004, 0.30000000000000004",
        "1e-05, 0.00001",
        "1.5E+10, 15000000000"
    })
    void aPlainNumberIsANumber(String text, String printed) {
        AttributeValue value = AttributeValue.parse(text);
        assertThat(value).isEqualTo(new AttributeValue.Numeric(new BigDecimal(text)));
        assertThat(value.asText()).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01099",
                "1e3",
                "1,000",
                "+1",
                ".5",
                "5.",
                "1234567890123456789",
                "1e+18",
                "1e-20",
                "1e-999999999",
                "NaN",
                "Infinity",
                "True",
                "TRUE",
                "yes",
                "",
                " 1",
                "\u0661\u0662",
                "-"
            })
    void anythingElseStaysText(String text) {
        assertThat(AttributeValue.parse(text)).isEqualTo(new AttributeValue.Text(text));
        assertThat(AttributeValue.parse(text).asText()).isEqualTo(text);
    }

    @Test
    void trueAndFalseAreFlags() {
        assertThat(AttributeValue.parse("true")).isEqualTo(new AttributeValue.Flag(true));
        assertThat(AttributeValue.parse("false").asText()).isEqualTo("false");
    }

    @Test
    void equalNumbersAreEqual() {
        assertThat(AttributeValue.parse("1.0")).isEqualTo(AttributeValue.parse("1"));
        assertThat(new AttributeValue.Numeric(new BigDecimal("0.000"))).isEqualTo(AttributeValue.parse("0"));
        assertThat(AttributeValue.parse("1")).isNotEqualTo(new AttributeValue.Text("1"));
    }

    @Test
    void attributesAreCopiedAndSorted() {
        Map<String, AttributeValue> source = new TreeMap<>(Map.of("seats", AttributeValue.parse("5")));
        Attributes attributes = Attributes.of(source);
        source.clear();
        Attributes more = attributes.with("owner", AttributeValue.parse("kim"));
        assertThat(attributes.get("seats")).contains(AttributeValue.parse("5"));
        assertThat(attributes.get("owner")).isEmpty();
        assertThat(more.values().keySet()).containsExactly("owner", "seats");
        assertThat(more.with("seats", AttributeValue.parse("6")).get("seats")).contains(AttributeValue.parse("6"));
        assertThat(Attributes.empty().values()).isEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> more.values().clear());
    }
}
