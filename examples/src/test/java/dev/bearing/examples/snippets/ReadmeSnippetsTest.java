package dev.bearing.examples.snippets;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Folds;
import dev.bearing.evidence.Leaderboard;
import dev.bearing.evidence.RetentionData;
import dev.bearing.evidence.RetentionLearner;
import dev.bearing.evidence.RetentionLearners;
import dev.bearing.health.HealthScore;
import dev.bearing.health.Signal;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.AccountVector;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import dev.bearing.value.StrategySpec;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.VectorInputs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The code of the README. */
class ReadmeSnippetsTest {

    private final SuccessReview review = Example.REVIEW;

    @Test
    void theLibraryInFifteenLines() {
        // snippet: fifteen-lines
        AccountId acme = AccountId.of("acme");
        AccountId zest = AccountId.of("zest");
        LocalDate march = LocalDate.of(2026, 3, 1);
        List<PriceState> prices = List.of(
                PriceState.builder("s-1", acme, LocalDate.of(2025, 1, 1))
                        .price("100", USD)
                        .to(march)
                        .build(),
                PriceState.builder("s-1", acme, march).price("150", USD).build(),
                PriceState.builder("s-2", zest, LocalDate.of(2025, 6, 1))
                        .price("50", USD)
                        .to(march)
                        .build());

        LocalDate asOf = LocalDate.of(2026, 8, 31);
        CurrencyLedger usd =
                RevenueLedger.of(prices, RevenuePolicy.strict(), asOf).in(USD);
        DateRange year = DateRange.ofMonthsEnding(YearMonth.from(asOf), 12);

        Rate net = usd.netRevenueRetention(year); // 1.0: acme grew by what zest took along
        Rate gross = usd.grossRevenueRetention(year); // 0.667: growth hides no loss here
        Rate churn = usd.logoChurn(year); // 1 of 2 customers, and churn.members() says who
        // end

        assertThat(net.fraction().orElseThrow("net")).isEqualTo(1.0);
        assertThat(gross.fraction().orElseThrow("gross")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(churn).hasToString("1/2 CLOSED_COHORT");
        assertThat(churn.members()).contains(new Rate.Member("zest", 1, 1), new Rate.Member("acme", 0, 1));
    }

    /** A row as a query returns it. */
    private record Row(
            String customer,
            String subscription,
            LocalDate begins,
            LocalDate ends,
            BigDecimal price,
            String currency) {}

    @Test
    void aBookFromRows() {
        List<Row> rows = List.of(
                new Row("acme", "s-1", LocalDate.of(2026, 1, 1), null, new BigDecimal("1200"), "USD"),
                new Row("acme", "s-2", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 1), BigDecimal.TEN, "USD"),
                new Row("zest", "s-3", LocalDate.of(2026, 1, 1), null, new BigDecimal("600"), "EUR"));

        // snippet: book-from-rows
        CustomerBook.Builder builder = CustomerBook.builder();
        for (Row row : rows) {
            AccountId account = AccountId.of(row.customer());
            PriceState.Builder price = PriceState.builder(row.subscription(), account, row.begins())
                    .price(row.price(), CurrencyUnit.of(row.currency()))
                    .every(BillingInterval.YEAR);
            if (row.ends() != null) {
                price.to(row.ends());
            }
            builder.add(Account.of(account)).add(price.build()); // the same account twice is one account
        }
        CustomerBook book = builder.build(); // immutable; contradictions are refused here
        // end

        assertThat(book.accountIds()).containsExactly(AccountId.of("acme"), AccountId.of("zest"));
        assertThat(SuccessReview.of(book, Playbook.empty(), LocalDate.of(2026, 2, 28))
                        .revenue()
                        .in(USD)
                        .mrrOn(LocalDate.of(2026, 2, 28))
                        .toDecimal())
                .isEqualByComparingTo("100.8333333333");
    }

