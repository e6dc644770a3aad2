package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * A scorecard and what became of it when it was fitted to its peers, for an account that is one of them: when the
 * account moves, what it is compared with moves along.
 *
 * @param written the scorecard before it was fitted; its percentiles with peers of their own stay as they are
 * @param fitted the scorecard fitted to peers, the account among them
 */
record PeerFit(Scorecard written, Scorecard fitted) {

    PeerFit {
        checkArgument(
                fitted.measureNames().equals(written.measureNames()),
                "fitted must be %s, fitted to its peers, was %s",
                written,
                fitted);
    }

    /** Returns the scorecard of an account that is none of the peers: they stay what they are. */
    static PeerFit fixed(Scorecard fitted) {
        return new PeerFit(fitted, fitted);
    }

    /**
     * Returns the scorecard that judges the account at any readings as {@link #after} does; at those it has now as
     * {@link #fitted} does.
     */
    Scorecard moving(Readings now) {
        return with((percentile, i) -> percentile.moving(now.observed(i)));
    }

    /** Returns the scorecard fitted anew once the account has moved. */
    Scorecard after(Readings now, Readings then) {
        return with((percentile, i) -> percentile.moved(now.observed(i), then.observed(i)));
    }

    /** What becomes of the percentile of a measure. */
    private interface Change {
        FittedPercentile of(FittedPercentile percentile, int measure);
    }

    private Scorecard with(Change change) {
        return written.needsPeers()
                ? fitted.withCurves(i -> {
                    Curve curve = fitted.measures().get(i).curve();
                    return written.measures().get(i).curve().needsPeers() ? changed(curve, i, change) : curve;
                })
                : fitted;
    }

    private static Curve changed(Curve curve, int measure, Change change) {
        if (curve instanceof Curve.Inverted inverted) {
            return new Curve.Inverted(changed(inverted.curve(), measure, change));
        }
        return curve instanceof FittedPercentile percentile ? change.of(percentile, measure) : curve;
    }
}
