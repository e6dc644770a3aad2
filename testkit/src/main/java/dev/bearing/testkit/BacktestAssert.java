package dev.bearing.testkit;

import static java.util.Objects.requireNonNull;

import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestCounts;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.BandOutcome;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.LeakageFinding;
import dev.bearing.health.HealthStrategy;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about how a health score does on a history. Whatever asks for a least figure also fails where the figure
 * is not known, with too few churns say, and where something that the score may have read looks as if it knew the
 * outcome. Every failure tells the figures that were found.
 */
public final class BacktestAssert extends AbstractAssert<BacktestAssert, HealthStrategy> {

    private static final int SHOWN = 5;

    private final HealthHistory history;
    private final BacktestPlan plan;
    private @Nullable Backtest backtest;

    BacktestAssert(HealthStrategy actual, HealthHistory history, BacktestPlan plan) {
        super(actual, BacktestAssert.class);
        this.history = requireNonNull(history, "history");
        this.plan = requireNonNull(plan, "plan");
    }

    /** Returns the same by another plan. */
    public BacktestAssert withPlan(BacktestPlan other) {
        return new BacktestAssert(actual, history, other);
    }

    /**
     * Returns the same with another lead: how long before a churn the score must have told.
     *
     * @param lead whole days, 0 or more
     * @throws IllegalArgumentException if it has months or years in it, which are of no fixed length
     */
    public BacktestAssert withLead(Period lead) {
        return withPlan(plan.withLeadDays(wholeDays("lead", lead)));
    }

    /**
     * Returns the same with another window in which churns count.
     *
     * @param horizon whole days, at least 1
     * @throws IllegalArgumentException if it has months or years in it
     */
    public BacktestAssert withHorizon(Period horizon) {
        return withPlan(plan.withHorizonDays(wholeDays("horizon", horizon)));
    }

    /** Returns the same with another least number of churns, below which no figure is known. */
    public BacktestAssert withLeastEvents(int count) {
        return withPlan(plan.withLeastEvents(count));
    }

    private static int wholeDays(String name, Period period) {
        if (period.toTotalMonths() != 0) {
            throw new IllegalArgumentException(name + " must be in days, was " + period);
        }
        return Math.toIntExact(ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(period)));
    }

    /** Returns the back-test, for assertions of one's own. */
    public Backtest backtest() {
        Backtest known = backtest;
        if (known == null) {
            known = Backtest.of(actual, history, plan);
            backtest = known;
        }
        return known;
    }

    /**
     * Checks that the churn of the worst band is at least so many times that of the best. Where nobody left from the
     * best band, the upper end of that share's interval is put in its place.
     */
    public BacktestAssert hasLiftAtLeast(double least) {
        failOnLeakage("a lift of at least " + number(least));
        Answer<Estimate> lift = backtest().lift();
        boolean reached = lift.fold(
                known -> known.value().value() >= least,
                unknown -> unknown.reason() == Answer.Reason.UNBOUNDED && boundedLift() >= least);
        if (!reached) {
            fail("a lift of at least " + number(least), lift.isKnown() ? figure(lift) : figure(lift) + bound(lift));
        }
        return this;
    }

    /** Checks that a customer who left had a worse score than one who stayed in at least this share of pairs. */
    public BacktestAssert hasAucAtLeast(double least) {
        failOnLeakage("an AUC of at least " + number(least));
        Answer<Estimate> auc = backtest().auc();
        if (!(auc.map(Estimate::value).toOptional().orElse(Double.NaN) >= least)) {
            fail("an AUC of at least " + number(least), figure(auc));
        }
        return this;
    }

    /**
     * Checks that nothing in the history looks as if it knew the outcome, whether the score reads it or not: no signal
     * recorded or dated after the fact, none that is too good, and no score that is.
     */
    public BacktestAssert hasNoLeakage() {
        List<LeakageFinding> findings = backtest().leakage().findings();
        if (!findings.isEmpty()) {
            fail("no leakage", found(findings));
        }
        return this;
    }

    private void failOnLeakage(String expected) {
        List<LeakageFinding> findings = backtest().leakage().reachingScore();
        if (!findings.isEmpty()) {
            fail(expected, "what it may have read knew the outcome: " + found(findings));
        }
    }

    private static String found(List<LeakageFinding> findings) {
        StringBuilder text = new StringBuilder(findings.size() + (findings.size() == 1 ? " finding" : " findings"));
        findings.stream()
                .limit(SHOWN)
                .forEach(finding ->
                        text.append("\n  ").append(finding.kind()).append(": ").append(finding.message()));
        return findings.size() > SHOWN
                ? text.append("\n  and ")
                        .append(findings.size() - SHOWN)
                        .append(" more")
                        .toString()
                : text.toString();
    }

    /** The least lift that the best band's interval leaves room for. */
    private double boundedLift() {
        List<BandOutcome> bands = backtest().bands();
        Optional<Estimate> best = bands.get(bands.size() - 1).share().toOptional();
        Optional<Estimate> worst = bands.get(0).share().toOptional();
        Optional<Interval> interval = best.flatMap(share -> share.interval().toOptional());
        return worst.isPresent() && interval.isPresent()
                ? worst.get().value() / interval.get().upper()
                : Double.NaN;
    }

    private String bound(Answer<Estimate> lift) {
        boolean unbounded = lift.fold(known -> false, unknown -> unknown.reason() == Answer.Reason.UNBOUNDED);
        return unbounded ? ", which shows no more than a lift of " + number(boundedLift()) : "";
    }

    private void fail(String expected, String found) {
        StringBuilder text = new StringBuilder();
        text.append("Expecting ")
                .append(backtest().name())
                .append(" to have ")
                .append(expected)
                .append("\nbut it was ")
                .append(found);
        for (BandOutcome band : backtest().bands()) {
            text.append("\n  band ")
                    .append(band.band().name())
                    .append(": ")
                    .append(band.churned())
                    .append(" of ")
                    .append(band.observations())
                    .append(" observations churned")
                    .append(band.share()
                            .toOptional()
                            .map(share -> ", " + percent(share.value()))
                            .orElse(""));
        }
        BacktestCounts counts = backtest().counts();
        text.append("\n")
                .append(String.format(
                        Locale.ROOT,
                        "%d churns in %d observations of %d accounts on %d days; lead %d days, window %d days; %d observations"
                                + " have no score, %d of them churned",
                        counts.churns(),
                        counts.observations(),
                        counts.accounts(),
                        counts.days(),
                        plan.leadDays(),
                        plan.horizonDays(),
                        counts.unscored(),
                        counts.unscoredChurned()));
        failWithMessage("%s", text);
    }

    private static String figure(Answer<Estimate> answer) {
        return answer.fold(
                known -> number(known.value().value())
                        + known.value()
                                .interval()
                                .toOptional()
                                .map(ends ->
                                        " (95 % interval " + number(ends.lower()) + " to " + number(ends.upper()) + ")")
                                .orElse(""),
                unknown -> "not known: " + unknown.reason() + ", " + unknown.message());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
