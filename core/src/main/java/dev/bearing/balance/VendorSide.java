package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * How far the vendor has with customers what it planned: that their revenue holds and grows, and that a margin is left.
 *
 * @param retention net revenue retention against the plan, in [0, 1]; empty where none is planned
 * @param margin the margin against the plan, in [0, 1]; empty where none is planned
 */
public record VendorSide(Optional<Answer<Double>> retention, Optional<Answer<Double>> margin) {

    /** Refuses null. */
    public VendorSide {
        requireNonNull(retention, "retention");
        requireNonNull(margin, "margin");
    }

    /**
     * Returns revenue kept and won against the plan: retention / planned, at most 1. More than the plan is no more than
     * attained.
     *
     * @param retention net revenue retention of the days looked at, 0 or more
     * @param planned what was planned for the same days, above 0
     */
    public static Answer<Double> retentionAgainst(double retention, double planned) {
        checkArgument(
                retention >= 0 && retention < Double.POSITIVE_INFINITY,
                "retention must be finite and at least 0, was %s",
                retention);
        checkArgument(
                planned > 0 && planned < Double.POSITIVE_INFINITY,
                "planned must be finite and above 0, was %s",
                planned);
        return share("net revenue retention against the plan, at most 1", retention, planned);
    }

    /**
     * Returns the margin against the plan: (1 - cost / revenue) / planned, no less than 0 and no more than 1;
     * EMPTY_BASE without revenue.
     *
     * @param revenue revenue of the days looked at, 0 or more
     * @param cost what serving the customers cost in them, 0 or more, in the same unit
     * @param planned the planned margin as a share of revenue, in (0, 1]
     */
    public static Answer<Double> marginAgainst(double revenue, double cost, double planned) {
        checkArgument(
                revenue >= 0 && revenue < Double.POSITIVE_INFINITY,
                "revenue must be finite and at least 0, was %s",
                revenue);
        checkArgument(cost >= 0 && cost < Double.POSITIVE_INFINITY, "cost must be finite and at least 0, was %s", cost);
        checkArgument(planned > 0 && planned <= 1, "planned must be in (0, 1], was %s", planned);
        return revenue > 0
                ? share("margin against the plan, in [0, 1]", 1 - cost / revenue, planned)
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "there was no revenue to keep a margin of");
    }

    private static Answer<Double> share(String method, double actual, double planned) {
        return Answer.known(
                Math.max(0, Math.min(1, actual / planned)),
                Explanation.inputs(
                        method, List.of(new Contribution("actual", actual), new Contribution("planned", planned))));
    }

    /**
     * Returns the vendor's attainment, in [0, 1]: the harmonic mean of both halves where both are planned, else the one
     * that is; NOT_CONFIGURED where neither is. Unknown where a half that is planned is.
     */
    public Answer<Double> attainment() {
        if (retention.isPresent() && margin.isPresent()) {
            return HarmonicMean.of(
                    "harmonic mean of retention and margin against the plan",
                    new HarmonicMean.Half("retention", retention.get()),
                    new HarmonicMean.Half("margin", margin.get()));
        }
        return retention
                .or(() -> margin)
                .orElse(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "neither net revenue retention nor a margin is planned"));
    }
}
