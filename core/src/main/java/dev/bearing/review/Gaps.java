package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.churn.ChurnReason;
import dev.bearing.journey.GapReference;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.SuccessGaps;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/** Where the customers of a review get lost, and what those who wait there are worth. */
final class Gaps {

    private Gaps() {}

    static SuccessGaps find(Learnt learnt) {
        GapSettings settings = learnt.written().gaps();
        Collection<AccountCase> accounts = learnt.cases().values();
        SuccessGaps.Builder search = SuccessGaps.builder(reference(settings, accounts, learnt.asOf()))
                .policy(settings.policy());
        for (AccountCase account : accounts) {
            List<MilestoneEvent> events = account.view().facts(MilestoneEvent.class);
            for (JourneyProgress progress : learnt.journeys().allProgress(account)) {
                search.add(account.id(), progress, events);
            }
        }
        return search.find();
    }

    /** Returns whether an account gave a reason for leaving which says that it went to a competitor. */
    static boolean isLostToCompetitor(Learnt learnt, AccountId id) {
        AccountCase account = learnt.cases().get(id);
        return account != null
                && account.view().facts(ChurnReason.class).stream()
                        .anyMatch(stated -> learnt.written().gaps().isCompetitor(stated.reason()));
    }

    private static GapReference reference(GapSettings settings, Collection<AccountCase> accounts, LocalDate asOf) {
        if (settings.share().isPresent()) {
            return GapReference.share(settings.share().get());
        }
        if (settings.segment().isPresent()) {
            Set<AccountId> members = new TreeSet<>();
            accounts.stream()
                    .filter(account -> settings.segment().get().holdsFor(account.attributes()))
                    .forEach(account -> members.add(account.id()));
            return GapReference.segment(settings.segment().get().toString(), members);
        }
        return GapReference.before(asOf.minusDays(settings.priorDays()));
    }

    /** Returns what an account is worth from now on in a currency: the lifetime value of its tier; 0 in others. */
    static Answer<Double> value(Learnt learnt, AccountId id, CurrencyUnit currency) {
        AccountCase account = learnt.cases().get(id);
        LadderFit fit = learnt.ladders().get(currency);
        if (account == null || !account.revenue().currencies().contains(currency) || fit == null) {
            return Answer.known(0.0);
        }
        Optional<TierId> tier = new TierStanding(account.view(), account.revenue(), currency)
                .tierOn(fit.model().ladder(), account.asOf());
        return tier.map(own -> fit.model().lifetimeValue(own).map(EstimatedMoney::amount))
                .orElseGet(() -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no tier on a ladder"));
    }
}
