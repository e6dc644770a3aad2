package dev.bearing.vector;

import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** Ladders of numbered tiers, made from rows of counts. */
final class Ladders {

    static final YearMonth MONTH = YearMonth.of(2026, 1);

    /** Rows of 100 account-months, free to enterprise: the last number of each is the lost. */
    static final int[][] WORKED = {{90, 3, 0, 0, 7}, {1, 93, 2, 0, 4}, {0, 1, 96, 1, 2}, {0, 0, 1, 98, 1}};

    static final double[] WORKED_MARGINS = {0, 10, 100, 1000};

    private Ladders() {}

    static TierId tier(int i) {
        return TierId.of("t" + i);
    }

    static Ladder ladder(int tiers) {
        List<ValueTier> all = new ArrayList<>();
        for (int i = 0; i < tiers; i++) {
            all.add(ValueTier.of("t" + i, i, TierRule.everybody()));
        }
        return new Ladder(all, 0);
    }

    /** Returns the counts of rows whose last number is the lost. */
    static TierMoves moves(int[][] rows) {
        TierMoves.Builder moves = TierMoves.builder();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                if (j < rows.length) {
                    moves.moved(MONTH, tier(i), tier(j), rows[i][j]);
                } else {
                    moves.lost(MONTH, tier(i), rows[i][j]);
                }
            }
        }
        return moves.build();
    }

    static LadderModel model(int[][] rows, double[] margins, double annualDiscount) {
        Map<TierId, Double> byTier = new HashMap<>();
        for (int i = 0; i < margins.length; i++) {
            byTier.put(tier(i), margins[i]);
        }
        return LadderModel.fit(
                ladder(rows.length).withAnnualDiscount(annualDiscount), moves(rows), CurrencyUnit.USD, byTier);
    }

    static LadderModel worked() {
        return model(WORKED, WORKED_MARGINS, 0);
    }

    static double value(LadderModel model, int tier) {
        return model.lifetimeValue(tier(tier)).orElseThrow("value").amount();
    }

    static Answer.Reason reason(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError("known: " + known.value());
                },
                Answer.Unknown::reason);
    }
}
