package dev.bearing.value;

import static dev.bearing.value.Benchmark.Measure.CUSTOMERS_PER_VISITOR;
import static dev.bearing.value.Benchmark.Measure.FREEMIUM_CONVERSION;
import static dev.bearing.value.Benchmark.Measure.GROSS_REVENUE_CHURN;
import static dev.bearing.value.Benchmark.Measure.GROSS_REVENUE_RETENTION;
import static dev.bearing.value.Benchmark.Measure.LOGO_CHURN;
import static dev.bearing.value.Benchmark.Measure.NET_REVENUE_CHURN;
import static dev.bearing.value.Benchmark.Measure.NET_REVENUE_RETENTION;
import static dev.bearing.value.Benchmark.Measure.TRIALS_PER_VISITOR;
import static dev.bearing.value.Benchmark.Measure.TRIALS_PER_VISITOR_WITHOUT_CARD;
import static dev.bearing.value.Benchmark.Measure.TRIALS_PER_VISITOR_WITH_CARD;
import static dev.bearing.value.Benchmark.Measure.TRIAL_CONVERSION;
import static dev.bearing.value.Benchmark.Measure.TRIAL_CONVERSION_ASSISTED;
import static dev.bearing.value.Benchmark.Measure.TRIAL_CONVERSION_UNASSISTED;
import static dev.bearing.value.Benchmark.Measure.TRIAL_CONVERSION_WITHOUT_CARD;
import static dev.bearing.value.Benchmark.Measure.TRIAL_CONVERSION_WITH_CARD;
import static dev.bearing.value.RatePeriod.MONTH;
import static dev.bearing.value.RatePeriod.YEAR;

import dev.bearing.value.Benchmark.Grade;
import dev.bearing.value.Benchmark.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The published numbers that come with the library, one entry for each number of a source. */
final class ShippedBenchmarks {

    private static final String TARGETS = "customer success targets, book and web site summary";
    private static final String SAAS_CHURN_RATE = "sixteenventures.com/saas-churn-rate";
    private static final String SMALL_ACCOUNTS = "sixteenventures.com/acceptable-churn-small-accounts";
    private static final String SAASTR = "saastr.com/which-is-the-churn-benchmark-for-saas";
    private static final String BENCHMARKIT = "Benchmarkit, by way of a public metric dictionary";
    private static final String CARD = "about 100 firms, Totango, by way of analyticspack.com/metrics/6-free-to-paid";
    private static final String VISITORS = "Totango, by way of thekingori.com and Lean Analytics";
    private static final String LEAN = "Croll and Yoskovitz, Lean Analytics, by way of a digest";
    private static final String CONVENTION = "retentionlens.com and velyr.io";
    private static final String FUNNEL = "slideshare.net/sixteenventures (Secret #5)";
    private static final String TUNGUZ = "slideshare.net/ttunguz, 590 answers";

    private static final List<Benchmark> ALL = Stream.of(churn(), retention(), trials())
            .flatMap(List::stream)
            .map(Benchmark.Builder::build)
            .sorted(Comparator.comparing(Benchmark::key))
            .toList();

    private ShippedBenchmarks() {}

    static List<Benchmark> all() {
        return ALL;
    }

