package dev.bearing.action;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Signal;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Short words for the facts of these tests: one account, acme, that pays since 1 January 2025. */
final class Customers {

    static final CurrencyUnit USD = CurrencyUnit.USD;
    static final AccountId ACME = AccountId.of("acme");
    static final LogicalExpansion SEATS = LogicalExpansion.of("more-seats", Money.parse("USD 1000"), Motion.SELF_SERVE);
    static final AdvocacyMoment TESTIMONIAL = new AdvocacyMoment(AdvocacyKind.TESTIMONIAL, 180);

    /** First figures, then an outcome after which there are seats to sell and a testimonial to ask for. */
    static final SuccessPath PATH = path(SEATS);

    private Customers() {}

    static SuccessPath path(LogicalExpansion expansion) {
        return SuccessPath.of(
                "value",
                List.of(
                        SuccessMilestone.builder("figures").build(),
                        SuccessMilestone.builder("outcome")
                                .after("figures")
                                .expansion(expansion)
                                .advocacy(TESTIMONIAL)
                                .build()));
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static PriceState.Builder pays() {
        return PriceState.builder("sub", ACME, day("2025-01-01")).price("100", USD);
    }

    static MilestoneEvent event(String milestone, MilestoneLevel level, String on) {
        return MilestoneEvent.of(ACME, milestone, level, day(on));
    }

    /** Acme with $100 a month, and these facts. */
    static AccountView acme(String asOf, Fact... more) {
        List<Fact> facts = new ArrayList<>(List.of(Account.of(ACME)));
        facts.addAll(List.of(more));
        if (facts.stream().noneMatch(PriceState.class::isInstance)) {
            facts.add(pays().build());
        }
        return CustomerBook.of(facts).account(ACME, day(asOf)).orElseThrow();
    }

    static AccountRevenue revenue(AccountView account) {
        return AccountRevenue.of(
                account.id(), account.versions(PriceState.class), RevenuePolicy.strict(), account.asOf());
    }

    static JourneyProgress progress(AccountView account, SuccessPath path) {
        return JourneyProgress.of(path, account.facts(MilestoneEvent.class), day("2025-01-01"), account.asOf());
    }

    static LeadInputs.Builder inputs(AccountView account, SuccessPath path) {
        return LeadInputs.builder(account, revenue(account), progress(account, path), USD)
                .signals(HealthSignals.of(account.facts(Signal.class), account.asOf()));
    }
}
