package dev.bearing.review;

import static dev.bearing.internal.Days.DAYS_A_MONTH;

import dev.bearing.action.RenewalCalendar;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.vector.SuccessVector;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the calendar of renewals together: the terms that end next, with their chances and what to do. */
final class RenewalOutlooks {

    private final SuccessReview review;
    private final RenewalSettings settings;
    private final RenewalGroups groups;
    private final RenewalSaves saves;

    private RenewalOutlooks(SuccessReview review, Learnt learnt) {
        this.review = review;
        this.settings = learnt.written().renewals();
        this.groups = learnt.endings().groups();
        this.saves = new RenewalSaves(review, learnt);
    }

    static RenewalCalendar calendar(SuccessReview review, Learnt learnt) {
        int days = learnt.written().renewals().horizonDays();
        if (review.renewals().isEmpty()) {
            return RenewalCalendar.of(days, List.of());
        }
        RenewalOutlooks outlooks = new RenewalOutlooks(review, learnt);
        List<RenewalOutlook> all = new ArrayList<>();
        for (UpcomingRenewal term : review.renewals().upcomingWithinDays(days)) {
            all.addAll(outlooks.of(term));
        }
        return RenewalCalendar.of(days, all);
    }

    private List<RenewalOutlook> of(UpcomingRenewal term) {
        Optional<AccountReview> account = review.account(term.contract().accountId());
        List<Mrr> amounts = term.atStake().isEmpty() ? nothing(account) : term.atStake();
        if (amounts.isEmpty()) {
            return List.of(outlook(term, account, Optional.empty()));
        }
        return amounts.stream()
                .map(amount -> outlook(term, account, Optional.of(amount)))
                .toList();
    }

    /** Of an account that pays nothing: a zero in each currency in which it was ever priced. */
    private static List<Mrr> nothing(Optional<AccountReview> account) {
        return account.stream()
                .flatMap(known -> known.revenue().currencies().stream().map(Mrr::zero))
                .toList();
    }

    private RenewalOutlook outlook(UpcomingRenewal term, Optional<AccountReview> account, Optional<Mrr> amount) {
        Contract contract = term.contract();
        long days = ChronoUnit.DAYS.between(review.asOf(), contract.termEndsOn());
        Optional<SuccessVector> vector = amount.map(Mrr::currency)
                .flatMap(currency ->
                        account.flatMap(known -> known.vector(currency).toOptional()));
        Answer<RenewalChance> chance = account.map(known -> groups.chance(term, known.facts(), known.revenue()))
                .orElseGet(() -> groups.chance(term, review.asOf()));
        Answer<RenewalChance> best = chance.isKnown() ? chance : byChurn(chance, vector, days);
        RenewalOutlook plain = new RenewalOutlook(term, amount, noticeBy(term), best, Optional.empty());
        return new RenewalOutlook(
                term,
                amount,
                plain.noticeBy(),
                best,
                account.filter(known -> amount.filter(Mrr::isPositive).isPresent())
                        .flatMap(known -> saves.of(plain, known)));
    }

    /** Where too few terms have been decided: the account's churn, carried on to the end of the term. */
    private Answer<RenewalChance> byChurn(Answer<RenewalChance> unknown, Optional<SuccessVector> vector, long days) {
        Optional<Double> churn =
                vector.flatMap(known -> known.churnProbability().toOptional());
        if (churn.isEmpty()) {
            return unknown;
        }
        double months = Math.max(1, days) / DAYS_A_MONTH;
        double horizon = review.playbook().forecast().horizonMonths();
        double share = months / horizon;
        double lost = lostWithin(churn.get(), share);
        RenewalChance chance = vector.flatMap(
                        known -> known.uncertainty().churn().toOptional())
                .map(ends -> Interval.of95(
                        Math.min(lost, lostWithin(ends.lower(), share)),
                        Math.max(lost, lostWithin(ends.upper(), share))))
                .map(ends -> RenewalChance.ofChurn(lost, ends))
                .orElseGet(() -> RenewalChance.ofChurn(lost));
        return Answer.known(chance, chance.explanation());
    }

    /** Carries a probability to be lost within the horizon over to a share of it. */
    private static double lostWithin(double churn, double share) {
        return churn >= 1 ? 1 : Math.min(1, Math.max(0, -Math.expm1(share * Math.log1p(-churn))));
    }

    private Optional<LocalDate> noticeBy(UpcomingRenewal term) {
        return settings.noticeDays() == 0 || term.noticeGiven()
                ? Optional.empty()
                : Optional.of(term.termEndsOn().minusDays(settings.noticeDays()));
    }
}
