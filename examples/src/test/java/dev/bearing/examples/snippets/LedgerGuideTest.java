package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.EUR;
import static org.joda.money.CurrencyUnit.USD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.RestatementJson;
import dev.bearing.jackson.SegmentJson;
import dev.bearing.jackson.TriangleJson;
import dev.bearing.revenue.AccountPeriod;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.FxTable;
import dev.bearing.revenue.LifetimeValue;
import dev.bearing.revenue.Metric;
import dev.bearing.revenue.MetricScope;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Restatement;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.SegmentBridge;
import dev.bearing.revenue.SegmentMonth;
import dev.bearing.revenue.SegmentedRevenue;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The code of the pages on currencies, segments, the two clocks and metrics of one's own. */
class LedgerGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId ZEST = AccountId.of("zest");
    private static final LocalDate START = LocalDate.of(2026, 1, 15);
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final LocalDate AUGUST_END = AUGUST.atEndOfMonth();

    /** acme moves up on 10 August; zest pays in euros; a lower price of acme becomes known in September. */
    private static final CustomerBook BOOK = CustomerBook.builder()
            .add(Account.builder(ACME).attribute("tier", "person").build())
            .add(Account.builder(ZEST).attribute("tier", "person").build())
            .add(AttributeChange.of(ACME, "tier", AUGUST.atDay(10), new AttributeValue.Text("business")))
            .add(PriceState.builder("a", ACME, START).price("100", USD).build())
            .add(PriceState.builder("a", ACME, START)
                    .price("90", USD)
                    .recordedOn(LocalDate.of(2026, 9, 12))
                    .build())
            .add(PriceState.builder("z", ZEST, START).price("100", EUR).build())
            .build();

    private static final List<FxRate> FX_RATES =
            monthEnds("1.10", "1.11", "1.13", "1.12", "1.15", "1.16", "1.18", "1.20", "1.25");

    /** Rates of the euro at the ends of December 2025 and of the months that follow. */
    private static List<FxRate> monthEnds(String... rates) {
        return IntStream.range(0, rates.length)
                .mapToObj(i -> FxRate.of(
                        EUR, USD, YearMonth.of(2025, 12).plusMonths(i).atEndOfMonth(), new BigDecimal(rates[i])))
                .toList();
    }

    private final CurrencyLedger usd =
            BOOK.revenue(RevenuePolicy.strict(), AUGUST_END, AUGUST_END).in(USD);

    @Test
    void currenciesBecomeOneLedger() {
        CustomerBook book = BOOK;
        LocalDate asOf = AUGUST_END;
        // snippet: one-currency
        RevenueLedger ledger = RevenueLedger.of(book.facts(PriceState.class), RevenuePolicy.strict(), asOf);
        FxTable rates = FxTable.of(FX_RATES, asOf); // or your own FxRates: (from, to, day) -> …
        CurrencyLedger all = ledger.convertedTo(USD, FxPolicy.periodEnd(), rates);

        RevenueBridge august = all.bridge(DateRange.of(YearMonth.of(2026, 8)));
        Mrr exchange = august.line(MovementKind.FX).amount(); // a row of its own
        Rate retention = all.netRevenueRetention(DateRange.of(YearMonth.of(2026, 8))); // no FX in it
        // end

        assertThat(august.opening().toDecimal()).isEqualByComparingTo("220");
        assertThat(exchange.toDecimal()).isEqualByComparingTo("5");
        assertThat(retention.fraction().orElseThrow("two pay")).isEqualTo(1);
    }

    @Test
    void segmentsAddUp() {
        CustomerBook book = BOOK;
        LocalDate asOf = AUGUST_END;
        // snippet: segments
        SegmentedRevenue byTier = SegmentedRevenue.of(usd, book.segmentation("tier", asOf));
        SegmentBridge business = byTier.bridges(YearMonth.of(2026, 8)).get("business");
        business.entered(); // what accounts brought from other tiers
        business.left(); // what they took to other tiers

        DateRange month = DateRange.of(YearMonth.of(2026, 8));
        Rate kept = byTier.cohorts(month).get("person").netRevenueRetention(month);
        SegmentedRevenue today =
                SegmentedRevenue.of(usd, book.segmentation("tier", asOf).asIs(asOf));
        // end
        // snippet: segments-months
        List<SegmentMonth> rows = byTier.months(YearMonth.of(2026, 1), YearMonth.of(2026, 8));
        SegmentMonth last = rows.get(rows.size() - 1);
        last.monthly().newCustomerChurn(); // beside retention and churn, of the month and of the year
        Answer<LifetimeValue> worth = byTier.lifetimeValues().get("person");
        RetentionTriangle survival = byTier.triangles(
                        RetentionTriangle.Measure.LOGO_SURVIVAL, RetentionTriangle.Age.CALENDAR)
                .get("person");
        // end
        // snippet: segments-json
        ObjectNode json = SegmentJson.tree(byTier, YearMonth.of(2026, 1), YearMonth.of(2026, 8));
        // end

        assertThat(business.entered().amount().toDecimal()).isEqualByComparingTo("100");
        assertThat(business.closing()).isEqualTo(usd.mrrOn(asOf));
        assertThat(kept.toString()).startsWith("USD 100.00/100.00");
        assertThat(last.segment()).isEqualTo("person");
        assertThat(worth.isKnown()).isFalse();
        assertThat(survival.cohorts()).isNotEmpty();
        assertThat(today.bridges(AUGUST).get("business").entered().count()).isZero();
        assertThat(json.get("segments")).hasSize(2);
    }

    @Test
    void aRestatementSaysWhatChangedANumber() {
        CustomerBook book = BOOK;
        // snippet: two-clocks
        RevenuePolicy policy = RevenuePolicy.strict();
        LocalDate end = LocalDate.of(2026, 8, 31);
        RevenueLedger then = book.revenue(policy, end, end); // as known on the last day
        RevenueLedger now = book.revenue(policy, end, end.plusDays(30)); // the same days, as known later

        Restatement restatement = Restatement.between(then, now, ledger -> ledger.in(USD));
        Restatement.RestatedBridge august = restatement.bridge(DateRange.of(YearMonth.of(2026, 8)));
        for (Restatement.BridgeRow row : august.rows()) {
            row.accountId(); // who
            row.item(); // the opening, a kind of movement, or the closing
            row.difference(); // now less then; the rows add up to the difference
            row.facts(); // the price states that are known otherwise
        }
        ObjectNode document = RestatementJson.tree(august); // all of that as JSON
        // end

        assertThat(document.get("rows").findValuesAsText("accountId")).containsOnly("acme");
        assertThat(august.rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.accountId()).isEqualTo(ACME);
            assertThat(row.difference().toDecimal()).isEqualByComparingTo("-10");
            assertThat(row.facts()).hasSize(1);
        });
    }

    @Test
    void aMetricIsAStateThatMerges() {
        DateRange august = DateRange.of(AUGUST);
        // snippet: metric-of-lambdas
        Metric<Long, Long> grown = Metric.of(
                0L, // nobody
                account -> account.closing().compareTo(account.opening()) > 0 ? 1L : 0L, // one account
                Long::sum, // both together
                count -> count); // what it comes to
        long howMany = usd.measure(grown, august);
        SortedMap<String, Long> byTier =
                SegmentedRevenue.of(usd, BOOK.segmentation("tier", AUGUST_END)).measure(grown, august);
        // end
        // snippet: metric-by-month
        SortedMap<String, SortedMap<YearMonth, Long>> series = SegmentedRevenue.of(
                        usd, BOOK.segmentation("tier", AUGUST_END))
                .months(grown, YearMonth.of(2026, 1), YearMonth.of(2026, 8));
        // end

        assertThat(howMany).isZero();
        assertThat(byTier).containsOnlyKeys("business", "person");
        assertThat(series.get("business")).hasSize(8).containsEntry(AUGUST, byTier.get("business"));
        assertThat(usd.measure(new LargestAccount(), august).toDecimal()).isEqualByComparingTo("100");
    }

    // snippet: metric-of-ones-own
    record LargestAccount() implements Metric<Long, Mrr> {

        @Override
        public Long empty() {
            return 0L;
        }

        @Override
        public Long of(AccountPeriod account) {
            return account.closing().units();
        }

        @Override
        public Long merge(Long one, Long other) {
            return Math.max(one, other);
        }

        @Override
        public Mrr finish(Long units, MetricScope scope) {
            return Mrr.ofUnits(scope.currency(), units);
        }
    }
    // end

    @Test
    void trianglesComeInSeveralForms() {
        // snippet: triangle-forms
        RetentionTriangle triangle =
                usd.triangle(RetentionTriangle.Measure.LOGO_SURVIVAL, RetentionTriangle.Age.ANNIVERSARY);
        Answer<Rate> sixMonths = triangle.pooled(6); // only the cohorts that were observed at six months
        Answer<Double> ladder = triangle.chainLadder(6); // all cohorts, each for the ages it was observed at
        ObjectNode document = TriangleJson.tree(triangle); // all of it as JSON
        // end

        assertThat(sixMonths.orElseThrow("observed").toString()).startsWith("1/1");
        assertThat(document.get("pooled").get(6).get("value").asDouble()).isEqualTo(1);
        assertThat(ladder.orElseThrow("observed")).isCloseTo(1, within(1e-15));
    }
}
