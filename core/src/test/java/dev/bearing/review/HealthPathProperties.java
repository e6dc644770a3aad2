package dev.bearing.review;

import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.BandPath;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthScore;
import dev.bearing.health.Measure;
import dev.bearing.health.MeasureGroup;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.ScoreCeiling;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A path that a review tells leads where it says: take it, review again, and the account is in the band. */
class HealthPathProperties {

    private static final LocalDate TODAY = day("2026-03-31");

    @Property(seed = "20261122", tries = 120)
    void leadsToTheBandUnderAScorecardOfAnyKind(
            @ForAll("books") CustomerBook book, @ForAll("scorecards") Scorecard scorecard) {
        checkPaths(book, Playbook.builder().scorecard(scorecard).build());
    }

    @Property(seed = "20261122", tries = 60)
    void leadsToTheBandUnderTheDerivedScorecard(@ForAll("books") CustomerBook book) {
        checkPaths(book, Playbook.empty());
    }

    private static void checkPaths(CustomerBook book, Playbook playbook) {
        SuccessReview review = SuccessReview.of(book, playbook, TODAY);
        for (AccountReview account : review.accounts()) {
            review.details(account).paths().toOptional().orElse(List.of()).forEach(path -> {
                HealthScore after = taken(path, account, book, playbook);
                assertThat(after.score().value())
                        .as("%s of %s", path, account.accountId())
                        .isGreaterThanOrEqualTo(path.band().from())
                        .isCloseTo(path.after().score().value(), within(1e-12));
                assertThat(path.after()).isEqualTo(after);
            });
        }
    }

    private static HealthScore taken(BandPath path, AccountReview account, CustomerBook book, Playbook playbook) {
        List<Fact> observed = new ArrayList<>();
        path.steps().forEach(step -> observed.add(Signal.of(account.accountId(), step.measure(), TODAY, step.to())));
        return SuccessReview.of(book.plus(observed.toArray(new Fact[0])), playbook, TODAY)
                .account(account.accountId())
                .orElseThrow()
                .health()
                .orElseThrow("after " + path);
    }

    /** From one account to nine, each with some of three signals, often the same number as another. */
    @Provide
    static Arbitrary<CustomerBook> books() {
        Arbitrary<Double> value = Arbitraries.integers().between(-1, 6).map(number -> number < 0 ? Double.NaN : number);
        return value.list().ofSize(4).list().ofMinSize(1).ofMaxSize(9).map(rows -> {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                facts.add(account("a" + i));
                for (int k = 0; k < 3; k++) {
                    double observed = rows.get(i).get(k);
                    if (!Double.isNaN(observed)) {
                        // some are observed days ago, so that observing them anew alone makes a difference
                        int age = 1 + (Double.isNaN(rows.get(i).get(3)) ? 9 : k);
                        facts.add(Signal.of(id("a" + i), "s" + k, TODAY.minusDays(age), observed));
                    }
                }
            }
            return CustomerBook.of(facts);
        });
    }

    @Provide
    static Arbitrary<Scorecard> scorecards() {
        Arbitrary<Curve> curves = Arbitraries.of(
                new Curve.Percentile(true),
                new Curve.Percentile(false),
                new Curve.Inverted(new Curve.Percentile(true)),
                new Curve.Percentile(true).fittedTo(1, 3, 3, 5),
                new Curve.Linear(0, 6),
                new Curve.PointsFrom(1, -0.2),
                new Curve.Logistic(3, 1));
        Arbitrary<MissingPolicy> missing = Arbitraries.of(
                new MissingPolicy.Redistribute(), new MissingPolicy.Neutral(0.5), new MissingPolicy.Penalise(0));
        return Combinators.combine(
                        curves.list().ofSize(3),
                        missing.list().ofSize(3),
                        Arbitraries.of(Scorecard.Aggregation.class),
                        Arbitraries.integers().between(0, 3))
                .as(HealthPathProperties::scorecard);
    }

    private static Scorecard scorecard(
            List<Curve> curves, List<MissingPolicy> missing, Scorecard.Aggregation aggregation, int kind) {
        Scorecard.Builder builder =
                Scorecard.builder("any", "1").aggregation(aggregation).minCoverage(0.1);
        for (int k = 0; k < 3; k++) {
            Measure.Builder measure =
                    Measure.builder("s" + k, curves.get(k)).weight(1 + k).missing(missing.get(k));
            if (kind == 1) {
                measure.halfLifeDays(3);
            }
            if (kind == 2 && k > 0) {
                builder.measure("use", measure.build());
            } else {
                builder.measure(measure.build());
            }
        }
        if (kind == 2) {
            builder.group(new MeasureGroup("use", 3, Scorecard.Aggregation.ARITHMETIC));
        }
        if (kind == 3) {
            builder.ceiling(ScoreCeiling.of("s0", 0.6, 0.4));
        }
        return builder.build();
    }
}
