package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.internal.stats.ShareDifferences;
import dev.bearing.internal.stats.TwoProportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How crossing a leg goes together with an intervention: of the accounts it was done for, and of those it was not, how
 * many crossed in time. An association and no more: <strong>the untreated are not a control group</strong>. Who gets
 * help is chosen, and whoever crosses fast is not there to be helped any more; comparing within strata (how well the
 * account fits, where it started) removes what the strata tell, and nothing else.
 *
 * <pre>{@code
 * InterventionEffect effect = InterventionEffect.of(new EffectGroup(45, 60), new EffectGroup(60, 120));
 * effect.difference();       // +0.25, 95 % interval 0.0993 to 0.3775
 * effect.expectedValue(60, EstimatedMoney.of(USD, 13_030), EstimatedMoney.of(USD, 7_200));
 * }</pre>
 *
 * @param treated by stratum, those it was done for
 * @param untreated by stratum, those it was not done for; the same strata
 */
public record InterventionEffect(SortedMap<String, EffectGroup> treated, SortedMap<String, EffectGroup> untreated) {

    /** What every reader of an effect should be told. */
    public static final String CAUTION =
            "An association: untreated accounts are not a control group, and those treated were chosen.";

    private static final String EVERYBODY = "all";

    /** @throws IllegalArgumentException if the strata differ */
    public InterventionEffect {
        requireNonNull(treated, "treated");
        requireNonNull(untreated, "untreated");
        treated = Collections.unmodifiableSortedMap(new TreeMap<>(treated));
        untreated = Collections.unmodifiableSortedMap(new TreeMap<>(untreated));
        checkArgument(
                treated.keySet().equals(untreated.keySet()),
                "strata must be the same in both groups, were %s and %s",
                treated.keySet(),
                untreated.keySet());
    }

    /** Returns the comparison of two groups as a whole. */
    public static InterventionEffect of(EffectGroup treated, EffectGroup untreated) {
        requireNonNull(treated, "treated");
        requireNonNull(untreated, "untreated");
        return new InterventionEffect(
                new TreeMap<>(Map.of(EVERYBODY, treated)), new TreeMap<>(Map.of(EVERYBODY, untreated)));
    }

    /** Returns all it was done for. */
    public EffectGroup allTreated() {
        return total(treated);
    }

    /** Returns all it was not done for. */
    public EffectGroup allUntreated() {
        return total(untreated);
    }

    private static EffectGroup total(SortedMap<String, EffectGroup> groups) {
        return groups.values().stream().reduce(new EffectGroup(0, 0), EffectGroup::plus);
    }

    /** Returns the comparison with the groups swapped: its differences are the negatives of these. */
    public InterventionEffect swapped() {
        return new InterventionEffect(untreated, treated);
    }

    /**
     * Returns the share of the treated that crossed less that of the untreated, in [-1, 1], with Newcombe's interval;
     * strata are not looked at. EMPTY_BASE where a group has no account.
     *
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe
     *     (1998), method 10</a>
     */
    public Answer<Estimate> difference() {
        EffectGroup with = allTreated();
        EffectGroup without = allUntreated();
        if (with.accounts() == 0 || without.accounts() == 0) {
            return empty(with, without);
        }
        double[] ends =
                TwoProportions.newcombe95(with.crossed(), with.accounts(), without.crossed(), without.accounts());
        double share = (double) with.crossed() / with.accounts();
        double other = (double) without.crossed() / without.accounts();
        return Answer.known(
                Estimate.of(share - other, Interval.of95(ends[0], ends[1])),
                Explanation.sum(
                        "difference of shares, Newcombe",
                        List.of(new Contribution("treated", share), new Contribution("untreated", -other))));
    }

    /**
     * Returns the same difference within strata, by Mantel and Haenszel's weights, with the interval of Sato's
     * variance, cut to [-1, 1]: what is left of it among accounts of the same stratum. EMPTY_BASE where no stratum has
     * accounts of both groups; the interval is unknown where in every stratum all or none of both crossed.
     *
     * @see <a href="https://doi.org/10.2307/2531848">Sato (1989)</a>
     */
    public Answer<Estimate> stratifiedDifference() {
        long[][] strata = treated.keySet().stream().map(this::counts).toArray(long[][]::new);
        boolean comparable = false;
        for (long[] stratum : strata) {
            comparable |= stratum[1] > 0 && stratum[3] > 0;
        }
        if (!comparable) {
            return empty(allTreated(), allUntreated());
        }
        double[] result = ShareDifferences.mantelHaenszel(strata);
        double half = Proportions.Z95 * Math.sqrt(result[1]);
        Answer<Interval> interval = result[1] > 0
                ? Answer.known(Interval.of95(Math.max(-1, result[0] - half), Math.min(1, result[0] + half)))
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "in every stratum all or none of both groups crossed");
        return Answer.known(
                new Estimate(Math.max(-1, Math.min(1, result[0])), interval),
                Explanation.inputs("Mantel-Haenszel difference of shares, Sato", List.of()));
    }

    private long[] counts(String stratum) {
        EffectGroup with = requireNonNull(treated.get(stratum));
        EffectGroup without = requireNonNull(untreated.get(stratum));
        return new long[] {with.crossed(), with.accounts(), without.crossed(), without.accounts()};
    }

    private static Answer<Estimate> empty(EffectGroup with, EffectGroup without) {
        return Answer.unknown(
                Answer.Reason.EMPTY_BASE,
                with.accounts() + " accounts treated and " + without.accounts()
                        + " not, none of them in one stratum with the other group");
    }

    /**
     * Returns what it would be worth to do this for {@code accounts} accounts if the stratified difference held for
     * them: difference times accounts times the worth of one crossing, less the cost; in the currency's major units,
     * with the interval of the difference alone. 0 where the effect and the cost are.
     *
     * @param accounts how many accounts, 0 or more
     * @param worth what one crossing is worth, the difference of two lifetime values say
     * @param cost what it costs for all of them together
     * @throws org.joda.money.CurrencyMismatchException if the currencies differ
     */
    public Answer<Estimate> expectedValue(long accounts, EstimatedMoney worth, EstimatedMoney cost) {
        checkArgument(accounts >= 0, "accounts must not be negative, was %s", accounts);
        double least = cost.multipliedBy(-1).plus(worth.multipliedBy(0)).amount();
        double each = worth.amount() * accounts;
        return stratifiedDifference().flatMap(difference -> {
            Answer<Interval> interval = difference.interval().map(ends -> {
                double one = ends.lower() * each + least;
                double other = ends.upper() * each + least;
                return Interval.of95(Math.min(one, other), Math.max(one, other));
            });
            List<Contribution> terms = List.of(
                    new Contribution("difference x accounts x worth", difference.value() * each),
                    new Contribution("cost", least));
            return Answer.known(
                    new Estimate(difference.value() * each + least, interval),
                    Explanation.sum("expected value of an intervention", terms));
        });
    }

    /**
     * Returns the most that doing this for one account may cost before it costs more than the crossings that go with it
     * are worth: the stratified difference times the worth of one crossing, 0 where the difference is not above 0. An
     * intervention after which every account crossed that would not have otherwise may cost all of the worth.
     *
     * @param worth what one crossing is worth, the difference of two lifetime values say
     */
    public Answer<EstimatedMoney> costCeiling(EstimatedMoney worth) {
        return stratifiedDifference().map(difference -> worth.multipliedBy(Math.max(0, difference.value())));
    }
}
