package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevenuePolicyTest {

    @Test
    void strictIsThirtyDaysOfGraceNinetyOfPauseAndTwoBills() {
        assertThat(RevenuePolicy.strict()).isEqualTo(new RevenuePolicy("strict", 30, 90, 2));
    }

    @Test
    void theFingerprintChangesWithEveryConvention() {
        List<RevenuePolicy> policies = List.of(
                RevenuePolicy.strict(),
                RevenuePolicy.strict().withPastDueGraceDays("strict", 31),
                RevenuePolicy.strict().withPauseTimeoutDays("strict", 91),
                new RevenuePolicy("strict", 30, 90, 3),
                new RevenuePolicy("other", 30, 90, 2));
        assertThat(policies.stream().map(RevenuePolicy::fingerprint)).doesNotHaveDuplicates();
        assertThat(policies.stream().map(RevenuePolicy::fingerprint))
                .allMatch(text -> text.matches("[a-z]+:[0-9a-f]{8}"));
        assertThat(new RevenuePolicy("strict", 30, 90, 2).fingerprint())
                .isEqualTo(RevenuePolicy.strict().fingerprint());
    }

    @Test
    void theFingerprintOfStrictStaysTheSameRegression() {
        assertThat(RevenuePolicy.strict().fingerprint()).isEqualTo("strict:6a07ffa5");
    }

    @Test
    void refusesWhatIsOutOfRange() {
        Stream.of(
                        new String[] {"name must not be blank", " ", "1", "1", "1"},
                        new String[] {"pastDueGraceDays must not be negative, was -1", "x", "-1", "1", "1"},
                        new String[] {"pauseTimeoutDays must be at least 1, was 0", "x", "0", "0", "1"},
                        new String[] {"minimumDiscountBills must be at least 1, was 0", "x", "0", "1", "0"})
                .forEach(row -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> new RevenuePolicy(
                                row[1], Integer.parseInt(row[2]), Integer.parseInt(row[3]), Integer.parseInt(row[4])))
                        .withMessage(row[0]));
    }
}
