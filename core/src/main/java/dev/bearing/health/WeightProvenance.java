package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.DateRange;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where a scorecard's weights come from, if they were learnt: from which rows, how strongly they were held to the
 * expert's, and what was found for each measure. Weights say what went with churn, not what causes it.
 *
 * @param expertVersion the version of the scorecard that they were learnt from
 * @param sample the rows
 * @param shrinkage how strongly the weights were held to the expert's
 * @param intercept the log odds of churn where all healths are 0, finite
 * @param weights what was found for each measure, in the scorecard's order
 * @param notes what a reader must know, in plain words
 */
public record WeightProvenance(
        String expertVersion,
        Sample sample,
        Shrinkage shrinkage,
        double intercept,
        List<LearntWeight> weights,
        List<String> notes) {

    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if the version is blank, the intercept not finite or no weight positive */
    public WeightProvenance {
        checkText("expertVersion", expertVersion);
        requireNonNull(sample, "sample");
        requireNonNull(shrinkage, "shrinkage");
        checkArgument(Double.isFinite(intercept), "intercept must be finite, was %s", intercept);
        weights = List.copyOf(weights);
        notes = List.copyOf(notes);
        double sum = weights.stream().mapToDouble(LearntWeight::share).sum();
        checkArgument(Math.abs(sum - 1) <= ROUNDING, "the learnt shares must add up to 1, were %s", sum);
    }

    /**
     * The rows that weights were learnt from: an account on a day, and whether it then left.
     *
     * @param observed the days on which healths were observed, from the first to the last
     * @param knownOn the day by which all outcomes were known
     * @param leadDays how long after the observation the time began in which churn counted; empty where unsaid
     * @param horizonDays how long that time was; empty where unsaid
     * @param rows how many rows
     * @param accounts how many accounts they are of
     * @param events how many of these accounts left
     * @param unscored how many rows more were left out, as the expert's scorecard had no score for them
     */
    public record Sample(
            DateRange observed,
            LocalDate knownOn,
            OptionalInt leadDays,
            OptionalInt horizonDays,
            long rows,
            long accounts,
            long events,
            long unscored) {

        /** @throws IllegalArgumentException if a number is out of its range */
        public Sample {
            requireNonNull(leadDays, "leadDays");
            requireNonNull(horizonDays, "horizonDays");
            requireNonNull(observed, "observed");
            requireNonNull(knownOn, "knownOn");
            checkArgument(leadDays.orElse(0) >= 0, "leadDays must not be negative, was %s", leadDays.orElse(0));
            checkArgument(horizonDays.orElse(1) >= 1, "horizonDays must be at least 1, was %s", horizonDays.orElse(1));
            checkArgument(
                    0 < events && events < accounts && accounts <= rows,
                    "events must be in [1, accounts), and accounts at most rows, were %s, %s and %s",
                    events,
                    accounts,
                    rows);
            checkArgument(unscored >= 0, "unscored must not be negative, was %s", unscored);
        }

        private static Sample from(Parameters parameters) {
            return new Sample(
                    DateRange.of(day(parameters, "from"), day(parameters, "to")),
                    day(parameters, "knownOn"),
                    days(parameters, "leadDays"),
                    days(parameters, "horizonDays"),
                    count(parameters, "rows"),
                    count(parameters, "accounts"),
                    count(parameters, "events"),
                    count(parameters, "unscored"));
        }

        private Map<String, Object> saved() {
            Map<String, Object> saved = new TreeMap<>();
            saved.put("from", observed.from().toString());
            saved.put("to", observed.to().toString());
            saved.put("knownOn", knownOn.toString());
            leadDays.ifPresent(days -> saved.put("leadDays", (long) days));
            horizonDays.ifPresent(days -> saved.put("horizonDays", (long) days));
            saved.put("rows", rows);
            saved.put("accounts", accounts);
            saved.put("events", events);
            saved.put("unscored", unscored);
            return Collections.unmodifiableMap(saved);
        }
    }

    /**
     * How strongly the weights were held to the expert's.
     *
     * @param expertWorth how many accounts that left the expert's opinion was worth, 0 or more
     * @param penalty λ, the strength of the penalty that follows from it, 0 or more
     * @param slope how much the log odds of churn fall from an expert's score of 0 to one of 1, positive
     */
    public record Shrinkage(double expertWorth, double penalty, double slope) {

        /** @throws IllegalArgumentException if a number is out of its range */
        public Shrinkage {
            checkArgument(
                    expertWorth >= 0 && expertWorth < Double.POSITIVE_INFINITY,
                    "expertWorth must be 0 or more and finite, was %s",
                    expertWorth);
            checkArgument(
                    penalty >= 0 && penalty < Double.POSITIVE_INFINITY,
                    "penalty must be 0 or more and finite, was %s",
                    penalty);
            checkArgument(
                    slope > 0 && slope < Double.POSITIVE_INFINITY, "slope must be positive and finite, was %s", slope);
        }
    }

    /**
     * What was found for one measure.
     *
     * @param measure its name in the scorecard
     * @param expertShare its share of the expert's weights, in [0, 1]
     * @param share its share of the learnt weights, in [0, 1]
     * @param coefficient what a health of 1 adds to the log odds of churn of one of 0, 0 or less
     * @param standardError of the coefficient, robust and by account; it knows the variance, and not the bias that
     *     holding to the expert's weights brings; empty at the bound
     * @param observedShare the share of the rows in which the measure was observed, in [0, 1]
     */
    public record LearntWeight(
            String measure,
            double expertShare,
            double share,
            double coefficient,
            OptionalDouble standardError,
            double observedShare) {

        /** @throws IllegalArgumentException if a number is out of its range */
        public LearntWeight {
            requireNonNull(measure, "measure");
            requireNonNull(standardError, "standardError");
            checkText("measure", measure);
            checkShare("expertShare", expertShare, measure);
            checkShare("share", share, measure);
            checkShare("observedShare", observedShare, measure);
            checkArgument(
                    coefficient <= 0 && coefficient > Double.NEGATIVE_INFINITY,
                    "coefficient of %s must be 0 or less and finite, was %s",
                    measure,
                    coefficient);
            if (standardError.isPresent()) {
                double error = standardError.getAsDouble();
                checkArgument(
                        error >= 0 && error < Double.POSITIVE_INFINITY,
                        "standardError of %s must be 0 or more and finite, was %s",
                        measure,
                        error);
            }
            expertShare = expertShare + 0.0;
            share = share + 0.0;
            coefficient = coefficient + 0.0;
        }

        private static void checkShare(String name, double share, String measure) {
            checkArgument(share >= 0 && share <= 1, "%s of %s must be in [0, 1], was %s", name, measure, share);
        }

        /** Returns whether a better health would have gone with more churn, so that the measure has no weight. */
        public boolean isAtBound() {
            return coefficient == 0;
        }

        /** Returns the 95 % interval of the coefficient, 1.96 errors to each side; empty at the bound. */
        public Optional<Interval> interval() {
            return standardError.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Interval.of95(
                            coefficient - Proportions.Z95 * standardError.getAsDouble(),
                            coefficient + Proportions.Z95 * standardError.getAsDouble()));
        }

        private static LearntWeight from(Parameters parameters) {
            Optional<Double> error = parameters.optionalNumber("standardError");
            return new LearntWeight(
                    parameters.text("measure"),
                    parameters.number("expertShare"),
                    parameters.number("share"),
                    parameters.number("coefficient"),
                    error.isPresent() ? OptionalDouble.of(error.get()) : OptionalDouble.empty(),
                    parameters.number("observedShare"));
        }

        private Map<String, Object> saved() {
            Map<String, Object> saved = new TreeMap<>();
            saved.put("measure", measure);
            saved.put("expertShare", expertShare);
            saved.put("share", share);
            saved.put("coefficient", coefficient);
            standardError.ifPresent(error -> saved.put("standardError", error));
            saved.put("observedShare", observedShare);
            return Collections.unmodifiableMap(saved);
        }
    }

    /** Returns the measures that have no weight, as a better health would have gone with more churn. */
    public List<String> measuresAtBound() {
        return weights.stream()
                .filter(LearntWeight::isAtBound)
                .map(LearntWeight::measure)
                .toList();
    }

    /** Returns the provenance of saved parameters. */
    static WeightProvenance from(Parameters parameters) {
        return new WeightProvenance(
                parameters.text("expertVersion"),
                parameters.optionalPart("sample", Sample::from).orElseThrow(() -> absent("sample")),
                parameters
                        .optionalPart(
                                "shrinkage",
                                part -> new Shrinkage(
                                        part.number("expertWorth"), part.number("penalty"), part.number("slope")))
                        .orElseThrow(() -> absent("shrinkage")),
                parameters.number("intercept"),
                parameters.parts("weights", LearntWeight::from),
                parameters.optionalTexts("notes").orElse(List.of()));
    }

    /** Returns the saved parameters. */
    Map<String, Object> saved() {
        Map<String, Object> saved = new TreeMap<>();
        saved.put("expertVersion", expertVersion);
        saved.put("sample", sample.saved());
        saved.put(
                "shrinkage",
                Collections.unmodifiableMap(new TreeMap<>(Map.of(
                        "expertWorth", shrinkage.expertWorth(),
                        "penalty", shrinkage.penalty(),
                        "slope", shrinkage.slope()))));
        saved.put("intercept", intercept);
        saved.put("weights", weights.stream().map(LearntWeight::saved).toList());
        saved.put("notes", notes);
        return Collections.unmodifiableMap(saved);
    }

    /** Checks that this tells of a scorecard's weights: of all its measures, in order, with their shares. */
    void checkDescribes(List<String> names, double[] shares) {
        List<String> own = weights.stream().map(LearntWeight::measure).toList();
        checkArgument(own.equals(names), "the provenance must tell of the measures %s, told of %s", names, own);
        for (int i = 0; i < shares.length; i++) {
            checkArgument(
                    Math.abs(shares[i] - weights.get(i).share()) <= ROUNDING,
                    "the weight of %s must have the share %s that was learnt, had %s: changed weights have no provenance",
                    names.get(i),
                    weights.get(i).share(),
                    shares[i]);
        }
    }

    private static LocalDate day(Parameters parameters, String name) {
        String text = parameters.text(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a day such as 2026-03-31, was " + text, e);
        }
    }

    private static OptionalInt days(Parameters parameters, String name) {
        return parameters.optionalDays(name).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static long count(Parameters parameters, String name) {
        double number = parameters.number(name);
        checkArgument(number == Math.rint(number), "%s must be a whole number, was %s", name, number);
        return (long) number;
    }

    private static IllegalArgumentException absent(String name) {
        return new IllegalArgumentException(name + " must have parameters, was absent");
    }
}
