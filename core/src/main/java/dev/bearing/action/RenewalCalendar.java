package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * The terms that end next, with what is at stake, how likely each is to be renewed, and what to do where an account is
 * heading the wrong way.
 *
 * <pre>{@code
 * RenewalCalendar calendar = review.renewalCalendar();
 * calendar.months(CurrencyUnit.USD);    // by month: at stake, and how much of it is expected to be lost
 * calendar.saves();                     // whom to call, why, and what that may cost
 * }</pre>
 */
public final class RenewalCalendar {

    private final int horizonDays;
    private final List<RenewalOutlook> outlooks;

    private RenewalCalendar(int horizonDays, List<RenewalOutlook> outlooks) {
        this.horizonDays = horizonDays;
        this.outlooks = outlooks;
    }

    /**
     * Returns the calendar of these terms, sorted by their end, account, contract and currency.
     *
     * @param horizonDays within how many days they end, at least 1
     */
    public static RenewalCalendar of(int horizonDays, Collection<RenewalOutlook> outlooks) {
        requireNonNull(outlooks, "outlooks");
        checkArgument(horizonDays >= 1, "horizonDays must be at least 1, was %s", horizonDays);
        List<RenewalOutlook> sorted = new ArrayList<>(outlooks);
        sorted.sort(
                Comparator.comparing((RenewalOutlook outlook) -> outlook.term().termEndsOn())
                        .thenComparing(RenewalOutlook::accountId)
                        .thenComparing(outlook -> outlook.term().contract().contractId())
                        .thenComparing(outlook -> outlook.atStake()
                                .map(amount -> amount.currency().getCode())
                                .orElse("")));
        return new RenewalCalendar(horizonDays, List.copyOf(sorted));
    }

    /** Returns within how many days the terms end. */
    public int horizonDays() {
        return horizonDays;
    }

    /** Returns the terms: an entry for each and for each currency in which its account was ever priced. */
    public List<RenewalOutlook> outlooks() {
        return outlooks;
    }

    /** Returns what to do, those first that are expected to lose most of a currency's revenue. */
    public List<SaveAction> saves() {
        return outlooks.stream()
                .flatMap(outlook -> outlook.save().stream())
                .sorted(Comparator.comparingDouble((SaveAction save) -> -save.expectedLoss()
                                .map(loss -> loss.amount())
                                .toOptional()
                                .orElse(0.0))
                        .thenComparing(SaveAction::termEndsOn)
                        .thenComparing(SaveAction::accountId)
                        .thenComparing(SaveAction::contractId))
                .toList();
    }

    /** Returns what is at stake in a currency by the month in which terms end, months without one left out. */
    public SortedMap<YearMonth, RenewalLoss> months(CurrencyUnit currency) {
        SortedMap<YearMonth, List<RenewalOutlook>> byMonth = new TreeMap<>();
        for (RenewalOutlook outlook : in(currency)) {
            byMonth.computeIfAbsent(YearMonth.from(outlook.term().termEndsOn()), month -> new ArrayList<>())
                    .add(outlook);
        }
        SortedMap<YearMonth, RenewalLoss> losses = new TreeMap<>();
        byMonth.forEach((month, own) -> losses.put(month, loss(own, currency)));
        return Collections.unmodifiableSortedMap(losses);
    }

    /**
     * Returns what is at stake in a currency in all terms together: an account with terms in two months counts once.
     */
    public RenewalLoss total(CurrencyUnit currency) {
        return loss(in(currency), currency);
    }

    private List<RenewalOutlook> in(CurrencyUnit currency) {
        return outlooks.stream()
                .filter(outlook -> outlook.atStake()
                        .filter(amount -> amount.currency().equals(currency))
                        .isPresent())
                .toList();
    }

    private static RenewalLoss loss(List<RenewalOutlook> outlooks, CurrencyUnit currency) {
        SortedMap<AccountId, RenewalOutlook> least = new TreeMap<>();
        for (RenewalOutlook outlook : outlooks) {
            least.merge(outlook.accountId(), outlook, RenewalCalendar::lessLikely);
        }
        long units = 0;
        for (RenewalOutlook outlook : least.values()) {
            units = ExactAmounts.plus(
                    currency, units, outlook.atStake().map(Mrr::units).orElse(0L));
        }
        return LossDraws.of(List.copyOf(least.values())).loss(outlooks.size(), Mrr.ofUnits(currency, units));
    }

    private static RenewalOutlook lessLikely(RenewalOutlook one, RenewalOutlook other) {
        double first = one.chance().map(RenewalChance::probability).toOptional().orElse(2.0);
        double second =
                other.chance().map(RenewalChance::probability).toOptional().orElse(2.0);
        return second < first ? other : one;
    }
}
