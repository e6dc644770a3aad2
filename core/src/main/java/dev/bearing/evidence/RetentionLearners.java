package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.survival.BetaDiscreteWeibull;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.CoxTies;
import dev.bearing.survival.DiscreteTimeHazard;
import dev.bearing.survival.DiscreteWeibull;
import dev.bearing.survival.DurationFit;
import dev.bearing.survival.ExponentialGamma;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.HazardLink;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.NelsonAalen;
import dev.bearing.survival.PiecewiseHazard;
import dev.bearing.survival.RenewalCounts;
import dev.bearing.survival.RetentionFit;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.Spell;
import dev.bearing.survival.Spells;
import dev.bearing.survival.WeibullGamma;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The built-in models of retention as learners, for a {@link Leaderboard}. */
public final class RetentionLearners {

    private static final double HALF = 0.5;
    private static final Map<String, Supplier<RetentionLearner>> ALL = all();

    private RetentionLearners() {}

    private static Map<String, Supplier<RetentionLearner>> all() {
        Map<String, Supplier<RetentionLearner>> all = new LinkedHashMap<>();
        for (Supplier<RetentionLearner> learner : List.<Supplier<RetentionLearner>>of(
                RetentionLearners::kaplanMeier,
                RetentionLearners::nelsonAalen,
                RetentionLearners::exponential,
                RetentionLearners::geometric,
                RetentionLearners::sbg,
                RetentionLearners::discreteWeibull,
                RetentionLearners::bdw,
                RetentionLearners::exponentialGamma,
                RetentionLearners::weibullGamma,
                RetentionLearners::cox,
                RetentionLearners::discreteTimeHazard)) {
            all.put(learner.get().name(), learner);
        }
        return all;
    }

    /** Returns the names of all, in the order of this class. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** Returns the learner of a name, such as {@code kaplan-meier}; empty where there is none. */
    public static Optional<RetentionLearner> named(String name) {
        requireNonNull(name, "name");
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    /** Returns {@code kaplan-meier}: the curve as observed, the same for all rows. */
    public static RetentionLearner kaplanMeier() {
        return RetentionLearner.of("kaplan-meier", rows -> some(rows).map(data -> KaplanMeier.of(data.spells())));
    }

    /** Returns {@code nelson-aalen}: exp(-H), with H the cumulative hazard as observed. */
    public static RetentionLearner nelsonAalen() {
        return RetentionLearner.of(
                "nelson-aalen",
                rows -> some(rows).map(data -> NelsonAalen.of(data.spells(), NelsonAalen.Form.POISSON)));
    }

    /** Returns {@code exponential}: one constant hazard for all. */
    public static RetentionLearner exponential() {
        return RetentionLearner.of(
                "exponential", rows -> exposed(rows).map(data -> PiecewiseHazard.constant(data.spells())));
    }

    /** Returns {@code geometric}: the same chance to leave at each tick. */
    public static RetentionLearner geometric() {
        return renewals("geometric", GeometricRetention::fit);
    }

    /** Returns {@code sbg}: chances to leave that differ between customers, beta distributed. */
    public static RetentionLearner sbg() {
        return renewals("sbg", ShiftedBetaGeometric::fit);
    }

    /** Returns {@code discrete-weibull}: the same chance to leave for all, which changes with age by a power of it. */
    public static RetentionLearner discreteWeibull() {
        return renewals("discrete-weibull", DiscreteWeibull::fit);
    }

    /** Returns {@code bdw}: chances that differ between customers and change with age (beta-discrete-Weibull). */
    public static RetentionLearner bdw() {
        return renewals("bdw", BetaDiscreteWeibull::fit);
    }

    /**
     * Returns {@code exponential-gamma}: constant rates of leaving that differ between customers, gamma distributed.
     * Who left at a tick is taken to have left half a tick earlier.
     */
    public static RetentionLearner exponentialGamma() {
        return durations("exponential-gamma", ExponentialGamma::fit);
    }

    /**
     * Returns {@code weibull-gamma}: rates of leaving that differ between customers and change with age. Who left at a
     * tick is taken to have left half a tick earlier.
     */
    public static RetentionLearner weibullGamma() {
        return durations("weibull-gamma", WeibullGamma::fit);
    }

    private static RetentionLearner durations(String name, Function<Spells, Answer<DurationFit>> fit) {
        return RetentionLearner.of(
                name,
                rows -> some(rows)
                        .flatMap(data -> fit.apply(withinTicks(data.spells())))
                        .map(DurationFit::model));
    }

    /** The same spells with each loss in the middle of the tick that it ended: it was not seen at the tick's start. */
    private static Spells withinTicks(Spells spells) {
        double[] entries = new double[spells.size()];
        double[] exits = new double[spells.size()];
        int[] causes = new int[spells.size()];
        for (int i = 0; i < exits.length; i++) {
            Spell spell = spells.get(i);
            entries[i] = (double) spell.entry();
            exits[i] = (double) spell.exit() - (spell.cause() > 0 && spell.exit() > 0 ? HALF : 0);
            causes[i] = spell.cause();
        }
        return Spells.ofDurations(entries, exits, causes);
    }

    private static RetentionLearner renewals(String name, Function<RenewalCounts, Answer<RetentionFit>> fit) {
        return RetentionLearner.of(name, rows -> {
            for (int row = 0; row < rows.size(); row++) {
                if (rows.isEvent(row) && rows.time(row) == 0) {
                    return Answer.<RetentionModel>unknown(
                            Answer.Reason.OUTSIDE_MODEL_RANGE,
                            "row " + row + " left at tick 0, before any renewal could be missed");
                }
            }
            return some(rows)
                    .flatMap(data -> fit.apply(RenewalCounts.ofTenures(data.spells())))
                    .<RetentionModel>map(RetentionFit::model);
        });
    }

    /** Returns {@code cox}: hazards that differ by covariates, by the same factor at all times; Efron's ties. */
    public static RetentionLearner cox() {
        return RetentionLearner.ofPredictor("cox", rows -> {
            if (rows.covariateNames().isEmpty()) {
                return noCovariates();
            }
            double[] stops = Arrays.stream(rows.times()).asDoubleStream().toArray();
            return some(rows)
                    .flatMap(data -> CoxModel.builder(stops, data.eventFlags())
                            .covariates(data.covariateNames(), data.covariateRows())
                            .ties(CoxTies.EFRON)
                            .fit())
                    .map(model -> (data, row) -> model.forCustomer(data.covariates(row)));
        });
    }

    /** Returns {@code discrete-time-hazard}: log odds of leaving at each tick, by tick and covariates. */
    public static RetentionLearner discreteTimeHazard() {
        return RetentionLearner.ofPredictor(
                "discrete-time-hazard",
                rows -> exposed(rows)
                        .flatMap(data -> DiscreteTimeHazard.builder(data.covariateNames())
                                .link(HazardLink.LOGIT)
                                .fit(data.spells(), data.covariateRows()))
                        .map(model -> (data, row) -> model.retention(data.covariates(row))));
    }

    private static Answer<RetentionData> some(RetentionData rows) {
        return rows.size() > 0
                ? Answer.known(rows)
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no rows to learn from");
    }

    /** The rows, if anybody was observed for any time. */
    private static Answer<RetentionData> exposed(RetentionData rows) {
        return Arrays.stream(rows.times()).anyMatch(time -> time > 0)
                ? Answer.known(rows)
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was observed beyond tick 0");
    }

    private static Answer<RetentionLearner.Predictor> noCovariates() {
        return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the rows have no covariates");
    }
}
