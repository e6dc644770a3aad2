package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of the models of customers who buy when they like, over parameters of many sizes. */
class PurchaseModelProperties {

    private static final String SEED = "20261122";

    @Provide
    Arbitrary<ParetoNbd> paretos() {
        Arbitrary<Double> each = Arbitraries.doubles().between(-6, 6).map(Math::exp);
        return Combinators.combine(each, each, each, each).as(ParetoNbd::of);
    }

    @Provide
    Arbitrary<PurchaseHistory> histories() {
        Arbitrary<Integer> repeats = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 4), Arbitraries.integers().between(5, 500));
        Arbitrary<Double> share = Arbitraries.doubles().between(0, 1).ofScale(6);
        return Combinators.combine(
                        repeats, share, Arbitraries.doubles().between(0, 200).ofScale(3))
                .as((x, last, age) -> new PurchaseHistory(x, x == 0 ? 0 : last * age, age));
    }

    @Property(seed = SEED, tries = 500)
    void theIntegralOfTheFitIsTheFormulaOfTheModel(
            @ForAll("paretos") ParetoNbd model, @ForAll("histories") PurchaseHistory customer) {
        RepeatPurchases one = RepeatPurchases.builder().add(1, customer).build();
        double[] logs = {Math.log(model.r()), Math.log(model.alpha()), Math.log(model.s()), Math.log(model.beta())};
        double integrated =
                new ParetoNbdLikelihood(new PurchasePatterns(one)).at(logs, new double[4], new double[4][4]);
        double formula = model.logLikelihood(customer);
        double size = 1 + customer.repeats() + model.r() + model.s();
        // the formula's 1 - z is the ratio of the distances from the two poles, and rounded as z is
        double apart = (Math.max(model.alpha(), model.beta()) + customer.recency())
                / (Math.min(model.alpha(), model.beta()) + customer.recency());
        assertThat(integrated).isCloseTo(formula, within(size * (1e-12 + 1e-15 * apart)));
    }

    @Property(seed = SEED, tries = 500)
    void silenceNeverMakesACustomerMoreAlive(
            @ForAll("paretos") ParetoNbd model,
            @ForAll("histories") PurchaseHistory customer,
            @ForAll @DoubleRange(min = 0, max = 100) double silence) {
        PurchaseHistory later = new PurchaseHistory(customer.repeats(), customer.recency(), customer.age() + silence);
        double now = model.probabilityAlive(customer);
        assertThat(now).isBetween(0.0, 1.0);
        assertThat(model.probabilityAlive(later)).isBetween(0.0, now * (1 + 1e-9));
    }

    @Property(seed = SEED, tries = 500)
    void discountedPurchasesAreAtLeastThoseOfAWhileAtItsEndsDiscount(
            @ForAll("paretos") ParetoNbd model,
            @ForAll("histories") PurchaseHistory customer,
            @ForAll @DoubleRange(min = 0.01, max = 100) double time) {
        double discount = 0.01;
        double soon = model.expectedPurchases(customer, time);
        assertThat(model.discountedExpectedPurchases(customer, discount) * (1 + 1e-9))
                .isGreaterThanOrEqualTo(soon * Math.exp(-discount * time));
        assertThat(model.expectedPurchases(customer, 2 * time)).isBetween(soon * (1 - 1e-9), 2 * soon * (1 + 1e-9));
    }

    @Property(seed = SEED, tries = 500)
    void opportunitiesMissedNeverMakeACustomerMoreAlive(
            @ForAll @DoubleRange(min = 0.05, max = 20) double shape,
            @ForAll @DoubleRange(min = 0.05, max = 20) double other,
            @ForAll @IntRange(max = 30) int bought,
            @ForAll @IntRange(max = 30) int missed) {
        BgBb model = BgBb.of(shape, other, other, shape);
        int last = bought == 0 ? 0 : bought + 1;
        double now = model.probabilityAlive(new PurchaseHistory(bought, last, last + missed));
        double later = model.probabilityAlive(new PurchaseHistory(bought, last, last + missed + 1));
        assertThat(now).isBetween(0.0, 1.0);
        assertThat(later).isBetween(0.0, now * (1 + 1e-9));
        double five = model.expectedPurchases(new PurchaseHistory(bought, last, last + missed), 5);
        assertThat(five).isBetween(0.0, 5 * now);
    }
}