    @Test
    void netRevenueRetentionOfASegment() {
        CustomerBook book = Example.BOOK;
        LocalDate asOf = Example.AS_OF;

        // snippet: segment-retention
        DateRange year = DateRange.ofMonthsEnding(YearMonth.of(2026, 8), 12);
        LocalDate opening = year.from().minusDays(1); // who was in the segment then, not who is now
        Set<AccountId> segment = book.accountIds(new AttributeCondition("tier", "business"), opening);

        Rate retention = RevenueLedger.of(book.facts(PriceState.class), RevenuePolicy.strict(), asOf)
                .in(USD)
                .where(segment::contains)
                .netRevenueRetention(year);
        String json = ReviewJson.tree(retention).toPrettyString();
        // end

        assertThat(segment).hasSizeGreaterThan(20);
        assertThat(retention.members())
                .extracting(Rate.Member::id)
                .isNotEmpty()
                .isSubsetOf(segment.stream().map(AccountId::value).toList());
        assertThat(json)
                .contains("\"population\" : \"CLOSED_COHORT\"", "\"currency\" : \"USD\"", "\"policy\" : \"strict:");
    }

    @Test
    void theHealthOfOneAccountWithItsReasons() {
        AccountId accountId = AccountId.of("acct-0320");

        // snippet: health-in-a-request
        Answer<HealthScore> health = review.account(accountId).orElseThrow().health();
        String text = health.fold(
                known -> known.value().band().name() + ", from "
                        + known.value().contributions().stream()
                                .map(part -> String.format("%s %.2f", part.name(), part.value()))
                                .collect(Collectors.joining(" + ")),
                unknown -> "not known: " + unknown.message());
        // end

        HealthScore score = health.orElseThrow("health");
        assertThat(text).startsWith(score.band().name() + ", from weekly_active_share last 45d ");
        assertThat(score.contributions().stream()
                        .mapToDouble(part -> part.value())
                        .sum())
                .isCloseTo(score.score().value(), within(1e-12));
    }

