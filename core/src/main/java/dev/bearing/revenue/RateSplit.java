package dev.bearing.revenue;

import static dev.bearing.internal.Days.DAYS_A_MONTH;

import dev.bearing.account.AccountId;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.revenue.PolicyDiff.RateDifference;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Splits the difference of two rates over the accounts; {@link PolicyDiff.OfRates} says how. */
final class RateSplit {

    private static final BigInteger ROUNDED_SHARES = BigInteger.TEN.pow(15);

    private final Rate one;
    private final Rate other;

    RateSplit(Rate one, Rate other) {
        this.one = one;
        this.other = other;
    }

    PolicyDiff.OfRates split() {
        BigInteger product = big(one.denominator()).multiply(big(other.denominator()));
        if (product.signum() == 0) {
            return new PolicyDiff.OfRates(one, other, product, differences(BigInteger.ZERO));
        }
        return isHazard(one) || isHazard(other)
                ? new PolicyDiff.OfRates(one, other, ROUNDED_SHARES, adjusted(differences(BigInteger.ONE)))
                : new PolicyDiff.OfRates(one, other, product.shiftLeft(1), differences(BigInteger.ONE));
    }

    /** @param unit one where there are shares, else nought */
    private List<RateDifference> differences(BigInteger unit) {
        SortedMap<String, Rate.Member> ones = members(one);
        SortedMap<String, Rate.Member> others = members(other);
        TreeSet<String> ids = new TreeSet<>(ones.keySet());
        ids.addAll(others.keySet());
        boolean sameUnits = isHazard(one) == isHazard(other);
        List<RateDifference> differences = new ArrayList<>();
        for (String id : ids) {
            Rate.Member a = ones.getOrDefault(id, new Rate.Member(id, 0, 0));
            Rate.Member b = others.getOrDefault(id, new Rate.Member(id, 0, 0));
            if (!sameUnits || !a.equals(b)) {
                BigInteger share = isHazard(one) || isHazard(other) ? rounded(a, b) : exact(a, b);
                differences.add(new RateDifference(AccountId.of(id), a, b, share.multiply(unit)));
            }
        }
        return differences;
    }

    private BigInteger exact(Rate.Member a, Rate.Member b) {
        BigInteger denominators = big(one.denominator()).add(big(other.denominator()));
        BigInteger numerators = big(one.numerator()).add(big(other.numerator()));
        return denominators
                .multiply(big(a.numerator()).subtract(big(b.numerator())))
                .subtract(numerators.multiply(big(a.denominator()).subtract(big(b.denominator()))));
    }

    private BigInteger rounded(Rate.Member a, Rate.Member b) {
        if (one.denominator() == 0 || other.denominator() == 0) {
            return BigInteger.ZERO;
        }
        boolean both = isHazard(one) && isHazard(other);
        double first = both ? 1 : monthsADay(one);
        double second = both ? 1 : monthsADay(other);
        double base = one.denominator() * first;
        double otherBase = other.denominator() * second;
        double moved = (a.numerator() - b.numerator()) * (1 / base + 1 / otherBase) / 2;
        double based = (a.denominator() * first - b.denominator() * second)
                * ((double) one.numerator() + other.numerator())
                / (2 * base * otherBase);
        return round((moved - based) * (both ? slope() : 1));
    }

    /**
     * What a unit of the denominator counts for, so that the rate is the numerator over the sum of it: for a hazard the
     * months that a day stands for, somewhat fewer than 12/365 or more as the share lost grows.
     */
    private static double monthsADay(Rate rate) {
        if (!isHazard(rate)) {
            return 1;
        }
        double quotient = (double) rate.numerator() / rate.denominator();
        return rate.numerator() == 0 ? 1 / DAYS_A_MONTH : quotient / fraction(rate);
    }

    /** How much the share lost in a month rises with the loss per day, between the two hazards. */
    private double slope() {
        double q = (double) one.numerator() / one.denominator();
        double r = (double) other.numerator() / other.denominator();
        return q == r ? DAYS_A_MONTH * Math.exp(-DAYS_A_MONTH * q) : (fraction(one) - fraction(other)) / (q - r);
    }

    /** Gives what rounding left over to the largest share. */
    private List<RateDifference> adjusted(List<RateDifference> differences) {
        BigInteger left = round(fraction(one) - fraction(other));
        int largest = -1;
        for (int i = 0; i < differences.size(); i++) {
            left = left.subtract(differences.get(i).share());
            if (largest < 0
                    || differences
                                    .get(i)
                                    .share()
                                    .abs()
                                    .compareTo(differences.get(largest).share().abs())
                            > 0) {
                largest = i;
            }
        }
        List<RateDifference> all = new ArrayList<>(differences);
        if (largest >= 0) {
            RateDifference most = all.get(largest);
            all.set(
                    largest,
                    new RateDifference(
                            most.accountId(),
                            most.first(),
                            most.second(),
                            most.share().add(left)));
        }
        return all;
    }

    private static BigInteger round(double value) {
        return new BigDecimal(value)
                .multiply(new BigDecimal(ROUNDED_SHARES))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
    }

    private static double fraction(Rate rate) {
        return rate.fraction().orElseThrow("a rate with a denominator has a fraction");
    }

    private static boolean isHazard(Rate rate) {
        return rate.form() == Rate.Form.MONTHLY_HAZARD;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    /** An account may be a member more than once where months are pooled. */
    private static SortedMap<String, Rate.Member> members(Rate rate) {
        TreeMap<String, Rate.Member> members = new TreeMap<>();
        for (Rate.Member member : rate.members()) {
            members.merge(
                    member.id(),
                    member,
                    (a, b) -> new Rate.Member(
                            a.id(),
                            ExactAmounts.plus(a.numerator(), b.numerator()),
                            ExactAmounts.plus(a.denominator(), b.denominator())));
        }
        return members;
    }
}
