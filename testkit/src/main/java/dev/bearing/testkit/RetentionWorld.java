package dev.bearing.testkit;

import static java.util.Objects.requireNonNull;

import dev.bearing.evidence.RetentionLearner;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A world in which it is known how long customers stay: rows are drawn from it, and its true curve is a
 * {@link RetentionModel} to hold estimates against.
 *
 * <pre>{@code
 * RetentionWorld world = RetentionWorld.named("proportional-hazards");
 * RetentionData rows = world.draw(2_000, 36, 7).data();   // 2,000 accounts, 36 months, seed 7
 * double truth = world.truth(1, 0).survival(12).orElseThrow("known");
 * }</pre>
 *
 * <p>Time is counted in months. A stay begins at a tick of a calendar that all stays share; in its m-th month, m from
 * 1, it ends with a probability that may depend on m, on that month of the calendar, and on the covariates. An account
 * is of one of several kinds, which nobody sees. Equal calls give equal rows on every Java virtual machine.
 */
public final class RetentionWorld {

    /** How likely a stay is to end. */
    @FunctionalInterface
    public interface Hazard {

        /**
         * Returns the probability that a stay which has come so far ends now, in {@code [0, 1]}.
         *
         * @param month the month of the stay, from 1
         * @param calendar the tick of the shared calendar: the one at which the stay began, and {@code month}
         * @param x the covariates
         */
        double at(long month, long calendar, double[] x);
    }

    /** One kind of customer: how many are of it, and how likely it leaves for each cause. */
    record Kind(double weight, List<Hazard> causes) {}

    private final String name;
    private final String description;
    private final List<String> covariates;
    private final List<Boolean> flags;
    private final List<Kind> kinds;
    private final SortedMap<String, Double> parameters;
    private final double returning;
    private final int monthsBefore;

