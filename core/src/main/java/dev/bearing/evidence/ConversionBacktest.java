package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import dev.bearing.trial.ActivityPlan;
import dev.bearing.trial.ConversionActivities;
import dev.bearing.trial.ConversionScore;
import dev.bearing.trial.TrialActivity;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.trial.TrialRun;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How the score of trials did on trials that it had not seen: walking forward, the activities are looked for and the
 * score is fitted anew on what was known before each fifth of the trials began, and judges that fifth by what each
 * account had done in its first days.
 *
 * <pre>{@code
 * ConversionBacktest past = ConversionBacktest.of(day -> TrialFunnel.of(trials, day), asOf, activities, plan);
 * past.roc().map(RocCurve::auc);     // 0.71, 95 %: 0.60 to 0.82
 * }</pre>
 *
 * <p>Choosing activities and fitting on the same trials that are then scored would flatter: whatever went together by
 * chance would do so again.
 *
 * @param scored the trials that were scored, by the day they began
 * @param unscored how many trials began when nothing had been found yet, so that there was no score, 0 or more
 * @param refits how many fifths had a score, in [0, 4]
 */
public record ConversionBacktest(List<Scored> scored, long unscored, int refits) {

    private static final int PARTS = 5;

    /**
     * A trial that was scored before it was decided.
     *
     * @param trial the trial
     * @param probability what the score said, in [0, 1]
     * @param method how it was worked out then
     */
    public record Scored(TrialRun trial, double probability, ConversionScore.Method method) {

        /** Refuses null. */
        public Scored {
            requireNonNull(trial, "trial");
            requireNonNull(method, "method");
        }
    }

    /** @throws IllegalArgumentException if a count is out of its range */
    public ConversionBacktest {
        requireNonNull(scored, "scored");
        scored = List.copyOf(scored);
        checkArgument(unscored >= 0, "unscored must not be negative, was %s", unscored);
        checkArgument(refits >= 0 && refits < PARTS, "refits must be in [0, 4], was %s", refits);
    }

    /**
     * Returns the back-test. The trials that are decided by the last day, and were not before the days that count were
     * over, stand in the order they began; of five equal parts the first is only learnt from.
     *
     * @param knownOn the trials as known on a day, of one model
     * @param asOf the last day
     * @param activities what accounts did, also outside of trials, in any order
     * @param plan how activities are looked for
     */
    public static ConversionBacktest of(
            Function<LocalDate, TrialFunnel> knownOn,
            LocalDate asOf,
            Collection<TrialActivity> activities,
            ActivityPlan plan) {
        requireNonNull(knownOn, "knownOn");
        Days.check("asOf", asOf);
        List<TrialRun> decided = knownOn.apply(asOf).runs().stream()
                .filter(run -> !run.isOpen() && decidedAfter(run, plan.withinDays()))
                .sorted(Comparator.comparing(TrialRun::startedOn).thenComparing(TrialRun::accountId))
                .toList();
        List<Scored> scored = new ArrayList<>();
        int refits = 0;
        int n = decided.size();
        for (int part = 1; part < PARTS; part++) {
            List<TrialRun> test = decided.subList(n * part / PARTS, n * (part + 1) / PARTS);
            List<Scored> added = test.isEmpty() ? List.of() : scored(test, knownOn, activities, plan);
            scored.addAll(added);
            refits += added.isEmpty() ? 0 : 1;
        }
        return new ConversionBacktest(scored, n - n / PARTS - scored.size(), refits);
    }

    private static boolean decidedAfter(TrialRun run, int days) {
        return run.decidedOn()
                .filter(day -> !day.isBefore(run.startedOn().plusDays(days)))
                .isPresent();
    }

    /** The days that count of the first of them are not over when the score is fitted, so none of them is decided. */
    private static List<Scored> scored(
            List<TrialRun> test,
            Function<LocalDate, TrialFunnel> knownOn,
            Collection<TrialActivity> activities,
            ActivityPlan plan) {
        LocalDate day = test.get(0).startedOn().plusDays(plan.withinDays() - 1L);
        ConversionActivities common = ConversionActivities.of(knownOn.apply(day), activities, plan);
        return common.score()
                .map(score -> test.stream()
                        .map(run -> new Scored(
                                run,
                                score.probability(common.doneAsKnownOn(
                                        run, run.startedOn().plusDays(plan.withinDays() - 1L))),
                                score.method()))
                        .toList())
                .toOptional()
                .orElse(List.of());
    }

    /** Returns scores and outcomes; empty where nothing was scored. */
    public ScoredOutcomes outcomes() {
        double[] scores = new double[scored.size()];
        boolean[] converted = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scored.get(i).probability();
            converted[i] = scored.get(i).trial().isConverted();
        }
        return ScoredOutcomes.of(scores, converted);
    }

    /** Returns how well the scores ranked, with DeLong's interval of the AUC; unknown where {@link RocCurve#of} is. */
    public Answer<RocCurve> roc() {
        return RocCurve.of(outcomes());
    }

    /** Returns how far the probabilities were off; unknown where {@link ProbabilityScore#of} is. */
    public Answer<ProbabilityScore> probabilities() {
        return ProbabilityScore.of(outcomes());
    }
}
