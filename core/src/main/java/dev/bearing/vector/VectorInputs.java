package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a {@link SuccessVectorStrategy} may read of one account, all of it as of the progress's day.
 *
 * @param accountId the account
 * @param progress how far along its path it is
 * @param reach how likely accounts reach the milestones of that path within the horizon; shared by many accounts
 * @param takes who took expansions when they were offered
 * @param experienceViolated whether a required part of its appropriate experience is known to be violated
 * @param dueOn the day by which the customer wants its outcome, where it told one; the last such day of its goals
 * @param owned the ids of expansions that it has already, which are no chances any more
 * @param churnProbability the probability that it churns within the horizon, in [0, 1]
 * @param churnUncertainty how far that probability can be trusted, where it is told
 * @param ladder the chain of tiers in the account's currency, for the advantage
 * @param tier the account's tier on that ladder
 */
public record VectorInputs(
        AccountId accountId,
        JourneyProgress progress,
        ReachModel reach,
        TakeHistory takes,
        boolean experienceViolated,
        Optional<LocalDate> dueOn,
        SortedSet<String> owned,
        Answer<Double> churnProbability,
        Optional<ChurnUncertainty> churnUncertainty,
        Optional<LadderModel> ladder,
        Optional<TierId> tier) {

    /** @throws IllegalArgumentException if a probability is out of its range or the legs are of another path */
    public VectorInputs {
        requireNonNull(progress, "progress");
        requireNonNull(reach, "reach");
        requireNonNull(owned, "owned");
        requireNonNull(churnProbability, "churnProbability");
        requireNonNull(accountId, "accountId");
        checkArgument(
                reach.legs().path().equals(progress.path()),
                "legs must be of path %s, were of %s",
                progress.path(),
                reach.legs().path());
        requireNonNull(takes, "takes");
        requireNonNull(dueOn, "dueOn");
        owned = Collections.unmodifiableSortedSet(new TreeSet<>(owned));
        churnProbability
                .toOptional()
                .ifPresent(p -> checkArgument(p >= 0 && p <= 1, "churnProbability must be in [0, 1], was %s", p));
        requireNonNull(churnUncertainty, "churnUncertainty");
        requireNonNull(ladder, "ladder");
        requireNonNull(tier, "tier");
    }

    /** Returns a builder of the inputs of an account: one month ahead, and nothing known beside its journey. */
    public static Builder builder(AccountId accountId, JourneyProgress progress, LegModel legs) {
        return new Builder(accountId, progress, ReachModel.of(legs, 1));
    }

    /**
     * Returns a builder of the inputs of one of many accounts on a path: what is worked out for one serves the others.
     */
    public static Builder builder(AccountId accountId, JourneyProgress progress, ReachModel reach) {
        return new Builder(accountId, progress, reach);
    }

    /** Returns how long the legs of the path take others. */
    public LegModel legs() {
        return reach.legs();
    }

    /** Returns how many months ahead to look. */
    public int horizonMonths() {
        return reach.horizonMonths();
    }

    /** Returns the horizon in days: months of 365/12 days, so that the calendar makes no difference. */
    public long horizonDays() {
        return reach.horizonDays();
    }

    /** Builds the inputs; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final JourneyProgress progress;
        private ReachModel reach;
        private TakeHistory takes = TakeHistory.empty();
        private boolean experienceViolated;
        private Optional<LocalDate> dueOn = Optional.empty();
        private SortedSet<String> owned = new TreeSet<>();
        private Answer<Double> churnProbability =
                Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no churn probability was given");
        private Optional<ChurnUncertainty> churnUncertainty = Optional.empty();
        private Optional<LadderModel> ladder = Optional.empty();
        private Optional<TierId> tier = Optional.empty();

        private Builder(AccountId accountId, JourneyProgress progress, ReachModel reach) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.progress = requireNonNull(progress, "progress");
            this.reach = requireNonNull(reach, "reach");
        }

        /** Sets who took expansions when they were offered. */
        public Builder takes(TakeHistory value) {
            requireNonNull(value, "takes");
            takes = value;
            return this;
        }

        /** Sets how many months ahead to look, 1 or more. */
        public Builder horizonMonths(int value) {
            reach = value == reach.horizonMonths() ? reach : ReachModel.of(reach.legs(), value);
            return this;
        }

        /** Sets whether a required part of the experience is known to be violated. */
        public Builder experienceViolated(boolean value) {
            experienceViolated = value;
            return this;
        }

        /** Sets the day by which the customer wants its outcome. */
        public Builder dueOn(LocalDate day) {
            requireNonNull(day, "dueOn");
            dueOn = Optional.of(day);
            return this;
        }

        /** Sets the ids of expansions that the account has already. */
        public Builder owned(Set<String> expansions) {
            requireNonNull(expansions, "expansions");
            owned = new TreeSet<>(expansions);
            return this;
        }

        /** Sets the probability that the account churns within the horizon, or why it is not known. */
        public Builder churnProbability(Answer<Double> value) {
            requireNonNull(value, "churnProbability");
            churnProbability = value;
            return this;
        }

        /**
         * Sets that probability by a model of retention: {@link RetentionModel#churnWithin}. All times are in the
         * model's own ticks.
         *
         * @param model how long such accounts stay
         * @param age how many ticks the account has been there, 0 or more
         * @param horizon how many ticks the months ahead are, 0 or more: for a model of months their number, for one of
         *     days {@link VectorInputs#horizonDays}, for one of yearly renewals whatever falls into them
         */
        public Builder churnProbability(RetentionModel model, long age, long horizon) {
            requireNonNull(model, "model");
            return churnProbability(model.churnWithin(age, horizon));
        }

        /** Sets how far the probability of churn can be trusted. */
        public Builder churnUncertainty(ChurnUncertainty value) {
            requireNonNull(value, "churnUncertainty");
            churnUncertainty = Optional.of(value);
            return this;
        }

        /** Sets the chain of tiers and the account's own tier on it. */
        public Builder tier(LadderModel model, TierId value) {
            requireNonNull(model, "model");
            requireNonNull(value, "value");
            ladder = Optional.of(model);
            tier = Optional.of(value);
            return this;
        }

        /** Returns the inputs. */
        public VectorInputs build() {
            return new VectorInputs(
                    accountId,
                    progress,
                    reach,
                    takes,
                    experienceViolated,
                    dueOn,
                    owned,
                    churnProbability,
                    churnUncertainty,
                    ladder,
                    tier);
        }
    }
}
