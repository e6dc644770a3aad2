package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkRanking;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.function.Function;

/**
 * Ranks work by what both sides are expected to have more in common, for each hour: an upsell to a customer who has
 * little of what it wants comes late, help for one on whom the vendor earns its plan comes early.
 *
 * <pre>{@code
 * review.actions().work(USD, review.balance().ranking(USD)).today(10);
 * }</pre>
 *
 * <p>What is expected to come of an item in money moves the vendor's attainment by its share in what was planned with
 * the account for a year, up to 1; what is expected of it for the customer moves the customer's. Work that keeps a
 * customer who might leave is worth its share in what the account pays a year of all that both have in common, since
 * nothing is left of it otherwise. An item of which a part is not known has no known priority and stands apart. Nothing
 * here says that one thing makes another happen: what goes together with an item is taken as it was found.
 */
public final class MutualGainRanking implements WorkRanking {

    private final Function<AccountId, Answer<Standing>> standings;
    private final Function<WorkItem, Answer<Double>> customerGain;

    private MutualGainRanking(
            Function<AccountId, Answer<Standing>> standings, Function<WorkItem, Answer<Double>> customerGain) {
        this.standings = requireNonNull(standings, "standings");
        this.customerGain = requireNonNull(customerGain, "customerGain");
    }

    /**
     * Where an account stands.
     *
     * @param both its two sides
     * @param plannedYear what was planned that it pays a year, above 0
     * @param paidYear what it pays a year, above 0, in the same currency
     */
    public record Standing(MutualSuccess both, EstimatedMoney plannedYear, EstimatedMoney paidYear) {

        /** @throws IllegalArgumentException if an amount is not above 0, or the currencies differ */
        public Standing {
            requireNonNull(plannedYear, "plannedYear");
            requireNonNull(paidYear, "paidYear");
            requireNonNull(both, "both");
            checkArgument(plannedYear.amount() > 0, "plannedYear must be above 0, was %s", plannedYear.amount());
            checkArgument(paidYear.amount() > 0, "paidYear must be above 0, was %s", paidYear.amount());
            checkArgument(
                    plannedYear.currency().equals(paidYear.currency()),
                    "both amounts must be in one currency, were in %s and %s",
                    plannedYear.currency(),
                    paidYear.currency());
        }
    }

    /**
     * Returns a ranking.
     *
     * @param standings where an account stands, or why that is not known
     * @param customerGain by how much an item is expected to move the customer's attainment, in [-1, 1]; 0 for work
     *     that serves the vendor alone
     */
    public static MutualGainRanking of(
            Function<AccountId, Answer<Standing>> standings, Function<WorkItem, Answer<Double>> customerGain) {
        return new MutualGainRanking(standings, customerGain);
    }

    /** Returns the expected change of what both sides have in common, by hour; its terms are what it is made of. */
    @Override
    public Answer<Double> priority(WorkItem item) {
        return standings.apply(item.accountId()).flatMap(standing -> {
            checkArgument(
                    standing.paidYear().currency().equals(item.currency()),
                    "the standing of %s must be in %s, was in %s",
                    item.accountId(),
                    item.currency(),
                    standing.paidYear().currency());
            return standing.both()
                    .mutual()
                    .flatMap(mutual -> item.gain()
                            .map(Estimate::value)
                            .flatMap(gain -> keeps(item.kind())
                                    ? byHour(item, mutual, mutual * kept(gain, standing))
                                    : moved(item, standing, mutual, gain)));
        });
    }

    private static boolean keeps(WorkKind kind) {
        return kind == WorkKind.RENEWAL_SAVE || kind == WorkKind.CANCEL_INTENT;
    }

    private static double kept(double gain, Standing standing) {
        return Math.max(0, Math.min(1, gain / standing.paidYear().amount()));
    }

    private Answer<Double> moved(WorkItem item, Standing standing, double mutual, double gain) {
        double vendor = gain / standing.plannedYear().amount();
        return standing.both()
                .customer()
                .flatMap(c -> standing.both()
                        .vendor()
                        .flatMap(v -> customerGain
                                .apply(item)
                                .flatMap(more -> byHour(
                                        item,
                                        mutual,
                                        HarmonicMean.of(inRange(c + more), inRange(v + vendor)) - mutual))));
    }

    private static double inRange(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static Answer<Double> byHour(WorkItem item, double mutual, double change) {
        return Answer.known(
                change / item.effortHours(),
                Explanation.inputs(
                        "mutual gain per hour",
                        List.of(
                                new Contribution("in common today", mutual),
                                new Contribution("expected change", change),
                                new Contribution("hours", item.effortHours()))));
    }
}
