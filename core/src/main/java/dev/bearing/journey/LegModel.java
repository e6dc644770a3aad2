package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How long the legs of a path take, from many accounts: for each milestone, the cumulative incidence of reaching it,
 * with churn as the competing risk, since an account that has left reaches nothing any more. An account enters the leg
 * to a milestone on the day the last of the milestones before it was first reached or waived (or it set out, if that is
 * later); the leg ends on the day the milestone is first reached or the account churns, and is cut off (censored) on
 * the day the milestone is waived for the account, or at its as-of day. Accounts for which a milestone was reached or
 * waived before they waited for it, or that never entered its leg, do not count. An account that left and came back
 * churned on the legs it was on ({@link JourneyProgress#withSpells}). Immutable.
 *
 * <pre>{@code
 * LegModel.Builder builder = LegModel.builder(path);
 * builder.add(progressOfOne);                      // still a customer
 * builder.addChurned(progressOfAnother, churnedOn);
 * LegModel legs = builder.build();
 * legs.reachWithin("decision-made", 17, 30);       // waited 17 days: probability of reaching it within 30 more
 * }</pre>
 */
public final class LegModel {

    /** The cause, in {@link #incidence}, of reaching the milestone. */
    public static final int REACHED = 1;

    /** The cause, in {@link #incidence}, of churning first. */
    public static final int CHURNED = 2;

    private final SuccessPath path;
    private final List<CumulativeIncidence> legs;
    private final int minimumAccounts;

    private LegModel(SuccessPath path, List<CumulativeIncidence> legs, int minimumAccounts) {
        this.path = path;
        this.legs = List.copyOf(legs);
        this.minimumAccounts = minimumAccounts;
    }

    /** Returns a builder of the legs of a path. */
    public static Builder builder(SuccessPath path) {
        return new Builder(path);
    }

    /** Returns the path. */
    public SuccessPath path() {
        return path;
    }

    /**
     * Returns the curves of the leg to a milestone, in days, cause {@link #REACHED} against {@link #CHURNED}; they
     * answer whatever few accounts they were made of.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public CumulativeIncidence incidence(String milestone) {
        return legs.get(path.index(milestone));
    }

    /** Returns how many accounts entered the leg to a milestone. */
    public int entered(String milestone) {
        return incidence(milestone).size();
    }

    /**
     * Returns the probability that an account which has waited so long reaches the milestone within the days to come.
     * EMPTY_BASE or INSUFFICIENT_DATA where too few entered the leg; OUTSIDE_MODEL_RANGE where nobody was observed so
     * long.
     *
     * @param waitedDays the days on the leg so far, 0 or more
     * @param horizonDays the days to come, 0 or more
     */
    public Answer<Double> reachWithin(String milestone, long waitedDays, long horizonDays) {
        return ask(milestone, leg -> leg.within(REACHED, waitedDays, horizonDays));
    }

    /** Returns the probability that such an account churns first, within the days to come; see {@link #reachWithin}. */
    public Answer<Double> churnWithin(String milestone, long waitedDays, long horizonDays) {
        return ask(milestone, leg -> leg.within(CHURNED, waitedDays, horizonDays));
    }

    /**
     * Returns the share of comparable accounts, those not churned after waiting so long, that had reached the milestone
     * by then: F(a) / (1 - C(a)), in [0, 1]. Near 1 an account is late.
     *
     * @param waitedDays the days on the leg so far, 0 or more
     */
    public Answer<Double> dwellShare(String milestone, long waitedDays) {
        return ask(milestone, leg -> leg.shareAhead(REACHED, waitedDays));
    }

    /** Returns the days within which half of those who entered reach the milestone; CENSORED where half never do. */
    public Answer<Double> medianDays(String milestone) {
        return ask(milestone, leg -> leg.quantile(REACHED, 0.5));
    }

    /**
     * Returns the days within which a share of those who entered reaches the milestone; unknown as {@link #medianDays}.
     *
     * @param share in (0, 1)
     */
    public Answer<Double> quantileDays(String milestone, double share) {
        return ask(milestone, leg -> leg.quantile(REACHED, share));
    }

    /**
     * Returns within how many days more half of the accounts that have waited so long reach the milestone; CENSORED
     * where half never do.
     */
    public Answer<Double> medianRemainingDays(String milestone, long waitedDays) {
        return remainingDays(milestone, waitedDays, 0.5);
    }

    /**
     * Returns within how many days more a share of the accounts that have waited so long reaches the milestone;
     * CENSORED where that many never do.
     *
     * @param share in (0, 1)
     */
    public Answer<Double> remainingDays(String milestone, long waitedDays, double share) {
        return ask(milestone, leg -> leg.remainingQuantile(REACHED, share, waitedDays));
    }

    private Answer<Double> ask(String milestone, Function<CumulativeIncidence, Answer<Double>> question) {
        CumulativeIncidence leg = incidence(milestone);
        if (leg.size() > 0 && leg.size() < minimumAccounts) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    leg.size() + " accounts entered the leg to " + milestone + ", needed " + minimumAccounts);
        }
        if (leg.size() == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "no account entered the leg to " + milestone);
        }
        return question.apply(leg);
    }

    /** Collects the accounts; their order does not matter; not thread-safe. */
    public static final class Builder {

        /** How many accounts must have entered a leg for the model to answer, unless set. */
        public static final int DEFAULT_MINIMUM_ACCOUNTS = 5;

        private final SuccessPath path;
        private final List<Spells.Builder> spells = new ArrayList<>();
        private int minimumAccounts = DEFAULT_MINIMUM_ACCOUNTS;

        private Builder(SuccessPath path) {
            this.path = requireNonNull(path, "path");
            path.milestones().forEach(milestone -> spells.add(Spells.builder()));
        }

        /** Sets how many accounts must have entered a leg for the model to answer about it, 1 or more. */
        public Builder minimumAccounts(int accounts) {
            checkArgument(accounts >= 1, "minimumAccounts must be 1 or more, was %s", accounts);
            minimumAccounts = accounts;
            return this;
        }

        /** Adds an account that has not churned, unless by its {@linkplain JourneyProgress#withSpells spells}. */
        public Builder add(JourneyProgress progress) {
            requireNonNull(progress, "progress");
            return add(progress, Long.MAX_VALUE);
        }

        /**
         * Adds an account that churned. A churn after the progress's as-of day has not happened yet.
         *
         * @param churnedOn the first day it was no customer any more
         */
        public Builder addChurned(JourneyProgress progress, LocalDate churnedOn) {
            requireNonNull(progress, "progress");
            requireNonNull(churnedOn, "churnedOn");
            return add(progress, churnedOn.toEpochDay());
        }

        private Builder add(JourneyProgress progress, long left) {
            checkArgument(
                    progress.path().equals(path), "progress must be on path %s, was on %s", path, progress.path());
            for (int i = 0; i < spells.size(); i++) {
                long entry = progress.firstEnteredOn(i);
                long reached = progress.firstReachedOn(i);
                long until = progress.observedUntil(i);
                boolean reachedBefore = reached != JourneyProgress.NEVER && reached < entry;
                if (entry == JourneyProgress.NEVER || reachedBefore || progress.isWaivedBy(i, entry)) {
                    continue;
                }
                long lost = progress.lostAfter(entry);
                long churned = lost == JourneyProgress.NEVER ? left : Math.min(left, lost);
                if (entry > Math.min(churned, until)) {
                    continue;
                }
                if (reached != JourneyProgress.NEVER && reached <= Math.min(churned, until)) {
                    spells.get(i).add(reached - entry, REACHED);
                } else if (churned <= until) {
                    spells.get(i).add(churned - entry, CHURNED);
                } else {
                    spells.get(i).add(until - entry, 0);
                }
            }
            return this;
        }

        /** Returns the model of the accounts added so far. */
        public LegModel build() {
            List<CumulativeIncidence> legs = spells.stream()
                    .map(leg -> CumulativeIncidence.of(leg.build(), CHURNED))
                    .toList();
            return new LegModel(path, legs, minimumAccounts);
        }
    }
}
