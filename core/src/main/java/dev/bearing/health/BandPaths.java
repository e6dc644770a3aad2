package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.Locale;

/**
 * Looks for the shortest ways to a better band: the fewest measures, and of them the least effort.
 *
 * <pre>{@code
 * List<BandPath> paths = BandPaths.standard().toNextBand(scorecard, signals).orElseThrow("paths");
 * paths.get(0).text(); // logins from 3 to 12: yellow at 50
 * }</pre>
 *
 * <p>A path changes what measures read, as if each had been observed on the as-of day; when and by what action that can
 * be had is not in it. What is feasible: a measure moves within the range of its curve and by its
 * {@linkplain MeasureGuide#step steps}, unless it is not {@linkplain MeasureGuide#changeable changeable}; a count of
 * days stays within its window. A percentile moves between the worst and the best of the peers, a logistic curve
 * between its healths 0.01 and 0.99. A missing measure can become known; it starts from the worst end of its curve. All
 * measures of one signal become as fresh as the new observation.
 *
 * <p>The effort of a step is how far it goes, as a share of the curve's range, × the measure's
 * {@linkplain MeasureGuide#effort effort}; where the curve only jumps, a step is the whole range.
 *
 * <p>Each path is found by scoring and is checked by scoring, whatever the aggregation. Paths of one and of two
 * measures are always looked for, longer ones only while there is none. A path is left out if fewer of its measures
 * reach the band for no more effort. Of several changes to the same measures it is the one of the least effort: for
 * weighted means and minimums of straight lines and steps by trying every corner of the curves with one measure solved
 * for, for other forms (a geometric mean, a logistic curve) by a search from there, exact to about a millionth of the
 * effort where the effort has one lowest point.
 *
 * @param maxMeasures the most measures that a path may change, 1 to 6
 * @param maxPaths the most paths that are returned, at least 1
 */
public record BandPaths(int maxMeasures, int maxPaths) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public BandPaths {
        checkArgument(maxMeasures >= 1 && maxMeasures <= 6, "maxMeasures must be in [1, 6], was %s", maxMeasures);
        checkArgument(maxPaths >= 1, "maxPaths must be at least 1, was %s", maxPaths);
    }

    /** Returns a search for at most 5 paths of at most 3 measures. */
    public static BandPaths standard() {
        return new BandPaths(3, 5);
    }

    /**
     * Returns paths to the band above the account's own, those of the fewest measures first and of these the one of the
     * least effort. OUTSIDE_MODEL_RANGE where it is in the best band already or no feasible change reaches the next
     * one, with the best that can be reached; the score's own reason where there is none.
     *
     * <p>Percentiles are among the peers that the scorecard was fitted to, who stay as they are: for an account that is
     * none of them. For one that is, take {@link #toNextBand(Scorecard, Scorecard, HealthSignals)}.
     *
     * @throws IllegalStateException if the scorecard {@linkplain Scorecard#needsPeers needs peers}
     */
    public Answer<List<BandPath>> toNextBand(Scorecard scorecard, HealthSignals signals) {
        return next(PeerFit.fixed(scorecard), signals);
    }

    /**
     * Returns paths as {@link #toNextBand(Scorecard, HealthSignals)}, for an account that is one of the peers: when it
     * moves, they change with it. Its present reading no longer counts among them, the one it moves to does; so the
     * scorecard, fitted anew once the path is taken, gives the score that the path tells.
     *
     * @param written the scorecard as it is written, that may need peers
     * @param fitted the same {@linkplain Scorecard#fittedTo fitted} to peers, this account among them
     * @param signals those of the account that {@code fitted} was fitted to
     * @throws IllegalArgumentException if {@code fitted} has other measures
     */
    public Answer<List<BandPath>> toNextBand(Scorecard written, Scorecard fitted, HealthSignals signals) {
        return next(new PeerFit(written, fitted), signals);
    }

    /**
     * Returns paths to a band as {@link #toNextBand(Scorecard, HealthSignals)}; OUTSIDE_MODEL_RANGE where the account
     * is in it, or in a better one.
     *
     * @throws IllegalArgumentException if the scorecard has no band of this name
     */
    public Answer<List<BandPath>> toBand(String band, Scorecard scorecard, HealthSignals signals) {
        return to(band, PeerFit.fixed(scorecard), signals);
    }

    /**
     * Returns paths to a band as {@link #toNextBand(Scorecard, Scorecard, HealthSignals)}, for an account that is one
     * of the peers; OUTSIDE_MODEL_RANGE where the account is in it, or in a better one.
     *
     * @throws IllegalArgumentException if the scorecard has no band of this name or {@code fitted} has other measures
     */
    public Answer<List<BandPath>> toBand(String band, Scorecard written, Scorecard fitted, HealthSignals signals) {
        return to(band, new PeerFit(written, fitted), signals);
    }

    private Answer<List<BandPath>> next(PeerFit peers, HealthSignals signals) {
        List<HealthBand> bands = peers.fitted().bands().bands();
        return peers.fitted().assess(signals).flatMap(score -> {
            int next = bands.indexOf(score.band()) + 1;
            return next == bands.size() ? inBand(score) : search(bands.get(next), score, peers, signals);
        });
    }

    private Answer<List<BandPath>> to(String band, PeerFit peers, HealthSignals signals) {
        List<HealthBand> bands = peers.fitted().bands().bands();
        HealthBand target = bands.stream()
                .filter(one -> one.name().equals(band))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("band must be one of " + bands + ", was " + band));
        return peers.fitted()
                .assess(signals)
                .flatMap(score ->
                        score.score().value() >= target.from() ? inBand(score) : search(target, score, peers, signals));
    }

    private static Answer<List<BandPath>> inBand(HealthScore score) {
        return Answer.unknown(
                Answer.Reason.OUTSIDE_MODEL_RANGE,
                "the account is in band " + score.band().name() + " already");
    }

    private Answer<List<BandPath>> search(HealthBand target, HealthScore now, PeerFit peers, HealthSignals signals) {
        BandPathSearch search = new BandPathSearch(peers, signals, target);
        List<BandPath> paths = search.paths(maxMeasures);
        if (!paths.isEmpty()) {
            return Answer.known(paths.subList(0, Math.min(maxPaths, paths.size())));
        }
        HealthScore best = search.best();
        HealthScore reachable = best.score().value() > now.score().value() ? best : now;
        return Answer.unknown(
                Answer.Reason.OUTSIDE_MODEL_RANGE,
                String.format(
                        Locale.ROOT,
                        "no change of at most %d measures reaches %s at %s; all together reach %s (%s)",
                        maxMeasures,
                        target.name(),
                        ReadingWords.points(target.from()),
                        ReadingWords.points(reachable.score().value()),
                        reachable.band().name()));
    }
}
