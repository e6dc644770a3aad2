package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.ImpactReport;
import dev.bearing.health.Scorecard;
import dev.bearing.value.Answer;
import dev.bearing.value.Mrr;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** What a proposed scorecard would do to a review's customers. */
final class ScorecardImpact {

    private ScorecardImpact() {}

    static Answer<ImpactReport> of(
            Scorecards scorecards, Scorecard proposed, List<AccountReview> accounts, CurrencyUnit currency) {
        Optional<Scorecard> current = scorecards.named(proposed.id());
        if (current.isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard has the id " + proposed.id());
        }
        SortedMap<AccountId, HealthSignals> signals = new TreeMap<>();
        SortedMap<AccountId, Mrr> mrr = new TreeMap<>();
        for (AccountReview account : accounts) {
            Optional<Scorecard> judge = scorecards.judging(account.facts());
            if (account.revenue().isCustomerOn(account.facts().asOf()) && judge.equals(current)) {
                signals.put(account.accountId(), new HealthDetails(account, scorecards).signals());
                mrr.put(
                        account.accountId(),
                        account.revenue().mrrOn(account.facts().asOf(), currency));
            }
        }
        if (signals.isEmpty()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "scorecard " + proposed.id() + " judges no customer");
        }
        Scorecard fitted = proposed.fittedTo(scorecards.peers(current.get()));
        return Answer.known(ImpactReport.of(current.get(), fitted, signals, id -> mrr.get(id)));
    }
}
