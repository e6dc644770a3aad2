package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.health.HealthScore;
import dev.bearing.health.Scorecard;
import dev.bearing.internal.Days;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a scorecard's measures said of accounts on days of the past, each beside whether the account then left: the rows
 * that {@link WeightLearner} learns from.
 *
 * <p>A row holds one health per measure, read as the scorecard reads it, so that their weighted mean is the account's
 * score before ceilings: a measure that had dropped out counts as the score that the others make, one with an assumed
 * value as that value, and one that has lost the share 1 − d of its weight to age as d × its health + (1 − d) × the
 * score; in a group, the group's. Where there was no score there is no row; these are counted.
 */
public final class ScorecardOutcomes {

    private final Scorecard scorecard;
    private final LearningRows rows;
    /** For each measure, in how many rows it was observed. */
    private final long[] observed;

    private final long unscored;
    private final OptionalInt leadDays;
    private final OptionalInt horizonDays;

    private ScorecardOutcomes(Builder builder) {
        scorecard = builder.scorecard;
        rows = builder.rows();
        observed = builder.observed.clone();
        unscored = builder.unscored;
        leadDays = builder.leadDays;
        horizonDays = builder.horizonDays;
    }

    /**
     * Returns a builder of rows of a scorecard.
     *
     * @throws IllegalArgumentException if its score or a group's is no weighted mean: only the weights of one can be
     *     learnt
     */
    public static Builder builder(Scorecard scorecard) {
        requireNonNull(scorecard, "scorecard");
        checkMean("scorecard " + scorecard.id(), scorecard.aggregation());
        scorecard.groups().forEach(group -> checkMean("group " + group.name(), group.aggregation()));
        return new Builder(scorecard);
    }

    private static void checkMean(String what, Scorecard.Aggregation aggregation) {
        checkArgument(
                aggregation == Scorecard.Aggregation.ARITHMETIC,
                "aggregation of %s must be ARITHMETIC, was %s: the log odds of churn are a sum over measures, and only"
                        + " the weights of a score that is one too can be learnt",
                what,
                aggregation);
    }

    /**
     * Returns the rows of a history: every customer that the scorecard is for, on every day of the plan whose window is
     * over, by what was known on that day, percentiles among the customers of that day; and whether it left in the
     * window. Who left during the lead has no row. What became known after the end of the history changes nothing.
     *
     * @throws IllegalArgumentException if the score is no weighted mean
     */
    public static ScorecardOutcomes of(Scorecard scorecard, HealthHistory history, BacktestPlan plan) {
        requireNonNull(scorecard, "scorecard");
        Builder builder = builder(scorecard).window(plan.leadDays(), plan.horizonDays());
        for (LocalDate day : plan.judgedDays(history)) {
            List<HealthObservation> customers = history.on(day).stream()
                    .filter(customer -> scorecard.when().isEmpty() || scorecard.appliesTo(customer.attributes()))
                    .toList();
            Scorecard fitted = scorecard.needsPeers()
                    ? scorecard.fittedTo(
                            customers.stream().map(HealthObservation::signals).toList())
                    : scorecard;
            for (HealthObservation customer : customers) {
                BacktestPlan.Outcome outcome = plan.outcomeOf(customer, history.asOf());
                if (outcome == BacktestPlan.Outcome.CHURNED || outcome == BacktestPlan.Outcome.STAYED) {
                    builder.add(
                            customer.accountId(),
                            fitted.assess(customer.signals()),
                            outcome == BacktestPlan.Outcome.CHURNED,
                            plan.windowEnd(day));
                }
            }
        }
        return builder.build();
    }

    /** Returns the scorecard. */
    public Scorecard scorecard() {
        return scorecard;
    }

    /** Returns how many rows there are. */
    public int size() {
        return rows.size();
    }

    /** Returns how many accounts the rows are of. */
    public int accounts() {
        return rows.accounts();
    }

    /** Returns how many of these accounts left: several rows before one churn are one event. */
    public int events() {
        return rows.events();
    }

    /** Returns how many rows were left out, as there was no score. */
    public long unscored() {
        return unscored;
    }

    LearningRows rows() {
        return rows;
    }

