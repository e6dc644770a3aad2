package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final YearMonth MONTH = YearMonth.of(2027, 3);

    @Test
    void aPlanForALaterMonthIsKnownFromTheStart() {
        Target target = Target.of("mrr", MONTH, new BigDecimal("1000.00"));

        assertThat(target.effectiveOn()).isEqualTo(Fact.FIRST_DAY);
        assertThat(target.newestDay()).isEqualTo(Fact.FIRST_DAY);
        assertThat(target.key()).isEqualTo(List.of("mrr", MONTH));
        assertThat(target.value()).isEqualTo(new BigDecimal("1E+3"));
        assertThat(target.asKnownOn(Fact.FIRST_DAY)).isEqualTo(target);
    }

    @Test
    void aChangedPlanCountsFromTheDayItWasMade() {
        LocalDate day = LocalDate.of(2026, 5, 1);

        assertThat(Target.of("mrr", MONTH, BigDecimal.ONE).withRecordedOn(day).effectiveOn())
                .isEqualTo(day);
    }

    @Test
    void refusesABlankMetricAndAMonthBefore1970() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of(" ", MONTH, BigDecimal.ONE))
                .withMessage("metric must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of("mrr", YearMonth.of(1969, 12), BigDecimal.ONE))
                .withMessage("month must be from 1970 to 9999, was 1969-12-01");
    }
}
