package dev.bearing.review;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Short words for the facts of these tests. */
final class Facts {

    static final CurrencyUnit USD = CurrencyUnit.USD;
    static final Ladder SOLO_AND_TEAM = Ladder.of(
            ValueTier.of("solo", 1, TierRule.plans(List.of("solo"))),
            ValueTier.of("team", 2, TierRule.plans(List.of("team"))));

    private Facts() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static AccountId id(String text) {
        return AccountId.of(text);
    }

    static Account account(String id) {
        return Account.of(id(id));
    }

    /** A subscription named like its account: $10 a month on the plan solo, $100 on any other. */
    static PriceState.Builder pays(String account, String plan, String from) {
        return PriceState.builder("sub-" + account, id(account), day(from))
                .price(plan.equals("solo") ? "10" : "100", USD)
                .plan(plan);
    }

    static MilestoneEvent reached(String account, String milestone, String on) {
        return MilestoneEvent.of(id(account), milestone, MilestoneLevel.OUTCOME, day(on));
    }

    static SuccessPath path(SuccessMilestone... milestones) {
        return SuccessPath.of("value", List.of(milestones));
    }

    static LogicalExpansion expansion(String id, String annualValue) {
        return LogicalExpansion.of(id, Money.parse(annualValue), Motion.SELF_SERVE);
    }

    static CustomerBook book(Fact... facts) {
        return CustomerBook.of(List.of(facts));
    }

    /** Where the account {@code a} stands, in dollars, as known on a day. */
    static TierStanding standing(CustomerBook book, String account, String asOf) {
        var view = book.account(id(account), day(asOf)).orElseThrow();
        AccountRevenue revenue =
                AccountRevenue.of(view.id(), view.versions(PriceState.class), RevenuePolicy.strict(), view.asOf());
        return new TierStanding(view, revenue, USD);
    }
}
