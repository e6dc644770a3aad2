package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.AcceleratedFailureTime;
import dev.bearing.survival.Concordance;
import dev.bearing.survival.CoxCurve;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.ProportionalityTest;
import dev.bearing.survival.TimeDistribution;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The code of the page on the attributes that go with churn, on customers made up with hazard ratios 0.5 and 1.2. */
class CoxGuideTest {

    private static final int CUSTOMERS = 5_000;

    private final double[] months = new double[CUSTOMERS];
    private final boolean[] churned = new boolean[CUSTOMERS];
    private final double[] yearly = new double[CUSTOMERS];
    private final double[] tickets = new double[CUSTOMERS];

    CoxGuideTest() {
        Random random = new Random(20_260_301);
        for (int i = 0; i < CUSTOMERS; i++) {
            yearly[i] = random.nextInt(3) == 0 ? 1 : 0;
            tickets[i] = random.nextInt(5);
            double hazard = 0.02 * Math.pow(0.5, yearly[i]) * Math.pow(1.2, tickets[i]);
            double left = Math.ceil(-Math.log(1 - random.nextDouble()) / hazard);
            double seen = 1 + random.nextInt(48);
            months[i] = Math.min(left, seen);
            churned[i] = left <= seen;
        }
    }

    @Test
    void someAttributesGoWithLeavingEarly() {
        // snippet: cox
        CoxModel cox = CoxModel.builder(months, churned) // double[] and boolean[], one entry a customer
                .covariate("yearly_contract", yearly)
                .covariate("tickets_a_month", tickets)
                .fit()
                .orElseThrow("the fit");

        Estimate ratio = cox.coefficient("yearly_contract").ratio(); // 0.5: half the risk of leaving in any month
        Answer<Interval> likely = ratio.interval(); // 95 %

        CoxCurve customer = cox.forCustomer(new double[] {1, 2}); // a yearly contract, two tickets a month
        Answer<Double> stays = customer.survival(12); // the share of such customers still there after a year
        Answer<Interval> range = customer.at(12).flatMap(point -> point.interval(IntervalScale.LOG_LOG));
        Answer<Double> leaves = customer.churnWithin(12, 3); // of those there after a year, gone within 3 months
        // end

        assertThat(ratio.value()).isCloseTo(0.5, within(0.05));
        assertThat(likely.orElseThrow("interval").contains(0.5)).isTrue();
        assertThat(cox.coefficient("tickets_a_month")
                        .ratio()
                        .interval()
                        .orElseThrow("interval")
                        .contains(1.2))
                .isTrue();
        double truth = Math.exp(-12 * 0.02 * 0.5 * 1.44);
        assertThat(range.orElseThrow("range").contains(truth)).isTrue();
        assertThat(stays.orElseThrow("share")).isCloseTo(truth, within(0.02));
        assertThat(leaves.orElseThrow("share")).isCloseTo(1 - Math.exp(-3 * 0.02 * 0.72), within(0.01));
    }

    @Test
    void aFitSaysHowFarItCanBeTrusted() {
        CoxModel cox = CoxModel.builder(months, churned)
                .covariate("yearly_contract", yearly)
                .covariate("tickets_a_month", tickets)
                .fit()
                .orElseThrow("the fit");
        // snippet: cox-trust
        Answer<Double> ranking = cox.concordance().value(); // 0.5 is chance, 1 perfect
        ProportionalityTest steady =
                cox.proportionality(CoxModel.TimeScale.KAPLAN_MEIER).orElseThrow("the test");
        double p = steady.global().pValue(); // small: some ratio changes over the months of tenure

        Concordance byTickets = Concordance.of(months, churned, tickets); // any score will do
        Concordance byHealth = Concordance.of(months, churned, yearly).reversed(); // more is better
        // end

        assertThat(ranking.orElseThrow("C")).isBetween(0.58, 0.68);
        assertThat(p).isGreaterThan(0.01);
        assertThat(byTickets.value().orElseThrow("C")).isBetween(0.52, 0.62);
        assertThat(byHealth.value().orElseThrow("C")).isBetween(0.52, 0.62);
        assertThat(cox.flags()).isEmpty();
    }

    @Test
    void rowsMayCountByRevenueAndBelongTogether() {
        double[] monthlyRevenue = Arrays.stream(tickets).map(t -> 100 + 20 * t).toArray();
        int[] customerNumbers =
                IntStream.range(0, months.length).map(i -> i / 2).toArray();
        // snippet: cox-robust
        // rows that count by revenue, several of one customer: errors by customer, whatever the unit of the revenue
        CoxModel paying = CoxModel.builder(months, churned)
                .covariate("yearly_contract", yearly)
                .covariate("tickets_a_month", tickets)
                .weights(monthlyRevenue)
                .clusters(customerNumbers)
                .fit()
                .orElseThrow("the fit");
        double together = paying.waldTest().orElseThrow("the test").pValue(); // all hazard ratios 1?
        double[][] v = paying.covariance(); // of the coefficients, in their order
        double error = Math.sqrt(v[0][0] + v[1][1] - 2 * v[0][1]); // of their difference
        // end

        assertThat(together).isLessThan(1e-6);
        FittedCoefficient contract = paying.coefficient("yearly_contract");
        assertThat(Math.sqrt(v[0][0])).isCloseTo(contract.robustStandardError().orElseThrow("error"), within(1e-12));
        assertThat(error).isBetween(0.03, 0.3);
    }

    @Test
    void someStayLonger() {
        // snippet: accelerated
        AcceleratedFailureTime stay = AcceleratedFailureTime.builder(TimeDistribution.EXPONENTIAL, months, churned)
                .covariate("yearly_contract", yearly)
                .covariate("tickets_a_month", tickets)
                .fit()
                .orElseThrow("the fit");

        Estimate longer = stay.coefficient("yearly_contract").ratio(); // 2: stays twice as long
        Estimate half = stay.forCustomer(1, 2).median(); // months until half of such customers have left
        Answer<Double> toCome = stay.forCustomer(1, 2).meanRemaining(24); // months still to come after two years
        // end
        double mean = 1 / (0.02 * 0.5 * 1.2 * 1.2);
        assertThat(longer.value()).isEqualTo(2, within(0.2));
        assertThat(half.value()).isEqualTo(mean * Math.log(2), within(5.0));
        assertThat(toCome.orElseThrow("months")).isEqualTo(mean, within(10.0));
    }
}
