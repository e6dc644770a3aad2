package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Attributes;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.StrategySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures, their weights and how they make one score. Each measure reads a number from a signal, its curve turns the
 * number into a health, and the scorecard combines the healths: by default into their weighted mean.
 *
 * <pre>{@code
 * Scorecard scorecard = Scorecard.builder("smb", "1")
 *         .measure(Measure.builder("logins", new Curve.Linear(0, 20)).weight(40).build())
 *         .measure(Measure.builder("nps", new Curve.Linear(-100, 100)).weight(30).windowDays(90).build())
 *         .build();
 * Answer<HealthScore> health = scorecard.assess(HealthSignals.of(observations, asOf));
 * }</pre>
 *
 * <p>Weights have any scale. A measure's effective weight is its weight × 2^(−age / halfLifeDays), divided by the sum
 * of those of all measures that count: the observed ones and those for which a {@link MissingPolicy} assumes a value,
 * whose age is 0. With too little weight {@linkplain HealthScore#coverage observed} there is no score.
 *
 * <p>Measures may stand in {@linkplain MeasureGroup groups}, each with a weight and an aggregation of its own, and a
 * {@linkplain ScoreCeiling ceiling} or veto of a critical measure holds the score down while that measure is bad:
 *
 * <pre>{@code
 * Scorecard.builder("grouped", "1")
 *         .group(new MeasureGroup("usage", 60, Scorecard.Aggregation.GEOMETRIC))
 *         .measure("usage", Measure.builder("logins", new Curve.Linear(0, 20)).build())
 *         .measure("usage", Measure.builder("exports", new Curve.Linear(0, 5)).build())
 *         .measure(Measure.builder("paid", new Curve.Linear(0, 1)).weight(40).build())
 *         .ceiling(ScoreCeiling.of("paid", 0.5, 0.4))
 *         .build();
 * }</pre>
 */
public final class Scorecard implements HealthStrategy {

    private final String id;
    private final String version;
    private final Optional<AttributeCondition> when;
    private final double minCoverage;
    private final Aggregation aggregation;
    private final BandPolicy bands;
    private final BandStability bandStability;
    private final int priority;
    private final TrendSettings trend;
    private final List<Measure> measures;
    private final List<Optional<String>> groupNames;
    private final List<MeasureGroup> groups;
    private final List<ScoreCeiling> ceilings;
    private final Optional<WeightProvenance> provenance;
    private final List<String> measureNames;
    private final boolean needsPeers;
    private final ScoreKernel kernel;

    private Scorecard(Builder builder) {
        id = builder.id;
        version = builder.version;
        when = builder.when;
        minCoverage = builder.minCoverage;
        aggregation = builder.aggregation;
        bands = builder.bands;
        bandStability = new BandTracker(bands, builder.bandStability).stability();
        priority = builder.priority;
        trend = builder.trend;
        measures = List.copyOf(builder.measures);
        checkText("a scorecard's id", id);
        checkArgument(!version.isBlank(), "version of scorecard %s must not be blank", id);
        checkArgument(minCoverage > 0 && minCoverage <= 1, "minCoverage must be in (0, 1], was %s", minCoverage);
        checkArgument(!measures.isEmpty(), "measures must not be empty");
        groupNames = List.copyOf(builder.groupNames);
        groups = List.copyOf(builder.groups);
        measureNames = names(measures);
        for (ScoreCeiling ceiling : builder.ceilings) {
            checkArgument(
                    measureNames.contains(ceiling.measure()),
                    "a ceiling must be of one of the measures %s, was of %s",
                    measureNames,
                    ceiling.measure());
        }
        ceilings = builder.ceilings.stream()
                .sorted(Comparator.comparingInt(ceiling -> measureNames.indexOf(ceiling.measure())))
                .toList();
        needsPeers = measures.stream().anyMatch(measure -> measure.curve().needsPeers());
        kernel = new ScoreKernel(measures, measureNames, ceilings, new ScoreKernel.Rules(arranged(), minCoverage));
        provenance = builder.provenance;
        provenance.ifPresent(learnt -> learnt.checkDescribes(measureNames, kernel.units.shares));
    }

    private static void checkGroup(String measure, String group, List<String> names) {
        checkArgument(
                !names.isEmpty(), "group %s of %s must be added to the scorecard, which has none", group, measure);
        checkArgument(names.contains(group), "group of %s must be one of %s, was %s", measure, names, group);
    }

    private ScoreUnits arranged() {
        List<String> names = groups.stream().map(MeasureGroup::name).toList();
        checkArgument(Set.copyOf(names).size() == names.size(), "a group must not stand twice, were %s", names);
        int[] places = new int[measures.size()];
        for (int i = 0; i < places.length; i++) {
            String measure = measureNames.get(i);
            groupNames.get(i).ifPresent(group -> checkGroup(measure, group, names));
            places[i] = groupNames.get(i).map(names::indexOf).orElse(-1);
        }
        for (MeasureGroup group : groups) {
            checkArgument(groupNames.contains(Optional.of(group.name())), "group %s must have a measure", group.name());
        }
        double[] weights = measures.stream().mapToDouble(Measure::weight).toArray();
        return new ScoreUnits(weights, places, groups, aggregation);
    }

    private static List<String> names(List<Measure> measures) {
        Set<String> signals = new HashSet<>();
        Set<String> readTwice = new HashSet<>();
        for (Measure measure : measures) {
            if (!signals.add(measure.signal())) {
                readTwice.add(measure.signal());
            }
        }
        Set<String> names = new HashSet<>();
        List<String> inOrder = new ArrayList<>();
        for (Measure measure : measures) {
            String reading = measure.reading();
            String name = readTwice.contains(measure.signal()) ? reading : measure.signal();
            checkArgument(names.add(name), "measure %s stands twice", reading);
            inOrder.add(name);
        }
        return List.copyOf(inOrder);
    }

    /** How healths make a score. */
    public enum Aggregation {
        /** The weighted mean: Σ weight × health. A good measure makes up for a bad one. */
        ARITHMETIC,
        /** The weighted geometric mean: Π health^weight. Never above the arithmetic one; a health of 0 makes it 0. */
        GEOMETRIC,
        /**
         * The worst health of a measure with a positive weight. That measure, the first of several, contributes the
         * score and the others 0; neither weights nor age change it.
         */
        MINIMUM
    }

    /** Returns a builder of a scorecard with this id and version, neither of them blank. */
    public static Builder builder(String id, String version) {
        return new Builder(id, version);
    }

    /**
     * Returns a scorecard for those who have not written one: of every signal that any account ever sent its last value
     * in 30 days, as a percentile among the accounts, with equal weights, redistributed when missing, in
     * {@linkplain BandPolicy#standard standard} bands. Like any scorecard that {@linkplain #needsPeers needs peers} it
     * is then {@linkplain #fittedTo fitted} to the accounts. That a high value is good is no more than a guess, until a
     * back-test has shown it. INSUFFICIENT_DATA where there is no signal.
     *
     * @param accounts the signals of every account
     */
    public static Answer<Scorecard> derivedFrom(Collection<HealthSignals> accounts) {
        requireNonNull(accounts, "accounts");
        Set<String> signals = new TreeSet<>();
        accounts.forEach(account -> signals.addAll(account.names()));
        if (signals.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "none of " + accounts.size() + " accounts ever sent a signal");
        }
        Builder builder = builder("derived", "1");
        for (String signal : signals) {
            builder.measure(Measure.builder(signal, new Curve.Percentile(true)).build());
        }
        List<Contribution> seen =
                List.of(new Contribution("accounts", accounts.size()), new Contribution("signals", signals.size()));
        return Answer.known(
                builder.build(), Explanation.inputs("percentile of the last value in 30 days, equal weights", seen));
    }

    /**
     * Returns the scorecard of a saved form, named {@code scorecard}, with the parameters {@code id}, {@code version},
     * {@code when} ({@code attribute}, {@code equals}), {@code priority}, {@code minCoverage}, {@code aggregation},
     * {@code bands} (a list of {@code name} and {@code from}), {@code bandStability} ({@code margin},
     * {@code dwellDays}, {@code coolDownDays}), {@code groups} (a list of {@code name}, {@code weight}, by default 1,
     * and {@code aggregation}) and {@code measures} (a list of {@code signal}, {@code window} in days,
     * {@code aggregate}, {@code curve}, {@code weight}, {@code missing}, {@code halfLifeDays}, {@code expiresDays},
     * {@code baselineDays}, {@code shareOf}, {@code leastTenureDays}, {@code group} and {@code ceilings}, a list of
     * {@code below} with {@code ceiling} or {@code veto: true}), and {@code provenance} where the weights were learnt.
     * A curve or a missing-data policy is a map of its parameters and its {@code type}, or a bare type. Only id,
     * measures, signal and curve must be there; the others have the builders' defaults, version is "1".
     *
     * @throws IllegalArgumentException if a parameter is unknown, missing or out of range; the message says where
     */
    public static Scorecard from(StrategySpec spec) {
        requireNonNull(spec, "spec");
        return ScorecardForm.read(spec);
    }

    /** Returns what identifies the scorecard, such as {@code smb}. */
    public String id() {
        return id;
    }

    /** Returns which version of the scorecard this is, so that a change of it is not taken for a change of accounts. */
    public String version() {
        return version;
    }

    /** Returns the accounts it is for; empty = all. */
    public Optional<AttributeCondition> when() {
        return when;
    }

    /** Returns the least coverage of a score, in {@code (0, 1]}. */
    public double minCoverage() {
        return minCoverage;
    }

    /** Returns how healths make a score. */
    public Aggregation aggregation() {
        return aggregation;
    }

    /** Returns how the score is cut into bands. */
    public BandPolicy bands() {
        return bands;
    }

    /** Returns what keeps an account's band from flip-flopping; {@link BandTracker#of} applies it. */
    public BandStability bandStability() {
        return bandStability;
    }

    /** Returns which scorecard wins where several are for an account: the higher; see {@link ScorecardResolver}. */
    public int priority() {
        return priority;
    }

    /** Returns over which windows its scores are compared with earlier ones. */
    public TrendSettings trend() {
        return trend;
    }

    /** Returns the measures in their order. */
    public List<Measure> measures() {
        return measures;
    }

    /**
     * Returns the measures' names in their order: the signal, or where several measures read one signal, the signal
     * with what they read, such as {@code logins sum 30d}.
     */
    public List<String> measureNames() {
        return measureNames;
    }

    /**
     * Returns each measure's share of the weight of all, groups minded, in the order of the measures; they add up to 1.
     */
    public List<Double> shares() {
        return Arrays.stream(kernel.units.shares).boxed().toList();
    }

    /** Returns where the weights come from, if they were learnt; empty for an expert's. */
    public Optional<WeightProvenance> provenance() {
        return provenance;
    }

    /**
     * Returns this scorecard with weights that were learnt: each measure has its learnt share of what all weights come
     * to. Everything else stays, the bands and ceilings too; a group in which nothing has a weight gets none, and keeps
     * those inside it.
     *
     * @param newVersion the version of the new scorecard, not blank
     * @param learnt what was found for each measure of this scorecard, in order
     * @throws IllegalArgumentException if it tells of other measures
     */
    public Scorecard withLearntWeights(String newVersion, WeightProvenance learnt) {
        LearntWeights weights = new LearntWeights(this, learnt);
        Builder builder = toBuilder();
        builder.version = requireNonNull(newVersion, "newVersion");
        builder.groups.clear();
        builder.groups.addAll(weights.groups());
        builder.measures.clear();
        builder.measures.addAll(weights.measures());
        return builder.provenance(learnt).build();
    }

    /** Returns the name of the group that each measure belongs to, in the order of the measures; empty = none. */
    public List<Optional<String>> groupNames() {
        return groupNames;
    }

    /** Returns the groups in their order; empty where every measure stands for itself. */
    public List<MeasureGroup> groups() {
        return groups;
    }

    /** Returns what critical measures allow the score at most, in the order of the measures. */
    public List<ScoreCeiling> ceilings() {
        return ceilings;
    }

    /**
     * Returns the health of many accounts at once, each score to the last bit what {@link #assess} gives.
     *
     * @param table a column of numbers for each measure, by its {@linkplain #measureNames name}; others are not read
     * @throws IllegalArgumentException if a measure has no column
     * @throws IllegalStateException if the scorecard {@linkplain #needsPeers needs peers}
     */
    public HealthTable assessAll(SignalTable table) {
        checkFitted();
        return HealthTable.of(this, table);
    }

    private void checkFitted() {
        checkState(!needsPeers, "scorecard %s compares an account with its peers: fit the scorecard to them first", id);
    }

    /** Returns the arithmetic. */
    ScoreKernel kernel() {
        return kernel;
    }

    /** Returns how the measures hang together. */
    ScoreUnits units() {
        return kernel.units;
    }

    /** Returns whether this scorecard is for an account with these attributes. */
    public boolean appliesTo(Attributes attributes) {
        return when.isEmpty() || when.get().holdsFor(attributes);
    }

    /** Returns whether a measure compares an account with its peers and has not been fitted to them yet. */
    public boolean needsPeers() {
        return needsPeers;
    }

    /**
     * Returns this scorecard with those of its measures that {@linkplain #needsPeers need peers} fitted to them. A peer
     * for whom a measure is missing does not count for it; a measure that nobody has is missing for everybody.
     *
     * @param peers the signals of the accounts to compare with, in any order, all as of one day; to score without
     *     look-ahead, of the day that is scored or an earlier one; whether the account itself is among them is for the
     *     host to say: in a review it is
     * @throws IllegalArgumentException if the signals are of several days
     */
    public Scorecard fittedTo(Collection<HealthSignals> peers) {
        List<LocalDate> days =
                peers.stream().map(HealthSignals::asOf).distinct().sorted().toList();
        checkArgument(days.size() <= 1, "peers must all be as of one day, were as of %s", days);
        if (!needsPeers()) {
            return this;
        }
        return withCurves(i -> {
            Measure measure = measures.get(i);
            Curve curve = measure.curve();
            return curve.needsPeers() ? curve.fittedTo(values(measure, peers)) : curve;
        });
    }

    private static double[] values(Measure measure, Collection<HealthSignals> peers) {
        return peers.stream()
                .mapToDouble(measure::observe)
                .filter(Double::isFinite)
                .toArray();
    }

    /** Returns this scorecard with another curve for each measure. */
    Scorecard withCurves(IntFunction<Curve> curves) {
        Builder builder = toBuilder();
        for (int i = 0; i < measures.size(); i++) {
            builder.measures.set(i, measures.get(i).withCurve(curves.apply(i)));
        }
        return builder.build();
    }

    /**
     * Returns the account's health on the day of the signals with all its parts, or INSUFFICIENT_DATA where too little
     * of it was observed or a measure is missing that blocks the score.
     *
     * @throws IllegalStateException if the scorecard {@linkplain #needsPeers needs peers}
     */
    public Answer<HealthScore> assess(HealthSignals signals) {
        return assess(signals.asOf(), read(signals));
    }

    /** Returns the score that the readings of a row would have, or NaN where they have none. */
    double scoreOf(ScoreKernel.Row row) {
        return kernel.score(row) == ScoreKernel.Verdict.SCORED ? row.score : Double.NaN;
    }

    /** Returns the health that the readings of a row stand for; takes the row over. */
    Answer<HealthScore> assess(LocalDate asOf, ScoreKernel.Row row) {
        return switch (kernel.score(row)) {
            case SCORED -> {
                HealthScore score = new HealthScore(this, asOf, row);
                yield Answer.known(score, score.explanation());
            }
            case BLOCKED ->
                Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no value of " + measureNames.get(row.blocker) + ", without which there is no score");
            case TOO_LITTLE -> Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, tooLittle(row));
        };
    }

    /** Fills in what a row says of the numbers that are in it. */
    ScoreKernel.Verdict verdict(ScoreKernel.Row row) {
        return kernel.score(row);
    }

    /**
     * Returns how much of the scorecard was observed of the account, how fresh that was and what is missing: also where
     * it is too little for a score.
     *
     * @throws IllegalStateException if the scorecard {@linkplain #needsPeers needs peers}
     */
    public HealthCoverage coverage(HealthSignals signals) {
        ScoreKernel.Row row = read(signals);
        boolean any = kernel.look(row) > 0;
        return new HealthCoverage(
                row.coverage, any ? OptionalDouble.of(row.freshness) : OptionalDouble.empty(), missing(row));
    }

    /** Returns a row with what the measures read from the signals. */
    ScoreKernel.Row read(HealthSignals signals) {
        checkFitted();
        ScoreKernel.Row row = new ScoreKernel.Row(kernel.units);
        for (int i = 0; i < row.observed.length; i++) {
            Measure measure = measures.get(i);
            Series series = signals.series(measure.signal());
            row.observed[i] = measure.observe(series, signals);
            row.ages[i] = series == null ? -1 : signals.asOfDay() - series.lastDay();
        }
        return row;
    }

    private List<String> missing(ScoreKernel.Row row) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < row.observed.length; i++) {
            if (Double.isNaN(row.observed[i])) {
                missing.add(measureNames.get(i));
            }
        }
        return missing;
    }

    private String tooLittle(ScoreKernel.Row row) {
        return String.format(
                Locale.ROOT,
                "measures with %.1f %% of the weight were observed, needed %.1f %%; missing: %s",
                100 * row.coverage,
                100 * minCoverage,
                String.join(", ", missing(row)));
    }

    @Override
    public Answer<Health> score(HealthSignals signals) {
        return assess(signals).map(HealthScore::score);
    }

    /** Returns the saved form, from which {@link #from} rebuilds this scorecard. */
    @Override
    public Optional<StrategySpec> spec() {
        return Optional.of(ScorecardForm.write(this));
    }

    /** Returns a builder that starts from this scorecard, for a changed copy. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, version)
                .minCoverage(minCoverage)
                .aggregation(aggregation)
                .bands(bands)
                .bandStability(bandStability)
                .priority(priority)
                .trend(trend);
        builder.when = when;
        builder.measures.addAll(measures);
        builder.groupNames.addAll(groupNames);
        builder.groups.addAll(groups);
        builder.ceilings.addAll(ceilings);
        builder.provenance = provenance;
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scorecard that
                && id.equals(that.id)
                && version.equals(that.version)
                && when.equals(that.when)
                && minCoverage == that.minCoverage
                && aggregation == that.aggregation
                && bands.equals(that.bands)
                && bandStability.equals(that.bandStability)
                && priority == that.priority
                && trend.equals(that.trend)
                && measures.equals(that.measures)
                && groupNames.equals(that.groupNames)
                && groups.equals(that.groups)
                && ceilings.equals(that.ceilings)
                && provenance.equals(that.provenance);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + measures.hashCode();
    }

    /** Returns id, version and the measures' names. */
    @Override
    public String toString() {
        return "scorecard " + id + " version " + version + " of " + measureNames;
    }

    /** Builds a scorecard; only the orders of measures, groups and ceilings matter. */
    public static final class Builder {

        private final String id;
        private String version;
        private final List<Measure> measures = new ArrayList<>();
        private final List<Optional<String>> groupNames = new ArrayList<>();
        private final List<MeasureGroup> groups = new ArrayList<>();
        private final List<ScoreCeiling> ceilings = new ArrayList<>();
        private Optional<WeightProvenance> provenance = Optional.empty();
        private Optional<AttributeCondition> when = Optional.empty();
        private double minCoverage = 0.5;
        private Aggregation aggregation = Aggregation.ARITHMETIC;
        private BandPolicy bands = BandPolicy.standard();
        private BandStability bandStability = BandStability.none();
        private int priority;
        private TrendSettings trend = TrendSettings.standard();

        private Builder(String id, String version) {
            this.id = requireNonNull(id, "id");
            this.version = requireNonNull(version, "version");
        }

        /** Limits the scorecard to accounts whose attribute has this value; without it, it is for all. */
        public Builder when(String attribute, String value) {
            when = Optional.of(new AttributeCondition(attribute, value));
            return this;
        }

        /** Sets the least coverage of a score, in {@code (0, 1]}; without it, 0.5. */
        public Builder minCoverage(double share) {
            minCoverage = share;
            return this;
        }

        /** Sets how healths make a score; without it, the weighted mean. */
        public Builder aggregation(Aggregation value) {
            aggregation = requireNonNull(value, "aggregation");
            return this;
        }

        /** Sets how the score is cut into bands; without it, the standard bands. */
        public Builder bands(BandPolicy policy) {
            bands = requireNonNull(policy, "bands");
            return this;
        }

        /** Sets what keeps an account's band from flip-flopping; without it, nothing does. */
        public Builder bandStability(BandStability value) {
            bandStability = requireNonNull(value, "bandStability");
            return this;
        }

        /** Sets which scorecard wins where several are for an account: the higher; without it, 0. */
        public Builder priority(int value) {
            priority = value;
            return this;
        }

        /** Sets over which windows scores are compared with earlier ones; without it, 30 and 90 days. */
        public Builder trend(TrendSettings value) {
            trend = requireNonNull(value, "trend");
            return this;
        }

        /** Adds a measure that stands for itself; weights that were learnt without it lose their provenance. */
        public Builder measure(Measure measure) {
            provenance = Optional.empty();
            measures.add(requireNonNull(measure, "measure"));
            groupNames.add(Optional.empty());
            return this;
        }

        /** Adds a measure to the group of this name; weights that were learnt without it lose their provenance. */
        public Builder measure(String group, Measure measure) {
            requireNonNull(group, "group");
            provenance = Optional.empty();
            measures.add(requireNonNull(measure, "measure"));
            groupNames.add(Optional.of(group));
            return this;
        }

        /** Adds a group, which needs a measure with a weight. */
        public Builder group(MeasureGroup group) {
            groups.add(requireNonNull(group, "group"));
            return this;
        }

        /**
         * Adds what a critical measure allows the score at most; it names the measure as {@link #measureNames} does.
         */
        public Builder ceiling(ScoreCeiling ceiling) {
            ceilings.add(requireNonNull(ceiling, "ceiling"));
            return this;
        }

        /** Says where the weights of all measures come from. */
        Builder provenance(WeightProvenance learnt) {
            provenance = Optional.of(learnt);
            return this;
        }

        /**
         * Returns the scorecard.
         *
         * @throws IllegalArgumentException if there is no measure, two of them read the same, no weight is positive,
         *     {@code minCoverage} is outside {@code (0, 1]}, the bands' margin is too wide for them, a group stands
         *     twice, is unknown or has no measure with a weight, or a ceiling is of an unknown measure
         */
        public Scorecard build() {
            return new Scorecard(this);
        }
    }
}