    private static List<Benchmark.Builder> churn() {
        return List.of(
                of("account-churn-target", MONTH, LOGO_CHURN)
                        .lessThan(0.01)
                        .population("target for accounts")
                        .source(TARGETS, Grade.S),
                of("revenue-churn-target", MONTH, NET_REVENUE_CHURN)
                        .atMost(0)
                        .population("target for net revenue")
                        .source(TARGETS, Grade.S),
                of("churn-acceptable-year", YEAR, LOGO_CHURN, GROSS_REVENUE_CHURN)
                        .between(0.05, 0.07)
                        .population("acceptable (Bessemer, by way of Murphy); customers or revenue")
                        .source(SAAS_CHURN_RATE, Grade.D),
                of("churn-most-firms-year", YEAR, LOGO_CHURN, GROSS_REVENUE_CHURN)
                        .lessThan(0.10)
                        .population(
                                "about 70 % of firms surveyed by Pacific Crest, by way of Murphy; customers or revenue not said")
                        .source(SAAS_CHURN_RATE, Grade.D),
                of("churn-three-quarters-of-most-firms-year", YEAR, LOGO_CHURN, GROSS_REVENUE_CHURN)
                        .atMost(0.05)
                        .population("75 % of the firms with less than 10 %, Pacific Crest, by way of Murphy;"
                                + " customers or revenue not said")
                        .source(SAAS_CHURN_RATE, Grade.D),
                of("customer-churn-best-year", YEAR, LOGO_CHURN)
                        .lessThan(0.05)
                        .population("best companies")
                        .source(SMALL_ACCOUNTS, Grade.P),
                of("customer-churn-large-year", YEAR, LOGO_CHURN)
                        .of(0.06)
                        .population("one vendor's large customers; judged fine")
                        .source(SMALL_ACCOUNTS, Grade.P),
                of("customer-churn-small-year", YEAR, LOGO_CHURN)
                        .of(0.11)
                        .population("one vendor's customers of two or three users; judged a bit high")
                        .source(SMALL_ACCOUNTS, Grade.P),
                of("customer-churn-individual-year", YEAR, LOGO_CHURN)
                        .of(0.30)
                        .population("one vendor's individual customers; judged off-putting")
                        .source(SMALL_ACCOUNTS, Grade.P),
                of("churn-survivable-month", MONTH, LOGO_CHURN, GROSS_REVENUE_CHURN)
                        .of(0.05)
                        .population("called technically survivable, and rejected; customers or revenue not said")
                        .source("sixteenventures.com/near-zero-churn", Grade.P),
                of("churn-very-small-business-month", MONTH, LOGO_CHURN, GROSS_REVENUE_CHURN)
                        .between(0.03, 0.05)
                        .population("vendors to very small businesses; customers or revenue not said")
                        .source(SAASTR, Grade.R));
    }

    private static List<Benchmark.Builder> retention() {
        return List.of(
                of("net-retention-best-year", YEAR, NET_REVENUE_RETENTION)
                        .moreThan(1.20)
                        .population("best companies")
                        .source(SMALL_ACCOUNTS, Grade.P),
                of("net-retention-world-class-year", YEAR, NET_REVENUE_RETENTION)
                        .moreThan(1.25)
                        .population("called world-class")
                        .source("sixteenventures.com/coverage-segments", Grade.P),
                of("net-retention-small-business-year", YEAR, NET_REVENUE_RETENTION)
                        .between(0.95, 1.00)
                        .population("vendors to small and medium businesses")
                        .source(SAASTR, Grade.R),
                of("net-retention-enterprise-year", YEAR, NET_REVENUE_RETENTION)
                        .between(1.10, 1.20)
                        .population("vendors to enterprises")
                        .source(SAASTR, Grade.R),
                of("gross-retention-median-year", YEAR, GROSS_REVENUE_RETENTION)
                        .of(0.88)
                        .population("median of 225 firms")
                        .source(BENCHMARKIT, Grade.D)
                        .year(2024),
                of("net-retention-median-year", YEAR, NET_REVENUE_RETENTION)
                        .of(1.01)
                        .population("median of 228 firms")
                        .source(BENCHMARKIT, Grade.D)
                        .year(2024));
    }

