package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.action.InterventionEffect;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.balance.AccountBalance;
import dev.bearing.balance.MutualGainRanking;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** What a review's accounts and interventions say of mutual gain. */
final class MutualGains {

    private static final int MONTHS = 12;

    private final Map<AccountId, Answer<MutualGainRanking.Standing>> standings = new HashMap<>();
    private final Map<AccountId, JourneyProgress> journeys = new HashMap<>();
    private final Map<String, Answer<InterventionEffect>> effects = new HashMap<>();

    private MutualGains(SuccessReview review, BalanceReview balance) {
        CurrencyUnit currency = balance.currency();
        VendorSides vendors = new VendorSides(review.book(), review.playbook(), currency, review.asOf());
        Map<AccountId, AccountReview> accounts = new HashMap<>();
        review.accounts().forEach(account -> accounts.put(account.accountId(), account));
        for (AccountBalance account : balance.accounts()) {
            AccountReview own = requireNonNull(accounts.get(account.accountId()), "account");
            own.progress().ifPresent(progress -> journeys.put(account.accountId(), progress));
            Optional<Double> planned = vendors.plannedMonth(own.revenue()).filter(month -> month > 0);
            double paid = own.revenue().mrrOn(review.asOf(), currency).toDouble();
            standings.put(
                    account.accountId(),
                    planned.<Answer<MutualGainRanking.Standing>>map(
                                    month -> Answer.known(new MutualGainRanking.Standing(
                                            account.mutual(),
                                            EstimatedMoney.of(currency, MONTHS * month),
                                            EstimatedMoney.of(currency, MONTHS * paid))))
                            .orElse(Answer.unknown(
                                    Answer.Reason.NOT_CONFIGURED,
                                    "it is not planned what " + account.accountId() + " pays")));
        }
        review.interventions().forEach(one -> effects.put(one.intervention().id(), one.effect()));
    }

    static MutualGainRanking ranking(SuccessReview review, BalanceReview balance) {
        MutualGains gains = new MutualGains(review, balance);
        return MutualGainRanking.of(gains::standing, gains::customerGain);
    }

    private Answer<MutualGainRanking.Standing> standing(AccountId account) {
        return standings.getOrDefault(
                account, Answer.unknown(Answer.Reason.EMPTY_BASE, account + " pays nothing in this currency"));
    }

    private Answer<Double> customerGain(WorkItem item) {
        if (item.kind() != WorkKind.INTERVENTION) {
            return Answer.known(0.0);
        }
        JourneyProgress progress = journeys.get(item.accountId());
        Answer<InterventionEffect> effect = effects.get(item.subject());
        if (progress == null || effect == null || item.milestone().isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the intervention leads to no milestone of its path");
        }
        double share = share(progress, item.milestone().get());
        return effect.flatMap(InterventionEffect::difference)
                .map(Estimate::value)
                .map(more -> more * share);
    }

    /** The milestone's share in the weight of the path; 0 where the path does not have it. */
    private static double share(JourneyProgress progress, String milestone) {
        double all = 0;
        double own = 0;
        for (SuccessMilestone each : progress.path().milestones()) {
            all += each.weight();
            own += each.id().equals(milestone) ? each.weight() : 0;
        }
        return own / all;
    }
}
