package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.trial.ActivityPlan;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialModel;
import java.util.List;
import java.util.Optional;

/**
 * How a review looks at trials.
 *
 * @param attributionDays a first payment so many days after the end of a trial is put down to it, 0 or more; absent:
 *     only what is recorded as converted is, however late
 * @param plan how common conversion activities are looked for
 * @param signals which signals are activities, besides milestones
 * @param qualifiedFrom the probability of converting from which on a trial that passes the gates is a product-qualified
 *     lead, in [0, 1]
 * @param model the kind of trials of which none is written, see {@link Trial#usually}; absent: what the card says
 * @param freemiumDays after so many days a sign-up to a free plan that is no customer counts as lost, 1 or more, see
 *     {@link dev.bearing.trial.TrialFunnel#freemiumWithin}
 */
public record TrialSettings(
        Optional<Integer> attributionDays,
        ActivityPlan plan,
        List<SignalActivity> signals,
        double qualifiedFrom,
        Optional<TrialModel> model,
        int freemiumDays) {

    /** A quarter, after which few that have not paid for a free plan will. */
    private static final int FREEMIUM_DAYS = 90;

    private static final TrialSettings DEFAULTS = new TrialSettings(
            Optional.empty(), ActivityPlan.standard(), List.of(), 0.5, Optional.empty(), FREEMIUM_DAYS);

    /**
     * A signal whose observations are activities.
     *
     * @param signal its name
     * @param atLeast the least value that counts, finite
     */
    public record SignalActivity(String signal, double atLeast) {

        /** @throws IllegalArgumentException if the name is blank or the threshold not finite */
        public SignalActivity {
            checkText("signal", signal);
            checkArgument(Double.isFinite(atLeast), "atLeast must be finite, was %s", atLeast);
        }
    }

    /** @throws IllegalArgumentException if a number is out of its range */
    public TrialSettings {
        requireNonNull(attributionDays, "attributionDays");
        requireNonNull(signals, "signals");
        requireNonNull(model, "model");
        attributionDays.ifPresent(
                days -> checkArgument(days >= 0, "attributionDays must not be negative, was %s", days));
        requireNonNull(plan, "plan");
        signals = List.copyOf(signals);
        checkArgument(
                model.filter(TrialModel.NOT_KNOWN::equals).isEmpty(),
                "model must be one that is known, was %s",
                TrialModel.NOT_KNOWN);
        checkArgument(freemiumDays >= 1, "freemiumDays must be at least 1, was %s", freemiumDays);
        checkArgument(
                qualifiedFrom >= 0 && qualifiedFrom <= 1, "qualifiedFrom must be in [0, 1], was %s", qualifiedFrom);
    }

    /** Returns the standard plan on milestones alone, leads from one half on, and conversions as they are recorded. */
    public static TrialSettings defaults() {
        return DEFAULTS;
    }

    /** Returns these settings with a number of days after the end in which a payment is put down to the trial. */
    public TrialSettings withAttributionDays(int days) {
        return new TrialSettings(Optional.of(days), plan, signals, qualifiedFrom, model, freemiumDays);
    }

    /** Returns these settings with another plan. */
    public TrialSettings withPlan(ActivityPlan value) {
        return new TrialSettings(attributionDays, value, signals, qualifiedFrom, model, freemiumDays);
    }

    /** Returns these settings with other signals as activities. */
    public TrialSettings withSignals(SignalActivity... values) {
        return new TrialSettings(attributionDays, plan, List.of(values), qualifiedFrom, model, freemiumDays);
    }

    /** Returns these settings with the probability, in [0, 1], from which on a trial is a qualified lead. */
    public TrialSettings withQualifiedFrom(double score) {
        return new TrialSettings(attributionDays, plan, signals, score, model, freemiumDays);
    }

    /** Returns these settings with the kind of trials of which none is written. */
    public TrialSettings withModel(TrialModel usual) {
        return new TrialSettings(attributionDays, plan, signals, qualifiedFrom, Optional.of(usual), freemiumDays);
    }

    /** Returns these settings with a number of days after which a free plan that is not paid for counts as lost. */
    public TrialSettings withFreemiumDays(int days) {
        return new TrialSettings(attributionDays, plan, signals, qualifiedFrom, model, days);
    }
}
