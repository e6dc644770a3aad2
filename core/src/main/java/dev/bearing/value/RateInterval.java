package dev.bearing.value;

import dev.bearing.internal.stats.NoneSeen;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.internal.stats.RatioBootstrap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a rate may be from what lies behind it. */
final class RateInterval {

    static final int BOOTSTRAP_MINIMUM = 30;

    private final Rate rate;

    private RateInterval(Rate rate) {
        this.rate = rate;
    }

    static Answer<Interval> of(Rate rate) {
        return rate.denominator() == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody is in the population " + rate.population())
                : new RateInterval(rate).interval();
    }

    private Answer<Interval> interval() {
        if (rate.currency().isPresent()) {
            return drawn();
        }
        return switch (rate.form()) {
            case SHARE -> wilson(rate.numerator(), rate.denominator());
            case FLOW -> rate.numerator() == 0 ? noneOf((double) rate.denominator()) : drawn();
            case FLOW_OVER_AVERAGE -> rate.numerator() == 0 ? noneOf(rate.denominator() / 2.0) : drawn();
            case MONTHLY_HAZARD -> rate.numerator() == 0 ? noneInTheDays() : drawn();
        };
    }

    private static Answer<Interval> wilson(long numerator, long denominator) {
        if (numerator > denominator) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    "the numerator is no part of the denominator: Wilson's interval does not apply");
        }
        return wilson(Proportions.wilson95(numerator, denominator));
    }

    private static Answer<Interval> noneOf(double count) {
        return wilson(Proportions.wilson95OfShare(0, count));
    }

    private static Answer<Interval> wilson(double[] ends) {
        return Answer.known(Interval.of95(ends[0], ends[1]), Explanation.inputs("Wilson", List.of()));
    }

    private Answer<Interval> noneInTheDays() {
        return ruleOfThree(0, Rate.monthly(NoneSeen.perUnit((double) rate.denominator())));
    }

    private static Answer<Interval> ruleOfThree(double lower, double upper) {
        return Answer.known(Interval.of95(lower, upper), Explanation.inputs("rule of three", List.of()));
    }

    private Answer<Interval> drawn() {
        Collection<Rate.Member> counted = once(rate.members());
        long inBase =
                counted.stream().filter(member -> member.denominator() > 0).count();
        if (inBase < BOOTSTRAP_MINIMUM) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, inBase + " members, a bootstrap needs " + BOOTSTRAP_MINIMUM);
        }
        return counted.stream().allMatch(this::isLikeAll) ? ofOneKind(counted, inBase) : bootstrap(counted);
    }

    /** Whether a member's numerator is to its denominator as everybody's. */
    private boolean isLikeAll(Rate.Member member) {
        long one = member.numerator();
        long all = rate.numerator();
        return one * rate.denominator() == all * member.denominator()
                && Math.multiplyHigh(one, rate.denominator()) == Math.multiplyHigh(all, member.denominator());
    }

    /** No draw of members that are all alike would differ from them; all or nothing of what each has is a bound. */
    private Answer<Interval> ofOneKind(Collection<Rate.Member> counted, long inBase) {
        boolean none = rate.numerator() == 0;
        boolean all = rate.numerator() == rate.denominator();
        if (rate.form() == Rate.Form.SHARE && (none || all)) {
            double other = mostLost(counted);
            return none ? ruleOfThree(0, other) : ruleOfThree(1 - other, 1);
        }
        return Answer.unknown(
                Answer.Reason.INSUFFICIENT_DATA,
                "each of " + inBase + " members has the same rate: they do not tell how far others are from it");
    }

    private Answer<Interval> bootstrap(Collection<Rate.Member> counted) {
        double[] ends = RatioBootstrap.interval95(
                counted.stream().mapToDouble(Rate.Member::numerator).toArray(),
                counted.stream().mapToDouble(Rate.Member::denominator).toArray());
        if (rate.form() == Rate.Form.MONTHLY_HAZARD) {
            ends = new double[] {Rate.monthly(ends[0]), Rate.monthly(ends[1])};
        } else if (rate.form() == Rate.Form.SHARE) {
            widen(ends, counted);
        }
        return Answer.known(
                Interval.of95(ends[0], ends[1]),
                Explanation.inputs(
                        "percentile bootstrap", List.of(new Contribution("replicates", RatioBootstrap.REPLICATES))));
    }

    /**
     * Draws of members of which some grew and none lost anything know of no loss; what may be lost is then what it is
     * where none grew. The same of what is lost net of growth, whose sign is the other one.
     */
    private static void widen(double[] ends, Collection<Rate.Member> counted) {
        boolean allKept = counted.stream().allMatch(member -> member.numerator() >= member.denominator());
        boolean noneLost = counted.stream().allMatch(member -> member.numerator() <= 0);
        if (allKept || noneLost) {
            double lost = mostLost(counted);
            ends[0] = allKept ? Math.min(ends[0], 1 - lost) : ends[0];
            ends[1] = noneLost ? Math.max(ends[1], lost) : ends[1];
        }
    }

    /** Of what the members have, the share that may have been lost where nobody lost any. */
    private static double mostLost(Collection<Rate.Member> counted) {
        return NoneSeen.shareOf(
                counted.stream().mapToLong(Rate.Member::denominator).toArray());
    }

    /** Who was counted several times, in several months say, is drawn once with all its parts: they go together. */
    private static Collection<Rate.Member> once(List<Rate.Member> counted) {
        Map<String, Rate.Member> byId = new LinkedHashMap<>();
        for (Rate.Member member : counted) {
            byId.merge(
                    member.id(),
                    member,
                    (one, more) -> new Rate.Member(
                            one.id(), one.numerator() + more.numerator(), one.denominator() + more.denominator()));
        }
        return byId.values();
    }
}
