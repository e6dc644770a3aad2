package dev.bearing.balance;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Interaction;
import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MonthEndContactsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private static Interaction call(LocalDate on) {
        return Interaction.builder(ACME, on)
                .function(Interaction.Function.BUSINESS_RELATIONS)
                .initiator(Interaction.Initiator.VENDOR)
                .build();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/balance/month_end.csv", numLinesToSkip = 3)
    void agreesWithScipysExactTest(long late, long contacts, long endDays, long days, double expected) {
        MonthEndContacts ends = new MonthEndContacts(5, Rate.ofCounts(late, contacts), (double) endDays / days);
        assertThat(ends.pValue().orElseThrow("p")).isCloseTo(expected, within(1e-10 * Math.max(expected, 1e-30)));
    }

    @Test
    void countsTheVendorsCommercialContactsOfTheLastDays() {
        List<Interaction> all = new ArrayList<>();
        all.add(call(LocalDate.of(2026, 1, 27))); // the first of the last five days of January
        all.add(call(LocalDate.of(2026, 1, 26)));
        all.add(call(LocalDate.of(2026, 2, 24))); // February has 28 days
        all.add(call(LocalDate.of(2026, 7, 31))); // not in these months
        all.add(Interaction.builder(ACME, LocalDate.of(2026, 1, 30))
                .function(Interaction.Function.BUSINESS_RELATIONS)
                .initiator(Interaction.Initiator.CUSTOMER)
                .build());
        all.add(Interaction.builder(ACME, LocalDate.of(2026, 1, 30))
                .function(Interaction.Function.SUPPORT)
                .initiator(Interaction.Initiator.VENDOR)
                .build());
        all.add(Interaction.builder(ACME, LocalDate.of(2026, 3, 31))
                .stage(Interaction.Stage.RENEWAL)
                .initiator(Interaction.Initiator.VENDOR)
                .build());

        MonthEndContacts ends = MonthEndContacts.of(all, JANUARY, JUNE, 5);
        assertThat(ends.atMonthEnd().numerator()).isEqualTo(3);
        assertThat(ends.atMonthEnd().denominator()).isEqualTo(4);
        assertThat(ends.expectedShare()).isEqualTo(30.0 / 181);
        // by hand: 4 p³ (1 - p) + p⁴ with p = 30/181
        double p = 30.0 / 181;
        assertThat(ends.pValue().orElseThrow("p")).isCloseTo(4 * p * p * p * (1 - p) + p * p * p * p, within(1e-12));
        assertThat(ends.isConcentrated(0.05))
                .satisfies(found -> assertThat(found.orElseThrow("found")).isTrue());
        assertThat(ends.isConcentrated(0.001).orElseThrow("found")).isFalse();
    }

    @Test
    void nobodyCalledIsNotAnEvenSpread() {
        MonthEndContacts none = MonthEndContacts.of(List.of(), JANUARY, JUNE, 5);
        assertThat(reason(none.pValue())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(none.isConcentrated(0.05).isKnown()).isFalse();
    }

    @Test
    void oneCallADayIsAnEvenSpreadAndNoFinding() {
        List<Interaction> daily = new ArrayList<>();
        for (LocalDate day = JANUARY.atDay(1); !day.isAfter(JUNE.atEndOfMonth()); day = day.plusDays(1)) {
            daily.add(call(day));
        }
        MonthEndContacts ends = MonthEndContacts.of(daily, JANUARY, JUNE, 5);
        assertThat(ends.atMonthEnd().fraction().orElseThrow("share")).isEqualTo(ends.expectedShare());
        assertThat(ends.isConcentrated(0.05).orElseThrow("found")).isFalse();
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MonthEndContacts.of(List.of(), JANUARY, JUNE, 29))
                .withMessage("lastDays must be in [1, 28], was 29");
        assertThatIllegalArgumentException().isThrownBy(() -> MonthEndContacts.of(List.of(), JUNE, JANUARY, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MonthEndContacts.of(List.of(), JANUARY, JUNE, 5).isConcentrated(0));
    }

    @Property(seed = "20261122")
    void oneMoreOfThemAtMonthsEndNeverMakesThemLessConcentrated(
            @ForAll @IntRange(max = 60) int late,
            @ForAll @IntRange(max = 60) int others,
            @ForAll @IntRange(min = 1, max = 28) int days) {
        MonthEndContacts ends = new MonthEndContacts(days, Rate.ofCounts(late, late + others + 1L), days / 31.0);
        MonthEndContacts moved = new MonthEndContacts(days, Rate.ofCounts(late + 1L, late + others + 1L), days / 31.0);
        double p = ends.pValue().orElseThrow("p");
        assertThat(p).isBetween(0.0, 1.0);
        assertThat(moved.pValue().orElseThrow("p")).isLessThanOrEqualTo(p + 1e-12);
    }
}
