package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Rate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    private static final EstimatedMoney ARPA = EstimatedMoney.of(CurrencyUnit.USD, 100);

    @Test
    void aHundredAMonthAtFivePercentIsTwoThousand() {
        Answer<LifetimeValue> answer = LifetimeValue.arpaOverChurn(ARPA, Rate.ofCounts(5, 100));
        LifetimeValue value = answer.orElseThrow("value");
        assertThat(amount(value.value())).isCloseTo(2000, within(1e-9));
        // Wilson of 5/100 is [0.0215436792, 0.1117504692]
        assertThat(amount(value.lower())).isCloseTo(894.85, within(0.01));
        assertThat(amount(value.upper())).isCloseTo(4641.73, within(0.01));
        assertThat(value.method()).isEqualTo("ARPA / churn");
        Explanation explanation = ((Answer.Known<LifetimeValue>) answer).explanation();
        assertThat(explanation.terms().get(0).value()
                        / explanation.terms().get(1).value())
                .isCloseTo(amount(value.value()), within(1e-9));
    }

    @Test
    void isUnboundedWithALowerEndWhereNobodyWasLost() {
        LifetimeValue value =
                LifetimeValue.arpaOverChurn(ARPA, Rate.ofCounts(0, 10)).orElseThrow("value");
        assertThat(value).isInstanceOf(LifetimeValue.Unbounded.class);
        assertThat(reason(value.value())).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(reason(value.upper())).isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(amount(value.lower())).isCloseTo(360.32, within(0.01)); // 100 / 0.2775327999
    }

    @Test
    void isUnknownWhereNobodyCouldBeLost() {
        assertThat(reason(LifetimeValue.arpaOverChurn(ARPA, Rate.ofCounts(0, 0))))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    private static double amount(Answer<EstimatedMoney> answer) {
        return answer.orElseThrow("amount").amount();
    }

    private static <T> Answer.Reason reason(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).reason();
    }
}
