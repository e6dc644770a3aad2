package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenurePlanTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId BOLT = AccountId.of("bolt");
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final Tenure OLD = Tenure.since(ACME, day("2025-01-10"));

    @ParameterizedTest
    @CsvSource({
        // from, end, days, months, completed months
        "2026-01-10, 2026-01-10, 0, 0, 0",
        "2026-01-10, 2026-01-11, 1, 1, 0",
        "2026-01-10, 2026-02-09, 30, 1, 0",
        "2026-01-10, 2026-02-10, 31, 1, 1",
        "2026-01-10, 2026-02-11, 32, 2, 1",
        "2026-01-31, 2026-02-28, 28, 1, 1",
        "2024-02-29, 2025-02-28, 365, 12, 12",
    })
    void anEndFallsInATickOfTheUnit(String from, String end, long days, long months, long completed) {
        Tenure tenure = Tenure.since(ACME, day(from)).endedOn(day(end));
        assertThat(only(TenurePlan.in(TenureUnit.DAYS), tenure)).isEqualTo(new Spell(0, days, 1));
        assertThat(only(TenurePlan.in(TenureUnit.MONTHS), tenure)).isEqualTo(new Spell(0, months, 1));
        assertThat(only(TenurePlan.in(TenureUnit.COMPLETED_MONTHS), tenure)).isEqualTo(new Spell(0, completed, 1));
    }

    @Test
    void whoStaysIsCensoredAfterTheLastCompletedTick() {
        Tenure tenure = Tenure.since(ACME, day("2026-05-10"));
        assertThat(only(TenurePlan.in(TenureUnit.DAYS), tenure)).isEqualTo(Spell.censored(51));
        assertThat(only(TenurePlan.in(TenureUnit.MONTHS), tenure)).isEqualTo(Spell.censored(1));
        assertThat(only(TenurePlan.in(TenureUnit.COMPLETED_MONTHS), tenure)).isEqualTo(Spell.censored(1));
    }

    @Test
    void anEndAfterTheDayOfEvaluationHasNotHappened() {
        Tenure tenure = Tenure.since(ACME, day("2026-06-01")).endedOn(day("2026-07-01"));
        assertThat(only(TenurePlan.in(TenureUnit.DAYS), tenure)).isEqualTo(Spell.censored(29));
        assertThat(TenurePlan.in(TenureUnit.DAYS)
                        .observe(List.of(Tenure.since(ACME, day("2026-07-01"))), AS_OF)
                        .tenures())
                .isEmpty();
    }

    @Test
    void whoWasThereBeforeTheFirstDayObservedEntersLate() {
        TenurePlan plan = TenurePlan.in(TenureUnit.DAYS).observedFrom(day("2025-03-01"));
        assertThat(only(plan, OLD)).isEqualTo(new Spell(50, 536, 0));
        assertThat(only(plan, OLD.endedOn(day("2025-03-02")))).isEqualTo(new Spell(50, 51, 1));
        ObservedTenures over = plan.observe(List.of(OLD.endedOn(day("2025-03-01"))), AS_OF);
        assertThat(over.tenures()).isEmpty();
        assertThat(over.leftOut()).isEqualTo(1);
        assertThat(only(plan, Tenure.since(ACME, day("2025-03-01")))).isEqualTo(Spell.censored(486));
    }

    /** 10 January to 1 March is 1.7 months: months 1 and 2 were not wholly observed, month 3 is the first. */
    @Test
    void aLateEntryCountsWholeMonthsOnly() {
        TenurePlan plan = TenurePlan.in(TenureUnit.MONTHS).observedFrom(day("2025-03-01"));
        assertThat(only(plan, OLD)).isEqualTo(new Spell(2, 17, 0));
        assertThat(only(plan, OLD.endedOn(day("2025-03-11")))).isEqualTo(new Spell(2, 3, 1));
        assertThat(plan.observe(List.of(OLD.endedOn(day("2025-03-10"))), AS_OF).leftOut())
                .isEqualTo(1);
    }

    @Test
    void aTenureOfNoTimeIsTreatedAsThePlanSays() {
        Tenure sameDay = Tenure.since(ACME, day("2026-01-10")).endedOn(day("2026-01-10"));
        TenurePlan plan = TenurePlan.in(TenureUnit.DAYS);
        assertThat(only(plan, sameDay)).isEqualTo(Spell.ended(0, 1));
        assertThat(only(plan.withZero(ZeroTenure.ONE_TICK), sameDay)).isEqualTo(Spell.ended(1, 1));
        ObservedTenures none = plan.withZero(ZeroTenure.EXCLUDE).observe(List.of(sameDay, OLD), AS_OF);
        assertThat(none.tenures()).containsExactly(OLD);
        assertThat(none.zeros()).isEqualTo(1);
        assertThat(none.leftOut()).isEqualTo(1);
    }

    @Test
    void keepsCauseAndWeight() {
        Tenure tenure = OLD.endedOn(day("2025-01-15")).withCause(2).withWeight(99.5);
        assertThat(only(TenurePlan.in(TenureUnit.DAYS), tenure)).isEqualTo(new Spell(0, 5, 2, 99.5));
        assertThat(only(TenurePlan.in(TenureUnit.DAYS), OLD.withCause(2)).cause())
                .isZero();
    }

    @Test
    void readsALedger() {
        RevenueLedger ledger = RevenueLedger.of(
                List.of(
                        PriceState.builder("s-1", BOLT, day("2026-01-01"))
                                .price("100", USD)
                                .to(day("2026-03-01"))
                                .build(),
                        PriceState.builder("s-2", ACME, day("2026-02-01"))
                                .price("50", USD)
                                .build()),
                RevenuePolicy.strict(),
                AS_OF);
        ObservedTenures observed = TenurePlan.in(TenureUnit.MONTHS).observe(ledger);
        assertThat(observed.tenures())
                .containsExactly(
                        Tenure.since(ACME, day("2026-02-01")),
                        Tenure.since(BOLT, day("2026-01-01")).endedOn(day("2026-03-01")));
        assertThat(observed.spells().get(0)).isEqualTo(Spell.censored(4));
        assertThat(observed.spells().get(1)).isEqualTo(Spell.ended(2, 1));
        DateRange window = DateRange.of(day("2026-01-01"), day("2026-07-01"));
        assertThat(observed.window()).isEqualTo(window);
        assertThat(observed.provenance(KaplanMeier.of(observed.spells())).window())
                .isEqualTo(Optional.of(window));
    }

    @Test
    void rejectsWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OLD.endedOn(day("2025-01-09")))
                .withMessage("endedOn must not be before 2025-01-10, was 2025-01-09");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OLD.withCause(0))
                .withMessage("cause must be 1 or more, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenurePlan.in(TenureUnit.DAYS)
                        .observedFrom(day("2026-07-01"))
                        .observe(List.of(OLD), AS_OF))
                .withMessage("asOf must not be before 2026-07-01, was 2026-06-30");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ObservedTenures(Spells.of(List.of()), List.of(OLD), DateRange.startingOn(AS_OF), 0, 0))
                .withMessage("there must be one spell per tenure, were 0 of 1");
    }

    private static Spell only(TenurePlan plan, Tenure tenure) {
        ObservedTenures observed = plan.observe(List.of(tenure), AS_OF);
        assertThat(observed.tenures()).containsExactly(tenure);
        return observed.spells().get(0);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
