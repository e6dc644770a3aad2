package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.CoxModel;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.FineGrayModel;
import dev.bearing.survival.GrayTest;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The code of the page on causes that compete, on customers made up so that who is on the pro plan cancels a third as
 * fast, and fails to pay at the same pace as the others: so more of them are there to fail.
 */
class CompetingRisksGuideTest {

    private static final int CUSTOMERS = 20_000;

    private final double[] months = new double[CUSTOMERS];
    private final int[] causes = new int[CUSTOMERS];
    private final double[] pro = new double[CUSTOMERS];
    private final List<String> plans = new ArrayList<>();

    CompetingRisksGuideTest() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < CUSTOMERS; i++) {
            pro[i] = random.nextInt(2);
            plans.add(pro[i] == 1 ? "pro" : "basic");
            double cancels = -Math.log(1 - random.nextDouble()) / (pro[i] == 1 ? 0.02 : 0.06);
            double fails = -Math.log(1 - random.nextDouble()) / 0.02;
            double seen = 12 + random.nextInt(36);
            months[i] = Math.min(seen, Math.min(cancels, fails));
            causes[i] = months[i] == seen ? 0 : months[i] == cancels ? 1 : 2;
        }
    }

    @Test
    void threeQuestionsHaveThreeAnswers() {
        // snippet: competing-risks
        Spells spells = Spells.ofDurations(months, causes); // 0 still there, 1 cancelled, 2 did not pay

        CumulativeIncidence shares = CumulativeIncidence.of(spells, 2);
        Answer<Double> unpaid = shares.incidence(2, 24); // the share of all that is lost to it in two years
        GrayTest differ = GrayTest.of(spells.by(plans), 2).orElseThrow("the test"); // do plans lose the same share?

        CoxModel pace = CoxModel.builder(spells, 2) // how fast do those still there fail to pay?
                .covariate("pro", pro)
                .fit()
                .orElseThrow("the fit");
        FineGrayModel share = FineGrayModel.builder(spells, 2) // what share is lost to it?
                .covariate("pro", pro)
                .fit()
                .orElseThrow("the fit");
        Estimate faster = pace.coefficient("pro").ratio(); // 1.0: at the same pace
        Estimate more = share.coefficient("pro").ratio(); // 1.6: a larger share, as fewer have cancelled by then
        Answer<Interval> ofPro = share.forCustomer(new double[] {1}).at(24).flatMap(point -> point.interval());
        // end

        assertThat(unpaid.orElseThrow("share")).isBetween(0.23, 0.27);
        assertThat(differ.test().logPValue()).isLessThan(-10);
        assertThat(faster.interval().orElseThrow("interval").contains(1)).isTrue();
        assertThat(more.value()).isCloseTo(1.6, within(0.1));
        assertThat(faster.value()).isCloseTo(1, within(0.05));
        // the paces are proportional, so the shares are not quite: the model's curve is a little off the truth
        double truth = (1 - Math.exp(-0.04 * 24)) / 2;
        assertThat(ofPro.orElseThrow("interval").lower()).isCloseTo(truth, within(0.01));
    }
}
