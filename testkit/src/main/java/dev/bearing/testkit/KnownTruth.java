package dev.bearing.testkit;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.TierId;
import java.util.List;

/**
 * The probabilities a {@link SyntheticCompany} was drawn from: what an estimate made from its facts should come near.
 *
 * @param tiers what happens to accounts of each tier, from the lowest rank to the highest
 * @param milestones how fast each milestone of the path is reached, in the order of the path
 * @param take how likely an offered expansion is bought
 * @param trials how likely a trial is converted
 * @param interventionFactor the daily probability of reaching a milestone is multiplied by this from an intervention on
 * @param climate what makes leaving likelier for some, in some months, or from year to year
 * @param signals how much of a departure is to be seen in the signals before it, and how early
 * @param recording what becomes known late
 */
public record KnownTruth(
        List<TierTruth> tiers,
        List<MilestoneTruth> milestones,
        TakeTruth take,
        TrialTruth trials,
        double interventionFactor,
        ClimateTruth climate,
        SignalTruth signals,
        RecordingTruth recording) {

    /** Copies the lists. */
    public KnownTruth {
        tiers = List.copyOf(tiers);
        milestones = List.copyOf(milestones);
        requireNonNull(take, "take");
        requireNonNull(trials, "trials");
        requireNonNull(climate, "climate");
        requireNonNull(signals, "signals");
        requireNonNull(recording, "recording");
        if (!(interventionFactor > 0 && interventionFactor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "interventionFactor must be positive and finite, was " + interventionFactor);
        }
        if (tiers.size() != 4) {
            throw new IllegalArgumentException(
                    "tiers must be four, free, person, business and enterprise, was " + tiers.size());
        }
        if (milestones.size() != 6) {
            throw new IllegalArgumentException("milestones must be six, was " + milestones.size());
        }
    }

    /**
     * Monthly probabilities of one tier. An account billed by the quarter, half year or year decides once a bill or
     * term of {@code k} months, with {@code 1 - (1 - p)^k}. In a month one thing happens at most: a failed payment is
     * drawn first, then cancelling, pausing, promotion and demotion, each among those for whom nothing earlier came.
     *
     * @param tier the tier
     * @param cancel probability of leaving by choice, before the first outcome is reached
     * @param cancelAfterOutcome the same, once it is
     * @param lapse probability of leaving because payments fail
     * @param pause probability of a pause
     * @param promotion probability of moving to the next tier
     * @param demotion probability of moving to the tier below
     */
    public record TierTruth(
            TierId tier,
            double cancel,
            double cancelAfterOutcome,
            double lapse,
            double pause,
            double promotion,
            double demotion) {

        /** @throws IllegalArgumentException if one is no probability */
        public TierTruth {
            checkProbability("cancel", cancel);
            checkProbability("cancelAfterOutcome", cancelAfterOutcome);
            checkProbability("lapse", lapse);
            checkProbability("pause", pause);
            checkProbability("promotion", promotion);
            checkProbability("demotion", demotion);
        }

        /** Returns the monthly probability of leaving, by choice or because payments fail. */
        public double churn(boolean outcomeReached) {
            return 1 - (1 - lapse) * (1 - (outcomeReached ? cancelAfterOutcome : cancel));
        }
    }

    /**
     * How fast a milestone is reached by those who have reached the ones before it.
     *
     * @param milestone the milestone
     * @param reach probability of reaching it in a month of 30 days in service, where the required experience is met
     * @param reachWithoutExperience the same, where it is not
     */
    public record MilestoneTruth(String milestone, double reach, double reachWithoutExperience) {

        /** @throws IllegalArgumentException if one is no probability */
        public MilestoneTruth {
            checkProbability("reach", reach);
            checkProbability("reachWithoutExperience", reachWithoutExperience);
        }

        /** Returns the probability of reaching the milestone in a month. */
        public double reach(boolean experienceMet) {
            return experienceMet ? reach : reachWithoutExperience;
        }
    }

    /**
     * How likely an offered expansion is bought.
     *
     * @param advancing after an outcome within the last 90 days, where the required experience is met
     * @param advancingWithoutExperience the same, where it is not
     * @param drifting without an outcome within the last 90 days, where the required experience is met
     * @param driftingWithoutExperience the same, where it is not
     */
    public record TakeTruth(
            double advancing, double advancingWithoutExperience, double drifting, double driftingWithoutExperience) {

        /** @throws IllegalArgumentException if one is no probability */
        public TakeTruth {
            checkProbability("advancing", advancing);
            checkProbability("advancingWithoutExperience", advancingWithoutExperience);
            checkProbability("drifting", drifting);
            checkProbability("driftingWithoutExperience", driftingWithoutExperience);
        }

        /** Returns the probability that an offer is accepted. */
        public double take(boolean isAdvancing, boolean experienceMet) {
            if (isAdvancing) {
                return experienceMet ? advancing : advancingWithoutExperience;
            }
            return experienceMet ? drifting : driftingWithoutExperience;
        }
    }

    /**
     * How likely a trial is converted.
     *
     * @param cardUpFront where a card was asked for at its beginning
     * @param noCard where none was
     */
    public record TrialTruth(double cardUpFront, double noCard) {

        /** @throws IllegalArgumentException if one is no probability */
        public TrialTruth {
            checkProbability("cardUpFront", cardUpFront);
            checkProbability("noCard", noCard);
        }
    }

    /** Returns the truth of the example company: a young business that grows and keeps its large customers well. */
    public static KnownTruth example() {
        return new KnownTruth(
                List.of(
                        new TierTruth(TierId.of("free"), 0.035, 0.035, 0, 0, 0.04, 0),
                        new TierTruth(TierId.of("person"), 0.045, 0.026, 0.008, 0.007, 0.012, 0.004),
                        new TierTruth(TierId.of("business"), 0.026, 0.011, 0.004, 0.005, 0.003, 0.005),
                        new TierTruth(TierId.of("enterprise"), 0.014, 0.006, 0, 0, 0, 0.004)),
                List.of(
                        new MilestoneTruth("data_connected", 0.85, 0.60),
                        new MilestoneTruth("report_shared", 0.60, 0.35),
                        new MilestoneTruth("team_weekly_active", 0.38, 0.20),
                        new MilestoneTruth("first_outcome_confirmed", 0.24, 0.11),
                        new MilestoneTruth("second_team_outcome", 0.13, 0.06),
                        new MilestoneTruth("board_decides_on_it", 0.09, 0.04)),
                new TakeTruth(0.78, 0.52, 0.44, 0.22),
                new TrialTruth(0.72, 0.44),
                1.6,
                ClimateTruth.steady(),
                SignalTruth.example(),
                RecordingTruth.example());
    }

    /** Returns this truth with another climate. */
    public KnownTruth withClimate(ClimateTruth other) {
        return new KnownTruth(tiers, milestones, take, trials, interventionFactor, other, signals, recording);
    }

    /** Returns this truth with signals that tell more, or less, or earlier. */
    public KnownTruth withSignals(SignalTruth other) {
        return new KnownTruth(tiers, milestones, take, trials, interventionFactor, climate, other, recording);
    }

    /** Returns this truth with facts that become known earlier or later. */
    public KnownTruth withRecording(RecordingTruth other) {
        return new KnownTruth(tiers, milestones, take, trials, interventionFactor, climate, signals, other);
    }

    static void checkProbability(String name, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], was " + probability);
        }
    }
}
