package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.balance.VendorEstimates.Both;
import dev.bearing.balance.VendorTally.Plan;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VendorEstimatesTest {

    private static final Plan RETENTION = new Plan(Optional.of(1.05), Optional.empty());
    private static final Plan BOTH = new Plan(Optional.of(1.0), Optional.of(0.5));

    private static VendorTally kept(double opening, double closing) {
        return new VendorTally(opening, closing, 0, 0, 0);
    }

    @Test
    void retentionIsOfAllTogetherAndThoseThatLeftCount() {
        List<VendorTally> accounts = List.of(kept(100, 150), kept(100, 0), kept(0, 0));
        Estimate attained = VendorEstimates.attainment(accounts, RETENTION).orElseThrow("attainment");
        assertThat(attained.value()).isCloseTo(0.75 / 1.05, within(1e-12));
        assertThat(attained.interval().isKnown()).isFalse();
    }

    @Test
    void theMarginOfAllIsOfTheirSums() {
        List<VendorTally> accounts =
                List.of(new VendorTally(100, 80, 1000, 900, 0), new VendorTally(100, 100, 1000, 500, 0));
        // retention 0.9 of 1; margin 0.3 of 0.5
        assertThat(VendorEstimates.attainment(accounts, BOTH)
                        .orElseThrow("attainment")
                        .value())
                .isCloseTo(2 * 0.9 * 0.6 / 1.5, within(1e-12));
    }

    @Test
    void aCostThatNobodyKnowsMakesTheMarginUnknown() {
        VendorTally tally = new VendorTally(100, 80, 1000, 900, 1);
        assertThat(tally.against(BOTH).margin().orElseThrow()).isInstanceOf(Answer.Unknown.class);
        assertThat(VendorEstimates.attainment(List.of(tally), BOTH)).isInstanceOf(Answer.Unknown.class);
        assertThat(tally.against(RETENTION).attainment().orElseThrow("retention"))
                .isCloseTo(0.8 / 1.05, within(1e-12));
    }

    @Test
    void nobodyWhoPaidIsNoRetention() {
        assertThat(VendorEstimates.attainment(List.of(kept(0, 0)), RETENTION)).isInstanceOf(Answer.Unknown.class);
        assertThat(VendorEstimates.attainment(List.of(kept(1, 1)), new Plan(Optional.empty(), Optional.empty())))
                .isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void churnThatGoesOnAsBeforeIsNoChange() {
        List<Both> accounts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // a tenth of each window's customers leaves in it
            accounts.add(new Both(kept(100, i < 4 ? 0 : 100), i < 4 ? VendorTally.zero() : kept(100, i < 8 ? 0 : 100)));
        }
        Estimate change = VendorEstimates.change(accounts, RETENTION, RETENTION).orElseThrow("change");
        assertThat(change.value()).isCloseTo((32 / 36.0 - 36 / 40.0) / 1.05, within(1e-12));
        Interval interval = change.interval().orElseThrow("interval");
        assertThat(interval.contains(0)).isTrue();
        assertThat(interval.contains(change.value())).isTrue();
    }

    @Test
    void theIntervalIsAboutAsWideAsTheDeltaMethodSays() {
        SplittableRandom random = new SplittableRandom(7);
        List<VendorTally> accounts = new ArrayList<>();
        double opening = 0;
        double closing = 0;
        double[][] rows = new double[400][2];
        for (double[] row : rows) {
            row[0] = 50 + random.nextInt(100);
            row[1] = random.nextInt(10) == 0 ? 0 : row[0] * 0.95;
            opening += row[0];
            closing += row[1];
            accounts.add(kept(row[0], row[1]));
        }
        double ratio = closing / opening;
        double squares = 0;
        for (double[] row : rows) {
            squares += (row[1] - ratio * row[0]) * (row[1] - ratio * row[0]);
        }
        // the standard error of a ratio of sums (Cochran 1977, 6.4), over the plan
        double error = Math.sqrt(squares) / opening / 1.05;
        Interval interval = VendorEstimates.attainment(accounts, RETENTION)
                .orElseThrow("attainment")
                .interval()
                .orElseThrow("interval");
        assertThat((interval.upper() - interval.lower()) / 2).isCloseTo(1.96 * error, within(0.2 * 1.96 * error));
    }

    @Property(seed = "20261122", tries = 50)
    void sumsAddAndTheNumbersStayInTheirRange(
            @ForAll @DoubleRange(max = 1e6) double opening,
            @ForAll @DoubleRange(max = 1e6) double closing,
            @ForAll @DoubleRange(max = 1e6) double revenue,
            @ForAll @DoubleRange(max = 1e6) double cost) {
        VendorTally one = new VendorTally(opening + 1, closing, revenue + 1, cost, 0);
        VendorTally two = one.plus(one);
        assertThat(two.against(BOTH).attainment().orElseThrow("two"))
                .isCloseTo(one.against(BOTH).attainment().orElseThrow("one"), within(1e-12));
        assertThat(one.plus(VendorTally.zero())).isEqualTo(one);
        assertThat(one.against(BOTH).attainment().orElseThrow("one")).isBetween(0.0, 1.0);
        List<Both> still = Collections.nCopies(3, new Both(one, one));
        assertThat(VendorEstimates.change(still, BOTH, BOTH)
                        .orElseThrow("change")
                        .value())
                .isZero();
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kept(Double.NaN, 0))
                .withMessage("opening must be finite and at least 0, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> new VendorTally(0, 0, 0, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(Optional.of(0.0), Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(Optional.empty(), Optional.of(1.1)));
    }
}
