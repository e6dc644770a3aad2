package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Which parts of a book carry the difference between a metric and its target. The target is shared out by what each
 * part paid, or how many customers it had, when the month began, so that every part was to do as well as the others;
 * new business by what each part won in the months before. A share is split by numerator and denominator. Values,
 * targets and differences of the parts add up to those of the whole, to the last digit.
 *
 * @param cut what it is cut by
 * @param parts the parts by name, those without a value and a target left out
 */
public record PlanSplit(String cut, List<PlanPart> parts) {

    private static final int DIGITS = 10;

    /** Copies the parts. */
    public PlanSplit {
        requireNonNull(cut, "cut");
        requireNonNull(parts, "parts");
        checkText("cut", cut);
        parts = List.copyOf(parts);
    }

    /** Returns the sum of the parts' differences. */
    public BigDecimal difference() {
        return parts.stream().map(PlanPart::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Shares a value and a target out by what each part adds to the one and weighs in the other. */
    static PlanSplit of(String cut, BigDecimal value, BigDecimal target, SortedMap<String, PlanOutlook.Terms> terms) {
        if (terms.isEmpty()) { // nobody was there to share it out by
            return new PlanSplit(cut, List.of(new PlanPart("all", value, target, value.subtract(target))));
        }
        List<String> names = new ArrayList<>(terms.keySet());
        List<BigDecimal> added =
                terms.values().stream().map(PlanOutlook.Terms::value).toList();
        double[] weights =
                terms.values().stream().mapToDouble(PlanOutlook.Terms::base).toArray();
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        List<BigDecimal> shares = new ArrayList<>();
        for (double weight : weights) {
            shares.add(target.multiply(BigDecimal.valueOf(all > 0 ? weight / all : 1.0 / weights.length)));
        }
        List<BigDecimal> values = exactly(value, added);
        List<BigDecimal> targets = exactly(target, shares);
        List<PlanPart> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (values.get(i).signum() != 0 || targets.get(i).signum() != 0) {
                parts.add(new PlanPart(
                        names.get(i),
                        values.get(i),
                        targets.get(i),
                        values.get(i).subtract(targets.get(i))));
            }
        }
        return new PlanSplit(cut, parts);
    }

    /** Rounds the terms of a sum so that they add up to it; the largest takes what rounding leaves. */
    private static List<BigDecimal> exactly(BigDecimal sum, List<BigDecimal> terms) {
        List<BigDecimal> rounded = new ArrayList<>();
        BigDecimal left = sum;
        int largest = 0;
        for (int i = 0; i < terms.size(); i++) {
            BigDecimal term = terms.get(i).setScale(DIGITS, RoundingMode.HALF_EVEN);
            rounded.add(term);
            left = left.subtract(term);
            largest = term.abs().compareTo(rounded.get(largest).abs()) > 0 ? i : largest;
        }
        if (!rounded.isEmpty()) {
            rounded.set(largest, rounded.get(largest).add(left));
        }
        return rounded;
    }
}
