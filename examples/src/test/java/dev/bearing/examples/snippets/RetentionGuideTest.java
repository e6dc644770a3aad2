package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.EstimateWithError;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.LogRank;
import dev.bearing.survival.ObservedTenures;
import dev.bearing.survival.PiecewiseHazard;
import dev.bearing.survival.Spells;
import dev.bearing.survival.Tenure;
import dev.bearing.survival.TenurePlan;
import dev.bearing.survival.TenureUnit;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of the page on retention curves. */
class RetentionGuideTest {

    private static Tenure tenure(String account, String from, String... endedOn) {
        Tenure tenure = Tenure.since(AccountId.of(account), LocalDate.parse(from));
        return endedOn.length == 0 ? tenure : tenure.endedOn(LocalDate.parse(endedOn[0]));
    }

    @Test
    void tenuresBecomeACurve() {
        List<Tenure> tenures = List.of(
                tenure("acme", "2024-05-20"),
                tenure("bolt", "2025-01-10", "2025-03-25"),
                tenure("cord", "2025-02-01", "2025-06-01"),
                tenure("dune", "2025-04-15"),
                tenure("echo", "2025-05-01"));
        LocalDate asOf = LocalDate.of(2025, 12, 31);
        // snippet: retention-curve
        TenurePlan plan = TenurePlan.in(TenureUnit.MONTHS).observedFrom(LocalDate.of(2025, 1, 1));
        ObservedTenures observed = plan.observe(tenures, asOf); // or plan.observe(ledger)

        KaplanMeier retention = KaplanMeier.of(observed.spells());
        Answer<Double> halfYear = retention.survival(6); // 0.5: two of four left by then
        Answer<Interval> sure = retention.at(6).flatMap(point -> point.interval(IntervalScale.LOG_LOG)); // 0.06 to 0.84
        Answer<Double> early = retention.quantile(0.4); // 4: the month by which four in ten are gone
        Answer<EstimateWithError> mean =
                retention.restrictedMean(8); // of the first 8 months, 5.75 are spent as a customer
        // end

        assertThat(observed.tenures()).hasSize(5);
        assertThat(halfYear.orElseThrow("share")).isEqualTo(0.5);
        assertThat(sure.orElseThrow("interval").lower()).isCloseTo(0.06, within(0.005));
        assertThat(sure.orElseThrow("interval").upper()).isCloseTo(0.84, within(0.01));
        assertThat(early.orElseThrow("month")).isEqualTo(4);
        assertThat(mean.orElseThrow("mean").value()).isCloseTo(5.75, within(1e-12));
    }

    @Test
    void groupsAndCausesAreCompared() {
        // snippet: retention-questions
        Spells tenures = Spells.of(new long[] {2, 3, 3, 5, 8, 9, 9, 12}, new int[] {1, 2, 1, 0, 1, 0, 1, 0});
        List<String> plans = List.of("basic", "basic", "basic", "basic", "pro", "pro", "pro", "pro");
        double[] monthly = {20, 20, 50, 20, 100, 250, 100, 400};

        Answer<LogRank> differ = LogRank.of(tenures.by(plans)); // do the plans differ?
        KaplanMeier money = KaplanMeier.of(tenures.withWeights(monthly)); // the share of revenue that stays
        KaplanMeier after = KaplanMeier.of(tenures).given(3); // of those who stayed longer than 3 months
        CumulativeIncidence why = CumulativeIncidence.of(tenures, 2); // 1 left, 2 did not pay
        PiecewiseHazard pace = PiecewiseHazard.of(tenures, 3); // a month up to month 3, and after it
        // end

        assertThat(differ.orElseThrow("test").test().degreesOfFreedom()).isEqualTo(1);
        assertThat(money.survival(3).orElseThrow("share")).isCloseTo(1 - 90.0 / 960, within(1e-12));
        assertThat(after.survival(8).orElseThrow("share")).isCloseTo(0.75, within(1e-12));
        assertThat(why.incidence(2, 12).orElseThrow("share")).isCloseTo(0.125, within(1e-12));
        assertThat(pace.pieces()).hasSize(2);
    }
}
