package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * Renewal rates over the terms that end in a period, the only customers who could leave under contract, and the
 * calendar of those that end next.
 *
 * <pre>{@code
 * Renewals renewals = Renewals.of(book.facts(Contract.class), ledger);
 * renewals.logoRenewal(DateRange.of(YearMonth.of(2026, 9)));                       // renewed / terms that ended
 * renewals.revenueRenewal(DateRange.of(YearMonth.of(2026, 9)), CurrencyUnit.USD);  // each at most what it paid before
 * renewals.upcoming(3);                                                            // what is at stake until December
 * }</pre>
 *
 * <p><b>Which period.</b> A term counts in the period that holds {@code termEndsOn}, the day on which an account that
 * leaves is lost, whether it was renewed early, in time or late. A contract over three years is at stake once in three
 * years: gross retention over the whole base flatters in the years between, so read both.
 *
 * <p><b>Renewed</b> is a term whose stated outcome is {@code RENEWED}, by the end of the grace; which a next term of
 * the account renewed; which renews by itself and whose account pays on its end; or, where no outcome is stated, whose
 * account still pays when the grace is over, or is paused. That one is renewed on the first day from its end on which
 * the account pays. A renewal later than that is a loss and a reactivation. A term is <b>open</b> until that is known
 * and in no part of a rate; a rate over a period with open terms is flagged as partial and provisional.
 *
 * <p><b>The next term</b> is one that begins on the term's end or within the grace, or renews it early: begins in its
 * last {@value NextTerms#EARLY_DAYS} days and outlasts it. The earliest comes first, and each renews one term, of those
 * that no other has renewed: one that is not stated to have {@code ENDED} rather than one that is, one that has ended
 * rather than one that it would renew early, and of these the one whose end is nearest. Of two that end on one day it
 * renews both where no other is there for the second, but none stated to have ended beside one that is not. Where two
 * contracts of different ends became one, state that both were {@code RENEWED}: what is stated so follows whatever. A
 * contract does not say which product it is for: of two that are in force side by side, the one that begins shortly
 * before the other ends is taken for its renewal.
 *
 * <p><b>Money.</b> What a term was worth is what its account paid a month on the day before the renewal or the end,
 * whichever came first, or where it paid nothing then, when it last paid in the term: who leaves in the middle of a
 * term, or asks to under a policy that recognises that, is lost when the term ends. What was renewed is what it pays
 * once both have come, or from the first day on which it pays within the grace, and at most that. A contract does not
 * say which price states belong to it. So an account counts once per period with all it pays, and where a term was not
 * renewed while another of the account's terms was in force, what the account goes on paying counts as renewed; without
 * such a term nothing does.
 *
 * <p><b>Knowledge.</b> Contracts, grace and payments are those known on {@link RevenueLedger#knownAt()}, for the terms
 * that ended by {@link RevenueLedger#asOf()}. A next term counts from the day it is recorded, begun or not. Of a term
 * still to end it is not known yet what happens after {@code asOf}, except that a next one recorded by then begins. A
 * rate is final once the policy's days of settling and the grace have passed since its period, by then, and no term is
 * open.
 */
public final class Renewals {

    /** The grace unless another is given. */
    public static final int DEFAULT_GRACE_DAYS = 30;

    private static final String AVAILABLE_TO_RENEW = "AVAILABLE_TO_RENEW";

    private final RevenueLedger ledger;
    private final int graceDays;
    private final SortedMap<AccountId, List<Contract>> contracts;
    private final TermOutcomes outcomes;

    private Renewals(RevenueLedger ledger, int graceDays, SortedMap<AccountId, List<Contract>> contracts) {
        this.ledger = ledger;
        this.graceDays = graceDays;
        this.contracts = contracts;
        this.outcomes = new TermOutcomes(ledger, graceDays, contracts);
    }

    /**
     * Returns the renewals of contracts as the ledger's day of knowledge knows them, with a grace of
     * {@value #DEFAULT_GRACE_DAYS} days. Order and exact duplicates do not matter. A term that has not begun is known
     * once it is recorded: it renews the one before it. In a ledger by parent, or of merged accounts, see
     * {@link RollUp}, a term is that of the account's customer.
     *
     * @throws IllegalArgumentException if two different versions of a contract were recorded on one day, or the ledger
     *     is by subscription
     */
    public static Renewals of(Collection<Contract> contracts, RevenueLedger ledger) {
        requireNonNull(contracts, "contracts");
        requireNonNull(ledger, "ledger");
        TreeMap<AccountId, List<Contract>> byAccount = new TreeMap<>();
        List<Contract> recorded = KnownFacts.distinct(contracts).stream()
                .filter(contract -> !contract.recordedOn().isAfter(ledger.knownAt()))
                .toList();
        for (Contract ofAccount : KnownFacts.latest(recorded)) {
            Contract contract = ledger.basis().customers().of(ofAccount);
            byAccount
                    .computeIfAbsent(contract.accountId(), id -> new ArrayList<>())
                    .add(contract.asKnownOn(ledger.knownAt()));
        }
        return new Renewals(ledger, DEFAULT_GRACE_DAYS, byAccount);
    }

    /** Returns the same with another grace: for how many days after its end a term may still be renewed, 0 or more. */
    public Renewals withGraceDays(int days) {
        checkArgument(days >= 0, "days must not be negative, was %s", days);
        return new Renewals(ledger, days, contracts);
    }

    /** Returns whether no contract is known. */
    public boolean isEmpty() {
        return contracts.isEmpty();
    }

    /** Returns for how many days after its end a term may still be renewed. */
    public int graceDays() {
        return graceDays;
    }

    /** Returns the terms that end in a period, open ones included, by their end and the account. */
    public List<RenewalTerm> terms(DateRange period) {
        return outcomes.terms(period);
    }

    /** Returns the share of the terms ending in a period that were renewed; its members are accounts, one per term. */
    public Rate logoRenewal(DateRange period) {
        List<RenewalTerm> terms = terms(period);
        List<RenewalTerm> decided = decided(terms);
        return logoRenewal(decided, period, terms.size() > decided.size());
    }

    private Rate logoRenewal(List<RenewalTerm> decided, DateRange period, boolean open) {
        return finish(
                Rate.ofCounts(
                        decided.stream().filter(RenewalTerm::isRenewed).count(),
                        decided.size(),
                        () -> decided.stream()
                                .map(term -> new Rate.Member(
                                        term.contract().accountId().value(), term.isRenewed() ? 1 : 0, 1))
                                .toList()),
                period,
                open);
    }

    /**
     * Returns the same over the terms of accounts that paid in a currency on the day before their renewal or the term's
     * end, whichever came first, or where they paid nothing then, when they last paid in the term.
     */
    public Rate logoRenewal(DateRange period, CurrencyUnit currency) {
        List<RenewalTerm> terms = terms(period);
        List<RenewalTerm> paying = decided(terms).stream()
                .filter(term -> outcomes.before(List.of(term), currency) > 0)
                .toList();
        return logoRenewal(paying, period, terms.size() > decided(terms).size());
    }

    /**
     * Returns the monthly revenue that was renewed out of what the accounts with a term ending in the period paid
     * before; never more than 1. Accounts that paid nothing are in no part.
     */
    public Rate revenueRenewal(DateRange period, CurrencyUnit currency) {
        return moneyRenewal(period, currency, true);
    }

    /** Returns the same with the growth that came with the renewals: each with all that it pays once it has renewed. */
    public Rate netRevenueRenewal(DateRange period, CurrencyUnit currency) {
        return moneyRenewal(period, currency, false);
    }

    private Rate moneyRenewal(DateRange period, CurrencyUnit currency, boolean capped) {
        List<RenewalTerm> terms = terms(period);
        List<Rate.Member> members = new ArrayList<>();
        byAccount(decided(terms)).forEach((id, ofAccount) -> {
            long before = outcomes.before(ofAccount, currency);
            if (before > 0) {
                long after = outcomes.after(ofAccount, currency);
                members.add(new Rate.Member(id.value(), capped ? Math.min(before, after) : after, before));
            }
        });
        long numerator = 0;
        long denominator = 0;
        for (Rate.Member member : members) {
            numerator = ExactAmounts.plus(numerator, member.numerator());
            denominator = ExactAmounts.plus(denominator, member.denominator());
        }
        List<Rate.Member> counted = List.copyOf(members);
        return finish(
                Rate.ofMoney(
                        Mrr.ofUnits(currency, numerator),
                        Mrr.ofUnits(currency, denominator),
                        counted.size(),
                        () -> counted),
                period,
                decided(terms).size() < terms.size());
    }

    /** The accounts with a decided term that ends in a period, and who of them are under none any more. */
    EndingTerms ending(DateRange period) {
        List<RenewalTerm> terms = terms(period);
        SortedMap<AccountId, List<RenewalTerm>> byAccount = byAccount(decided(terms));
        TreeMap<AccountId, Integer> lastDays = new TreeMap<>();
        TreeSet<AccountId> lost = new TreeSet<>();
        byAccount.forEach((id, ofAccount) -> {
            outcomes.lastActive(ofAccount).ifPresent(day -> lastDays.put(id, Days.epoch(day)));
            if (!outcomes.goesOn(ofAccount)) {
                lost.add(id);
            }
        });
        boolean open = byAccount.values().stream().mapToInt(List::size).sum() < terms.size();
        return new EndingTerms(lastDays, lost, open, maturity(period, open));
    }

    /** What a rate's fingerprint says of the grace. */
    String fingerprint() {
        return ";renewalGraceDays=" + graceDays;
    }

    private static SortedMap<AccountId, List<RenewalTerm>> byAccount(List<RenewalTerm> terms) {
        TreeMap<AccountId, List<RenewalTerm>> byAccount = new TreeMap<>();
        for (RenewalTerm term : terms) {
            byAccount
                    .computeIfAbsent(term.contract().accountId(), id -> new ArrayList<>())
                    .add(term);
        }
        return byAccount;
    }

    /**
     * Returns the open terms that end within {@code months} months of the ledger's day, those that have ended and are
     * in their grace first, by their end and the account. A term already renewed or ended is not at stake any more, nor
     * one whose next is signed.
     *
     * @param months how many, at least 1
     */
    public List<UpcomingRenewal> upcoming(int months) {
        checkArgument(months >= 1, "months must be at least 1, was %s", months);
        return upcomingUntil(ledger.asOf().plusMonths(months));
    }

    /**
     * Returns the same for the terms that end within {@code days} days.
     *
     * @param days how many, at least 1
     */
    public List<UpcomingRenewal> upcomingWithinDays(int days) {
        checkArgument(days >= 1, "days must be at least 1, was %s", days);
        return upcomingUntil(ledger.asOf().plusDays(days));
    }

    private List<UpcomingRenewal> upcomingUntil(LocalDate lastDay) {
        LocalDate asOf = ledger.asOf();
        List<UpcomingRenewal> upcoming = new ArrayList<>();
        for (RenewalTerm term : terms(DateRange.of(LocalDate.EPOCH, lastDay.plusDays(1)))) {
            if (term.standing() == RenewalTerm.Standing.OPEN) {
                upcoming.add(new UpcomingRenewal(
                        term.contract().asKnownOn(asOf),
                        atStake(term.contract().accountId()),
                        !term.contract().termEndsOn().isAfter(asOf)));
            }
        }
        return upcoming;
    }

    /**
     * Returns the monthly revenue at stake per month in which an {@linkplain #upcoming upcoming} term ends, months
     * without one left out. An account with several terms in a month counts once in it.
     *
     * @param months how many, at least 1
     */
    public SortedMap<YearMonth, Mrr> atStakeByMonth(int months, CurrencyUnit currency) {
        TreeMap<YearMonth, TreeMap<AccountId, Long>> units = new TreeMap<>();
        for (UpcomingRenewal renewal : upcoming(months)) {
            AccountId id = renewal.contract().accountId();
            units.computeIfAbsent(YearMonth.from(renewal.termEndsOn()), month -> new TreeMap<>())
                    .put(id, mrr(id, currency));
        }
        TreeMap<YearMonth, Mrr> byMonth = new TreeMap<>();
        units.forEach((month, accounts) -> byMonth.put(
                month, Mrr.ofUnits(currency, accounts.values().stream().reduce(0L, ExactAmounts::plus))));
        return Collections.unmodifiableSortedMap(byMonth);
    }

    private List<Mrr> atStake(AccountId id) {
        return ledger.account(id).stream()
                .flatMap(account ->
                        account.currencies().stream().map(currency -> account.mrrOn(ledger.asOf(), currency)))
                .filter(Mrr::isPositive)
                .toList();
    }

    private long mrr(AccountId id, CurrencyUnit currency) {
        return ledger.account(id)
                .map(account -> account.mrrOn(ledger.asOf(), currency).units())
                .orElse(0L);
    }

    private static List<RenewalTerm> decided(List<RenewalTerm> terms) {
        return terms.stream()
                .filter(term -> term.standing() != RenewalTerm.Standing.OPEN)
                .toList();
    }

    private Rate finish(Rate rate, DateRange period, boolean open) {
        boolean over = !open && !period.to().isAfter(ledger.asOf().plusDays(1));
        return new LedgerLabel(
                        ledger.basis().fingerprint() + fingerprint(),
                        ledger.policy().minimumBase(),
                        maturity(period, open),
                        over,
                        ledger.knownAt())
                .on(rate, AVAILABLE_TO_RENEW);
    }

    /** Whether terms may still be renewed late, or late facts come in. */
    private Rate.Maturity maturity(DateRange period, boolean open) {
        boolean settled = !open
                && period.end().isPresent()
                && !period.from().isAfter(ledger.asOf())
                && !period.to().plusDays(graceDays).isAfter(ledger.knownAt());
        return settled
                ? PeriodSpan.of(period, ledger.policy(), ledger.asOf(), ledger.knownAt())
                        .maturity()
                : Rate.Maturity.PROVISIONAL;
    }
}
