package dev.bearing.health;

import dev.bearing.value.StrategySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Curve.Percentile} with its peers: the mid-rank share, whose mean over the peers themselves is one half.
 * Saved as {@code percentile} with {@code higherIsBetter} and {@code peers}, every value of theirs. Fitted to nobody it
 * scores nobody: then a scorecard takes the measure as missing.
 *
 * @see <a href="https://doi.org/10.2307/2527727">Bross (1958), How to use ridit analysis</a>
 */
public final class FittedPercentile implements Curve {

    private final boolean higherIsBetter;
    private final Peers peers;

    FittedPercentile(boolean higherIsBetter, double[] values) {
        this(higherIsBetter, new Peers(values));
    }

    private FittedPercentile(boolean higherIsBetter, Peers peers) {
        this.higherIsBetter = higherIsBetter;
        this.peers = peers;
    }

    /** Returns this percentile for one of its peers in motion: see {@link Peers#moving}. */
    FittedPercentile moving(double own) {
        return new FittedPercentile(higherIsBetter, peers.moving(own));
    }

    /** Returns this percentile once one of its peers has moved: see {@link Peers#moved}. */
    FittedPercentile moved(double own, double to) {
        return new FittedPercentile(higherIsBetter, peers.moved(own, to));
    }

    /** Returns whether a curve compares with nobody, so that it has no health for any value. */
    static boolean isWithoutPeers(Curve curve) {
        return curve instanceof FittedPercentile fitted
                ? fitted.peerCount() == 0
                : curve instanceof Curve.Inverted inverted && isWithoutPeers(inverted.curve());
    }

    /** Returns whether the largest value is the best. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Returns how many peers there are. */
    public int peerCount() {
        return peers.count();
    }

    /** Returns the peers' values, rising. */
    List<Double> peers() {
        return peers.asList();
    }

    /** @throws IllegalStateException if there are no peers */
    @Override
    public double at(double value) {
        CurveArithmetic.checkFinite(value);
        double share = peers.shareBelow(value);
        return higherIsBetter ? share : 1 - share;
    }

    @Override
    public StrategySpec spec() {
        return StrategySpec.of(Curve.Percentile.TYPE)
                .with("higherIsBetter", higherIsBetter)
                .with("peers", peers.asList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FittedPercentile that
                && higherIsBetter == that.higherIsBetter
                && peers.equals(that.peers);
    }

    @Override
    public int hashCode() {
        return 31 * Boolean.hashCode(higherIsBetter) + peers.hashCode();
    }

    @Override
    public String toString() {
        return "percentile among " + peers.count() + " peers, " + (higherIsBetter ? "higher" : "lower") + " is better";
    }
}
