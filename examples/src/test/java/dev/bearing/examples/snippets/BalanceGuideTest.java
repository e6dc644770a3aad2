package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.balance.CapacityPlan;
import dev.bearing.balance.LeadEvents;
import dev.bearing.balance.MonthEndContacts;
import dev.bearing.balance.MutualSuccess;
import dev.bearing.balance.MutualSuccess.Finding;
import dev.bearing.balance.RoleScorecard;
import dev.bearing.balance.ValuationOutlook;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.BalanceReview;
import dev.bearing.review.BalanceSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The code of the pages on balance, the role's scorecard, capacity and valuation. */
class BalanceGuideTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private static List<PriceState> prices() {
        List<PriceState> prices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            PriceState.Builder price = PriceState.builder("s" + i, AccountId.of("a" + i), LocalDate.of(2024, 1, 1))
                    .price("100", USD);
            prices.add(i == 0 ? price.to(LocalDate.of(2026, 5, 10)).build() : price.build());
        }
        return prices;
    }

    @Test
    void bothSides() {
        List<Fact> facts = new ArrayList<>(prices());
        prices().forEach(price -> facts.add(Account.of(price.accountId())));
        CustomerBook book = CustomerBook.of(facts);
        // snippet: balance
        MutualSuccess both = MutualSuccess.of(0.9, 0.3); // the customer has 90 %, the vendor 30 %
        Answer<Double> mutual = both.mutual(); // 0.45, where the plain mean would say 0.60
        Answer<Finding> finding = both.finding(0.25); // OVER_SERVED

        Playbook playbook = Playbook.builder()
                .balance(BalanceSettings.builder().netRevenueRetention(1.05).build())
                .build();
        BalanceReview balance =
                SuccessReview.of(book, playbook, AS_OF).balance().in(USD);
        balance.vendorAttainment(); // 0.857: 90 % was kept, 105 % was planned
        balance.mutualAttainment(); // what both have in common, with its interval
        balance.accounts(Finding.OVER_EXTRACTED); // on whom to spend more
        balance.more();
        balance.proven();
        balance.faster();
        // end
        assertThat(mutual.orElseThrow("mutual")).isCloseTo(0.45, within(1e-12));
        assertThat(finding.orElseThrow("finding")).isEqualTo(Finding.OVER_SERVED);
        assertThat(balance.vendorAttainment().orElseThrow("vendor").value()).isCloseTo(0.9 / 1.05, within(1e-12));
        assertThat(balance.mutual().mutual().isKnown()).isFalse();
    }

    @Test
    void monthEnds() {
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate day = i < 31 ? LocalDate.of(2026, 1 + i % 6, 28) : LocalDate.of(2026, 1 + i % 6, 10);
            interactions.add(Interaction.builder(AccountId.of("a" + i), day)
                    .stage(Interaction.Stage.RENEWAL)
                    .initiator(Interaction.Initiator.VENDOR)
                    .build());
        }
        // snippet: month-ends
        YearMonth january = YearMonth.of(2026, 1);
        MonthEndContacts ends = MonthEndContacts.of(interactions, january, january.plusMonths(5), 5);
        ends.atMonthEnd(); // 31 of 60 contacts
        ends.expectedShare(); // 30 of 181 days
        Answer<Boolean> concentrated = ends.isConcentrated(0.05); // true: p is 5e-10
        // end
        assertThat(ends.atMonthEnd().numerator()).isEqualTo(31);
        assertThat(concentrated.orElseThrow("finding")).isTrue();
    }

    @Test
    void role() {
        CurrencyLedger ledger =
                RevenueLedger.of(prices(), RevenuePolicy.strict(), AS_OF).in(USD);
        // snippet: role-scorecard
        RoleScorecard.Facts facts = RoleScorecard.Facts.of(List.of(), List.of()); // leads and advocacy
        RoleScorecard role = RoleScorecard.of(ledger, facts, YearMonth.of(2026, 6), 12);
        role.logoChurn(); // 1 of 119 customers a month: 0.84 %
        role.netRevenueChurn(); // 100 of 11,900 a month
        LeadEvents leads = role.leads().get(Motion.FULL_SERVE); // opened, accepted, won
        String verdict = role.against(RoleScorecard.targets())
                .get(0)
                .orElseThrow("churn")
                .sentence(); // 0.84 % is within, by less than its own uncertainty, less than 1.0 % a month (…)
        // end
        assertThat(leads).isEqualTo(LeadEvents.zero());
        assertThat(verdict).startsWith("0.84 % is within, by less than its own uncertainty, less than 1.0 % a month");
    }

    @Test
    void capacity() {
        // snippet: capacity
        AppropriateExperience guided = AppropriateExperience.of(Requirement.required("named contact"));
        AppropriateExperience alone = AppropriateExperience.of(Requirement.required("help pages"));
        CapacityPlan plan = CapacityPlan.of(
                List.of(
                        new CapacityPlan.Load(CoverageSegment.of("guided", guided, 4), 30),
                        new CapacityPlan.Load(CoverageSegment.of("alone", alone, 0.5), 200)),
                110); // hours a month that one person has for customers
        double hours = plan.hours(); // 220
        long people = plan.people(); // 2
        long withTwiceAsMany = plan.withCustomers("guided", 60).people(); // 4
        // end
        assertThat(hours).isEqualTo(220);
        assertThat(people).isEqualTo(2);
        assertThat(withTwiceAsMany).isEqualTo(4);
    }

    @Test
    void valuation() {
        CurrencyLedger ledger =
                RevenueLedger.of(prices(), RevenuePolicy.strict(), AS_OF).in(USD);
        // snippet: valuation
        EstimatedMoney toWinOne = EstimatedMoney.of(USD, 1_190);
        ValuationOutlook outlook = ValuationOutlook.of(ledger, 5, Optional.of(toWinOne), 0.8);
        outlook.sensitivity().value(); // 54,000: 10,800 a year × 5
        outlook.sensitivity().ofChurn(-0.01); // +540 for one point less of the year's revenue lost
        outlook.lifetimeValueToCost(); // 8, with the interval of the lifetime value
        outlook.paybackMonths(); // 14.9
        outlook.netRevenueRetention(); // 90 %
        // end
        assertThat(outlook.sensitivity().value().amount()).isCloseTo(54_000, within(1e-9));
        assertThat(outlook.lifetimeValueToCost().orElseThrow("ratio").value()).isCloseTo(8, within(1e-9));
        assertThat(outlook.paybackMonths().orElseThrow("months")).isCloseTo(14.875, within(1e-9));
    }
}
