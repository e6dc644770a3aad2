package dev.bearing.review;

import static dev.bearing.Unknowns.reason;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.balance.AccountBalance;
import dev.bearing.balance.CapacityPlan;
import dev.bearing.balance.MutualGainRanking;
import dev.bearing.balance.MutualSuccess.Finding;
import dev.bearing.balance.RoleScorecard;
import dev.bearing.balance.Target;
import dev.bearing.balance.ValuationOutlook;
import dev.bearing.balance.ValueSpeed;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.review.BalanceSettings.Valuation;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class BalanceReviewTest {

    private static final LocalDate AS_OF = day("2026-06-30");
    private static final BalanceSettings PLANNED =
            BalanceSettings.builder().netRevenueRetention(1.25).build();
    private static final AppropriateExperience CALLS = AppropriateExperience.of(Requirement.required("calls"));

    /** served has all it wants and pays less; squeezed pays more and has little; gone left in May; fresh is new. */
    private static List<Fact> facts() {
        return List.of(
                account("served"),
                pays("served", "team", "2024-01-01").to(day("2026-01-01")).build(),
                pays("served", "solo", "2026-01-01").build(),
                goal("served"),
                measured("served", "2026-03-01", 15),
                measured("served", "2026-06-01", 20),
                ExperienceObservation.of(id("served"), "calls", day("2026-01-05"), true),
                contact("served", "2026-05-30", "30"),
                reached("served", "first", "2024-02-01"),
                MilestoneEvent.of(id("served"), "second", MilestoneLevel.CONFIRMED, day("2024-03-01")),
                account("squeezed"),
                pays("squeezed", "solo", "2024-01-01").to(day("2026-02-01")).build(),
                pays("squeezed", "team", "2026-02-01").build(),
                goal("squeezed"),
                measured("squeezed", "2026-06-01", 12),
                ExperienceObservation.of(id("squeezed"), "calls", day("2026-01-05"), true),
                MilestoneEvent.of(id("squeezed"), "first", MilestoneLevel.OUTCOME, day("2024-02-01"))
                        .withEvidence("a report"),
                account("gone"),
                pays("gone", "solo", "2024-01-01").to(day("2026-05-01")).build(),
                account("fresh"),
                pays("fresh", "solo", "2026-06-15").build());
    }

    private static OutcomeGoal goal(String account) {
        return OutcomeGoal.builder(id(account), "orders", day("2025-01-01"))
                .baseline(10)
                .target(20)
                .direction(Direction.UP)
                .build();
    }

    private static OutcomeMeasurement measured(String account, String on, double value) {
        return OutcomeMeasurement.of(id(account), "orders", day(on), value);
    }

    private static Interaction contact(String account, String on, String cost) {
        return Interaction.builder(id(account), day(on))
                .function(Interaction.Function.BUSINESS_RELATIONS)
                .initiator(Interaction.Initiator.VENDOR)
                .cost(new BigDecimal(cost))
                .build();
    }

    private static Playbook.Builder playbook() {
        return Playbook.builder()
                .path(path(
                        SuccessMilestone.builder("first").build(),
                        SuccessMilestone.builder("second").after("first").build()))
                .desiredOutcome(DesiredOutcome.of(List.of(OutcomeMetric.of("orders", Direction.UP)), CALLS));
    }

    private static SuccessReview review(List<Fact> facts, BalanceSettings settings) {
        return SuccessReview.of(
                CustomerBook.of(facts), playbook().balance(settings).build(), AS_OF);
    }

    private static BalanceReview balance(BalanceSettings settings) {
        return review(facts(), settings).balance().in(USD);
    }

    private static AccountBalance of(BalanceReview balance, String account) {
        return balance.accounts().stream()
                .filter(each -> each.accountId().equals(id(account)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachAccountHasBothSidesAndWhatIsNotKnownStaysSo() {
        BalanceReview balance = balance(PLANNED);
        assertThat(balance.accounts())
                .extracting(each -> each.accountId().value())
                .containsExactly("fresh", "served", "squeezed");
        // served: has its outcome, in the right way; pays 10 where it paid 100 and 125 were planned
        assertThat(value(of(balance, "served").mutual().customer())).isEqualTo(1);
        assertThat(value(of(balance, "served").mutual().vendor())).isCloseTo(10 / 125.0, within(1e-12));
        assertThat(value(of(balance, "served").mutual().mutual())).isCloseTo(0.16 / 1.08, within(1e-12));
        // squeezed: a fifth of the way, rightly, so 2 × .2 × 1 / 1.2; pays ten times as much
        assertThat(value(of(balance, "squeezed").mutual().customer())).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(of(balance, "squeezed").mutual().vendor())).isEqualTo(1);
        assertThat(of(balance, "fresh").mutual().customer().isKnown()).isFalse();
        assertThat(of(balance, "fresh").mutual().vendor().isKnown()).isFalse(); // it pays since 15 days
        assertThat(balance.accounts(Finding.OVER_SERVED))
                .extracting(AccountBalance::accountId)
                .containsExactly(id("served"));
        assertThat(balance.accounts(Finding.OVER_EXTRACTED))
                .extracting(AccountBalance::accountId)
                .containsExactly(id("squeezed"));
        assertThat(balance.accounts(Finding.BALANCED)).isEmpty();
    }

    @Test
    void theBooksVendorSideIsOfAllTogetherAndThoseThatLeftCount() {
        BalanceReview balance = balance(PLANNED);
        // (10 + 100 + 0) of (100 + 10 + 10), 1.25 planned: the same as the ledger's rate says
        assertThat(balance.vendorAttainment().orElseThrow("vendor").value())
                .isCloseTo(110 / 120.0 / 1.25, within(1e-12));
        assertThat(value(balance.netRevenueRetention().fraction())).isCloseTo(110 / 120.0, within(1e-12));
        assertThat(balance.customerAttainment().orElseThrow("customer").value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(balance.customersKnown()).isEqualTo(2);
        assertThat(balance.finding().orElseThrow("finding")).isEqualTo(Finding.BALANCED);
        assertThat(balance.limit()).isEqualTo(0.25);
    }

    @Test
    void aMarginCountsWhereOneIsPlanned() {
        BalanceReview balance = balance(BalanceSettings.builder()
                .margin(0.5)
                .costOfRevenue(0.2)
                .costCurrency(USD)
                .netRevenueRetention(1)
                .build());
        // served paid 6 × 100 + 6 × 10 in the twelve months, of which a fifth and 30 went: margin (660 - 162) / 660
        double margin = (660 - 132 - 30) / 660.0 / 0.5;
        assertThat(value(of(balance, "served").vendor().margin().orElseThrow()))
                .isCloseTo(Math.min(1, margin), within(1e-12));
        assertThat(balance.vendor().margin()).isPresent();
        assertThat(value(of(balance, "served").vendor().retention().orElseThrow()))
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aCostInAnotherCurrencyIsNoCostOfThisOne() {
        BalanceReview balance = balance(BalanceSettings.builder()
                .margin(0.5)
                .costCurrency(CurrencyUnit.EUR)
                .build());
        assertThat(of(balance, "served").vendor().margin()).isEmpty();
    }

    @Test
    void withoutAPlanTheVendorsSideIsNotKnown() {
        BalanceReview balance = balance(BalanceSettings.defaults());
        assertThat(reason(balance.vendorAttainment())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThat(balance.mutual().mutual().isKnown()).isFalse();
        assertThat(balance.customerAttainment().isKnown()).isTrue();
        assertThat(balance.more().vendor().isKnown()).isFalse();
    }

    @Test
    void theTargetsOfTheMonthsCompoundToThePlan() {
        List<Fact> more = new ArrayList<>(facts());
        more.add(Target.of("netRevenueRetention", YearMonth.of(2026, 1), new BigDecimal("1.01")));
        more.add(Target.of("netRevenueRetention", YearMonth.of(2026, 6), new BigDecimal("1.03")));
        more.add(Target.of("netRevenueRetention", YearMonth.of(2026, 7), new BigDecimal("9")));
        more.add(Target.of("netRevenueRetention", YearMonth.of(2025, 6), new BigDecimal("9")));
        BalanceReview balance =
                review(more, BalanceSettings.defaults()).balance().in(USD);
        assertThat(balance.vendorAttainment().orElseThrow("vendor").value())
                .isCloseTo(110 / 120.0 / Math.pow(1.01 * 1.03, 6), within(1e-12));
    }

    @Test
    void moreIsToldAgainstWhatWasKnownMonthsAgo() {
        BalanceReview balance = balance(PLANNED);
        assertThat(balance.more().since()).isEqualTo(day("2026-03-30"));
        // served had half of the way then, so 2 × .5 × 1 / 1.5; squeezed had no measurement yet
        Estimate more = balance.more().customer().orElseThrow("more");
        assertThat(balance.more().customers()).isEqualTo(1);
        assertThat(more.value()).isCloseTo(1 - 2 / 3.0, within(1e-12));
        // then nobody had left: (10 + 100 + 10) of 120
        assertThat(balance.more().vendor().orElseThrow("more").value())
                .isCloseTo((110 - 120) / 120.0 / 1.25, within(1e-12));
    }

    @Test
    void whatBecameKnownLaterChangesNothingOfTheEarlierDay() {
        List<Fact> more = new ArrayList<>(facts());
        more.add(measured("squeezed", "2026-03-01", 11));
        more.set(
                more.size() - 1,
                new OutcomeMeasurement(id("squeezed"), "orders", day("2026-03-01"), 11, day("2026-05-01")));
        assertThat(review(more, PLANNED).balance().in(USD).more())
                .isEqualTo(balance(PLANNED).more());
    }

    @Test
    void provenIsEvidenceOrTheCustomersWord() {
        BalanceReview balance = balance(BalanceSettings.defaults());
        // served: first without evidence, second confirmed; squeezed: first with evidence
        assertThat(balance.proven().numerator()).isEqualTo(2);
        assertThat(balance.proven().denominator()).isEqualTo(3);
    }

    @Test
    void fasterIsAgainstTheBenchmarkWhereOneIsNamed() {
        ValueSpeed speed =
                balance(BalanceSettings.builder().firstValueDays(10).build()).faster();
        assertThat(speed.basis()).isEqualTo(ValueSpeed.Basis.BENCHMARK);
        // of those who set out in the last year only fresh, which still waits: 15 days without value
        assertThat(value(speed.share())).isZero();
        assertThat(speed.difference().orElseThrow("faster").value()).isEqualTo(-0.5);
        assertThat(balance(BalanceSettings.defaults()).faster().basis()).isEqualTo(ValueSpeed.Basis.PERIOD_BEFORE);
    }

    @Test
    void contactsAtMonthsEndAreCounted() {
        BalanceReview balance =
                balance(BalanceSettings.builder().monthEndDays(3).build());
        assertThat(balance.monthEnds().atMonthEnd().numerator()).isEqualTo(1);
        assertThat(balance.monthEnds().atMonthEnd().denominator()).isEqualTo(1);
        assertThat(value(balance.monthEnds().pValue())).isCloseTo(36 / 365.0, within(1e-12));
    }

    @Test
    void theRolesScorecardIsOfTheWholeMonths() {
        List<Fact> more = new ArrayList<>(facts());
        more.add(ExpansionLead.builder(id("served"), "seats", Motion.FULL_SERVE, day("2026-06-01"))
                .wonOn(day("2026-06-20"))
                .build());
        more.add(AdvocacyEvent.builder(id("served"), AdvocacyKind.REFERRAL, day("2026-06-02"))
                .build());
        BalanceReport report =
                review(more, BalanceSettings.builder().months(3).build()).balance();
        RoleScorecard role = report.role();
        assertThat(role.first()).isEqualTo(YearMonth.of(2026, 4));
        assertThat(role.last()).isEqualTo(YearMonth.of(2026, 6));
        assertThat(role.logoChurn().orElseThrow().numerator()).isEqualTo(1);
        assertThat(role.logoChurn().orElseThrow().denominator()).isEqualTo(8); // 3 + 3 + 2
        assertThat(role.leads().get(Motion.FULL_SERVE).won()).isEqualTo(1);
        assertThat(role.referrals()).isEqualTo(1);
        assertThat(report.role(USD)).isEqualTo(role);
        assertThat(report.benchmarks()).hasSize(2);
    }

    @Test
    void severalCurrenciesAndNoneToConvertIntoHaveNoOneRate() {
        List<Fact> more = new ArrayList<>(facts());
        more.add(account("euro"));
        more.add(
                pays("euro", "solo", "2026-01-01").price("10", CurrencyUnit.EUR).build());
        BalanceReport report = review(more, BalanceSettings.defaults()).balance();
        assertThat(report.role().logoChurn()).isEmpty();
        assertThat(report.role(USD).logoChurn()).isPresent();
        assertThat(report.in(CurrencyUnit.EUR).accounts()).hasSize(1);
    }

    @Test
    void capacityFollowsFromSegmentsAndNotFromRevenue() {
        OutcomeSettings outcomes = OutcomeSettings.defaults()
                .withSegment(CoverageSegment.of("guided", CALLS, 4))
                .withEffort(EffortPolicy.of(365, 1))
                .withHoursPerPerson(5);
        SuccessReview review = SuccessReview.of(
                CustomerBook.of(facts()), playbook().outcomes(outcomes).build(), AS_OF);
        CapacityPlan plan = review.balance().capacity().orElseThrow("plan");
        assertThat(plan.hours()).isEqualTo(12); // three customers
        assertThat(plan.people()).isEqualTo(3);
        assertThat(plan.unassigned()).isZero();
        assertThat(plan.peopleByFunction().get(Interaction.Function.BUSINESS_RELATIONS))
                .isCloseTo(1 / 12.0 / 5, within(1e-12));
        assertThat(reason(review(facts(), BalanceSettings.defaults()).balance().capacity()))
                .isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outcomes.withHoursPerPerson(0))
                .withMessage("hoursPerPerson must be positive and finite, was 0.0");
    }

    @Test
    void aValuationIsAskedForAndNeverInferred() {
        assertThat(reason(review(facts(), BalanceSettings.defaults()).balance().valuation(USD)))
                .isEqualTo(Answer.Reason.NOT_CONFIGURED);
        BalanceSettings settings = BalanceSettings.builder()
                .valuation(Valuation.of(5).withAcquisitionCost(400))
                .costCurrency(USD)
                .build();
        ValuationOutlook outlook =
                review(facts(), settings).balance().valuation(USD).orElseThrow("outlook");
        assertThat(outlook.sensitivity().value().amount()).isCloseTo(5 * 12 * 120, within(1e-9));
        assertThat(value(outlook.paybackMonths())).isCloseTo(10, within(1e-9)); // 400 / (120 / 3)
    }

    @Test
    void withoutAWrittenOutcomeTheEndOfThePathStandsForIt() {
        Playbook playbook = Playbook.builder()
                .path(path(
                        SuccessMilestone.builder("first").build(),
                        SuccessMilestone.builder("second").after("first").build()))
                .build();
        BalanceReview balance = SuccessReview.of(CustomerBook.of(facts()), playbook, AS_OF)
                .balance()
                .in(USD);
        assertThat(value(of(balance, "served").mutual().customer())).isEqualTo(1);
        assertThat(value(of(balance, "squeezed").mutual().customer())).isZero();
        assertThat(balance.more().customer().orElseThrow("more").value()).isZero();
    }

    @Test
    void workIsRankedByWhatBothHaveMoreInCommon() {
        SuccessReview review = review(facts(), PLANNED);
        MutualGainRanking ranking = review.balance().ranking(USD);
        Answer<Estimate> gain =
                Answer.known(new Estimate(120, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "one number")));
        // served: 125 a month were planned, so 120 a year are .08 of the plan: .16 of 1 in place of .08
        WorkItem lead = WorkItem.builder(id("served"), WorkKind.LEAD, "seats", USD)
                .gain(gain)
                .effortHours(2)
                .build();
        assertThat(value(ranking.priority(lead))).isCloseTo((2 * 0.16 / 1.16 - 2 * 0.08 / 1.08) / 2, within(1e-12));
        WorkItem fresh = WorkItem.builder(id("fresh"), WorkKind.LEAD, "seats", USD)
                .gain(gain)
                .build();
        assertThat(ranking.priority(fresh).isKnown()).isFalse();
        WorkItem gone = WorkItem.builder(id("gone"), WorkKind.LEAD, "seats", USD)
                .gain(gain)
                .build();
        assertThat(ranking.priority(gone).isKnown()).isFalse();
        WorkItem help = WorkItem.builder(id("squeezed"), WorkKind.INTERVENTION, "call", USD)
                .milestone("second")
                .gain(gain)
                .build();
        assertThat(ranking.priority(help).isKnown()).isFalse(); // the playbook has no such intervention
        assertThat(review.actions().work(USD, ranking).ranked()).isEmpty();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceSettings.builder().limit(1.1).build())
                .withMessage("limit must be in [0, 1], was 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BalanceSettings.builder().benchmarks(List.of("no-such")).build())
                .withMessage("there is no benchmark no-such");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceSettings.builder().months(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceSettings.builder().changeMonths(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceSettings.builder().margin(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceSettings.builder().costOfRevenue(1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceSettings.builder().monthEndDays(29).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BalanceSettings.builder().firstValueDays(Double.NaN).build());
        assertThatIllegalArgumentException().isThrownBy(() -> Valuation.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Valuation.of(1).withAcquisitionCost(Double.NaN));
    }

    private static double value(Answer<Double> answer) {
        return answer.orElseThrow("value");
    }
}