    private RetentionWorld(Builder builder) {
        name = builder.name;
        description = builder.description;
        covariates = List.copyOf(builder.covariates);
        flags = List.copyOf(builder.flags);
        kinds = List.copyOf(builder.kinds);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(builder.parameters));
        returning = builder.returning;
        monthsBefore = builder.monthsBefore;
    }

    /**
     * Returns the names of the worlds that come with the kit. Some are what a built-in model takes for granted:
     * {@code constant-hazard}, {@code beta-geometric}, {@code proportional-hazards}, {@code competing-risks}. Some
     * break one thing: {@code crossing-hazards}, {@code seasonal-hazard}, {@code shock-hazard},
     * {@code drifting-hazard}; {@code several-stays} and {@code late-entry} break how rows are seen. And some are like
     * none of the models: {@code contract-cliff}, {@code cured-fraction}, {@code bathtub}.
     */
    public static List<String> names() {
        return RetentionWorlds.names();
    }

    /**
     * Returns the world of a name.
     *
     * @throws IllegalArgumentException if {@link #names} has no such name
     */
    public static RetentionWorld named(String name) {
        return RetentionWorlds.named(name);
    }

    /** Returns a builder of a world of one's own. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns what is special about it, in a sentence. */
    public String description() {
        return description;
    }

    /** Returns the names of the covariates; empty where there are none. */
    public List<String> covariates() {
        return covariates;
    }

    /** Returns how many causes there are to leave. */
    public int causes() {
        return kinds.get(0).causes().size();
    }

    /** Returns the numbers it is made from, by name. */
    public SortedMap<String, Double> parameters() {
        return parameters;
    }

    /**
     * Returns the true curve of stays that begin at tick 0.
     *
     * @param x the covariates, in the order of {@link #covariates}
     */
    public RetentionModel truth(double... x) {
        return truthFrom(0, x);
    }

    /**
     * Returns the true curve of stays that begin at a tick of the calendar.
     *
     * @param startedAt the tick
     * @param x the covariates, in the order of {@link #covariates}
     */
    public RetentionModel truthFrom(long startedAt, double... x) {
        checkCovariates(x);
        return new TrueRetention(this, startedAt, x.clone());
    }

    /**
     * Returns the true share of stays from tick 0 that has ended by a time for one cause, the others being at work too.
     *
     * @param cause from 1 to {@link #causes}
     * @param time in months, 0 or more
     * @param x the covariates
     */
    public double incidence(int cause, long time, double... x) {
        checkCovariates(x);
        if (!(cause >= 1 && cause <= causes())) {
            throw new IllegalArgumentException("cause must be from 1 to " + causes() + ", was " + cause);
        }
        double incidence = 0;
        for (Kind kind : kinds) {
            double there = kind.weight();
            for (long month = 1; month <= time; month++) {
                incidence += there * kind.causes().get(cause - 1).at(month, month, x);
                there *= 1 - hazard(kind, month, month, x);
            }
        }
        return incidence;
    }

    /**
     * Returns a learner that learns nothing and tells the truth: what no model can beat but by chance. Rows must carry
     * this world's covariates and, where the calendar matters, the tick at which they began.
     */
    public RetentionLearner oracle() {
        return RetentionLearner.ofPredictor(
                "truth",
                training -> Answer.known(
                        (rows, row) -> truthFrom(rows.isDated() ? rows.startedAt(row) : 0, rows.covariates(row))));
    }

    /**
     * Returns rows as a vendor sees them who has recorded for some months: accounts arrive at any time, and who has not
     * left by the end is censored.
     *
     * @param accounts how many accounts there are, 1 or more
     * @param months for how many months is recorded, 1 or more
     * @param seed the same seed draws the same rows
     */
    public Stays draw(int accounts, int months, long seed) {
        if (!(accounts >= 1 && months >= 1)) {
            throw new IllegalArgumentException(
                    "accounts and months must be 1 or more, was " + accounts + " and " + months);
        }
        return new StaysDrawing(this, months, seed).draw(accounts);
    }

    List<Kind> kinds() {
        return kinds;
    }

    boolean isFlag(int covariate) {
        return flags.get(covariate);
    }

    double returning() {
        return returning;
    }

    int monthsBefore() {
        return monthsBefore;
    }

    static double hazard(Kind kind, long month, long calendar, double[] x) {
        double sum = 0;
        for (Hazard cause : kind.causes()) {
            sum += cause.at(month, calendar, x);
        }
        if (!(sum >= 0 && sum <= 1)) {
            throw new IllegalStateException(
                    "the hazards of month " + month + " must add up to a probability, were " + sum);
        }
        return sum;
    }

    private void checkCovariates(double[] x) {
        if (x.length != covariates.size()) {
            throw new IllegalArgumentException(
                    "x must have a value for each of the covariates " + covariates + ", had " + x.length);
        }
    }

    @Override
    public String toString() {
        return name + ": " + description;
    }

    /** Makes a world; the order of calls matters for covariates, causes and kinds only. */
    public static final class Builder {

        private final String name;
        private String description = "";
        private final List<String> covariates = new ArrayList<>();
        private final List<Boolean> flags = new ArrayList<>();
        private final List<Kind> kinds = new ArrayList<>();
        private final SortedMap<String, Double> parameters = new TreeMap<>();
        private double returning;
        private int monthsBefore;

        private Builder(String name) {
            this.name = requireNonNull(name, "name");
            if (name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank");
            }
        }

        /** Sets what is special about it. */
        public Builder description(String text) {
            description = requireNonNull(text, "description");
            return this;
        }

        /** Adds a covariate that is 0 or 1, as likely. */
        public Builder flag(String covariate) {
            return covariate(covariate, true);
        }

        /** Adds a covariate that is standard normal. */
        public Builder normal(String covariate) {
            return covariate(covariate, false);
        }

        private Builder covariate(String covariate, boolean isFlag) {
            covariates.add(requireNonNull(covariate, "covariate"));
            flags.add(isFlag);
            return this;
        }

        /** Adds a kind of customer: its share among all kinds, and its hazard by cause, 1 first; they add up. */
        public Builder kind(double share, Hazard... causes) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be in (0, 1], was " + share);
            }
            if (causes.length == 0 || (!kinds.isEmpty() && kinds.get(0).causes().size() != causes.length)) {
                throw new IllegalArgumentException("every kind must have the same causes, one at least");
            }
            kinds.add(new Kind(share, List.of(causes)));
            return this;
        }

        /** Notes a number the world is made from. */
        public Builder parameter(String parameter, double value) {
            parameters.put(parameter, value);
            return this;
        }

        /** Lets accounts that left come back within half a year, with a probability: several rows an account. */
        public Builder returning(double probability) {
            KnownTruth.checkProbability("returning", probability);
            returning = probability;
            return this;
        }

        /**
         * Lets accounts arrive from so many months before recording began: of those only who was still there is seen.
         */
        public Builder monthsBefore(int months) {
            if (months < 0) {
                throw new IllegalArgumentException("months must not be negative, was " + months);
            }
            monthsBefore = months;
            return this;
        }

        /**
         * Returns the world.
         *
         * @throws IllegalArgumentException if there is no kind, or their shares do not add up to 1
         */
        public RetentionWorld build() {
            double total = 0;
            for (Kind kind : kinds) {
                total += kind.weight();
            }
            if (!(Math.abs(total - 1) < 1e-9)) {
                throw new IllegalArgumentException("shares of the kinds must add up to 1, were " + total);
            }
            return new RetentionWorld(this);
        }
    }
}
