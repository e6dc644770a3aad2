package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days between one event and the next of the same subject: what a window should be chosen from within which a
 * repeat buyer or a user still counts as active. Several events of a day are one.
 *
 * <pre>{@code
 * EventGaps gaps = EventGaps.of(orderDaysByAccount.values());
 * gaps.quantile(0.9);       // 9 of 10 repurchases came within so many days: a window to start from
 * gaps.shareWithin(90);     // and how many would a window of 90 days have covered?
 * }</pre>
 *
 * <p>The time since a subject's last event is no gap, since it may still end; quantiles lean to the short side for
 * that, the more so the shorter the history.
 */
public final class EventGaps {

    private final int[] days;

    private EventGaps(int[] days) {
        this.days = days;
    }

    /**
     * Returns the gaps of many subjects.
     *
     * @param eventDays the days of each subject's events, in any order
     */
    public static EventGaps of(Collection<? extends Collection<LocalDate>> eventDays) {
        requireNonNull(eventDays, "eventDays");
        List<Integer> gaps = new ArrayList<>();
        for (Collection<LocalDate> subject : eventDays) {
            SortedSet<LocalDate> sorted = new TreeSet<>(subject);
            LocalDate before = LocalDate.MAX;
            for (LocalDate day : sorted) {
                if (before.isBefore(day)) {
                    gaps.add(Math.toIntExact(ChronoUnit.DAYS.between(before, day)));
                }
                before = day;
            }
        }
        return new EventGaps(gaps.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    /** Returns how many gaps there are. */
    public int size() {
        return days.length;
    }

    /**
     * Returns the least number of days within which a share of all gaps ended, or INSUFFICIENT_DATA without gaps.
     *
     * @param share in (0, 1]; 0.9 for the window that covers nine of ten
     */
    public Answer<Integer> quantile(double share) {
        checkArgument(share > 0 && share <= 1, "share must be in (0, 1], was %s", share);
        if (days.length == 0) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody has two events");
        }
        int at = (int) Math.ceil(share * days.length - 1e-9);
        return Answer.known(
                days[Math.max(1, at) - 1],
                Explanation.inputs(
                        "quantile of gaps",
                        List.of(new Contribution("gaps", days.length), new Contribution("share", share))));
    }

    /** Returns the share of gaps that ended within {@code window} days, a count of gaps out of gaps. */
    public Rate shareWithin(int window) {
        return Rate.ofCounts(Arrays.stream(days).filter(gap -> gap <= window).count(), days.length)
                .named("GAPS_BETWEEN_EVENTS", "");
    }

    @Override
    public String toString() {
        return days.length + " gaps";
    }
}
