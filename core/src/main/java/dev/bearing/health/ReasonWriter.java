package dev.bearing.health;

import dev.bearing.internal.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Puts the parts of a score into words. */
final class ReasonWriter {

    private final Scorecard scorecard;
    private final ScoreUnits units;
    private final ScoreKernel.Row row;
    private final double[] terms;

    ReasonWriter(Scorecard scorecard, ScoreKernel.Row row, double[] terms) {
        this.scorecard = scorecard;
        this.units = scorecard.units();
        this.row = row;
        this.terms = terms;
    }

    /** Returns the reasons, the dearest first; of equals in the order of the scorecard. */
    List<HealthReason> reasons() {
        List<HealthReason> reasons = new ArrayList<>();
        if (row.ceiling >= 0) {
            reasons.add(ceiling(scorecard.ceilings().get(row.ceiling)));
        }
        for (int i = 0; i < terms.length; i++) {
            reasons.add(reason(i));
        }
        // costs that differ by less than the twelfth digit are equal
        reasons.sort(Comparator.comparingDouble((HealthReason reason) -> 0.0 - Thresholds.rounded(reason.cost())));
        return List.copyOf(reasons);
    }

    private HealthReason ceiling(ScoreCeiling ceiling) {
        int i = scorecard.measureNames().indexOf(ceiling.measure());
        double cut = row.score - row.uncapped;
        String text = ceiling.label() + ": health " + ReadingWords.points(row.healths[i]) + " is below "
                + ReadingWords.points(ceiling.below()) + ", holds the score at " + ReadingWords.points(row.score)
                + ", costs " + ReadingWords.points(-cut) + " points";
        return new HealthReason(
                ceiling.isVeto() ? HealthReason.Code.VETO : HealthReason.Code.CEILING,
                ceiling.measure(),
                known(row.observed[i]),
                age(i),
                cut,
                0,
                text);
    }

    private HealthReason reason(int i) {
        boolean missing = Double.isNaN(row.observed[i]);
        double most = most(i);
        HealthReason.Code code;
        if (missing) {
            code = Double.isNaN(row.healths[i]) ? HealthReason.Code.DROPPED : HealthReason.Code.ASSUMED;
        } else if (most == 0) {
            code = HealthReason.Code.WITHOUT_EFFECT;
        } else {
            code = row.healths[i] == 1 ? HealthReason.Code.FULL : HealthReason.Code.OBSERVED;
        }
        String text = scorecard.measureNames().get(i) + ": " + reading(i, missing) + effect(code, i, most);
        return new HealthReason(
                code, scorecard.measureNames().get(i), known(row.observed[i]), age(i), terms[i], most, text);
    }

    private String reading(int i, boolean missing) {
        if (missing) {
            return "not known";
        }
        Measure measure = scorecard.measures().get(i);
        boolean ages = measure.halfLifeDays().isPresent() && row.ages[i] > 0;
        return ReadingWords.reading(measure, row.observed[i])
                + (ages ? ", " + ReadingWords.days(row.ages[i]) + " old" : "");
    }

    private String effect(HealthReason.Code code, int i, double most) {
        String worth =
                ", worth " + ReadingWords.points(terms[i]) + " of at most " + ReadingWords.points(most) + " points";
        return switch (code) {
            case DROPPED -> ", its weight is shared among the others";
            case ASSUMED ->
                ", taken as " + ReadingWords.points(row.healths[i]) + " of 100"
                        + (most == 0 ? ", without effect" : worth);
            case WITHOUT_EFFECT -> ", without effect";
            case FULL -> ", worth all of " + ReadingWords.points(most) + " points";
            case OBSERVED, CEILING, VETO -> worth;
        };
    }

    /** Returns the measure's share in the score; where the worst part decides, that part has all of it. */
    private double most(int i) {
        if (!(row.weights[i] > 0)) {
            return 0;
        }
        int unit = units.unitOf[i];
        boolean worstUnit = units.aggregation == Scorecard.Aggregation.MINIMUM;
        double share = worstUnit
                ? (worst(units.allUnits, row.unitHealths, row.unitWeights) == unit ? 1 : 0)
                : row.unitWeights[unit];
        if (units.groupOf[unit] < 0) {
            return share;
        }
        boolean worstInside = units.unitAggregations[unit] == Scorecard.Aggregation.MINIMUM;
        return share
                * (worstInside ? (worst(units.members[unit], row.healths, row.within) == i ? 1 : 0) : row.within[i]);
    }

    private static int worst(int[] parts, double[] healths, double[] weights) {
        int worst = -1;
        for (int i : parts) {
            if (weights[i] > 0 && (worst < 0 || healths[i] < healths[worst])) {
                worst = i;
            }
        }
        return worst;
    }

    private OptionalInt age(int i) {
        return row.ages[i] < 0 ? OptionalInt.empty() : OptionalInt.of(row.ages[i]);
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
