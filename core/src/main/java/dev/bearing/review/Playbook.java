package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.evidence.BacktestPlan;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.fit.ProfileVersions;
import dev.bearing.health.Scorecard;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.DesiredOutcomes;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.SuccessVectorStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a vendor believes: its conventions and the parameters of its strategies. Every part is optional; what is absent
 * a {@link SuccessReview} derives from the facts, and says so.
 *
 * <pre>{@code
 * Playbook playbook = Playbook.builder()
 *         .path(SuccessPath.of("onboarding", milestones))
 *         .ladder(Ladder.of(person, business))
 *         .build();
 * }</pre>
 *
 * @param revenuePolicy how revenue is counted; absent: {@link RevenuePolicy#strict()}
 * @param revenue what the review shows of revenue besides each currency by itself
 * @param paths the success paths; of each track an account is on the first one that is in force and whose segment it is
 *     in
 * @param ladder the value tiers
 * @param ladderSettings how the ladder is fitted, written or derived
 * @param scorecards the scorecards; where several are for an account, the one with the highest priority judges it, or
 *     of equal ones the first
 * @param health what the review shows of health besides each account's score
 * @param idealCustomerProfiles the versions of the ideal customer profile, no two in force on the same day
 * @param desiredOutcomes what success means; an account's is its own, else the first one valid on the day whose segment
 *     it is in
 * @param outcomes how desired outcomes are judged, and the coverage segments
 * @param forecast how far ahead, and the prior of take rates
 * @param vector how a success vector is judged
 * @param interactions what the review shows of interactions, owners and drivers of value
 * @param backtest how scorecards are tested on the past
 * @param gaps how success gaps are looked for
 * @param interventions what the vendor can do to help accounts over gaps
 * @param actions how leads, advocacy and work are looked for and ranked
 * @param churn how it is told why customers leave, and who may be about to
 * @param trials how trials are looked at
 * @param balance what the vendor plans to have from its customers, and how both sides are weighed
 * @param renewals how the calendar of renewals looks ahead
 * @param plan how targets are held against the book
 */
public record Playbook(
        Optional<RevenuePolicy> revenuePolicy,
        RevenueSettings revenue,
        List<SuccessPath> paths,
        Optional<Ladder> ladder,
        LadderSettings ladderSettings,
        List<Scorecard> scorecards,
        HealthSettings health,
        List<IdealCustomerProfile> idealCustomerProfiles,
        List<DesiredOutcome> desiredOutcomes,
        OutcomeSettings outcomes,
        ForecastSettings forecast,
        SuccessVectorStrategy vector,
        InteractionSettings interactions,
        BacktestPlan backtest,
        GapSettings gaps,
        InterventionPlan interventions,
        ActionSettings actions,
        ChurnSettings churn,
        TrialSettings trials,
        BalanceSettings balance,
        RenewalSettings renewals,
        PlanSettings plan) {

    private static final Playbook EMPTY = builder().build();

    /**
     * @throws IllegalArgumentException if two scorecards share an id, two paths do that are in force on one day or are
     *     one version, two versions of a desired outcome are valid on one day, or versions of the ideal customer
     *     profile contradict each other, as {@link ProfileVersions} says
     */
    public Playbook {
        requireNonNull(paths, "paths");
        requireNonNull(scorecards, "scorecards");
        requireNonNull(idealCustomerProfiles, "idealCustomerProfiles");
        requireNonNull(desiredOutcomes, "desiredOutcomes");
        requireNonNull(revenuePolicy, "revenuePolicy");
        requireNonNull(revenue, "revenue");
        requireNonNull(ladder, "ladder");
        requireNonNull(ladderSettings, "ladderSettings");
        requireNonNull(health, "health");
        requireNonNull(outcomes, "outcomes");
        requireNonNull(forecast, "forecast");
        requireNonNull(vector, "vector");
        requireNonNull(interactions, "interactions");
        requireNonNull(backtest, "backtest");
        requireNonNull(gaps, "gaps");
        requireNonNull(interventions, "interventions");
        requireNonNull(actions, "actions");
        requireNonNull(churn, "churn");
        requireNonNull(trials, "trials");
        requireNonNull(balance, "balance");
        requireNonNull(renewals, "renewals");
        requireNonNull(plan, "plan");
        paths = List.copyOf(paths);
        scorecards = List.copyOf(scorecards);
        idealCustomerProfiles = List.copyOf(idealCustomerProfiles);
        if (!idealCustomerProfiles.isEmpty()) {
            idealCustomerProfiles = ProfileVersions.of(idealCustomerProfiles).versions();
        }
        desiredOutcomes = new DesiredOutcomes(desiredOutcomes).all();
        PathVersions.check(paths);
        checkUnique("scorecard", scorecards.stream().map(Scorecard::id).toList());
    }

    /** Returns a playbook in which everything is derived. */
    public static Playbook empty() {
        return EMPTY;
    }

    /** Returns a builder of a playbook in which everything is derived that is not set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the ideal customer profile over time, or empty where none is written. */
    public Optional<ProfileVersions> profile() {
        return idealCustomerProfiles.isEmpty()
                ? Optional.empty()
                : Optional.of(ProfileVersions.of(idealCustomerProfiles));
    }

    private static void checkUnique(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> checkArgument(seen.add(id), "two %ss have the id %s", what, id));
    }

    /** Builds a playbook; only the order of paths, of scorecards and of desired outcomes matters. */
    public static final class Builder {

        private Optional<RevenuePolicy> revenuePolicy = Optional.empty();
        private RevenueSettings revenue = RevenueSettings.defaults();
        private final List<SuccessPath> paths = new ArrayList<>();
        private Optional<Ladder> ladder = Optional.empty();
        private LadderSettings ladderSettings = LadderSettings.defaults();
        private final List<Scorecard> scorecards = new ArrayList<>();
        private HealthSettings health = HealthSettings.defaults();
        private final List<IdealCustomerProfile> idealCustomerProfiles = new ArrayList<>();
        private final List<DesiredOutcome> desiredOutcomes = new ArrayList<>();
        private OutcomeSettings outcomes = OutcomeSettings.defaults();
        private ForecastSettings forecast = ForecastSettings.defaults();
        private SuccessVectorStrategy vector = SuccessVectorStrategy.standard();
        private InteractionSettings interactions = InteractionSettings.defaults();
        private BacktestPlan backtest = BacktestPlan.monthly();
        private GapSettings gaps = GapSettings.defaults();
        private InterventionPlan interventions = InterventionPlan.none();
        private ActionSettings actions = ActionSettings.defaults();
        private ChurnSettings churn = ChurnSettings.defaults();
        private TrialSettings trials = TrialSettings.defaults();
        private BalanceSettings balance = BalanceSettings.defaults();
        private RenewalSettings renewals = RenewalSettings.defaults();
        private PlanSettings plan = PlanSettings.defaults();

        private Builder() {}

        /** Sets how revenue is counted. */
        public Builder revenuePolicy(RevenuePolicy value) {
            requireNonNull(value, "revenuePolicy");
            revenuePolicy = Optional.of(value);
            return this;
        }

        /** Sets what the review shows of revenue besides each currency by itself. */
        public Builder revenue(RevenueSettings value) {
            revenue = requireNonNull(value, "revenue");
            return this;
        }

        /** Adds a success path. */
        public Builder path(SuccessPath value) {
            paths.add(requireNonNull(value, "path"));
            return this;
        }

        /** Sets the value tiers. */
        public Builder ladder(Ladder value) {
            requireNonNull(value, "ladder");
            ladder = Optional.of(value);
            return this;
        }

        /** Sets how the ladder is fitted, written or derived. */
        public Builder ladderSettings(LadderSettings value) {
            ladderSettings = requireNonNull(value, "ladderSettings");
            return this;
        }

        /** Adds a scorecard. */
        public Builder scorecard(Scorecard value) {
            scorecards.add(requireNonNull(value, "scorecard"));
            return this;
        }

        /** Sets what the review shows of health besides each account's score. */
        public Builder health(HealthSettings value) {
            health = requireNonNull(value, "health");
            return this;
        }

        /** Adds a version of the ideal customer profile. */
        public Builder idealCustomerProfile(IdealCustomerProfile value) {
            idealCustomerProfiles.add(requireNonNull(value, "idealCustomerProfile"));
            return this;
        }

        /** Adds what success means to a segment, or to all. */
        public Builder desiredOutcome(DesiredOutcome value) {
            desiredOutcomes.add(requireNonNull(value, "desiredOutcome"));
            return this;
        }

        /** Sets how desired outcomes are judged, and the coverage segments. */
        public Builder outcomes(OutcomeSettings value) {
            outcomes = requireNonNull(value, "outcomes");
            return this;
        }

        /** Sets how far ahead, and the prior of take rates. */
        public Builder forecast(ForecastSettings value) {
            forecast = requireNonNull(value, "forecast");
            return this;
        }

        /** Sets how a success vector is judged. */
        public Builder vector(SuccessVectorStrategy value) {
            vector = requireNonNull(value, "vector");
            return this;
        }

        /** Sets what the review shows of interactions, owners and drivers of value. */
        public Builder interactions(InteractionSettings value) {
            interactions = requireNonNull(value, "interactions");
            return this;
        }

        /** Sets how scorecards are tested on the past. */
        public Builder backtest(BacktestPlan value) {
            backtest = requireNonNull(value, "backtest");
            return this;
        }

        /** Sets how success gaps are looked for. */
        public Builder gaps(GapSettings value) {
            gaps = requireNonNull(value, "gaps");
            return this;
        }

        /** Sets what the vendor can do to help accounts over gaps. */
        public Builder interventions(InterventionPlan value) {
            interventions = requireNonNull(value, "interventions");
            return this;
        }

        /** Sets how leads, advocacy and work are looked for and ranked. */
        public Builder actions(ActionSettings value) {
            actions = requireNonNull(value, "actions");
            return this;
        }

        /** Sets how it is told why customers leave. */
        public Builder churn(ChurnSettings value) {
            churn = requireNonNull(value, "churn");
            return this;
        }

        /** Sets how trials are looked at. */
        public Builder trials(TrialSettings value) {
            trials = requireNonNull(value, "trials");
            return this;
        }

        /** Sets what the vendor plans to have from its customers, and how both sides are weighed. */
        public Builder balance(BalanceSettings value) {
            balance = requireNonNull(value, "balance");
            return this;
        }

        /** Sets how the calendar of renewals looks ahead. */
        public Builder renewals(RenewalSettings value) {
            renewals = requireNonNull(value, "renewals");
            return this;
        }

        /** Sets how targets are held against the book. */
        public Builder plan(PlanSettings value) {
            plan = requireNonNull(value, "plan");
            return this;
        }

        /** Returns the playbook. */
        public Playbook build() {
            return new Playbook(
                    revenuePolicy,
                    revenue,
                    paths,
                    ladder,
                    ladderSettings,
                    scorecards,
                    health,
                    idealCustomerProfiles,
                    desiredOutcomes,
                    outcomes,
                    forecast,
                    vector,
                    interactions,
                    backtest,
                    gaps,
                    interventions,
                    actions,
                    churn,
                    trials,
                    balance,
                    renewals,
                    plan);
        }
    }
}
