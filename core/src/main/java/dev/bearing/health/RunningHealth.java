package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The health of one account, kept current while its observations arrive one by one and its day moves on. It is at all
 * times what {@link Scorecard#assess} says of all the observations that were added, in whatever order, as of its
 * {@linkplain #day day}; but only the measures that something happened to are read again.
 *
 * <pre>{@code
 * RunningHealth health = RunningHealth.of(scorecard, acme, today);
 * health.add(Signal.of(acme, "logins", today, 12));
 * health.score();
 * health.advanceTo(today.plusDays(1));
 * }</pre>
 *
 * <p>Of a signal it keeps the observations of the longest window that a measure reads, and the newest one. An
 * observation that is dated or was recorded after the day waits for its day. Mutable, and not thread-safe.
 */
public final class RunningHealth {

    private static final Comparator<Signal> CANONICAL =
            Comparator.comparing(Signal::on).thenComparing(Signal::recordedOn).thenComparing(Signal::signal);

    private final ScorePlan plan;
    private final AccountId accountId;
    private int today;
    /** By signal: what is kept; null where it was never observed. */
    private final @Nullable RunningSeries[] series;
    /** The same as measures read it. */
    private final @Nullable Series[] readable;
    /** By signal: the day of the newest observation; side by side, since every score needs them all. */
    private final int[] lastDays;
    /** The readable series by name, where a measure reads another signal as well. */
    private final Map<String, Series> others = new HashMap<>();

    private Optional<LocalDate> customerSince = Optional.empty();
    private final List<Signal> waiting = new ArrayList<>();
    /** By measure: the number that was read, NaN where it is missing. */
    private final double[] observed;
    /** By measure: the first day on which it may read another number though nothing is observed. */
    private final int[] readAgainOn;

    private RunningHealth(ScorePlan plan, AccountId accountId, LocalDate day) {
        Days.check("day", day);
        this.plan = plan;
        this.accountId = requireNonNull(accountId, "accountId");
        today = Days.epoch(day);
        series = new @Nullable RunningSeries[plan.signals()];
        readable = new @Nullable Series[plan.signals()];
        lastDays = new int[plan.signals()];
        observed = new double[plan.measures()];
        readAgainOn = new int[plan.measures()];
        Arrays.fill(observed, Double.NaN);
        Arrays.fill(readAgainOn, Integer.MAX_VALUE);
    }

    /**
     * Returns the health of an account of which nothing was observed yet.
     *
     * @param day the day from which it is seen
     * @throws IllegalArgumentException if the scorecard {@linkplain Scorecard#needsPeers needs peers}
     */
    public static RunningHealth of(Scorecard scorecard, AccountId accountId, LocalDate day) {
        requireNonNull(scorecard, "scorecard");
        return new RunningHealth(new ScorePlan(scorecard), accountId, day);
    }

    /** Returns the health of another account under the same scorecard on the same day, of which nothing is known. */
    public RunningHealth sibling(AccountId other) {
        return new RunningHealth(plan, other, day());
    }

    /** Returns the day from which the account is seen. */
    public LocalDate day() {
        return LocalDate.ofEpochDay(today);
    }

    /**
     * Takes an observation in and returns whether it was news: not if it was there already, in this or a later version,
     * or if the scorecard does not read it any more, or never does. One that is not known yet is news.
     *
     * @throws IllegalArgumentException if it is of another account, or contradicts an observation that is kept: the
     *     same signal and day, recorded on the same day, with another value; it then changes nothing
     */
    public boolean add(Signal signal) {
        checkArgument(
                signal.accountId().equals(accountId),
                "the observation must be of account %s, was of %s",
                accountId,
                signal.accountId());
        int index = plan.index(signal.signal());
        if (index < 0) {
            return false;
        }
        if (knownOn(signal) > today) {
            return wait(signal);
        }
        return put(index, signal);
    }

    private static int knownOn(Signal signal) {
        return Days.epoch(signal.newestDay());
    }

    private boolean wait(Signal signal) {
        for (Signal other : waiting) {
            if (other.equals(signal)) {
                return false;
            }
            checkArgument(
                    !(other.signal().equals(signal.signal())
                            && other.on().equals(signal.on())
                            && other.recordedOn().equals(signal.recordedOn())),
                    "%s on %s was recorded on %s with two values, %s and %s",
                    signal.signal(),
                    signal.on(),
                    signal.recordedOn(),
                    Math.min(signal.value(), other.value()),
                    Math.max(signal.value(), other.value()));
        }
        return waiting.add(signal);
    }

    private boolean put(int index, Signal signal) {
        RunningSeries own = series[index];
        if (own == null) {
            own = new RunningSeries(signal.signal(), plan.reach(index));
            series[index] = own;
        }
        boolean news = own.put(Days.epoch(signal.on()), signal.value(), Days.epoch(signal.recordedOn()), today);
        if (news) {
            changed(index, own);
        }
        return news;
    }

    private void changed(int index, RunningSeries own) {
        Series now = own.series();
        readable[index] = now;
        lastDays[index] = now.lastDay();
        if (plan.readsOthers()) {
            others.put(own.signal(), now);
        }
        for (int measure : plan.readers(index)) {
            readAgainOn[measure] = Integer.MIN_VALUE;
        }
    }

    /**
     * Says since when the account is a customer, which measures {@linkplain Measure.Builder#scaledToTenure scaled to
     * tenure} need; empty where that is not known. A day that lies ahead counts from then on.
     */
    public void customerSince(Optional<LocalDate> firstDay) {
        firstDay.ifPresent(day -> Days.check("customerSince", day));
        customerSince = firstDay;
        for (int i = 0; i < readAgainOn.length; i++) {
            if (plan.measure(i).leastTenureDays().isPresent()) {
                readAgainOn[i] = Integer.MIN_VALUE;
            }
        }
    }

    /** Moves the day on; to an earlier day it does nothing. */
    public void advanceTo(LocalDate day) {
        Days.check("day", day);
        int next = Days.epoch(day);
        if (next <= today) {
            return;
        }
        today = next;
        if (!waiting.isEmpty()) {
            List<Signal> known = waiting.stream()
                    .filter(signal -> knownOn(signal) <= today)
                    .sorted(CANONICAL)
                    .toList();
            waiting.removeAll(known);
            known.forEach(signal -> put(plan.index(signal.signal()), signal));
        }
    }

    /** Returns the health on the day, or INSUFFICIENT_DATA, of which {@link #assess} says more. */
    public Answer<Health> score() {
        ScoreKernel.Row row = row();
        return plan.scorecard().verdict(row) == ScoreKernel.Verdict.SCORED
                ? Answer.known(new Health(row.score))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "too little of the scorecard was observed");
    }

    private ScoreKernel.Row row() {
        readAgain();
        ScoreKernel.Row row = new ScoreKernel.Row(plan.scorecard().units());
        for (int i = 0; i < observed.length; i++) {
            int signal = plan.signalOf(i);
            row.observed[i] = observed[i];
            row.ages[i] = readable[signal] == null ? -1 : today - lastDays[signal];
        }
        return row;
    }

    private void readAgain() {
        HealthSignals signals = HealthSignals.ofSeries(others, day(), customerSince);
        int since = customerSince.map(Days::epoch).orElse(Integer.MAX_VALUE);
        for (int i = 0; i < observed.length; i++) {
            RunningSeries own = readAgainOn[i] <= today ? series[plan.signalOf(i)] : null;
            if (own != null) {
                observed[i] = plan.measure(i).observe(readable[plan.signalOf(i)], signals);
                readAgainOn[i] = plan.readAgainOn(i, own, since, today);
            }
        }
    }

    /** Returns the health on the day with all its parts, or why there is none: {@link Scorecard#assess}. */
    public Answer<HealthScore> assess() {
        return plan.scorecard().assess(signals());
    }

    /** Returns what is kept of the account's signals and known on the day. */
    public HealthSignals signals() {
        TreeMap<String, Series> sorted = new TreeMap<>();
        for (int i = 0; i < series.length; i++) {
            RunningSeries own = series[i];
            Series now = readable[i];
            if (own != null && now != null) {
                sorted.put(own.signal(), now);
            }
        }
        return HealthSignals.ofSeries(new LinkedHashMap<>(sorted), day(), customerSince);
    }

    /**
     * Returns the first day after this one on which the health may be another though nothing is added, or empty if
     * there is none. Until then it need not be looked at.
     */
    public Optional<LocalDate> nextChange() {
        readAgain();
        int next = Integer.MAX_VALUE;
        for (int i = 0; i < readAgainOn.length; i++) {
            next = series[plan.signalOf(i)] == null ? next : Math.min(next, readAgainOn[i]);
        }
        for (Signal signal : waiting) {
            next = Math.min(next, knownOn(signal));
        }
        return next == Integer.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(next));
    }

    /** Returns what is kept and known on the day, a series for each signal, in alphabetical order. */
    public List<SignalSeries> kept() {
        TreeMap<String, SignalSeries> kept = new TreeMap<>();
        for (RunningSeries own : series) {
            if (own != null) {
                kept.put(own.signal(), own.kept());
            }
        }
        return List.copyOf(kept.values());
    }

    /** Returns the observations that are not known yet, in the order of their days. */
    public List<Signal> waiting() {
        return waiting.stream().sorted(CANONICAL).toList();
    }

    /**
     * Takes in what another instance under the same scorecard {@linkplain #kept kept}, in place of what is there.
     *
     * @throws IllegalArgumentException if the scorecard does not read a signal, or a day is after this one's
     */
    public void restore(Collection<SignalSeries> kept) {
        for (SignalSeries own : kept) {
            int index = plan.index(own.signal());
            checkArgument(
                    index >= 0,
                    "scorecard %s does not read %s",
                    plan.scorecard().id(),
                    own.signal());
            for (int i = 0; i < own.size(); i++) {
                checkArgument(
                        Math.max(own.day(i), own.recordedDay(i)) <= today,
                        "%s on %s is not known on %s",
                        own.signal(),
                        own.on(i),
                        day());
            }
            RunningSeries running = RunningSeries.of(own, plan.reach(index));
            series[index] = running;
            changed(index, running);
        }
    }

    /** Returns the account, the day and the score. */
    @Override
    public String toString() {
        return accountId + " as of " + day() + ": " + score().map(Health::value);
    }
}
