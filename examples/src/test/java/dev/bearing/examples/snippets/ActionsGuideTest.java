package dev.bearing.examples.snippets;

import static dev.bearing.examples.snippets.Example.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.action.AdvocacyCandidate;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.action.AdvocacyReport;
import dev.bearing.action.LeadCounts;
import dev.bearing.action.LeadFindings;
import dev.bearing.action.LeadPolicy;
import dev.bearing.action.LeadRoute;
import dev.bearing.action.LeadRouting;
import dev.bearing.action.LeadSignal;
import dev.bearing.action.QualifiedLead;
import dev.bearing.action.RankedWork;
import dev.bearing.action.ReferralTree;
import dev.bearing.action.ReferredRevenue;
import dev.bearing.action.RefusedLead;
import dev.bearing.action.RoutingRules;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPlan;
import dev.bearing.action.WorkRanking;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.Motion;
import dev.bearing.review.ActionReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The code of the pages on leads, advocacy and the ranking of work. */
class ActionsGuideTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;

    @Test
    void leads() {
        SuccessReview review = REVIEW;
        // snippet: leads
        LeadFindings leads = review.actions().leads();
        QualifiedLead lead = leads.qualified().get(0);
        lead.reasons(); // the outcome and its day, the signal, the gates, the motion
        lead.route().motion(); // SELF_SERVE or FULL_SERVE
        lead.chance().expectedValue(); // take x a year's value, with a 95 % interval
        ExpansionLead opened = lead.asFact(); // append it, and nobody proposes it again

        RefusedLead refused = leads.refused().get(0);
        refused.objections(); // NO_OUTCOME, OWNED, GATE, NO_SIGNAL, … each in words
        // end
        assertThat(lead.reasons()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(refused.objections()).isNotEmpty();
        assertThat(review.plus(opened).actions().leads().qualified())
                .noneMatch(again -> again.accountId().equals(lead.accountId())
                        && again.expansion().equals(lead.expansion()));
    }

    @Test
    void funnel() {
        SuccessReview review = REVIEW;
        // snippet: lead-funnel
        LeadCounts sold = review.actions().leadFunnel().of(Motion.FULL_SERVE);
        sold.opened(); // never fewer than accepted, and those never fewer than won
        sold.conversion(); // won of those taken up, 95 % by Wilson
        sold.expired(); // neither won nor lost in time
        // end
        assertThat(sold.opened()).isGreaterThanOrEqualTo(sold.accepted());
        assertThat(sold.accepted()).isGreaterThanOrEqualTo(sold.won()).isPositive();
    }

    @Test
    void leadPolicies() {
        // snippet: lead-policy
        LeadSignal fullHouse = LeadSignal.of(
                        new InterventionTrigger.SignalIs("seat_utilisation", InterventionTrigger.Side.ABOVE, 0.8, 30))
                .forExpansion("more-seats");
        LeadRouting byValue = RoutingRules.DEFAULT.withFullServeFrom(Money.parse("USD 5000"));
        LeadRouting ours = lead -> lead.complications().isEmpty()
                ? byValue.route(lead)
                : new LeadRoute(Motion.FULL_SERVE, "our lawyers want to see it");
        LeadPolicy policy = LeadPolicy.standard().withSignals(fullHouse).withRouting(ours);
        // end
        assertThat(policy.signals()).containsExactly(fullHouse);
        assertThat(policy.routing()).isEqualTo(ours);
    }

    @Test
    void advocacy() {
        SuccessReview review = REVIEW;
        // snippet: advocacy
        ActionReview actions = review.actions();
        AdvocacyCandidate moment = actions.advocacyMoments().get(0);
        moment.isEligible(); // may it be asked now?
        moment.objections(); // NOT_CONFIRMED, TOO_OLD, REGRESSING, COOL_DOWN, HAS_SPOKEN, …

        AdvocacyReport advocacy = actions.advocacy();
        advocacy.askedYield(); // moments with an ask that were followed by a word for us
        advocacy.unaskedYield(); // and those without an ask
        advocacy.difference(); // with Newcombe's interval: an association
        advocacy.timeFromMilestone().medianDays();

        ReferredRevenue referred = actions.referredRevenue(USD);
        Answer<Estimate> growth = actions.earnedGrowth(USD); // net retention + earned new - 1, with its interval
        // end
        assertThat(actions.advocacyMoments()).anyMatch(AdvocacyCandidate::isEligible);
        assertThat(advocacy.askedYield().denominator()).isPositive();
        assertThat(advocacy.difference().isKnown()).isTrue();
        assertThat(referred.paying()).isPositive();
        assertThat(growth.isKnown()).isTrue();
    }

    private static AdvocacyEvent sends(AccountId from, AccountId to, String on) {
        return AdvocacyEvent.builder(from, AdvocacyKind.REFERRAL, LocalDate.parse(on))
                .resultingAccount(to)
                .build();
    }

    @Test
    void referrals() {
        AccountId acme = AccountId.of("acme");
        AccountId globex = AccountId.of("globex");
        AccountId initech = AccountId.of("initech");
        List<AdvocacyEvent> events = List.of(
                sends(acme, globex, "2025-02-01"),
                sends(globex, initech, "2025-05-01"),
                sends(initech, acme, "2025-06-01"));
        // snippet: referral-tree
        ReferralTree tree = ReferralTree.of(events, account -> Optional.empty());
        tree.referrer(initech); // globex
        tree.generation(initech); // 2: acme sent globex, which sent initech
        tree.refused(); // CIRCULAR: initech cannot have sent acme
        // end
        assertThat(tree.referrer(initech)).contains(globex);
        assertThat(tree.generation(initech)).isEqualTo(2);
        assertThat(tree.refused().get(0).refusal()).isEqualTo(ReferralTree.Refusal.CIRCULAR);
    }

    @Test
    void today() {
        SuccessReview review = REVIEW;
        StringWriter written = new StringWriter();
        PrintWriter desk = new PrintWriter(written);
        // snippet: work-today
        for (RankedWork work : review.actions().today(USD)) {
            WorkItem item = work.item();
            item.gain(); // expected within a year, with an interval where that is known
            desk.println(item.accountId() + ": " + item.kind() + " " + item.subject() + ", " + item.reason());
        }
        List<WorkItem> apart = review.actions().work(USD).apart(); // gain not known: not last, but apart
        // end
        assertThat(written.toString().lines()).hasSize(10);
        assertThat(apart).isNotEmpty().noneMatch(item -> item.gain().isKnown());
    }

    @Test
    void rankings() {
        SuccessReview review = REVIEW;
        // snippet: work-ranking
        WorkRanking savesFirst = item -> WorkRanking.standard()
                .priority(item)
                .map(perHour -> item.kind() == WorkKind.RENEWAL_SAVE ? 10 * perHour : perHour);
        WorkPlan plan = review.actions().work(USD, savesFirst);
        // end
        assertThat(plan.ranked().get(0).item().kind()).isEqualTo(WorkKind.RENEWAL_SAVE);
    }
}
