package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.DateRange;
import dev.bearing.value.EventGaps;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Churn of accounts that pay nothing or not by subscription: an account is active on a day if it did something in the
 * window that ends with that day. Choose the window from {@link #gaps() the time between events}.
 *
 * <pre>{@code
 * ActivityChurn usage = ActivityChurn.of(loginDaysByAccount, 30, asOf);
 * usage.gaps().quantile(0.95);                                                   // was 30 days a good choice?
 * usage.rate(DateRange.of(YearMonth.of(2026, 9)), ActivityChurn.Mode.SPELLS);
 * }</pre>
 *
 * @see <a href="https://www.manning.com/books/fighting-churn-with-data">Gold, Fighting Churn with Data (2020), section
 *     2.5 and listing 2.3</a>
 */
public final class ActivityChurn {

    /** What counts as churn in a period, among the accounts active on the day before it. */
    public enum Mode {
        /**
         * Gold's: not active on the period's last day. An account that was silent for longer than the window and is
         * back by then is missed.
         */
        WINDOW,
        /** The window ran out on a day of the period, whether or not the account came back: nothing is missed. */
        SPELLS
    }

    private static final int SETTLE_DAYS = 3;

    private final SortedMap<AccountId, NavigableSet<LocalDate>> activity;
    private final int windowDays;
    private final LocalDate asOf;

    private ActivityChurn(SortedMap<AccountId, NavigableSet<LocalDate>> activity, int windowDays, LocalDate asOf) {
        this.activity = activity;
        this.windowDays = windowDays;
        this.asOf = asOf;
    }

    /**
     * Returns the churn of accounts by their activity; what is dated after {@code asOf} is not seen.
     *
     * @param activity the days on which each account did something, in any order
     * @param windowDays for how many days an event keeps an account active, its own day included; at least 1
     * @param asOf the day of evaluation
     */
    public static ActivityChurn of(
            Map<AccountId, ? extends Collection<LocalDate>> activity, int windowDays, LocalDate asOf) {
        requireNonNull(activity, "activity");
        checkArgument(windowDays >= 1, "windowDays must be at least 1, was %s", windowDays);
        Days.check("asOf", asOf);
        TreeMap<AccountId, NavigableSet<LocalDate>> sorted = new TreeMap<>();
        activity.forEach((id, days) -> {
            TreeSet<LocalDate> known = new TreeSet<>(days);
            known.forEach(day -> Days.check("day of activity", day));
            known.tailSet(asOf, false).clear();
            if (!known.isEmpty()) {
                sorted.put(id, known);
            }
        });
        return new ActivityChurn(sorted, windowDays, asOf);
    }

    /** Returns the days between one event of an account and its next: what to choose the window from. */
    public EventGaps gaps() {
        return EventGaps.of(activity.values());
    }

    /** Returns the accounts active at the end of a day, sorted. */
    public List<AccountId> activeOn(LocalDate day) {
        checkArgument(!day.isAfter(asOf), "day must not be after asOf = %s, was %s", asOf, day);
        return activity.entrySet().stream()
                .filter(entry -> isActive(entry.getValue(), day))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns the share of the accounts active on the day before a period that churned in it, to date where it is not
     * over, provisional until {@value #SETTLE_DAYS} days after it.
     *
     * @throws IllegalArgumentException if the period begins after the day of evaluation
     */
    public Rate rate(DateRange period, Mode mode) {
        checkArgument(!period.from().isAfter(asOf), "period must begin by asOf = %s, was %s", asOf, period);
        requireNonNull(mode, "mode");
        LocalDate opening = period.from().minusDays(1);
        boolean complete = !period.to().isAfter(asOf.plusDays(1));
        LocalDate closing = complete ? period.to().minusDays(1) : asOf;
        Predicate<NavigableSet<LocalDate>> churned = mode == Mode.WINDOW
                ? days -> !isActive(days, closing)
                : days -> spells(days).stream()
                        .flatMap(spell -> spell.end().stream())
                        .anyMatch(end -> end.isAfter(opening) && !end.isAfter(closing));
        List<Rate.Member> members = activity.entrySet().stream()
                .filter(entry -> isActive(entry.getValue(), opening))
                .map(entry -> new Rate.Member(entry.getKey().value(), churned.test(entry.getValue()) ? 1 : 0, 1))
                .toList();
        Rate rate = Rate.ofMembers(members)
                .named("ACTIVE_AT_OPENING", "activity:mode=" + mode + ";windowDays=" + windowDays)
                .maturing(
                        complete && !period.to().plusDays(SETTLE_DAYS).isAfter(asOf)
                                ? Rate.Maturity.FINAL
                                : Rate.Maturity.PROVISIONAL)
                .withAsOf(asOf);
        return complete ? rate : rate.flagged(Rate.Flag.PARTIAL_PERIOD);
    }

    /**
     * Returns the stretches of days over which each account was active: from an event until the window after the last
     * event has run out. The last one has no end while that has not happened yet.
     */
    public SortedMap<AccountId, List<DateRange>> activeSpells() {
        TreeMap<AccountId, List<DateRange>> all = new TreeMap<>();
        activity.forEach((id, days) -> all.put(id, spells(days)));
        return Collections.unmodifiableSortedMap(all);
    }

    /** Returns the lengths of all active stretches in days: cause 1 where one ended, censored where it goes on. */
    public Spells spells() {
        Spells.Builder lengths = Spells.builder();
        for (NavigableSet<LocalDate> days : activity.values()) {
            for (DateRange spell : spells(days)) {
                lengths.add(
                        ChronoUnit.DAYS.between(spell.from(), spell.end().orElse(asOf)),
                        spell.end().isPresent() ? 1 : 0);
            }
        }
        return lengths.build();
    }

    private List<DateRange> spells(NavigableSet<LocalDate> days) {
        List<DateRange> spells = new ArrayList<>();
        LocalDate began = days.first();
        LocalDate last = began;
        for (LocalDate day : days.tailSet(began, false)) {
            if (day.isAfter(last.plusDays(windowDays))) {
                spells.add(DateRange.of(began, last.plusDays(windowDays)));
                began = day;
            }
            last = day;
        }
        LocalDate end = last.plusDays(windowDays);
        spells.add(end.isAfter(asOf) ? DateRange.startingOn(began) : DateRange.of(began, end));
        return spells;
    }

    private boolean isActive(NavigableSet<LocalDate> days, LocalDate day) {
        return !days.subSet(day.minusDays(windowDays), false, day, true).isEmpty();
    }
}
