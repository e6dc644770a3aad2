package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.Fact;
import dev.bearing.action.AdvocacyAsk;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.balance.Target;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.ChurnReason;
import dev.bearing.fit.FitAssessment;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Signal;
import dev.bearing.interaction.ExpectationSet;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.StatementOfWork;
import dev.bearing.interaction.Task;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExpansionSignalled;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.trial.Trial;
import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticCompanyTest {

    private static final SyntheticCompany EXAMPLE = SyntheticCompany.example();
    private static final CustomerBook BOOK = EXAMPLE.book();
    private static final LocalDate LAST = LocalDate.of(2026, 8, 31);
    private static final CurrencyLedger DOLLARS = RevenueLedger.of(
                    BOOK.facts(PriceState.class), RevenuePolicy.strict(), LAST)
            .in(CurrencyUnit.USD);

    @Test
    void equalSettingsGiveEqualFacts() {
        assertThat(SyntheticCompany.example().facts()).isEqualTo(EXAMPLE.facts());
    }

    @Test
    void anotherSeedGivesOtherFacts() {
        assertThat(SyntheticCompany.builder().seed(72).build().facts()).isNotEqualTo(EXAMPLE.facts());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySeedGivesAConsistentBook(long seed) {
        SyntheticCompany company =
                SyntheticCompany.builder().accounts(150).seed(seed).build();

        assertThat(company.book().accountIds()).hasSize(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 13})
    void fewMonthsAndAccountsAreACompanyToo(int months) {
        SyntheticCompany company = SyntheticCompany.builder()
                .accounts(3)
                .months(months)
                .startMonth(YearMonth.of(2024, 1))
                .build();

        assertThat(company.book().accountIds()).hasSize(3);
        assertThat(company.lastDay())
                .isEqualTo(YearMonth.of(2024, 1).plusMonths(months - 1L).atEndOfMonth());
    }

    @Test
    void nothingBeganHappenedOrBecameKnownAfterTheLastDay() {
        assertThat(EXAMPLE.lastDay()).isEqualTo(LAST);
        assertThat(EXAMPLE.facts()).allSatisfy(fact -> {
            assertThat(fact.newestDay()).isBeforeOrEqualTo(LAST);
            assertThat(fact.recordedOn()).isBeforeOrEqualTo(LAST);
        });
        assertThat(BOOK.newestDay()).contains(LAST);
        assertThat(BOOK.firstDay(Fact.LAST_DAY))
                .hasValueSatisfying(
                        day -> assertThat(day).isBetween(LocalDate.of(2023, 9, 1), LocalDate.of(2023, 9, 30)));
    }

    @Test
    void nobodyWhoseTrialWasLostEverPays() {
        Set<AccountId> lost = BOOK.facts(Trial.class).stream()
                .filter(trial -> trial.outcome()
                        .filter(outcome -> outcome != Trial.Outcome.CONVERTED)
                        .isPresent())
                .map(Trial::accountId)
                .collect(Collectors.toSet());

        assertThat(lost).hasSizeGreaterThan(50);
        assertThat(states().map(PriceState::accountId)).doesNotContainAnyElementsOf(lost);
    }

    @Test
    void everyFactIsAboutAnAccountThatIsThere() {
        Set<AccountId> accounts = new HashSet<>();
        BOOK.facts(Account.class).forEach(account -> accounts.add(account.accountId()));

        assertThat(accounts).hasSize(420);
        assertThat(EXAMPLE.facts().stream()
                        .filter(AccountFact.class::isInstance)
                        .map(fact -> ((AccountFact) fact).accountId()))
                .allMatch(accounts::contains);
    }

    @Test
    void noTwoFactsShareKeyAndDayOfRecord() {
        List<List<Object>> keys = EXAMPLE.facts().stream()
                .map(fact -> List.of(fact.getClass(), fact.key(), fact.recordedOn()))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void priceStatesOfASubscriptionNeverOverlap() {
        Map<String, PriceState> latest = new TreeMap<>();
        for (PriceState state : BOOK.facts(PriceState.class)) {
            latest.merge(
                    state.subscriptionId() + state.from(),
                    state,
                    (a, b) -> a.recordedOn().isAfter(b.recordedOn()) ? a : b);
        }
        PriceState earlier = null;
        for (PriceState state : latest.values()) {
            if (earlier != null && earlier.subscriptionId().equals(state.subscriptionId())) {
                assertThat(earlier.to())
                        .hasValueSatisfying(end -> assertThat(end).isBeforeOrEqualTo(state.from()));
            }
            earlier = state;
        }
        assertThat(latest).hasSizeGreaterThan(700);
    }

    @Test
    void thereIsSomeOfEveryKindOfFact() {
        Map<Class<?>, Long> counts =
                EXAMPLE.facts().stream().collect(Collectors.groupingBy(Fact::getClass, Collectors.counting()));

        assertThat(counts)
                .containsOnlyKeys(
                        Account.class,
                        AttributeChange.class,
                        PriceState.class,
                        Contract.class,
                        Order.class,
                        Trial.class,
                        MilestoneEvent.class,
                        OutcomeMeasurement.class,
                        OutcomeGoal.class,
                        OutcomeStatement.class,
                        ExperienceObservation.class,
                        Signal.class,
                        Interaction.class,
                        Task.class,
                        InternalRequest.class,
                        StatementOfWork.class,
                        ExpectationSet.class,
                        ExpansionSignalled.class,
                        FitAssessment.class,
                        InterventionEvent.class,
                        ExpansionLead.class,
                        AdvocacyEvent.class,
                        AdvocacyAsk.class,
                        CancelFlow.class,
                        ChurnReason.class,
                        ScoreOverride.class,
                        Target.class,
                        FxRate.class);
        assertThat(EXAMPLE.facts()).hasSizeBetween(25_000, 40_000);
    }

    @Test
    void everyEdgeOfPriceStatesIsThere() {
        assertThat(states().map(PriceState::interval).distinct())
                .contains(BillingInterval.WEEK, BillingInterval.MONTH, BillingInterval.QUARTER, BillingInterval.YEAR);
        assertThat(states().map(PriceState::status).distinct()).containsOnly(PriceStatus.values());
        assertThat(states().map(PriceState::currency).distinct()).containsOnly(CurrencyUnit.USD, CurrencyUnit.EUR);
        assertThat(discounted().anyMatch(bills -> bills == 0)).as("for ever").isTrue();
        assertThat(discounted().anyMatch(bills -> bills == 1))
                .as("a single bill")
                .isTrue();
        assertThat(discounted().anyMatch(bills -> bills == 3)).as("three bills").isTrue();
        assertThat(states().anyMatch(state ->
                        state.discount().flatMap(off -> off.amountOff()).isPresent()))
                .as("an amount off")
                .isTrue();
        assertThat(states().filter(state -> state.status() == PriceStatus.PAUSED)
                        .anyMatch(state -> state.to()
                                .filter(end -> end.isAfter(state.from().plusDays(90)))
                                .isPresent()))
                .as("a pause past 90 days")
                .isTrue();
        assertThat(states().filter(state -> state.status() == PriceStatus.PAST_DUE)
                        .anyMatch(state -> state.to()
                                .filter(end -> end.isAfter(state.from().plusDays(30)))
                                .isPresent()))
                .as("a lapse")
                .isTrue();
        assertThat(states().anyMatch(state ->
                        state.to().filter(end -> end.isAfter(LAST)).isPresent()
                                && state.cancelRequestedOn().isPresent()))
                .as("a cancellation ahead")
                .isTrue();
        assertThat(states().anyMatch(state -> state.recordedOn().isAfter(state.from())))
                .as("a correction or a late cancellation")
                .isTrue();
        assertThat(states().collect(Collectors.groupingBy(
                                PriceState::accountId,
                                Collectors.mapping(PriceState::subscriptionId, Collectors.toSet())))
                        .values())
                .as("several subscriptions")
                .anyMatch(subscriptions -> subscriptions.size() > 2);
    }

    private static Stream<PriceState> states() {
        return BOOK.facts(PriceState.class).stream();
    }

    /** For how many bills each discount was granted, 0 for ever. */
    private static Stream<Integer> discounted() {
        return states().flatMap(state -> state.discount().stream())
                .map(off -> off.bills().orElse(0));
    }

    @Test
    void itIsAGrowingBusinessThatKeepsItsCustomers() {
        YearMonth last = YearMonth.from(LAST);

        assertThat(DOLLARS.mrrOn(LAST).toDecimal()).isBetween(new BigDecimal(150_000), new BigDecimal(250_000));
        assertThat(DOLLARS.mrrOn(LAST.minusYears(1)).toDecimal())
                .isLessThan(DOLLARS.mrrOn(LAST).toDecimal());
        assertThat(fraction(DOLLARS.pooledMonthlyLogoChurn(last, 12))).isBetween(0.01, 0.03);
        assertThat(fraction(DOLLARS.pooledMonthlyLogoChurn(last, 34))).isBetween(0.01, 0.03);
        assertThat(fraction(DOLLARS.netRevenueRetention(DateRange.ofMonthsEnding(last, 12))))
                .isBetween(0.98, 1.12);
        assertThat(fraction(DOLLARS.grossRevenueRetention(DateRange.ofMonthsEnding(last, 12))))
                .isBetween(0.8, 0.96);
    }

    @Test
    void itsEuroBookIsLargeEnoughForAnInterval() {
        CurrencyLedger euros = RevenueLedger.of(BOOK.facts(PriceState.class), RevenuePolicy.strict(), LAST)
                .in(CurrencyUnit.EUR);

        assertThat(euros.customersOn(LAST)).isBetween(30L, 60L);
    }

    @Test
    void theHigherTheTierTheMoreAnAccountPaysAndTheLongerItStays() {
        CurrencyLedger person = tier("person");
        CurrencyLedger business = tier("business");
        CurrencyLedger enterprise = tier("enterprise");
        YearMonth last = YearMonth.from(LAST);

        assertThat(arpa(business)).isGreaterThan(4 * arpa(person));
        assertThat(arpa(enterprise)).isGreaterThan(4 * arpa(business));
        assertThat(fraction(person.pooledMonthlyLogoChurn(last, 24)))
                .isGreaterThan(fraction(business.pooledMonthlyLogoChurn(last, 24)));
        assertThat(fraction(business.pooledMonthlyLogoChurn(last, 24)))
                .isGreaterThan(fraction(enterprise.pooledMonthlyLogoChurn(last, 24)));
    }

    private static CurrencyLedger tier(String tier) {
        Map<AccountId, String> tiers = new TreeMap<>();
        for (AttributeChange change : BOOK.facts(AttributeChange.class)) {
            if (change.attribute().equals("tier")) {
                tiers.put(change.accountId(), change.value().asText());
            }
        }
        return DOLLARS.where(id -> tier.equals(tiers.get(id)));
    }

    private static double arpa(CurrencyLedger ledger) {
        return ledger.arpaOn(LAST).orElseThrow("no customers").doubleValue();
    }

    private static double fraction(dev.bearing.value.Rate rate) {
        return rate.fraction().orElseThrow("no members");
    }

    @Test
    void someAccountsAreLateStuckOutOfOrderOrFallBack() {
        Map<AccountId, List<MilestoneEvent>> paths =
                BOOK.facts(MilestoneEvent.class).stream().collect(Collectors.groupingBy(MilestoneEvent::accountId));

        assertThat(paths.values())
                .as("functional, but without the outcome")
                .anyMatch(path -> path.stream()
                        .anyMatch(event -> event.level() == MilestoneLevel.FUNCTIONAL
                                && event.on().isBefore(LAST.minusDays(120))
                                && path.stream()
                                        .noneMatch(other -> other.milestone().equals(event.milestone())
                                                && other.level() == MilestoneLevel.OUTCOME)));
        assertThat(paths.values())
                .as("out of order")
                .anyMatch(
                        path -> firstOutcome(path, "team_weekly_active").isBefore(firstOutcome(path, "report_shared")));
        assertThat(paths.values())
                .as("lost again")
                .anyMatch(path -> path.stream().anyMatch(event -> event.level() == MilestoneLevel.REGRESSED));
    }

    private static LocalDate firstOutcome(List<MilestoneEvent> path, String milestone) {
        return path.stream()
                .filter(event -> event.milestone().equals(milestone) && event.level() == MilestoneLevel.OUTCOME)
                .map(MilestoneEvent::on)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
    }

    @Test
    void useFallsBeforeMostAccountsLeave() {
        Map<String, LocalDate> ends = new TreeMap<>();
        for (PriceState state : BOOK.facts(PriceState.class)) {
            if (state.subscriptionId().length() == "sub-0001".length()) {
                ends.put(state.accountId().value(), state.to().orElse(LocalDate.MAX));
            }
        }
        double[] before = shares(ends, 120, 300);
        double[] last = shares(ends, 0, 40);

        assertThat(last.length).isGreaterThan(30);
        assertThat(mean(last)).isLessThan(0.75 * mean(before));
    }

    private static double[] shares(Map<String, LocalDate> ends, int fromDays, int toDays) {
        return BOOK.facts(Signal.class).stream()
                .filter(signal -> signal.signal().equals("weekly_active_share"))
                .filter(signal -> {
                    LocalDate end = ends.getOrDefault(signal.accountId().value(), LocalDate.MAX);
                    return end.isBefore(LAST)
                            && signal.on().isBefore(end.minusDays(fromDays))
                            && !signal.on().isBefore(end.minusDays(toDays));
                })
                .mapToDouble(Signal::value)
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void rejectsNoAccountsAndNoMonths(int bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticCompany.builder().accounts(bad))
                .withMessage("accounts must be at least 1, was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticCompany.builder().months(bad))
                .withMessage("months must be at least 1, was %s", bad);
    }
}
