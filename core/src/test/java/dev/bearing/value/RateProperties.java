package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RateProperties {

    @Property(seed = "20261122")
    void addingIsAssociativeAndCommutative(
            @ForAll @LongRange(max = 1000) long a,
            @ForAll @LongRange(max = 1000) long b,
            @ForAll @LongRange(max = 1000) long c,
            @ForAll boolean partial) {
        Rate one = Rate.ofCounts(a, a + b);
        Rate two = partial ? Rate.ofCounts(b, b + c).flagged(Rate.Flag.PARTIAL_PERIOD) : Rate.ofCounts(b, b + c);
        Rate three = Rate.ofCounts(c, c + a);
        assertThat(one.plus(two)).isEqualTo(two.plus(one)).hasSameHashCodeAs(two.plus(one));
        assertThat(one.plus(two).plus(three)).isEqualTo(one.plus(two.plus(three)));
        assertThat(one.plus(two).plus(three).flags())
                .isEqualTo(three.plus(two).plus(one).flags());
        assertThat(one.plus(Rate.ofCounts(0, 0))).isEqualTo(one);
    }

    @Property(seed = "20261122")
    void wilsonHoldsTheShareStaysInItsBoundsAndIsSymmetric(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long n,
            @ForAll @LongRange(max = 1_000) long thousandths) {
        long k = (long) (n / 1000.0 * thousandths);
        Interval interval = Rate.ofCounts(k, n).interval().orElseThrow("interval");
        Interval mirror = Rate.ofCounts(n - k, n).interval().orElseThrow("interval");
        assertThat(interval.contains((double) k / n)).isTrue();
        assertThat(interval.lower()).isBetween(0.0, 1.0);
        assertThat(interval.upper()).isBetween(0.0, 1.0);
        assertThat(interval.lower()).isCloseTo(1 - mirror.upper(), org.assertj.core.api.Assertions.within(1e-14));
    }

    @Property(seed = "20261122")
    void moreOfTheSameShareMakesTheIntervalNarrower(
            @ForAll @LongRange(max = 50) long k, @ForAll @LongRange(min = 50, max = 100) long n) {
        assertThat(width(Rate.ofCounts(10 * k, 10 * n))).isLessThan(width(Rate.ofCounts(k, n)));
    }

    private static double width(Rate rate) {
        Interval interval = rate.interval().orElseThrow("interval");
        return interval.upper() - interval.lower();
    }
}
