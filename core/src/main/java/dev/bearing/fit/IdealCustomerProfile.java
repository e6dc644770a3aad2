package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.StrategySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One version of the kind of company that a vendor chooses to spend its effort on, for one situation. Gates come first:
 * an account that does not pass one does not fit, and no score buys that back. Among those who fit, a score says how
 * much each is worth, by value inputs that weigh what the situation's goal makes them weigh.
 *
 * <pre>{@code
 * IdealCustomerProfile profile = IdealCustomerProfile.builder("smb", "2026-Q1")
 *         .effective(DateRange.startingOn(LocalDate.of(2026, 1, 1)))
 *         .situation(Situation.of(Goal.REVENUE))
 *         .gate(FitGate.ABLE, GateCondition.atLeast("seats", 10))
 *         .value(ValueMeasure.byAttribute(ValueInput.EFFICIENCY, "ltv_to_cac", 1, 5))
 *         .build();
 * }</pre>
 *
 * @param id the profile's name, the same in all its versions
 * @param version the version's name
 * @param effective the days it is in force
 * @param situation when it is meant
 * @param gates the condition of each gate that it asks about, at least one
 * @param unknownGate what to make of a gate of which too little is known
 * @param values how value inputs are measured; where one is measured in several ways, their mean counts
 * @param weights the weights of value inputs by goal where they are not the {@linkplain ValueWeights#usual usual} ones
 * @param minCoverage the least share of the weight that must be known for a score, in (0, 1]
 * @param mostStretch the share of stretch-fit customers above which the portfolio has a finding, in [0, 1], where one
 *     is set
 * @see <a href="https://sixteenventures.com/ideal-customer-profile">Murphy, Ideal Customer Profile Framework</a>
 */
public record IdealCustomerProfile(
        String id,
        String version,
        DateRange effective,
        Situation situation,
        SortedMap<FitGate, GateCondition> gates,
        UnknownGate unknownGate,
        List<ValueMeasure> values,
        SortedMap<Goal, ValueWeights> weights,
        double minCoverage,
        Optional<Double> mostStretch) {

    /** The least share of the weight that must be known where a profile does not say. */
    public static final double USUAL_COVERAGE = 0.5;

    /** @throws IllegalArgumentException if a text is blank, there is no gate, or a number is out of its range */
    public IdealCustomerProfile {
        requireNonNull(gates, "gates");
        requireNonNull(values, "values");
        requireNonNull(weights, "weights");
        requireNonNull(mostStretch, "mostStretch");
        checkText("id", id);
        checkText("version", version);
        requireNonNull(effective, "effective");
        requireNonNull(situation, "situation");
        gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
        checkArgument(!gates.isEmpty(), "gates must not be empty");
        requireNonNull(unknownGate, "unknownGate");
        values = List.copyOf(values);
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        checkArgument(minCoverage > 0 && minCoverage <= 1, "minCoverage must be in (0, 1], was %s", minCoverage);
        mostStretch.ifPresent(
                most -> checkArgument(most >= 0 && most <= 1, "mostStretch must be in [0, 1], was %s", most));
    }

    /** Returns a builder of a version that is always in force and is after revenue. */
    public static Builder builder(String id, String version) {
        return new Builder(id, version);
    }

    /**
     * Returns the version that {@link #spec} saved.
     *
     * <pre>{@code
     * id?: "ideal", version: "2026-Q1", from?: "2026-01-01", to?: "2026-04-01",
     * goal: revenue|logos|advocates|expansion, timeFrameMonths?: 3, capabilities?: ["two onboarding people"],
     * gates: {ready|willing|able|successPotential: CONDITION or a list of which all must hold …},
     * unknownGate?: not_passed|passed, minCoverage?: 0.5, mostStretch?: 0.2,
     * valueInputs?: {efficiency|ascension|advocacy: {attribute?: "ltv_to_cac", from: 1, to: 5} or a list …},
     * weights?: {revenue|logos|advocates|expansion: {efficiency: 5, ascension: 4, advocacy: 1} …}
     * CONDITION = {attribute, equals: value} | {attribute, in: […]} | {attribute, notIn: […]}
     *           | {attribute, atLeast?: 10, atMost?: 500} | {assessed: true} | {allOf: […]} | {anyOf: […]}
     * }</pre>
     *
     * @throws IllegalArgumentException if a parameter is missing, unknown or out of its range
     */
    public static IdealCustomerProfile from(StrategySpec spec) {
        requireNonNull(spec, "spec");
        return ProfileForm.read(spec);
    }

    /** Returns the name and parameters that {@link #from} reads back. */
    public StrategySpec spec() {
        return ProfileForm.write(this);
    }

    /** Returns this version for another goal: the gates stay, the order among those who pass may change. */
    public IdealCustomerProfile withGoal(Goal goal) {
        return new IdealCustomerProfile(
                id,
                version,
                effective,
                situation.withGoal(goal),
                gates,
                unknownGate,
                values,
                weights,
                minCoverage,
                mostStretch);
    }

    /** Returns the weights of the value inputs for the situation's goal. */
    public ValueWeights weightsInForce() {
        return weights.getOrDefault(situation.goal(), ValueWeights.usual(situation.goal()));
    }

    /**
     * Returns what this version says of an account, by attributes alone; see {@link #evaluate(FitFacts, FitValues)}.
     */
    public FitEvaluation evaluate(FitFacts facts) {
        return evaluate(facts, FitValues.none());
    }

    /**
     * Returns what this version says of an account, whether or not it is in force on the day of the facts. The score is
     * the mean of the value inputs known, each the share of its best, by the weights in force; of an input that is not
     * known the weight is shared out among the rest, as long as what is known carries {@code minCoverage} of it.
     *
     * @param values tells the value inputs that no attribute holds
     */
    public FitEvaluation evaluate(FitFacts facts, FitValues values) {
        SortedMap<FitGate, Answer<Boolean>> answers = new TreeMap<>();
        List<FitGate> failing = new ArrayList<>();
        for (FitGate gate : FitGate.values()) {
            Answer<Boolean> answer = gate(gate, facts);
            answers.put(gate, answer);
            if (gates.containsKey(gate) && !answer.toOptional().orElse(unknownGate == UnknownGate.PASSED)) {
                failing.add(gate);
            }
        }
        Answer<Double> score = failing.isEmpty()
                ? new ValueScore(this, facts, values).answer()
                : Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "only who passes every gate has a score; not passed: "
                                + failing.stream()
                                        .map(SavedNames::of)
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElseThrow());
        return new FitEvaluation(version, facts.day(), answers, failing, score);
    }

    private Answer<Boolean> gate(FitGate gate, FitFacts facts) {
        GateCondition condition = gates.get(gate);
        if (condition == null) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "version " + version + " does not ask for " + SavedNames.of(gate));
        }
        FitVerdict verdict = condition.verdict(facts);
        return verdict == FitVerdict.UNKNOWN
                ? Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "it is not known of " + facts.accountId() + " on " + facts.day() + " whether " + condition)
                : Answer.known(verdict == FitVerdict.MET);
    }

    /** Builds a version of a profile; the order of calls does not matter, save that of the value measures. */
    public static final class Builder {

        private final String id;
        private final String version;
        private DateRange effective = DateRange.startingOn(LocalDate.of(1970, 1, 1));
        private Situation situation = Situation.of(Goal.REVENUE);
        private final SortedMap<FitGate, GateCondition> gates = new TreeMap<>();
        private UnknownGate unknownGate = UnknownGate.NOT_PASSED;
        private final List<ValueMeasure> values = new ArrayList<>();
        private final SortedMap<Goal, ValueWeights> weights = new TreeMap<>();
        private double minCoverage = USUAL_COVERAGE;
        private Optional<Double> mostStretch = Optional.empty();

        private Builder(String id, String version) {
            this.id = requireNonNull(id, "id");
            this.version = requireNonNull(version, "version");
        }

        /** Sets the days it is in force. */
        public Builder effective(DateRange value) {
            effective = requireNonNull(value, "effective");
            return this;
        }

        /** Sets when it is meant. */
        public Builder situation(Situation value) {
            situation = requireNonNull(value, "situation");
            return this;
        }

        /** Sets the condition of a gate. */
        public Builder gate(FitGate gate, GateCondition condition) {
            gates.put(requireNonNull(gate, "gate"), requireNonNull(condition, "condition"));
            return this;
        }

        /** Sets what to make of a gate of which too little is known. */
        public Builder unknownGate(UnknownGate value) {
            unknownGate = requireNonNull(value, "unknownGate");
            return this;
        }

        /** Adds a measure of a value input. */
        public Builder value(ValueMeasure measure) {
            values.add(requireNonNull(measure, "measure"));
            return this;
        }

        /** Sets the weights of the value inputs for a goal. */
        public Builder weights(Goal goal, ValueWeights value) {
            weights.put(requireNonNull(goal, "goal"), requireNonNull(value, "weights"));
            return this;
        }

        /** Sets the least share of the weight that must be known for a score. */
        public Builder minCoverage(double value) {
            minCoverage = value;
            return this;
        }

        /** Sets the share of stretch-fit customers above which the portfolio has a finding. */
        public Builder mostStretch(double value) {
            mostStretch = Optional.of(value);
            return this;
        }

        /** Returns the version. */
        public IdealCustomerProfile build() {
            return new IdealCustomerProfile(
                    id, version, effective, situation, gates, unknownGate, values, weights, minCoverage, mostStretch);
        }
    }
}
