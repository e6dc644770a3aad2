package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Association;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ValueDriverReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = DAY.plusDays(179);
    private static final DateRange DAYS = DateRange.of(DAY, AS_OF.plusDays(1));

    private static void customer(List<Fact> facts, String id, boolean stays) {
        AccountId account = AccountId.of(id);
        facts.add(Account.of(account));
        PriceState.Builder price =
                PriceState.builder("s-" + id, account, DAY.minusDays(100)).price("100", CurrencyUnit.USD);
        facts.add((stays ? price : price.to(DAY.plusDays(90))).build());
    }

    private static ValueDriverReport report(List<Fact> facts, List<ValueDriver> drivers) {
        CustomerBook book = CustomerBook.of(facts);
        return ValueDriverReport.of(book, HealthHistory.of(book, RevenuePolicy.strict(), AS_OF), drivers, DAYS);
    }

    /** 10 customers have 5 reports and 9 stay, 10 have 4 and 5 stay, of 2 it is not known. */
    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            String id = "c" + (10 + i);
            customer(facts, id, i < 9 || (i >= 10 && i < 15) || i >= 20);
            if (i < 20) {
                facts.add(Signal.of(AccountId.of(id), "reports", DAY.minusDays(3), i < 10 ? 5 : 4));
            }
            facts.add(Signal.of(AccountId.of(id), "reports", DAY.plusDays(1), 99)); // later than the day
        }
        return facts;
    }

    @Test
    void comparesWhoHadItOnTheDayWithWhoHadItNot() {
        ValueDriverReport report = report(facts(), List.of(ValueDriver.signal("reports", 5)));
        assertThat(report.customers()).isEqualTo(22);
        ValueDriverReport.Finding finding = report.findings().get(0);
        assertThat(finding.unknown()).isEqualTo(2);
        Association retention = finding.retention().orElseThrow("10 in each group");
        assertThat(retention.with().numerator()).isEqualTo(9);
        assertThat(retention.with().denominator()).isEqualTo(10);
        assertThat(retention.without().numerator()).isEqualTo(5);
        assertThat(retention.without().denominator()).isEqualTo(10);
        // Fisher by hand: 14 of 20 stayed, C(20,14) = 38760; tables 4/10, 5/9, 9/5, 10/4 are no more likely than 9/5
        assertThat(retention.pValue()).isCloseTo((210.0 + 2520 + 2520 + 210) / 38760, within(1e-9));
        assertThat(report.found(0.05)).isEmpty();
    }

    /** From 10 hours to 4: 7 hours are half of the way; of whom nothing was measured it is not known. */
    @Test
    void readsTheAttainmentOfTheCustomersOwnGoalAsOfTheDay() {
        List<Fact> facts = new ArrayList<>();
        for (String id : List.of("half", "none", "unmeasured")) {
            customer(facts, id, true);
            facts.add(OutcomeGoal.builder(AccountId.of(id), "hours", DAY.minusDays(50))
                    .baseline(10)
                    .target(4)
                    .build());
        }
        facts.add(OutcomeMeasurement.of(AccountId.of("half"), "hours", DAY.minusDays(1), 7));
        facts.add(OutcomeMeasurement.of(AccountId.of("none"), "hours", DAY.minusDays(1), 11));
        facts.add(OutcomeMeasurement.of(AccountId.of("none"), "hours", DAY.plusDays(1), 4)); // later than the day
        CustomerBook book = CustomerBook.of(facts);
        ValueDriver half = ValueDriver.outcome("hours", 0.5);

        assertThat(half.number(book.account(AccountId.of("half"), DAY).orElseThrow()))
                .hasValue(0.5);
        assertThat(half.has(book.account(AccountId.of("half"), DAY).orElseThrow()))
                .contains(true);
        assertThat(half.has(book.account(AccountId.of("none"), DAY).orElseThrow()))
                .contains(false);
        assertThat(half.has(book.account(AccountId.of("unmeasured"), DAY).orElseThrow()))
                .isEmpty();
        assertThat(report(facts, List.of(half)).findings().get(0).unknown()).isEqualTo(1);
    }

    @Test
    void readsMilestonesAndInteractionsAsOfTheDay() {
        List<Fact> facts = new ArrayList<>();
        customer(facts, "a", true);
        AccountId a = AccountId.of("a");
        facts.add(MilestoneEvent.of(a, "live", MilestoneLevel.OUTCOME, DAY.minusDays(9)));
        facts.add(MilestoneEvent.of(a, "lost", MilestoneLevel.OUTCOME, DAY.minusDays(9)));
        facts.add(MilestoneEvent.of(a, "lost", MilestoneLevel.REGRESSED, DAY.minusDays(2)));
        facts.add(MilestoneEvent.of(a, "used", MilestoneLevel.FUNCTIONAL, DAY.minusDays(2)));
        for (int ago : new int[] {90, 89, 1, -1}) {
            facts.add(Interaction.builder(a, DAY.minusDays(ago))
                    .function(Interaction.Function.KNOWLEDGE)
                    .build());
        }
        var view = CustomerBook.of(facts).account(a, DAY).orElseThrow();
        assertThat(ValueDriver.milestone("live").has(view)).contains(true);
        assertThat(ValueDriver.milestone("lost").has(view)).contains(false);
        assertThat(ValueDriver.milestone("used").has(view)).contains(false);
        assertThat(ValueDriver.interactions(Interaction.Function.KNOWLEDGE, 1).number(view))
                .hasValue(2);
        assertThat(ValueDriver.signal("never_seen", 1).has(view)).isEmpty();
    }

    @Test
    void candidatesAreSignalsAtTheirMedianAndMilestones() {
        List<Fact> facts = facts();
        facts.add(MilestoneEvent.of(AccountId.of("c10"), "live", MilestoneLevel.OUTCOME, DAY));
        assertThat(ValueDriverReport.candidates(CustomerBook.of(facts), DAY))
                .containsExactly(
                        ValueDriver.signal("reports", 4.5).named("signal reports"),
                        ValueDriver.milestone("live").named("milestone live"));
    }

    /**
     * 60 companies of 80 customers with one driver that goes with staying (95 % against 60 %) and nine that do not: at
     * a false discovery rate of 0.1 the true one is found nearly always, and few of the found ones are false.
     */
    @Test
    void findsATrueDriverAndKeepsTheShareOfFalseOnesDown() {
        Random random = new Random(20261122);
        int companies = 60;
        int found = 0;
        double falseShare = 0;
        List<ValueDriver> drivers = new ArrayList<>();
        for (int j = 0; j < 10; j++) {
            drivers.add(ValueDriver.signal("d" + j, 1));
        }
        for (int company = 0; company < companies; company++) {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                boolean has = random.nextBoolean();
                customer(facts, "c" + i, random.nextDouble() < (has ? 0.95 : 0.6));
                for (int j = 0; j < 10; j++) {
                    double value = (j == 0 ? has : random.nextBoolean()) ? 1 : 0;
                    facts.add(Signal.of(AccountId.of("c" + i), "d" + j, DAY, value));
                }
            }
            List<String> names = report(facts, drivers).found(0.1).stream()
                    .map(finding -> finding.driver().key())
                    .toList();
            boolean isFound = names.contains("d0");
            found += isFound ? 1 : 0;
            falseShare += names.isEmpty() ? 0 : (double) (names.size() - (isFound ? 1 : 0)) / names.size();
        }
        assertThat(found / (double) companies).isGreaterThan(0.7);
        // the expected share is at most 0.1; four standard errors of a mean of 60 in [0, 1] at 0.1 are 0.13
        assertThat(falseShare / companies).isLessThan(0.23);
    }

    @Test
    void refusesDriversAndDaysThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueDriver("k", ValueDriver.Source.INTERACTIONS, "cooking", 1, Optional.empty()))
                .withMessage("metric must be a function of the vendor's, was cooking");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueDriver.signal("s", Double.NaN))
                .withMessage("atLeast must be finite, was NaN");
        ValueDriver twice = ValueDriver.signal("reports", 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(facts(), List.of(twice, twice)))
                .withMessage("drivers must have different keys");
    }
}
