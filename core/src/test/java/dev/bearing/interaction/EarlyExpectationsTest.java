package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EarlyExpectationsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static AccountId id(int number) {
        return AccountId.of("a" + number);
    }

    @Test
    void countsWhoWasToldInTimeAmongThoseWhoCameLongEnoughAgo() {
        EarlyExpectations told = EarlyExpectations.of(
                Map.of(id(1), DAY, id(2), DAY, id(3), DAY, id(4), DAY.plusDays(80)),
                List.of(
                        ExpectationSet.of(id(1), DAY.minusDays(3), "first figures in a week")
                                .withDueOn(DAY.plusDays(7)),
                        ExpectationSet.of(id(2), DAY.plusDays(31), "first report"),
                        ExpectationSet.of(id(2), DAY.plusDays(50), "first decision"),
                        ExpectationSet.of(id(4), DAY.plusDays(81), "first report")),
                DAY.plusDays(95));

        assertThat(told.within(30).numerator()).isEqualTo(1);
        assertThat(told.within(30).denominator()).isEqualTo(3);
        assertThat(told.within(60).numerator()).isEqualTo(2);
        assertThat(told.isEmpty()).isFalse();
    }

    @Test
    void whatWasSaidOrBecameKnownLaterDoesNotCount() {
        ExpectationSet late = ExpectationSet.of(id(1), DAY, "a").withRecordedOn(DAY.plusDays(60));

        assertThat(EarlyExpectations.of(Map.of(id(1), DAY), List.of(late), DAY.plusDays(59))
                        .within(30)
                        .numerator())
                .isZero();
        assertThat(late.newestDay()).isEqualTo(DAY.plusDays(60));
        assertThat(late.withDueOn(DAY.plusDays(90)).newestDay()).isEqualTo(DAY.plusDays(60));
        assertThat(late.key()).isEqualTo(List.of(id(1), DAY, "a"));
    }

    @Test
    void anExpectationIsNotDueBeforeItIsSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectationSet.of(id(1), DAY, "a").withDueOn(DAY.minusDays(1)))
                .withMessage("dueOn must not be before on = 2026-01-01, was 2025-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlyExpectations.of(Map.of(), List.of(), DAY).within(-1))
                .withMessage("days must not be negative, was -1");
    }

    @Property(seed = "20261122")
    void ofTheSameAccountsNoFewerAreToldInMoreDays(
            @ForAll @Size(max = 12) List<@IntRange(min = -20, max = 150) Integer> toldAfter,
            @ForAll @IntRange(max = 80) int days) {
        Map<AccountId, LocalDate> since = new TreeMap<>();
        List<ExpectationSet> told = new ArrayList<>();
        for (int i = 0; i < toldAfter.size(); i++) {
            since.put(id(i), DAY);
            told.add(ExpectationSet.of(id(i), DAY.plusDays(toldAfter.get(i)), "report"));
        }
        EarlyExpectations early = EarlyExpectations.of(since, told, DAY.plusDays(200));

        assertThat(early.within(days + 10).denominator()).isEqualTo(since.size());
        assertThat(early.within(days + 10).numerator())
                .isBetween(early.within(days).numerator(), (long) since.size());
    }
}
