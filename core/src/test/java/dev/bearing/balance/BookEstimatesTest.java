package dev.bearing.balance;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.balance.BookEstimates.Member;
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
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BookEstimatesTest {

    private static final Plan RETENTION = new Plan(Optional.of(1.05), Optional.empty());
    private static final Plan BOTH = new Plan(Optional.of(1.0), Optional.of(0.5));

    private static final Answer<Double> NOBODY_ASKED = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody asked");

    private static Answer<Estimate> attainment(List<VendorTally> accounts, Plan plan) {
        return BookEstimates.of(
                        accounts.stream()
                                .map(now -> new Member(NOBODY_ASKED, VendorTally.zero(), now))
                                .toList(),
                        plan,
                        plan)
                .vendor();
    }

    private static Answer<Estimate> change(List<Member> accounts, Plan plan) {
        return BookEstimates.of(accounts, plan, plan).vendorChange();
    }

    private static VendorTally kept(double opening, double closing) {
        return new VendorTally(opening, closing, 0, 0, 0);
    }

    @Test
    void retentionIsOfAllTogetherAndThoseThatLeftCount() {
        List<VendorTally> accounts = List.of(kept(100, 150), kept(100, 0), kept(0, 0));
        Estimate attained = attainment(accounts, RETENTION).orElseThrow("attainment");
        assertThat(attained.value()).isCloseTo(0.75 / 1.05, within(1e-12));
        assertThat(attained.interval().isKnown()).isFalse();
    }

    @Test
    void theMarginOfAllIsOfTheirSums() {
        List<VendorTally> accounts =
                List.of(new VendorTally(100, 80, 1000, 900, 0), new VendorTally(100, 100, 1000, 500, 0));
        // retention 0.9 of 1; margin 0.3 of 0.5
        assertThat(attainment(accounts, BOTH).orElseThrow("attainment").value())
                .isCloseTo(2 * 0.9 * 0.6 / 1.5, within(1e-12));
    }

    @Test
    void aCostThatNobodyKnowsMakesTheMarginUnknown() {
        VendorTally tally = new VendorTally(100, 80, 1000, 900, 1);
        assertThat(reason(tally.against(BOTH).margin().orElseThrow())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(attainment(List.of(tally), BOTH))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(tally.against(RETENTION).attainment().orElseThrow("retention"))
                .isCloseTo(0.8 / 1.05, within(1e-12));
    }

    @Test
    void nobodyWhoPaidIsNoRetention() {
        assertThat(reason(attainment(List.of(kept(0, 0)), RETENTION))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(attainment(List.of(kept(1, 1)), new Plan(Optional.empty(), Optional.empty()))))
                .isEqualTo(Answer.Reason.NOT_CONFIGURED);
    }

    @Test
    void churnThatGoesOnAsBeforeIsNoChange() {
        List<Member> accounts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // a tenth of each window's customers leaves in it
            accounts.add(new Member(
                    NOBODY_ASKED, kept(100, i < 4 ? 0 : 100), i < 4 ? VendorTally.zero() : kept(100, i < 8 ? 0 : 100)));
        }
        Estimate change = change(accounts, RETENTION).orElseThrow("change");
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
        Interval interval = attainment(accounts, RETENTION)
                .orElseThrow("attainment")
                .interval()
                .orElseThrow("interval");
        assertThat((interval.upper() - interval.lower()) / 2).isCloseTo(1.96 * error, within(0.2 * 1.96 * error));
    }

    /** A customer that has what it wants is likelier to stay: the two sides go together. */
    private static List<Member> drawn(int accounts, SplittableRandom random) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            double content = random.nextDouble();
            double opening = 50 + random.nextInt(100);
            double closing = random.nextDouble() < 0.5 + 0.4 * content ? opening : 0;
            Answer<Double> customer = closing > 0 ? Answer.known(content * content) : NOBODY_ASKED;
            members.add(new Member(customer, VendorTally.zero(), kept(opening, closing)));
        }
        return members;
    }

    @Test
    void whatBothHaveInCommonLiesInItsIntervalAsOftenAsItSays() {
        // of the content c in [0, 1]: stays with .5 + .4c, so .7 of the revenue; of those that stayed the mean of c²
        double vendor = 0.7 / 1.05;
        double customer = (0.5 / 3 + 0.4 / 4) / 0.7;
        double mutual = 2 * customer * vendor / (customer + vendor);
        SplittableRandom random = new SplittableRandom(20261122);
        int both = 0;
        int gap = 0;
        int replications = 400;
        for (int i = 0; i < replications; i++) {
            BookEstimates estimates = BookEstimates.of(drawn(120, random), RETENTION, RETENTION);
            both += interval(estimates.mutual()).contains(mutual) ? 1 : 0;
            gap += interval(estimates.imbalance()).contains(customer - vendor) ? 1 : 0;
        }
        // 95 % of 400 with three binomial errors of .011
        assertThat(both / 400.0).isBetween(0.917, 0.983);
        assertThat(gap / 400.0).isBetween(0.917, 0.983);
    }

    private static Interval interval(Answer<Estimate> estimate) {
        return estimate.orElseThrow("estimate").interval().orElseThrow("interval");
    }

    @Test
    void theNumbersAreThoseOfTheTwoSides() {
        List<Member> members = drawn(50, new SplittableRandom(1));
        BookEstimates estimates = BookEstimates.of(members, RETENTION, RETENTION);
        double known = members.stream()
                .flatMap(one -> one.customer().toOptional().stream())
                .mapToDouble(share -> share)
                .average()
                .orElseThrow();
        MutualSuccess both =
                MutualSuccess.of(known, estimates.vendor().orElseThrow("vendor").value());
        assertThat(estimates.mutual().orElseThrow("mutual").value())
                .isCloseTo(both.mutual().orElseThrow("mutual"), within(1e-12));
        assertThat(estimates.imbalance().orElseThrow("imbalance").value())
                .isCloseTo(both.imbalance().orElseThrow("imbalance"), within(1e-12));
        assertThat(interval(BookEstimates.of(members, RETENTION, RETENTION).mutual()))
                .isEqualTo(interval(estimates.mutual()));
    }

    @Test
    void aSideKnownOfFewHasNoIntervalInCommon() {
        List<Member> few = new ArrayList<>(drawn(25, new SplittableRandom(2)));
        for (int i = 0; i < 25; i++) {
            few.add(new Member(NOBODY_ASKED, VendorTally.zero(), kept(100, 90)));
        }
        BookEstimates estimates = BookEstimates.of(few, RETENTION, RETENTION);
        assertThat(estimates.vendor().orElseThrow("vendor").interval().isKnown())
                .isTrue();
        assertThat(reason(estimates.mutual().orElseThrow("mutual").interval()))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Member silent = new Member(NOBODY_ASKED, VendorTally.zero(), kept(100, 90));
        assertThat(reason(BookEstimates.of(Collections.nCopies(40, silent), RETENTION, RETENTION)
                        .mutual()))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Property(seed = "20261122", tries = 60)
    void theIntervalsHoldTheirNumbersAndStayInTheirRange(
            @ForAll @IntRange(min = 2, max = 60) int accounts, @ForAll long seed) {
        BookEstimates estimates = BookEstimates.of(drawn(accounts, new SplittableRandom(seed)), RETENTION, RETENTION);
        estimates.mutual().toOptional().ifPresent(mutual -> {
            assertThat(mutual.value()).isBetween(0.0, 1.0);
            mutual.interval().toOptional().ifPresent(range -> {
                assertThat(range.contains(mutual.value())).isTrue();
                assertThat(range.lower()).isGreaterThanOrEqualTo(0);
                assertThat(range.upper()).isLessThanOrEqualTo(1);
            });
        });
        estimates.imbalance().toOptional().ifPresent(gap -> {
            assertThat(gap.value()).isBetween(-1.0, 1.0);
            gap.interval()
                    .toOptional()
                    .ifPresent(range -> assertThat(range.contains(gap.value())).isTrue());
        });
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
        List<Member> still = Collections.nCopies(3, new Member(NOBODY_ASKED, one, one));
        assertThat(change(still, BOTH).orElseThrow("change").value()).isZero();
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
