package dev.bearing.vector;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TakeOrderProperties {

    private static final List<Heading> CHAIN =
            List.of(Heading.ADVANCING, Heading.DRIFTING, Heading.REGRESSING, Heading.STALLED);

    /** So little a prior that what is offered decides alone. */
    private static final BetaPrior NEXT_TO_NOTHING = new BetaPrior(1e-9, 1e-9);

    /** The least-squares fit under an order, by its max-min formula: Barlow and others (1972), theorem 1.6. */
    @Property(seed = "20261122", tries = 500)
    void aChainOfHeadingsIsGivenItsMonotoneFit(
            @ForAll @Size(4) List<@IntRange(min = 0, max = 20) Integer> takes,
            @ForAll @Size(4) List<@IntRange(min = 1, max = 20) Integer> refusals) {
        TakeOrder order = new TakeOrder(
                CHAIN.stream().map(heading -> new TakeStratum(heading, false)).collect(toSet()),
                strata -> together(strata, takes, refusals));
        double expected = 0;
        double all = 0;
        for (int i = 0; i < CHAIN.size(); i++) {
            double rate = rate(order, i);
            assertThat(rate).isCloseTo(maxMin(takes, refusals, i), within(1e-6));
            expected += rate * (takes.get(i) + refusals.get(i));
            all += takes.get(i);
        }
        assertThat(expected).isCloseTo(all, within(1e-6));
    }

    /** Whatever was offered to whom, in the order that silence can take: with the prior that the others give. */
    @Property(seed = "20261122", tries = 500)
    void noRateIsHigherThanThatOfAStratumThatHeadsBetter(
            @ForAll @Size(12) List<@IntRange(min = 0, max = 20) Integer> takes,
            @ForAll @Size(12) List<@IntRange(min = 0, max = 3) Integer> refusals) {
        TakeHistory history = TakeHistories.of(takes, refusals);
        List<TakeStratum> strata = TakeHistories.STRATA;
        for (TakeStratum better : strata) {
            for (TakeStratum worse : strata) {
                if (TakeOrder.isBetter(better, worse)) {
                    assertThat(history.rate("used", worse).orElseThrow("rate").mean())
                            .as("%s after %s", worse, better)
                            .isLessThanOrEqualTo(history.rate("used", better)
                                            .orElseThrow("rate")
                                            .mean()
                                    + 1e-11);
                }
            }
        }
    }

    private static double rate(TakeOrder order, int i) {
        TakeStratum stratum = new TakeStratum(CHAIN.get(i), false);
        return order.rate(stratum, new TakeRate.Estimated("none", 0, 0, BetaPrior.UNIFORM))
                .mean();
    }

    private static TakeRate.Estimated together(Set<TakeStratum> strata, List<Integer> takes, List<Integer> refusals) {
        long taken = 0;
        long refused = 0;
        for (TakeStratum stratum : strata) {
            taken += takes.get(CHAIN.indexOf(stratum.direction()));
            refused += refusals.get(CHAIN.indexOf(stratum.direction()));
        }
        return new TakeRate.Estimated(strata.toString(), taken, taken + refused, NEXT_TO_NOTHING);
    }

    /** The least over those no worse than it of the most over those no better, of the mean in between. */
    private static double maxMin(List<Integer> takes, List<Integer> refusals, int place) {
        double least = 1;
        for (int from = 0; from <= place; from++) {
            double most = 0;
            for (int to = place; to < CHAIN.size(); to++) {
                double taken = 0;
                double offered = 0;
                for (int i = from; i <= to; i++) {
                    taken += takes.get(i);
                    offered += takes.get(i) + refusals.get(i);
                }
                most = Math.max(most, taken / offered);
            }
            least = Math.min(least, most);
        }
        return least;
    }
}
