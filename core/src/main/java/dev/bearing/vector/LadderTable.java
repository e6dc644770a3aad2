package dev.bearing.vector;

import dev.bearing.value.Rate;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counts of a chain as rates, and as the rows of a table. */
final class LadderTable {

    private LadderTable() {}

    static List<TransitionRow> rows(Ladder ladder, LadderChain chain) {
        List<TransitionRow> rows = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            SortedMap<TierId, TransitionRow.Cell> to = new TreeMap<>();
            for (int j = 0; j < chain.size(); j++) {
                to.put(
                        ladder.tiers().get(j).id(),
                        new TransitionRow.Cell(share(chain, i, chain.moves(i, j)), chain.probability(i, j)));
            }
            rows.add(new TransitionRow(
                    ladder.tiers().get(i).id(),
                    chain.atRisk(i),
                    chain.isFromPrior(i),
                    to,
                    new TransitionRow.Cell(share(chain, i, chain.lost(i)), chain.churn(i))));
        }
        return Collections.unmodifiableList(rows);
    }

    /** Returns the share that moved to a higher tier. */
    static Rate promotion(LadderChain chain, int tier) {
        long up = 0;
        for (int j = tier + 1; j < chain.size(); j++) {
            up += chain.moves(tier, j);
        }
        return share(chain, tier, up);
    }

    /** Returns the share that moved to a lower tier. */
    static Rate demotion(LadderChain chain, int tier) {
        long down = 0;
        for (int j = 0; j < tier; j++) {
            down += chain.moves(tier, j);
        }
        return share(chain, tier, down);
    }

    static Rate share(LadderChain chain, int tier, long count) {
        return Rate.ofCounts(count, chain.atRisk(tier)).named("TIER_MONTHS", "");
    }
}
