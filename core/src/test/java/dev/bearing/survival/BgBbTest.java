package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.BetaSampler;
import dev.bearing.value.Answer;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BgBbTest {

    private static final BgBb DONATIONS =
            BgBb.of(1.203522351601914, 0.7497163581729389, 0.6567182084418325, 2.783442232577381);

    @Test
    void agreesWithTheReferenceFitOfTheDonations() {
        // mpmath 1.2.1; published: 1.204, .750, .657, 2.783, -33225.6
        RepeatPurchases.Builder donors = RepeatPurchases.builder();
        for (String[] row : SharedReference.rows("donations_bgbb.csv")) {
            donors.add(
                    Integer.parseInt(row[3]),
                    new PurchaseHistory(
                            Integer.parseInt(row[0]), Double.parseDouble(row[1]), Double.parseDouble(row[2])));
        }
        PurchaseFit<BgBb> fit = BgBb.fit(donors.build()).orElseThrow("fit");
        assertThat(fit.model().alpha()).isCloseTo(DONATIONS.alpha(), within(1e-6 * DONATIONS.alpha()));
        assertThat(fit.model().beta()).isCloseTo(DONATIONS.beta(), within(1e-6 * DONATIONS.beta()));
        assertThat(fit.model().gamma()).isCloseTo(DONATIONS.gamma(), within(1e-6 * DONATIONS.gamma()));
        assertThat(fit.model().delta()).isCloseTo(DONATIONS.delta(), within(1e-6 * DONATIONS.delta()));
        assertThat(fit.logLikelihood()).isCloseTo(-33225.58127434701, within(1e-8));
        Map<String, Double> errors = Map.of(
                "alpha", 0.06939136238888156,
                "beta", 0.029447716660385762,
                "gamma", 0.05100985895641318,
                "delta", 0.3208190030432685);
        errors.forEach(
                (name, error) -> assertThat(fit.standardErrors().get(name)).isCloseTo(error, within(1e-5 * error)));
        assertThat(fit.provenance().rows()).isEqualTo(11_104);
        assertThat(fit.provenance().events()).isEqualTo(11_104 - 3_464);
        assertThat(fit.provenance().flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 6, 0.11621816399387785, 0.072863341050477",
        "2, 5, 6, 0.8647097688981591, 1.44304220994748",
        "6, 6, 6, 1.0, 3.7525442218870335",
        "3, 3, 6, 0.10210970242541602, 0.22359458541101118"
    })
    void agreesWithTheReferenceOnDonors(int x, int last, int opportunities, double alive, double expected) {
        PurchaseHistory donor = new PurchaseHistory(x, last, opportunities);
        assertThat(DONATIONS.probabilityAlive(donor)).isCloseTo(alive, within(1e-12));
        assertThat(DONATIONS.expectedPurchases(donor, 5)).isCloseTo(expected, within(1e-12 * expected));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bgbb_values.csv", useHeadersInDisplayName = true)
    void holdsAtHardInputs(ArgumentsAccessor row) {
        BgBb model = BgBb.of(row.getDouble(0), row.getDouble(1), row.getDouble(2), row.getDouble(3));
        PurchaseHistory customer = new PurchaseHistory(row.getInteger(4), row.getInteger(5), row.getInteger(6));
        assertRelative(model.logLikelihood(customer), row.getDouble(9));
        assertRelative(model.probabilityAlive(customer), row.getDouble(10));
        assertRelative(model.expectedPurchases(customer, row.getInteger(7)), row.getDouble(11));
        assertRelative(model.discountedExpectedPurchases(customer, row.getDouble(8)), row.getDouble(12));
    }

    private static void assertRelative(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    void allHistoriesTogetherAreCertain() {
        // at three opportunities there are eight ways to buy, two of them with x = 2 and t_x = 3
        double sum = Math.exp(DONATIONS.logLikelihood(new PurchaseHistory(0, 0, 3)));
        int[][] cells = {{1, 1}, {1, 2}, {2, 2}, {1, 3}, {2, 3}, {3, 3}};
        double[] ways = {1, 1, 1, 1, 2, 1};
        for (int i = 0; i < cells.length; i++) {
            sum += ways[i] * Math.exp(DONATIONS.logLikelihood(new PurchaseHistory(cells[i][0], cells[i][1], 3)));
        }
        assertThat(sum).isCloseTo(1, within(1e-14));
    }

    @Test
    void aStayIsThatOfShiftedBetaGeometricCustomers() {
        ShiftedBetaGeometric stays = ShiftedBetaGeometric.of(DONATIONS.gamma(), DONATIONS.delta());
        for (int n = 0; n < 30; n++) {
            double share = stays.survival(n).orElseThrow("S");
            assertThat(DONATIONS.survival(n).orElseThrow("S")).isCloseTo(share, within(1e-15));
            assertThat(DONATIONS.probabilityAlive(new PurchaseHistory(0, 0, 0), n))
                    .isCloseTo(share, within(1e-14));
        }
    }

    @Test
    void oneOpportunityAheadIsWhatIsExpectedOfIt() {
        PurchaseHistory donor = new PurchaseHistory(2, 5, 6);
        double buying = (DONATIONS.alpha() + 2) / (DONATIONS.alpha() + DONATIONS.beta() + 6);
        assertThat(DONATIONS.expectedPurchases(donor, 1))
                .isCloseTo(DONATIONS.probabilityAlive(donor, 1) * buying, within(1e-14));
        assertThat(DONATIONS.expectedPurchases(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0.75, 0.66, 2.8", "3, 0.5, 0.2, 30", "0.05, 40, 5, 1", "900, 4000, 70, 90"})
    void theDerivativesAreTheSlopes(double alpha, double beta, double gamma, double delta) {
        RepeatPurchases customers = RepeatPurchases.builder()
                .add(0, 0, 12)
                .add(0, 0, 3)
                .add(1, 3, 6)
                .add(4, 5, 6)
                .add(4, 5, 6)
                .add(6, 6, 6)
                .add(17, 40, 60)
                .build();
        BgBbLikelihood likelihood = new BgBbLikelihood(new PurchasePatterns(customers));
        double[] logs = {Math.log(alpha), Math.log(beta), Math.log(gamma), Math.log(delta)};
        Slopes.assertSlopes(likelihood::at, logs);
        double sum = 0;
        BgBb model = BgBb.of(alpha, beta, gamma, delta);
        for (int i = 0; i < customers.size(); i++) {
            sum += model.logLikelihood(customers.get(i));
        }
        assertThat(likelihood.at(logs, new double[4], new double[4][4])).isCloseTo(sum, within(1e-13 * -sum));
    }

    @Test
    void findsTheParametersThatMadeTheData() {
        BgBb truth = BgBb.of(1.4, 2, 0.9, 6);
        PurchaseFit<BgBb> fit = BgBb.fit(simulated(truth, 20_000, 12)).orElseThrow("fit");
        Map<String, Double> errors = fit.standardErrors();
        assertThat(fit.model().alpha()).isCloseTo(1.4, within(4 * errors.get("alpha")));
        assertThat(fit.model().beta()).isCloseTo(2, within(4 * errors.get("beta")));
        assertThat(fit.model().gamma()).isCloseTo(0.9, within(4 * errors.get("gamma")));
        assertThat(fit.model().delta()).isCloseTo(6, within(4 * errors.get("delta")));
        assertThat(errors.get("alpha")).isLessThan(0.2);
    }

    private static RepeatPurchases simulated(BgBb truth, int customers, int opportunities) {
        SplittableRandom random = new SplittableRandom(99);
        BetaSampler beta = new BetaSampler(random);
        RepeatPurchases.Builder builder = RepeatPurchases.builder();
        for (int i = 0; i < customers; i++) {
            double buying = beta.next(truth.alpha(), truth.beta());
            double leaving = beta.next(truth.gamma(), truth.delta());
            int x = 0;
            int last = 0;
            for (int n = 1; n <= opportunities && random.nextDouble() >= leaving; n++) {
                if (random.nextDouble() < buying) {
                    x++;
                    last = n;
                }
            }
            builder.add(x, last, opportunities);
        }
        return builder.build();
    }

    @Test
    void flagsAParameterThatRunsToALimit() {
        // everybody bought at the last opportunity: nobody seems to leave
        RepeatPurchases.Builder loyal = RepeatPurchases.builder();
        for (int i = 1; i <= 200; i++) {
            loyal.add(1 + i % 6, 6, 6);
        }
        assertThat(BgBb.fit(loyal.build())
                        .<Boolean>fold(
                                known -> known.value().provenance().flags().stream()
                                        .anyMatch(flag -> flag.contains("runs to a limit")),
                                unknown -> unknown.message().contains("towards a limit of")))
                .isTrue();
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(RepeatPurchases.builder().build())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RepeatPurchases.builder().add(0, 0, 5).build())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        RepeatPurchases two = RepeatPurchases.builder()
                .add(0, 0, 2)
                .add(1, 1, 2)
                .add(1, 2, 2)
                .add(2, 2, 2)
                .build();
        assertThat(reason(two)).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(RepeatPurchases purchases) {
        return ((Answer.Unknown<PurchaseFit<BgBb>>) BgBb.fit(purchases)).reason();
    }

    @Test
    void refusesWhatIsNoCountOfOpportunities() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BgBb.fit(RepeatPurchases.builder().add(1, 1.5, 6).build()))
                .withMessage("recency and age must be whole numbers of opportunities, was 1.5 and 6.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DONATIONS.probabilityAlive(new PurchaseHistory(3, 2, 6)))
                .withMessage("repeats must be at most recency, one an opportunity, was 3 of 2.0");
        assertThatIllegalArgumentException().isThrownBy(() -> DONATIONS.expectedPurchases(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatPurchases.builder().add(-1, new PurchaseHistory(0, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAParameterOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgBb.of(1, bad, 1, 1))
                .withMessage("beta must be positive and finite, was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DONATIONS.discountedExpectedPurchases(new PurchaseHistory(0, 0, 1), bad));
    }
}
