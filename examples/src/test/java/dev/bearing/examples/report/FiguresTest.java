package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "1234.5, USD, '1,234.50 USD'",
        "-1234567.891, EUR, '−1,234,567.89 EUR'",
        "999, USD, 999.00 USD",
        "1234.5, JPY, '1,234 JPY'",
        "1.2345, KWD, 1.234 KWD",
        "12, points, 12.00 points",
        "-0.001, USD, 0.00 USD",
        "0.125, USD, 0.12 USD"
    })
    void moneyHasTheDigitsOfItsCurrency(BigDecimal amount, String currency, String expected) {
        assertThat(Figures.money(amount, currency).replace('\u00A0', ' ')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"999.994, 999.99 USD", "1000.6, '1,001 USD'", "-25000.4, '−25,000 USD'"})
    void anEstimateHasNoCentsFromAThousandUp(BigDecimal amount, String expected) {
        assertThat(Figures.estimate(amount, "USD").replace('\u00A0', ' ')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.123, 12.3 %", "1.0425, 104.2 %", "0.0042, 0.42 %", "0, 0.0 %", "-0.05, −5.0 %", "12.5, '1,250.0 %'"})
    void aShareIsAPercentage(BigDecimal fraction, String expected) {
        assertThat(Figures.percent(fraction).replace('\u00A0', ' ')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.00000004, < 0.0001", "0, < 0.0001", "0.0001, 0.0001", "0.021749, 0.0217", "1, 1.0000"})
    void aSmallPValueIsNeverZero(String p, String expected) {
        assertThat(Figures.pValue(Fixture.json("{'p': " + p + "}"), "p").text().replace('\u00A0', ' '))
                .isEqualTo(expected);
    }

    @Test
    void aScoreHasPointsFromZeroToAHundred() {
        JsonNode node = Fixture.json("{'score': 0.16103, 'none': null, 'noneReason': 'INSUFFICIENT_DATA'}");
        assertThat(Figures.points(node, "score")).isEqualTo(Figure.number("16", "16.103"));
        assertThat(Figures.points(node, "none").text()).isEqualTo("not known: too little data");
    }

    /** As the sentences of the review round: {@code worth 13 of at most 100 points} stands beside the score. */
    @ParameterizedTest
    @CsvSource({"0.125, 13", "0.625, 63", "0.375, 38", "0.0849, 8.5", "0.1, 10", "0, 0", "1, 100"})
    void aHalfPointGoesUp(String score, String expected) {
        assertThat(Figures.points(Fixture.json("{'score': " + score + "}"), "score").text())
                .isEqualTo(expected);
    }

    @Test
    void anIntervalNamesItsUnitOnce() {
        JsonNode value =
                Fixture.json("{'interval': [0.974, 1.398], 'lower': 950.5, 'upper': 2400.7, 'open': [0.1, null]}");
        assertThat(Figures.percentInterval(value.path("interval"))).contains("97.4 to 139.8\u00A0%");
        assertThat(Figures.estimateInterval(value, "lower", "upper", "USD")).contains("950.50 to 2,401\u00A0USD");
        assertThat(Figures.percentInterval(value.path("open"))).isEmpty();
    }

    @Test
    void aFigureKeepsAllItsDigitsForTheTooltip() {
        JsonNode node = Fixture.json("{'amount': '1234.5678901234', 'share': 0.1234567890123}");
        assertThat(Figures.money(node, "amount", "USD"))
                .isEqualTo(Figure.number("1,234.57\u00A0USD", "1234.5678901234 USD"));
        assertThat(Figures.percent(node, "share").exact()).isEqualTo("0.1234567890123");
    }

    @Test
    void aColumnThatNamesTheUnitNeedsNoneInItsCells() {
        assertThat(Figures.bare(Figure.number("1,234.50\u00A0USD", "1234.5 USD"), "USD"))
                .isEqualTo(Figure.number("1,234.50", "1234.5 USD"));
        assertThat(Figures.bare(Figure.unknown("too little data"), "USD")).isEqualTo(Figure.unknown("too little data"));
    }

    @Test
    void aHeadlineOfAMillionHasNoCents() {
        JsonNode node = Fixture.json("{'large': '38162351.99', 'small': '999999.99'}");
        assertThat(Figures.headline(node, "large", "USD").text()).isEqualTo("38,162,352\u00A0USD");
        assertThat(Figures.headline(node, "small", "USD").text()).isEqualTo("999,999.99\u00A0USD");
    }

    @Test
    void aDecimalHasNoIdleZeros() {
        JsonNode node = Fixture.json("{'lift': 20.170, 'count': 100}");
        assertThat(Figures.decimal(node, "lift", 3).text()).isEqualTo("20.17");
        assertThat(Figures.decimal(node, "count", 3).text()).isEqualTo("100");
    }
}