    OptionalInt leadDays() {
        return leadDays;
    }

    OptionalInt horizonDays() {
        return horizonDays;
    }

    /** Returns the share of the rows in which a measure was observed. */
    double observedShare(int measure) {
        return (double) observed[measure] / size();
    }

    /** Collects rows, one for each account and day; not thread-safe. */
    public static final class Builder {

        private final Scorecard scorecard;
        private final List<Double> shares;
        private final List<double[]> healths = new ArrayList<>();
        private final List<Boolean> churned = new ArrayList<>();
        private final List<Integer> accounts = new ArrayList<>();
        private final List<Integer> observedOn = new ArrayList<>();
        private final List<Integer> knownOn = new ArrayList<>();
        private final Map<AccountId, Integer> numbers = new HashMap<>();
        private final long[] observed;
        private long unscored;
        private OptionalInt leadDays = OptionalInt.empty();
        private OptionalInt horizonDays = OptionalInt.empty();

        private Builder(Scorecard scorecard) {
            this.scorecard = requireNonNull(scorecard, "scorecard");
            this.shares = scorecard.shares();
            this.observed = new long[scorecard.measures().size()];
        }

        /**
         * Says which time each outcome looks at, for the record.
         *
         * @param lead the days after the observation in which churn does not count, 0 or more
         * @param horizon the days after these in which it does, at least 1
         */
        public Builder window(int lead, int horizon) {
            checkArgument(lead >= 0, "lead must not be negative, was %s", lead);
            checkArgument(horizon >= 1, "horizon must be at least 1, was %s", horizon);
            leadDays = OptionalInt.of(lead);
            horizonDays = OptionalInt.of(horizon);
            return this;
        }

        /**
         * Adds a row.
         *
         * @param account the account
         * @param health its health under the scorecard, fitted to peers if need be, by what was known on the day; an
         *     unknown one is counted and left out
         * @param left whether the account left in the time that the outcomes look at
         * @param known the day by which that was known, not before the observation
         * @throws IllegalArgumentException if the health is of another scorecard or version
         */
        public Builder add(AccountId account, Answer<HealthScore> health, boolean left, LocalDate known) {
            requireNonNull(account, "account");
            Days.check("known", known);
            Optional<HealthScore> scored = health.toOptional();
            unscored += scored.isPresent() ? 0 : 1;
            scored.ifPresent(score -> addScored(account, score, left, known));
            return this;
        }

        private void addScored(AccountId account, HealthScore score, boolean left, LocalDate known) {
            checkArgument(
                    score.scorecardId().equals(scorecard.id())
                            && score.scorecardVersion().equals(scorecard.version()),
                    "the health must be of scorecard %s version %s, was of %s version %s",
                    scorecard.id(),
                    scorecard.version(),
                    score.scorecardId(),
                    score.scorecardVersion());
            checkArgument(
                    !known.isBefore(score.asOf()),
                    "known must not be before the observation on %s, was %s",
                    score.asOf(),
                    known);
            healths.add(new HealthRow(scorecard, shares, score.components()).healths());
            for (int j = 0; j < observed.length; j++) {
                observed[j] += score.components().get(j).isMissing() ? 0 : 1;
            }
            churned.add(left);
            accounts.add(numbers.computeIfAbsent(account, id -> numbers.size()));
            observedOn.add(Math.toIntExact(score.asOf().toEpochDay()));
            knownOn.add(Math.toIntExact(known.toEpochDay()));
        }

        private static int[] ints(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }

        private LearningRows rows() {
            double[][] columns = new double[observed.length][healths.size()];
            for (int i = 0; i < healths.size(); i++) {
                for (int j = 0; j < columns.length; j++) {
                    columns[j][i] = healths.get(i)[j];
                }
            }
            boolean[] left = new boolean[churned.size()];
            for (int i = 0; i < left.length; i++) {
                left[i] = churned.get(i);
            }
            return new LearningRows(columns, left, ints(accounts), ints(observedOn), ints(knownOn));
        }

        /** Returns the rows. */
        public ScorecardOutcomes build() {
            return new ScorecardOutcomes(this);
        }
    }
}
