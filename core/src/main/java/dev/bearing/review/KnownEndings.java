package dev.bearing.review;

import dev.bearing.book.CustomerBook;
import dev.bearing.internal.Lazy;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Renewals;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/** What is known on a day of how accounts will end: price states with an end, and terms that are open. */
final class KnownEndings {

    private static final long MOST_DAYS_A_MONTH = 31;

    private final Learnt learnt;
    private final Supplier<Renewals> renewals;
    private final Supplier<RenewalGroups> groups;

    KnownEndings(CustomerBook book, Learnt learnt) {
        this.learnt = learnt;
        this.renewals = Lazy.of(() -> Renewals.of(
                        learnt.cases().values().stream()
                                .flatMap(account -> account.view().recorded(Contract.class).stream())
                                .toList(),
                        learnt.ledger())
                .withGraceDays(learnt.written().revenue().renewalGraceDays()));
        this.groups = Lazy.of(() -> new RenewalGroups(book, learnt, renewals.get(), learnt.asOf()));
    }

    /** Returns with whom open terms are compared. */
    RenewalGroups groups() {
        return groups.get();
    }

    /** Returns the last day of so many months ahead; from a month's last day on it is that of the later month. */
    static LocalDate horizon(LocalDate asOf, int months) {
        YearMonth running = YearMonth.from(asOf);
        return asOf.equals(running.atEndOfMonth())
                ? running.plusMonths(months).atEndOfMonth()
                : asOf.plusMonths(months);
    }

    /** Returns whether all that an account pays is known to end within so many months. */
    static boolean leavesWithin(AccountCase account, CurrencyUnit currency, int months) {
        double pays = paid(account, currency);
        return pays > 0 && endingWithin(account, currency, months) >= pays;
    }

    /**
     * Returns how much of what an account pays is known to end within so many months, in major units a month, at most
     * all of it. A price that the account's revenue knows to follow takes its place.
     */
    static double endingWithin(AccountCase account, CurrencyUnit currency, int months) {
        AccountRevenue revenue = account.revenue();
        LocalDate asOf = account.asOf();
        LocalDate horizon = horizon(asOf, months);
        double pays = paid(account, currency);
        if (!changes(account, currency, horizon) || !(pays > 0)) {
            return 0;
        }
        Mrr today = revenue.committedMrr(currency, 0);
        Mrr then = revenue.committedMrr(currency, (int) ChronoUnit.DAYS.between(asOf, horizon));
        if (!then.isPositive()) {
            return pays;
        }
        double less = today.minus(then).toDouble();
        return less > 0 ? pays * less / today.toDouble() : 0;
    }

    /** Whether any price is known to end by a day, or to begin. */
    static boolean changes(AccountCase account, CurrencyUnit currency, LocalDate horizon) {
        return account.view().recorded(PriceState.class).stream()
                .filter(state -> state.currency().equals(currency))
                .anyMatch(state -> isAhead(state.from(), account, horizon)
                        || state.to()
                                .filter(end -> isAhead(end, account, horizon))
                                .isPresent());
    }

    private static boolean isAhead(LocalDate day, AccountCase account, LocalDate horizon) {
        return day.isAfter(account.asOf()) && !day.isAfter(horizon);
    }

    private static double paid(AccountCase account, CurrencyUnit currency) {
        return account.revenue().mrrOn(account.asOf(), currency).toDouble();
    }

    /**
     * Returns the open term of an account that ends within so many months and is least likely to be renewed, by the
     * chance that the calendar of renewals gives it; empty without one, or where its chance is not known.
     */
    Optional<TermLoss> termWithin(AccountCase account, int months) {
        LocalDate asOf = account.asOf();
        LocalDate horizon = horizon(asOf, months);
        int grace = learnt.written().revenue().renewalGraceDays();
        if (account.view().facts(Contract.class).stream()
                .noneMatch(contract -> !contract.termEndsOn().isAfter(horizon)
                        && !contract.termEndsOn().isBefore(asOf.minusDays(grace)))) {
            return Optional.empty();
        }
        RevenueLedger own = RevenueLedger.ofAccounts(List.of(account.revenue()), learnt.policy(), asOf);
        return Renewals.of(account.view().recorded(Contract.class), own)
                .withGraceDays(grace)
                .upcomingWithinDays((int) (MOST_DAYS_A_MONTH * months))
                .stream()
                .filter(term -> !term.termEndsOn().isAfter(horizon))
                .flatMap(term -> loss(term, account).stream())
                .reduce((one, other) ->
                        other.chance().lossProbability() > one.chance().lossProbability() ? other : one);
    }

    private Optional<TermLoss> loss(UpcomingRenewal term, AccountCase account) {
        int month = 1;
        while (term.termEndsOn().isAfter(horizon(account.asOf(), month))) {
            month++;
        }
        int at = month;
        return groups.get()
                .chance(term, account.view(), account.revenue())
                .toOptional()
                .map(chance -> new TermLoss(term.termEndsOn(), at, chance));
    }
}
