package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionKind;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RenewalCalendarTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 20);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);
    private static final YearMonth IN_SEPTEMBER = YearMonth.of(2026, 9);

    private static RenewalOutlook outlook(String account, String contract, LocalDate end, long mrr, double chance) {
        return outlook(account, contract, end, mrr, Answer.known(RenewalChance.ofChurn(1 - chance)));
    }

    private static RenewalOutlook outlook(
            String account, String contract, LocalDate end, long mrr, Answer<RenewalChance> chance) {
        Mrr amount = Mrr.of(USD, BigDecimal.valueOf(mrr));
        UpcomingRenewal term = new UpcomingRenewal(
                Contract.builder(contract, AccountId.of(account), end.minusYears(1), end)
                        .build(),
                List.of(amount),
                false);
        return new RenewalOutlook(term, Optional.of(amount), Optional.empty(), chance, Optional.empty());
    }

    @Test
    void addsUpWhatIsAtStakeAndExpectedToBeLostByMonth() {
        RenewalCalendar calendar = RenewalCalendar.of(
                90,
                List.of(
                        outlook("bolt", "c2", SEPTEMBER, 300, 0.5),
                        outlook("acme", "c1", SEPTEMBER, 100, 0.9),
                        outlook("core", "c3", OCTOBER, 1000, 1.0)));
        assertThat(calendar.outlooks().stream().map(one -> one.accountId().value()))
                .containsExactly("acme", "bolt", "core");
        RenewalLoss september = calendar.months(USD).get(IN_SEPTEMBER);
        assertThat(september.atStake()).isEqualTo(Mrr.of(USD, BigDecimal.valueOf(400)));
        assertThat(september.expectedLoss().orElseThrow("loss").amount()).isCloseTo(160, within(1e-9)); // 10 + 150
        RenewalLoss total = calendar.total(USD);
        assertThat(total.terms()).isEqualTo(3);
        assertThat(total.atStake()).isEqualTo(Mrr.of(USD, BigDecimal.valueOf(1400)));
        assertThat(total.expectedLoss().orElseThrow("loss").amount()).isCloseTo(160, within(1e-9));
        assertThat(calendar.total(CurrencyUnit.EUR).atStake()).isEqualTo(Mrr.zero(CurrencyUnit.EUR));
        assertThat(calendar.total(CurrencyUnit.EUR)
                        .expectedLoss()
                        .orElseThrow("nothing")
                        .amount())
                .isZero();
    }

    @Test
    void anAccountWithSeveralTermsCountsOnceWithTheLeastLikely() {
        RenewalCalendar calendar = RenewalCalendar.of(
                90,
                List.of(
                        outlook("acme", "c1", SEPTEMBER, 100, 0.9),
                        outlook("acme", "c2", SEPTEMBER.plusDays(3), 100, 0.4),
                        outlook("acme", "c3", OCTOBER, 100, 0.8)));
        RenewalLoss september = calendar.months(USD).get(IN_SEPTEMBER);
        assertThat(september.terms()).isEqualTo(2);
        assertThat(september.accounts()).isEqualTo(1);
        assertThat(september.expectedLoss().orElseThrow("loss").amount()).isCloseTo(60, within(1e-9));
        assertThat(calendar.total(USD).atStake()).isEqualTo(Mrr.of(USD, BigDecimal.valueOf(100)));
    }

    @Test
    void aCertainRenewalHasNoSpreadAndACertainLossNeither() {
        RenewalLoss kept = RenewalCalendar.of(90, List.of(outlook("acme", "c1", SEPTEMBER, 100, 1.0)))
                .total(USD);
        assertThat(kept.interval().orElseThrow("interval")).isEqualTo(new Interval(0, 0, 0.9));
        RenewalLoss lost = RenewalCalendar.of(90, List.of(outlook("acme", "c1", SEPTEMBER, 100, 0.0)))
                .total(USD);
        assertThat(lost.interval().orElseThrow("interval")).isEqualTo(new Interval(100, 100, 0.9));
    }

    /** 100 accounts × 1,000 × 0.9 taken is 90,000 with 85,000 to 95,000: a loss with these numbers is the same sum. */
    @Test
    void theIntervalIsThatOfABinomialWhereTheShareIsCertain() {
        List<RenewalOutlook> outlooks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outlooks.add(outlook("a" + i, "c" + i, SEPTEMBER, 1000, 0.1));
        }
        RenewalLoss loss = RenewalCalendar.of(90, outlooks).total(USD);
        assertThat(loss.expectedLoss().orElseThrow("loss").amount()).isCloseTo(90_000, within(1e-6));
        assertThat(loss.interval().orElseThrow("interval").lower()).isCloseTo(85_000, within(1_000.0));
        assertThat(loss.interval().orElseThrow("interval").upper()).isCloseTo(95_000, within(1_000.0));
    }

    /** The spread of a shared estimate: 27 of 30 from a uniform prior widen the sd of 3,000 to 6,614. */
    @Test
    void theShareOfAGroupIsWrongForAllOfItAtOnce() {
        RenewalChance shared = RenewalChance.counted("group", 3, 30, 1, 1); // 27 of 30 lost
        List<RenewalOutlook> outlooks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outlooks.add(outlook("a" + i, "c" + i, SEPTEMBER, 1000, Answer.known(shared)));
        }
        RenewalLoss loss = RenewalCalendar.of(90, outlooks).total(USD);
        assertThat(loss.expectedLoss().orElseThrow("loss").amount()).isCloseTo(87_500, within(1e-6));
        // exact quantiles of the beta-binomial: scipy 1.17.1, betabinom.ppf([0.05, 0.95], 100, 28, 4)
        assertThat(loss.interval().orElseThrow("interval").lower()).isCloseTo(75_000, within(1_500.0));
        assertThat(loss.interval().orElseThrow("interval").upper()).isCloseTo(97_000, within(1_000.0));
    }

    @Test
    void anUnknownChanceIsNotTakenForZero() {
        Answer<RenewalChance> unknown = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "too few");
        RenewalLoss none = RenewalCalendar.of(90, List.of(outlook("acme", "c1", SEPTEMBER, 100, unknown)))
                .total(USD);
        assertThat(none.expectedLoss().isKnown()).isFalse();
        assertThat(none.withoutChance()).isEqualTo(1);
        RenewalLoss one = RenewalCalendar.of(
                        90,
                        List.of(
                                outlook("acme", "c1", SEPTEMBER, 100, unknown),
                                outlook("bolt", "c2", SEPTEMBER, 100, 0.5)))
                .total(USD);
        assertThat(one.expectedLoss().orElseThrow("loss").amount()).isCloseTo(50, within(1e-9));
        assertThat(one.withoutChance()).isEqualTo(1);
        assertThat(one.atStake()).isEqualTo(Mrr.of(USD, BigDecimal.valueOf(200)));
    }

    @Test
    void theDearestSaveComesFirst() {
        RenewalOutlook small = outlook("acme", "c1", SEPTEMBER, 100, 0.5);
        RenewalOutlook large = outlook("bolt", "c2", OCTOBER, 900, 0.5);
        RenewalCalendar calendar = RenewalCalendar.of(90, List.of(withSave(small, 600, 50), withSave(large, 5400, 50)));
        assertThat(calendar.saves().stream().map(save -> save.accountId().value()))
                .containsExactly("bolt", "acme");
    }

    @Test
    void aSaveIsWithinItsLimitOrNotOrInAnotherCurrency() {
        assertThat(save(600, 50).isWithinLimit().orElseThrow("within")).isTrue();
        assertThat(save(600, 5000).isWithinLimit().orElseThrow("within")).isFalse();
        SaveAction euros = new SaveAction(
                AccountId.of("acme"),
                "c1",
                SEPTEMBER,
                List.of("it has stalled"),
                Optional.empty(),
                "none",
                Answer.known(EstimatedMoney.of(USD, 1)),
                Answer.known(EstimatedMoney.of(CurrencyUnit.EUR, 1)),
                Answer.known(EstimatedMoney.of(USD, 1)));
        assertThat(euros.isWithinLimit().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SaveAction(
                        AccountId.of("acme"),
                        "c1",
                        SEPTEMBER,
                        List.of(),
                        Optional.empty(),
                        "none",
                        euros.expectedLoss(),
                        euros.cost(),
                        euros.costLimit()))
                .withMessage("a save action needs a reason");
    }

    private static RenewalOutlook withSave(RenewalOutlook plain, double loss, double cost) {
        SaveAction save = save(loss, cost);
        return new RenewalOutlook(
                plain.term(),
                plain.atStake(),
                plain.noticeBy(),
                plain.chance(),
                Optional.of(new SaveAction(
                        plain.accountId(),
                        plain.term().contract().contractId(),
                        plain.term().termEndsOn(),
                        save.reasons(),
                        save.intervention(),
                        save.choice(),
                        save.expectedLoss(),
                        save.cost(),
                        save.costLimit())));
    }

    private static SaveAction save(double loss, double cost) {
        return new SaveAction(
                AccountId.of("acme"),
                "c1",
                SEPTEMBER,
                List.of("it has stalled"),
                Optional.of(Intervention.builder("call", InterventionKind.HUMAN)
                        .cost(BigDecimal.valueOf(cost))
                        .build()),
                "it is for any account",
                Answer.known(EstimatedMoney.of(USD, loss)),
                Answer.known(EstimatedMoney.of(USD, cost)),
                Answer.known(EstimatedMoney.of(USD, 2000)));
    }

    @Property(seed = "20261122", tries = 200)
    void whatIsAtStakeAndLostAddsUpOverTheMonths(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 999) Integer> drawn) {
        List<RenewalOutlook> outlooks = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            int number = drawn.get(i);
            outlooks.add(outlook("a" + i, "c" + i, SEPTEMBER.plusDays(number % 90), number, (number % 11) / 10.0));
        }
        RenewalCalendar calendar = RenewalCalendar.of(90, outlooks);
        RenewalLoss total = calendar.total(USD);
        Mrr atStake = Mrr.zero(USD);
        double lost = 0;
        for (RenewalLoss month : calendar.months(USD).values()) {
            atStake = atStake.plus(month.atStake());
            lost += month.expectedLoss().orElseThrow("loss").amount();
            Interval interval = month.interval().orElseThrow("interval");
            assertThat(interval.lower()).isGreaterThanOrEqualTo(0);
            assertThat(interval.upper()).isLessThanOrEqualTo(month.atStake().toDouble() + 1e-6);
        }
        assertThat(atStake).isEqualTo(total.atStake());
        assertThat(lost).isCloseTo(total.expectedLoss().orElseThrow("loss").amount(), within(1e-6));
        Explanation explanation = total.expectedLoss().fold(Answer.Known::explanation, unknown -> Explanation.given());
        assertThat(explanation.terms().stream().mapToDouble(Contribution::value).sum())
                .isCloseTo(lost, within(1e-6));
    }

    @Test
    void refusesNoHorizon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCalendar.of(0, List.of()))
                .withMessage("horizonDays must be at least 1, was 0");
    }
}