    private static List<Benchmark.Builder> trials() {
        return List.of(
                of("trial-without-card", TRIAL_CONVERSION_WITHOUT_CARD)
                        .of(0.15)
                        .population("trials without a card")
                        .source(CARD, Grade.D)
                        .year(2012),
                of("trial-with-card", TRIAL_CONVERSION_WITH_CARD)
                        .of(0.50)
                        .population("trials with a card")
                        .source(CARD, Grade.D)
                        .year(2012),
                of("trial-without-card-convention", TRIAL_CONVERSION_WITHOUT_CARD)
                        .between(0.15, 0.25)
                        .population(
                                "trials without a card, present convention; conversionbench.com swaps the two names")
                        .source(CONVENTION, Grade.D),
                of("trial-with-card-convention", TRIAL_CONVERSION_WITH_CARD)
                        .between(0.40, 0.60)
                        .population("trials with a card, present convention; conversionbench.com swaps the two names")
                        .source(CONVENTION, Grade.D),
                of("trial-without-card-lean-analytics", TRIAL_CONVERSION_WITHOUT_CARD)
                        .atMost(0.25)
                        .population("trials without a card, up to so many, where one visitor in ten tries")
                        .source(LEAN, Grade.D)
                        .year(2013),
                of("trial-with-card-lean-analytics", TRIAL_CONVERSION_WITH_CARD)
                        .of(0.50)
                        .population("trials with a card, where one visitor in fifty tries")
                        .source(LEAN, Grade.D)
                        .year(2013),
                of("visitor-to-trial-without-card", TRIALS_PER_VISITOR_WITHOUT_CARD)
                        .of(0.10)
                        .population("visitors offered a trial without a card")
                        .source(VISITORS, Grade.D),
                of("visitor-to-trial-with-card", TRIALS_PER_VISITOR_WITH_CARD)
                        .of(0.02)
                        .population("visitors offered a trial with a card")
                        .source(VISITORS, Grade.D),
                of("visitor-to-trial-one-vendor", TRIALS_PER_VISITOR)
                        .of(327 / 15_000.0)
                        .population("one vendor, 327 of 15,000 visitors")
                        .source(FUNNEL, Grade.P),
                of("trial-one-vendor", TRIAL_CONVERSION)
                        .of(180 / 327.0)
                        .population("one vendor, 180 of 327 trials; the slide before says 48 %")
                        .source(FUNNEL, Grade.P),
                of("visitor-to-customer-one-vendor", CUSTOMERS_PER_VISITOR)
                        .of(180 / 15_000.0)
                        .population("one vendor, 180 of 15,000 visitors")
                        .source(FUNNEL, Grade.P),
                of("trial-unassisted-quartiles", TRIAL_CONVERSION_UNASSISTED)
                        .between(0.01, 0.12)
                        .population("first to third quartile of vendors, trials without help by sales")
                        .source(TUNGUZ, Grade.R),
                of("trial-unassisted-median", TRIAL_CONVERSION_UNASSISTED)
                        .of(0.04)
                        .population("median of vendors, trials without help by sales")
                        .source(TUNGUZ, Grade.R),
                of("trial-assisted-quartiles", TRIAL_CONVERSION_ASSISTED)
                        .between(0.068, 0.30)
                        .population("first to third quartile of vendors, trials with help by sales")
                        .source(TUNGUZ, Grade.R),
                of("trial-assisted-median", TRIAL_CONVERSION_ASSISTED)
                        .of(0.155)
                        .population("median of vendors, trials with help by sales")
                        .source(TUNGUZ, Grade.R),
                of("trial-of-seven-days", TRIAL_CONVERSION)
                        .of(0.16)
                        .population("trials of seven days; length did not change conversion")
                        .source(TUNGUZ, Grade.R),
                of("freemium", FREEMIUM_CONVERSION)
                        .of(0.03)
                        .population("products with a free plan (Murphy)")
                        .source("analyticspack.com", Grade.D)
                        .year(2010));
    }

    private static Benchmark.Builder of(String key, RatePeriod period, Measure... measures) {
        return of(key, measures).per(period);
    }

    private static Benchmark.Builder of(String key, Measure... measures) {
        return Benchmark.builder(key, measures);
    }
}