    @Test
    void aFactArrives() {
        AccountId accountId = AccountId.of("acct-0320");

        // snippet: fact-arrives
        Signal news = Signal.of(accountId, "weekly_active_share", LocalDate.of(2026, 9, 1), 0.05);
        SuccessReview next = review.plus(news); // a new review; the old one stays as it is

        Answer<HealthScore> before = review.account(accountId).orElseThrow().health();
        Answer<HealthScore> after = next.account(accountId).orElseThrow().health();
        // end

        assertThat(after.orElseThrow("after").score())
                .isLessThan(before.orElseThrow("before").score());
        assertThat(next.asOf()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(review.asOf()).isEqualTo(Example.AS_OF);
    }

    @Test
    void theVectorOfOneAccountAndTheTenToActOn() {
        AccountId accountId = AccountId.of("acct-0320");

        // snippet: vector-and-ten
        Answer<SuccessVector> known = review.account(accountId).orElseThrow().vector(USD); // or why there is none
        SuccessVector vector = known.orElseThrow("where it is heading");
        vector.direction(); // ADVANCING, DRIFTING, STALLED, …
        vector.milestone(); // what is next on its path
        vector.churnProbability(); // within the horizon; an Answer, with its terms

        List<SuccessVector> ten = review.accounts().stream()
                .flatMap(account -> account.vector(USD).toOptional().stream())
                .filter(each -> each.advantage().isKnown())
                .sorted(comparingDouble(
                        each -> each.advantage().orElseThrow("advantage").amount()))
                .limit(10)
                .toList(); // those whose own moves take most from what their tier is worth
        // end

        assertThat(vector.accountId()).isEqualTo(accountId);
        assertThat(ten).hasSize(10);
        assertThat(ten.get(0).advantage().orElseThrow("first").amount())
                .isNegative()
                .isLessThanOrEqualTo(ten.get(9).advantage().orElseThrow("last").amount());
    }

    @Test
    void nextMonthsExpansionForecast() {
        // snippet: forecast
        ExpansionForecast forecast = review.forecast(USD).orElseThrow("forecast");
        forecast.mean(); // what is expected to be bought within the horizon, a year's value
        forecast.quantile(0.05); // exceeded with 95 %
        forecast.quantile(0.95); // exceeded with 5 %
        forecast.cohorts(); // by milestone: accounts, expected reaches, expected takes
        // end

        assertThat(forecast.horizonMonths()).isEqualTo(1);
        assertThat(forecast.mean().amount())
                .isBetween(
                        forecast.quantile(0.05).amount(),
                        forecast.quantile(0.95).amount());
    }

    // snippet: own-strategy
    /** Sees movement over a longer window once half of the path is done. */
    record Patient(int windowDays) implements SuccessVectorStrategy {

        @Override
        public SuccessVector evaluate(VectorInputs inputs) {
            boolean late = inputs.progress().position() >= 0.5;
            PathVector strategy = late ? new PathVector(windowDays, 0.5, 0.9, 0.5) : PathVector.DEFAULT;
            return strategy.evaluate(inputs);
        }

        @Override
        public Optional<StrategySpec> spec() {
            return Optional.of(StrategySpec.of("patient").with("windowDays", (long) windowDays));
        }
    }
    // end

    @Test
    void anOwnStrategyIsPluggedInAndSaved() {
        // snippet: own-strategy-saved
        Playbook playbook = Playbook.builder().vector(new Patient(180)).build();

        PlaybookFormat format = PlaybookFormat.standard()
                .withVectorStrategy("patient", saved -> new Patient((int) saved.number("windowDays")));
        String document = format.toYaml(playbook); // vector: {strategy: patient, windowDays: 180}
        Playbook read = format.parseYaml(document); // equal to playbook
        // end

        assertThat(document).contains("strategy: \"patient\"").contains("windowDays: 180");
        assertThat(read).isEqualTo(playbook);
        assertThat(SuccessReview.of(Example.BOOK, read, Example.AS_OF)
                        .account(AccountId.of("acct-0320"))
                        .orElseThrow()
                        .vector(USD)
                        .isKnown())
                .isTrue();
    }

    @Test
    void vectorsComeOncePerCurrency() {
        assertThat(review.accounts().stream().flatMap(account -> account.vectors().stream()))
                .extracting(AccountVector::currency)
                .contains(USD, CurrencyUnit.EUR);
    }

    /** 3 % leave each month; the model that says so is the one that made the history. */
    @Test
    void aModelOfOnesOwnAgainstTheBuiltInOnes() {
        RetentionModel mine = new Mine("mine");
        SplittableRandom random = new SplittableRandom(3);
        long[] months = new long[600];
        boolean[] churned = new boolean[600];
        for (int i = 0; i < months.length; i++) {
            long left = mine.sample(0, 1_000, random).orElseThrow("known").orElse(1_000);
            long seen = 12 + random.nextInt(24);
            months[i] = Math.min(left, seen);
            churned[i] = left <= seen;
        }
        // snippet: leaderboard
        RetentionData history = RetentionData.builder(months, churned).build(); // long[], boolean[]: one row a stay

        Leaderboard board = Leaderboard.builder(history)
                .folds(Folds.byAccount(5, 42)) // each model is judged by rows it has not seen
                .horizon(12)
                .add(RetentionLearners.kaplanMeier())
                .add(RetentionLearners.sbg())
                .add(RetentionLearner.fixed(mine)) // your own RetentionModel
                .build();

        assertThat(board.rows().get(0).model()).isEqualTo("mine"); // the smallest Brier score
        assertThat(board.paired().get(0).difference().value()).isNegative(); // and by how much, with its interval
        // end
    }

    /** A model of a reader's own. */
    private record Mine(String name) implements RetentionModel {

        @Override
        public Answer<Double> survival(long time) {
            return Answer.known(Math.pow(0.97, time));
        }

        @Override
        public FitProvenance provenance() {
            return FitProvenance.builder("mine", 0, 0).build();
        }
    }
}
