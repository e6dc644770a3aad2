package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class ExpansionForecastProperties {

    /** One account's part: reach, the stratum of its take rate and its value in dollars. */
    record Part(double reach, int stratum, int value) {}

    @Property(seed = "20261122", tries = 200)
    void aUnionOfDisjointAccountsIsTheSum(@ForAll("parts") List<Part> a, @ForAll("parts") List<Part> b) {
        ExpansionForecast left = forecast(a, "left", 1);
        ExpansionForecast right = forecast(b, "right", 1);
        ExpansionForecast both = left.plus(right);
        assertThat(both.mean().amount())
                .isCloseTo(
                        left.mean().amount() + right.mean().amount(),
                        within(1e-9 * (1 + both.mean().amount())));
        // strata of the two sides are independent of one another
        assertThat(both.sd() * both.sd())
                .isCloseTo(left.sd() * left.sd() + right.sd() * right.sd(), within(1e-9 * (1 + both.sd() * both.sd())));
    }

    @Property(seed = "20261122", tries = 200)
    void everythingScalesWithTheValue(
            @ForAll("parts") List<Part> parts, @ForAll @IntRange(min = 2, max = 9) int factor) {
        ExpansionForecast one = forecast(parts, "s", 1);
        ExpansionForecast many = forecast(parts, "s", factor);
        assertThat(many.mean().amount())
                .isCloseTo(
                        factor * one.mean().amount(),
                        within(1e-9 * (1 + many.mean().amount())));
        assertThat(many.sd()).isCloseTo(factor * one.sd(), within(1e-9 * (1 + many.sd())));
        assertThat(many.quantile(0.95).amount())
                .isCloseTo(
                        factor * one.quantile(0.95).amount(),
                        within(1e-9 * (1 + many.quantile(0.95).amount())));
    }

    @Property(seed = "20261122", tries = 200)
    void quantilesAreOrderedAndWithinTheValueOfAll(@ForAll("parts") List<Part> parts) {
        ExpansionForecast forecast = forecast(parts, "s", 1);
        double most = parts.stream().mapToInt(Part::value).sum();
        double before = 0;
        for (double p : new double[] {0.01, 0.05, 0.5, 0.95, 0.99}) {
            double quantile = forecast.quantile(p).amount();
            assertThat(quantile).isBetween(before, most);
            before = quantile;
        }
        assertThat(forecast.mean().amount()).isBetween(0.0, most + 1e-9);
    }

    /** The lattice and the closed form are two algorithms for one distribution. */
    @Property(seed = "20261122", tries = 200)
    void theLatticeHasTheMomentsOfTheClosedForm(@ForAll("parts") List<Part> parts) {
        ExpansionForecast forecast = forecast(parts, "s", 1);
        List<ForecastUnit> units = ForecastUnit.of(forecast.cohorts().stream()
                .flatMap(cohort -> cohort.members().stream())
                .toList());
        double[] p = new LatticeKernel(
                        ForecastBlock.of(units), member -> (int) member.amount(), Integer.MAX_VALUE - 1, false)
                .distribution();
        double mean = 0;
        double square = 0;
        double all = 0;
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i]).isNotNegative();
            all += p[i];
            mean += p[i] * i;
            square += p[i] * i * i;
        }
        assertThat(all).isCloseTo(1, within(1e-10));
        assertThat(mean).isCloseTo(forecast.mean().amount(), within(1e-9 * (1 + mean)));
        double variance = square - mean * mean;
        assertThat(variance).isCloseTo(forecast.sd() * forecast.sd(), within(1e-8 * (1 + square)));
    }

    @Property(seed = "20261122", tries = 100)
    void reachingMoreNeverLowersTheMean(@ForAll("parts") List<Part> parts) {
        List<Part> nearer = parts.stream()
                .map(part -> new Part(Math.min(1, part.reach() + 0.1), part.stratum(), part.value()))
                .toList();
        assertThat(forecast(nearer, "s", 1).mean().amount())
                .isGreaterThanOrEqualTo(forecast(parts, "s", 1).mean().amount() - 1e-9);
    }

    /** Who is certain to come and to take, or certain not to, adds a sum without any spread. */
    @Property(seed = "20261122", tries = 200)
    void whereAllIsCertainTheVarianceIsZero(@ForAll("parts") List<Part> parts) {
        ExpansionForecast.Builder builder = ExpansionForecast.builder(CurrencyUnit.USD, 1);
        double certain = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            double reach = part.reach() < 0.5 ? 0 : 1;
            double take = part.stratum() % 2;
            builder.add(
                    "milestone",
                    new CohortMember(
                            AccountId.of("a" + i), reach, TakeRate.known(take), Money.of(CurrencyUnit.USD, (long)
                                    part.value())));
            certain += reach * take * part.value();
        }
        ExpansionForecast forecast = builder.build();
        assertThat(forecast.sd()).isZero();
        assertThat(forecast.mean().amount()).isCloseTo(certain, within(1e-9));
        for (double p : new double[] {0.05, 0.5, 0.95}) {
            assertThat(forecast.quantile(p).amount()).isCloseTo(certain, within(1e-9));
        }
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 40))
                .as(Part::new)
                .list()
                .ofMaxSize(15);
    }

    /** Two milestones in turn, two accounts for three parts, so that some accounts have a chain. */
    private static ExpansionForecast forecast(List<Part> parts, String side, int factor) {
        ExpansionForecast.Builder builder = ExpansionForecast.builder(CurrencyUnit.USD, 1);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            TakeRate take = part.stratum() == 0
                    ? TakeRate.known(0.6)
                    : TakeRate.estimated(side + part.stratum(), part.stratum(), 3L * part.stratum());
            builder.add(
                    i % 3 == 2 ? "later" : "first",
                    new CohortMember(
                            AccountId.of(side + (i % 3 == 2 ? i - 1 : i)),
                            part.reach(),
                            take,
                            Money.of(CurrencyUnit.USD, (long) part.value() * factor)));
        }
        return builder.build();
    }
}
