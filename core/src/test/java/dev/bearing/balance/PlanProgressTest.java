package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanProgressTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    /** By the first letter of the account's key. */
    private static final PlanCut LETTER =
            new PlanCut("letter", (account, day) -> account.value().substring(0, 1));

    private static PriceState.Builder pays(String account, String amount, LocalDate from) {
        return PriceState.builder("sub-" + account + "-" + from, AccountId.of(account), from)
                .price(amount, USD);
    }

    /**
     * Murphy's example: 100 accounts pay 10,000; in June five that paid 100 each leave, and ten others pay 500 more
     * each, so that net retention is 145 %, gross 95 %, churn of customers 5 %.
     */
    private static RevenueLedger murphy() {
        List<PriceState> states = new ArrayList<>();
        LocalDate start = LocalDate.of(2025, 1, 1);
        LocalDate june = LocalDate.of(2026, 6, 10);
        for (int i = 0; i < 100; i++) {
            String account = String.format(Locale.ROOT, "%s%02d", i % 2 == 0 ? "a" : "b", i);
            if (i < 5) {
                states.add(pays(account, "100", start).to(june).build());
            } else if (i < 15) {
                states.add(pays(account, "100", start).to(june).build());
                states.add(PriceState.builder("sub-" + account + "-" + start, AccountId.of(account), june)
                        .price("600", USD)
                        .build());
            } else {
                states.add(pays(account, "100", start).build());
            }
        }
        return RevenueLedger.of(states, RevenuePolicy.strict(), TODAY);
    }

    private static PlanProgress plan(RevenueLedger ledger, Target... targets) {
        return PlanProgress.of(
                List.of(targets), ledger, USD, PlanPolicy.standard().withCuts(List.of(LETTER)));
    }

    private static Target target(String metric, YearMonth month, String value) {
        return Target.of(metric, month, new BigDecimal(value));
    }

    private static PlanEntry entry(PlanProgress plan) {
        return plan.entries().get(0);
    }

    /** G11: 10,000, less 500, plus 5,000. */
    @ParameterizedTest
    @CsvSource({
        "mrr, 14500, true",
        "mrr, 14500.01, false",
        "arr, 174000, true",
        "netNewMrr, 4500, true",
        "newMrr, 0, true",
        "expansionMrr, 5000, true",
        "contractionMrr, 0, true",
        "churnedMrr, 500, true",
        "churnedMrr, 499, false",
        "customers, 95, true",
        "newCustomers, 0, true",
        "logoChurn, 0.05, true",
        "logoChurn, 0.049, false",
        "grossRevenueRetention, 0.95, true",
        "netRevenueRetention, 1.45, true",
        "netRevenueRetention, 1.46, false"
    })
    void aMonthThatIsOverMetItsTargetOrNot(String metric, String target, boolean met) {
        PlanEntry entry = entry(plan(murphy(), target(metric, JUNE, target)));
        assertThat(entry.onTrack().orElseThrow("met")).isEqualTo(met);
        assertThat(entry.complete()).isTrue();
        assertThat(entry.forecast().isKnown()).isFalse();
        assertThat(entry.probability().isKnown()).isFalse();
    }

    @Test
    void saysWhatItIsAPlanOf() {
        assertThat(plan(murphy(), target("churnedMrr", JUNE, "400")).toString())
                .startsWith("plan of 1 targets in USD as of 20");
    }

    @Test
    void theActualValueIsExact() {
        PlanEntry entry = entry(plan(murphy(), target("churnedMrr", JUNE, "400")));
        assertThat(entry.actual().orElseThrow("actual")).isEqualByComparingTo("500");
        assertThat(entry.difference().orElseThrow("difference")).isEqualByComparingTo("100");
    }

    @Test
    void theDifferenceIsSplitByWhatEachPartPaidWhenTheMonthBegan() {
        PlanProgress plan = plan(murphy(), target("mrr", JUNE, "12000"));
        PlanSplit split = plan.split(entry(plan), "letter").orElseThrow("split");
        // a: 50 accounts, three lost, five grew: 5,000 - 300 + 2,500; b: 50, two lost, five grew
        assertThat(split.parts())
                .extracting(
                        PlanPart::part,
                        part -> part.value().intValueExact(),
                        part -> part.target().intValueExact())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("a", 7200, 6000),
                        org.assertj.core.api.Assertions.tuple("b", 7300, 6000));
        assertThat(split.difference()).isEqualByComparingTo("2500");
    }

    @Test
    void aShareIsSplitByNumeratorAndDenominator() {
        PlanProgress plan = plan(murphy(), target("logoChurn", JUNE, "0.02"));
        PlanSplit split = plan.split(entry(plan), "letter").orElseThrow("split");
        assertThat(split.parts().get(0).value()).isEqualByComparingTo("0.03"); // three of 100
        assertThat(split.parts().get(0).target()).isEqualByComparingTo("0.01");
        assertThat(split.difference()).isEqualByComparingTo("0.03");
    }

    @Test
    void newBusinessIsHeldAgainstWhatWasWonBefore() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            states.add(pays(
                            (i < 9 ? "a" : "b") + i,
                            "100",
                            LocalDate.of(2025, 6, 1).plusMonths(i))
                    .build());
        }
        states.add(pays("b99", "100", LocalDate.of(2026, 6, 5)).build());
        RevenueLedger ledger = RevenueLedger.of(states, RevenuePolicy.strict(), TODAY);
        PlanProgress plan = plan(ledger, target("newCustomers", JUNE, "4"));
        PlanSplit split = plan.split(entry(plan), "letter").orElseThrow("split");
        assertThat(split.parts().get(0).target()).isEqualByComparingTo("3"); // nine of twelve were won in a
        assertThat(split.parts().get(0).difference()).isEqualByComparingTo("-3");
        assertThat(split.parts().get(1).difference()).isEqualByComparingTo("0");
    }

    @Test
    void aBookInWhichNothingMovesIsExpectedToStayAndTheTargetIsAlmostCertain() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            states.add(pays("a" + i, "100", LocalDate.of(2024, 1, 1)).build());
        }
        RevenueLedger ledger = RevenueLedger.of(states, RevenuePolicy.strict(), TODAY);
        PlanProgress plan = plan(
                ledger,
                target("mrr", JULY, "19500"),
                target("customers", JULY, "201"),
                target("customers", JUNE, "200"));
        PlanEntry mrr = plan.entry("mrr", JULY).orElseThrow("mrr");
        // never an event in 2,400 account-months: half an event is held to be possible
        assertThat(mrr.forecast().orElseThrow("forecast").mean()).isCloseTo(20_000, within(20.0));
        assertThat(mrr.probability().orElseThrow("probability")).isGreaterThan(0.99);
        assertThat(mrr.onTrack().orElseThrow("track")).isTrue();
        assertThat(mrr.actual())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.CENSORED));
        PlanEntry customers = plan.entry("customers", JULY).orElseThrow("customers");
        assertThat(customers.probability().orElseThrow("probability")).isLessThan(0.05);
        assertThat(customers.onTrack().orElseThrow("track")).isFalse();
    }

    @Test
    void theRunningMonthIsActualToDateAndForecastToItsEnd() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            states.add(pays("a" + i, "100", LocalDate.of(2024, 1, 1)).build());
        }
        states.add(pays("new", "700", LocalDate.of(2026, 7, 5)).build());
        RevenueLedger ledger = RevenueLedger.of(states, RevenuePolicy.strict(), LocalDate.of(2026, 7, 15));
        PlanProgress plan = plan(ledger, target("newMrr", JULY, "700"), target("netRevenueRetention", JULY, "1"));
        PlanEntry won = plan.entry("newMrr", JULY).orElseThrow("won");
        assertThat(won.actual().orElseThrow("actual")).isEqualByComparingTo("700");
        assertThat(won.complete()).isFalse();
        assertThat(won.forecast().isKnown())
                .isFalse(); // nobody began to pay in twelve months: how many more is not known
        assertThat(won.probability().orElseThrow("probability")).isEqualTo(1);
        PlanEntry kept = plan.entry("netRevenueRetention", JULY).orElseThrow("kept");
        assertThat(kept.forecast().orElseThrow("forecast").mean()).isCloseTo(1, within(0.002)); // 700 is not in it
    }

    @Test
    void tooShortAHistoryHasNoForecast() {
        RevenueLedger ledger = RevenueLedger.of(
                List.of(pays("a", "100", LocalDate.of(2026, 1, 10)).build()), RevenuePolicy.strict(), TODAY);
        PlanEntry entry = entry(plan(ledger, target("mrr", JULY, "100")));
        assertThat(entry.onTrack()).isInstanceOfSatisfying(Answer.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
            assertThat(unknown.message()).isEqualTo("revenue is known over 5 complete months, needed are 6");
        });
    }

    @Test
    void aMetricThatIsNotKnownSaysSo() {
        PlanEntry entry = entry(plan(murphy(), target("happiness", JUNE, "1")));
        assertThat(entry.metric()).isEmpty();
        assertThat(entry.actual())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.NOT_CONFIGURED));
        assertThat(plan(murphy(), target("happiness", JUNE, "1"))
                        .split(entry, "letter")
                        .isKnown())
                .isFalse();
    }

    @Test
    void aTargetThatIsNotThereIsNotConfigured() {
        assertThat(plan(murphy()).entries()).isEmpty();
        assertThat(plan(murphy()).entry("mrr", JULY))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.NOT_CONFIGURED));
    }

    @Test
    void onlyTheVersionKnownOnTheDayCounts() {
        Target first = target("mrr", JUNE, "100");
        Target later = target("mrr", JUNE, "200").withRecordedOn(LocalDate.of(2026, 5, 1));
        Target tooLate = target("mrr", JUNE, "300").withRecordedOn(LocalDate.of(2026, 7, 1));
        assertThat(entry(plan(murphy(), tooLate, first, later)).target()).isEqualByComparingTo("200");
    }

    @Test
    void theFarFutureIsOutOfRange() {
        PlanEntry entry = entry(plan(murphy(), target("mrr", YearMonth.of(2030, 1), "1")));
        assertThat(entry.onTrack())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE));
    }

    @Test
    void aCutThatThePolicyDoesNotHaveIsRefused() {
        PlanProgress plan = plan(murphy(), target("mrr", JUNE, "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.split(entry(plan), "tier"))
                .withMessage("the policy must have the cut tier, was [letter]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, Double.NaN})
    void refusesAProbabilityOutOfRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanPolicy.standard().withOnTrackFrom(bad))
                .withMessage("onTrackFrom must be in (0, 1), was %s", bad);
    }

    @Test
    void refusesTooShortAHistoryAndTwoCutsOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanPolicy.standard().withHistoryMonths(5))
                .withMessage("historyMonths must be at least 6, was 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanPolicy.standard().withCuts(List.of(LETTER, LETTER)))
                .withMessage("two cuts have one name");
    }
}
