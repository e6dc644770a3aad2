package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.BetaQuantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.vector.TakeRate;
import java.util.List;
import org.joda.money.Money;

/**
 * How likely a customer that stands at a milestone takes its expansion, and what that is worth.
 *
 * @param probability the share of those like it that took it when they were offered it, in [0, 1], with the central 95
 *     % of its posterior; unknown where nobody was ever offered it
 * @param annualValue what it adds to the recurring revenue of a year
 */
public record LeadChance(Answer<Estimate> probability, Money annualValue) {

    private static final double TAIL = 0.025;

    /** Refuses null. */
    public LeadChance {
        requireNonNull(probability, "probability");
        requireNonNull(annualValue, "annualValue");
    }

    /** Returns the chance by a take rate; one that is given and not estimated has no interval. */
    public static LeadChance of(Answer<TakeRate> take, Money annualValue) {
        requireNonNull(take, "take");
        return new LeadChance(
                take.fold(
                        known -> Answer.known(estimate(known.value()), known.explanation()),
                        unknown -> Answer.unknown(unknown.reason(), unknown.message())),
                annualValue);
    }

    private static Estimate estimate(TakeRate rate) {
        if (rate instanceof TakeRate.Estimated known) {
            return Estimate.of(
                    rate.mean(),
                    Interval.of95(
                            BetaQuantiles.of(TAIL, known.a(), known.b()),
                            BetaQuantiles.of(1 - TAIL, known.a(), known.b())));
        }
        return new Estimate(
                rate.mean(),
                Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "the take rate was given, not estimated"));
    }

    /** Returns probability × a year's value in major units, 0 or more, with the interval of the probability. */
    public Answer<Estimate> expectedValue() {
        double value = annualValue.getAmount().doubleValue();
        return probability.flatMap(chance -> Answer.known(
                new Estimate(
                        chance.value() * value,
                        chance.interval()
                                .map(ends -> new Interval(ends.lower() * value, ends.upper() * value, ends.level()))),
                Explanation.product(
                        "take x value",
                        List.of(new Contribution("take", chance.value()), new Contribution("a year's value", value)))));
    }
}
