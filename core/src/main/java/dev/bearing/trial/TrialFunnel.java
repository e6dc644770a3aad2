package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How trials turn into customers, in the three definitions in use, which for the same month may say 0 %, 50 % and 100
 * %:
 *
 * <table>
 *   <caption>Trial conversion of a period</caption>
 *   <tr><th>definition</th><th>is</th><th>know that</th></tr>
 *   <tr><td>{@link #cohort}</td><td>of the trials started in it, those that converted, ever</td>
 *       <td>it goes on changing while trials of the period run</td></tr>
 *   <tr><td>{@link #endedWindow}</td><td>conversions in it / trials that ended in it, either way</td>
 *       <td>it stands once it is final, also if a trial is begun again</td></tr>
 *   <tr><td>{@link #flowWindow}</td><td>conversions in it / trials started in it</td>
 *       <td>its two parts are different people; it may exceed 1</td></tr>
 * </table>
 *
 * <pre>{@code
 * TrialFunnel funnel = TrialFunnel.of(book.facts(Trial.class), asOf);
 * funnel.cohort(DateRange.of(YearMonth.of(2026, 9)));
 * funnel.progress(DateRange.of(YearMonth.of(2026, 9)));               // converted, lost, open
 * funnel.eventualConversion(DateRange.of(YearMonth.of(2026, 9)));     // with the open ones censored, not dropped
 * }</pre>
 *
 * <p>An account has one trial per product: see {@link TrialRun}. A trial whose agreed end has passed without an outcome
 * is open for {@value #SETTLE_DAYS} days more, in which a conversion may be recorded, and then lost on that end; a
 * later conversion makes it converted, while it stays lost in the window of its end. What counts is the day of the
 * outcome: one of an earlier day that is recorded only after those days restates a window that was final.
 * {@link #attributing} says how long after its end a payment is still put down to a trial; for so long it is open. A
 * trial is a customer of nothing until it converts, and no churn rate knows of it.
 *
 * <p><b>Final</b> is a rate {@value #SETTLE_DAYS} days after its period, or as many as payments are attributed for,
 * where these are more; a cohort's while no trial of it is open.
 */
public final class TrialFunnel {

    /** For how many days after the end of a trial, or of a period, a conversion may be recorded late. */
    public static final int SETTLE_DAYS = 3;

    private static final int CONVERTED = 1;
    private static final int LOST = 2;

    private final LocalDate asOf;
    private final List<TrialRun> runs;
    private final int settleDays;

    private TrialFunnel(LocalDate asOf, List<TrialRun> runs, int settleDays) {
        this.asOf = asOf;
        this.runs = runs;
        this.settleDays = settleDays;
    }

    /**
     * Returns the funnel of trials as known on a day. Order and exact duplicates do not matter.
     *
     * @throws IllegalArgumentException if two different versions of a trial were recorded on one day
     */
    public static TrialFunnel of(Collection<Trial> trials, LocalDate asOf) {
        requireNonNull(trials, "trials");
        Days.check("asOf", asOf);
        Map<List<Object>, List<Trial>> grouped = new LinkedHashMap<>();
        for (Trial trial : KnownFacts.asOf(KnownFacts.distinct(trials), asOf)) {
            grouped.computeIfAbsent(List.of(trial.accountId(), trial.product()), key -> new ArrayList<>())
                    .add(trial);
        }
        List<TrialRun> runs = new ArrayList<>(grouped.size());
        grouped.values().forEach(ofOne -> runs.add(TrialRuns.run(ofOne, asOf)));
        runs.sort(Comparator.comparing(TrialRun::startedOn)
                .thenComparing(TrialRun::accountId)
                .thenComparing(each -> each.product().orElse("")));
        return new TrialFunnel(asOf, List.copyOf(runs), SETTLE_DAYS);
    }

    /** Returns the day up to which the funnel goes. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns one entry for each account and product, by the day of the first trial. */
    public List<TrialRun> runs() {
        return runs;
    }

    /** Returns the part of this funnel about the trials that pass a test: a product, say, or a segment. */
    public TrialFunnel where(Predicate<TrialRun> test) {
        return new TrialFunnel(asOf, runs.stream().filter(test).toList(), settleDays);
    }

    /** Returns the part of this funnel about each model, of those models that there are. */
    public SortedMap<TrialModel, TrialFunnel> byModel() {
        TreeMap<TrialModel, TrialFunnel> parts = new TreeMap<>();
        for (TrialRun run : runs) {
            parts.computeIfAbsent(run.model(), model -> where(one -> one.model() == model));
        }
        return Collections.unmodifiableSortedMap(parts);
    }

    /**
     * Returns this funnel with an end for free plans that have none: a {@link TrialModel#FREEMIUM} sign-up without an
     * agreed end that is no customer so many days after its start is lost on that day, and so is one that became a
     * customer later. Without such an end it would run for ever, and of those decided all would have converted.
     *
     * @param days 1 or more
     */
    public TrialFunnel freemiumWithin(int days) {
        checkArgument(days >= 1, "days must be at least 1, was %s", days);
        return new TrialFunnel(
                asOf, runs.stream().map(run -> endedAfter(run, days)).toList(), settleDays);
    }

    private TrialRun endedAfter(TrialRun run, int days) {
        LocalDate end = run.startedOn().plusDays(days);
        boolean late = run.decidedOn().map(day -> day.isAfter(end)).orElse(run.isRunning() && !end.isAfter(asOf));
        return run.model() == TrialModel.FREEMIUM && run.endsOn().isEmpty() && late ? run.lost(end, end) : run;
    }

    /**
     * Returns this funnel with a rule for who paid after its trial was over. A trial is converted that had not been
     * recorded as such, if the account first paid from the trial's start to so many days after it ended, as agreed or
     * sooner; for so long it is open. One that was converted later than that is lost on its end.
     *
     * @param firstPaidOn the day each account first paid; who never did is absent
     * @param days how many days after the end a payment is still put down to the trial, 0 or more
     */
    public TrialFunnel attributing(Map<AccountId, LocalDate> firstPaidOn, int days) {
        checkArgument(days >= 0, "days must not be negative, was %s", days);
        Attribution attribution = new Attribution(asOf, days);
        List<TrialRun> attributed = runs.stream()
                .map(run -> attribution.of(run, Optional.ofNullable(firstPaidOn.get(run.accountId()))))
                .toList();
        return new TrialFunnel(asOf, attributed, Math.max(SETTLE_DAYS, days));
    }

    /**
     * Returns, of the trials started in a period and decided since, the share that converted, whenever that was. Open
     * trials are in no part, so that one more of them changes nothing; while there are any, the rate is flagged as
     * partial and provisional.
     */
    public Rate cohort(DateRange period) {
        List<TrialRun> started = startedIn(period);
        List<TrialRun> decided = started.stream().filter(run -> !run.isOpen()).toList();
        Rate rate = finish(rate(decided, TrialRun::isConverted, "COHORT"), period, settleDays);
        return decided.size() == started.size() ? rate : partial(rate);
    }

    /**
     * Returns, of the trials started in a period, the share that converted within so many days of their start. In the
     * rate is who was started so many days ago or more, in both of its parts: of those started later only the early
     * conversions could be known. While there are any of these, it is flagged as partial and provisional.
     *
     * @param withinDays at least 0
     */
    public Rate cohort(DateRange period, int withinDays) {
        checkArgument(withinDays >= 0, "withinDays must not be negative, was %s", withinDays);
        List<TrialRun> started = startedIn(period);
        List<TrialRun> old = startedBy(asOf.minusDays(withinDays), started);
        Rate rate = finish(
                rate(old, run -> convertedWithin(run, withinDays), "COHORT_WITHIN_" + withinDays + "_DAYS"),
                period,
                SETTLE_DAYS);
        if (old.size() < started.size()) {
            return partial(rate);
        }
        LocalDate settled = asOf.minusDays(withinDays).minusDays(SETTLE_DAYS);
        return startedBy(settled, started).size() == old.size() ? rate : rate.maturing(Rate.Maturity.PROVISIONAL);
    }

    private static List<TrialRun> startedBy(LocalDate day, List<TrialRun> runs) {
        return runs.stream().filter(run -> !run.startedOn().isAfter(day)).toList();
    }

    private static boolean convertedWithin(TrialRun run, int days) {
        return run.isConverted()
                && run.decidedOn()
                        .filter(day -> !day.isAfter(run.startedOn().plusDays(days)))
                        .isPresent();
    }

    /**
     * Returns the trials that converted in a period out of those that converted or were lost in it. Who is lost and
     * tries again stays lost in the period of the first loss, is not lost again, and converts in the period in which it
     * does.
     */
    public Rate endedWindow(DateRange period) {
        List<TrialRun> ended = runs.stream()
                .filter(run -> convertedIn(run, period)
                        || run.firstLostOn().filter(period::contains).isPresent())
                .toList();
        return finish(rate(ended, run -> convertedIn(run, period), "ENDED_WINDOW"), period, settleDays);
    }

    /**
     * Returns the trials that converted in a period over those started in it. Who converted may have started before, so
     * that this is a {@linkplain Rate.Form#FLOW flow} and no share.
     */
    public Rate flowWindow(DateRange period) {
        requireNonNull(period, "period");
        List<TrialRun> converted =
                runs.stream().filter(run -> convertedIn(run, period)).toList();
        List<TrialRun> started = startedIn(period);
        return finish(
                Rate.ofCounts(
                                converted.size(),
                                started.size(),
                                () -> runs.stream()
                                        .filter(run -> converted.contains(run) || started.contains(run))
                                        .map(run -> new Rate.Member(
                                                run.accountId().value(),
                                                converted.contains(run) ? 1 : 0,
                                                started.contains(run) ? 1 : 0))
                                        .toList())
                        .named("FLOW_WINDOW", "")
                        .withAsOf(asOf)
                        .asFlow(),
                period,
                settleDays);
    }

    /** Returns how the trials started in a period stand. */
    public TrialProgress progress(DateRange period) {
        List<TrialRun> started = startedIn(period);
        long converted = started.stream().filter(TrialRun::isConverted).count();
        long open = started.stream().filter(TrialRun::isOpen).count();
        return new TrialProgress(converted, started.size() - converted - open, open);
    }

    /**
     * Returns the share of the trials started in a period that will have converted by the longest wait seen among them,
     * with open trials censored: each counts for as long as it has run. EMPTY_BASE without trials, CENSORED where none
     * is decided.
     *
     * <p>It is the estimate of Kaplan and Meier in its form for two ways to end, Aalen and Johansen's: a lost trial
     * does not convert, and to treat it as censored, as 1 minus the plain Kaplan-Meier curve would, overstates. Without
     * lost trials the two are one. The interval is that of Aalen's standard error on the scale log(-log(1 - share)),
     * which stays in [0, 1]; INSUFFICIENT_DATA where none converted, or all did.
     *
     * @see #waits for the waits it is made of
     */
    public Answer<Estimate> eventualConversion(DateRange period) {
        Spells waits = waits(period);
        if (waits.size() > 0 && waits.largestCause() == 0) {
            return Answer.unknown(Answer.Reason.CENSORED, "none of " + waits.size() + " trials is decided");
        }
        CumulativeIncidence curves = CumulativeIncidence.of(waits, LOST);
        return curves.incidence(CONVERTED, curves.lastTime())
                .flatMap(share -> Answer.known(
                        new Estimate(share, interval(share, curves.standardError(CONVERTED, curves.lastTime()))),
                        Explanation.inputs(
                                "Aalen-Johansen",
                                List.of(
                                        new Contribution("trials", waits.size()),
                                        new Contribution("converted", curves.events(CONVERTED)),
                                        new Contribution("lost", curves.events(LOST)),
                                        new Contribution("days", curves.lastTime())))));
    }

    /** The complementary log-log scale: 1 - share to the power exp(± z se / ((1 - share) log(1 - share))). */
    private static Answer<Interval> interval(double share, Answer<Double> standardError) {
        if (share == 0 || share == 1) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    (share == 0 ? "none" : "all") + " of the trials converted, so a standard error says nothing");
        }
        double rest = 1 - share;
        return standardError.map(error -> {
            double power = Math.exp(Proportions.Z95 * error / (rest * -Math.log(rest)));
            return Interval.of95(1 - Math.pow(rest, 1 / power), 1 - Math.pow(rest, power));
        });
    }

    /**
     * Returns the days from the start of each trial started in a period: cause 1 converted, 2 lost, 0 open. A lost one
     * waited until it counted as lost, {@link TrialRun#settlesOn}, since it could have converted until then.
     */
    public Spells waits(DateRange period) {
        Spells.Builder waits = Spells.builder();
        for (TrialRun run : startedIn(period)) {
            LocalDate end = run.settlesOn()
                    .filter(day -> !run.isOpen())
                    .or(run::decidedOn)
                    .orElse(asOf);
            long days = ChronoUnit.DAYS.between(run.startedOn(), end);
            waits.add(days, run.isOpen() ? 0 : run.isConverted() ? CONVERTED : LOST);
        }
        return waits.build();
    }

    private List<TrialRun> startedIn(DateRange period) {
        requireNonNull(period, "period");
        return runs.stream().filter(run -> period.contains(run.startedOn())).toList();
    }

    private static boolean convertedIn(TrialRun run, DateRange period) {
        return run.isConverted() && run.decidedOn().filter(period::contains).isPresent();
    }

    private Rate rate(List<TrialRun> counted, Predicate<TrialRun> converted, String population) {
        return Rate.ofCounts(
                        counted.stream().filter(converted).count(),
                        counted.size(),
                        () -> counted.stream()
                                .map(run -> new Rate.Member(run.accountId().value(), converted.test(run) ? 1 : 0, 1))
                                .toList())
                .named(population, "")
                .withAsOf(asOf);
    }

    private Rate finish(Rate rate, DateRange period, int days) {
        if (period.to().isAfter(asOf.plusDays(1))) {
            return partial(rate);
        }
        boolean settled = !period.to().plusDays(days).isAfter(asOf);
        return settled ? rate : rate.maturing(Rate.Maturity.PROVISIONAL);
    }

    private static Rate partial(Rate rate) {
        return rate.flagged(Rate.Flag.PARTIAL_PERIOD).maturing(Rate.Maturity.PROVISIONAL);
    }
}
