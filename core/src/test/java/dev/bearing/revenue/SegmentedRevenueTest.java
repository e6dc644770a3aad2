package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class SegmentedRevenueTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId ZEST = AccountId.of("zest");
    private static final AccountId NOVA = AccountId.of("nova");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate CROSSED = LocalDate.of(2025, 2, 10);
    private static final LocalDate AS_OF = LocalDate.of(2025, 2, 28);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final DateRange PERIOD = DateRange.of(FEBRUARY);

    private final Segmentation tiers = Segmentation.byAttribute(
            "tier",
            List.of(Account.builder(ACME).attribute("tier", "small").build(), Account.of(ZEST)),
            List.of(
                    tier(ACME, "big", CROSSED),
                    tier(ZEST, "small", START),
                    tier(NOVA, "big", CROSSED),
                    AttributeChange.of(ZEST, "owner", CROSSED, new AttributeValue.Text("big"))),
            AS_OF);

    /** acme, small until 10 February, grows on that day; zest, small, leaves on 20 February; nova begins big. */
    private final CurrencyLedger ledger = RevenueLedger.of(
                    List.of(
                            state("a", ACME, START, "100").to(CROSSED).build(),
                            state("a", ACME, CROSSED, "150").build(),
                            state("z", ZEST, START, "40")
                                    .to(LocalDate.of(2025, 2, 20))
                                    .build(),
                            state("n", NOVA, CROSSED, "7").build()),
                    RevenuePolicy.strict(),
                    AS_OF)
            .in(CurrencyUnit.USD);

    private final SegmentedRevenue revenue = SegmentedRevenue.of(ledger, tiers);

    /** acme pays 100 for two days of January and 60 from the 20th, which is after the window: new twice, sold once. */
    @Test
    void whoIsNewTwiceIsOneAccountThatWasSoldTo() {
        RevenuePolicy policy = RevenuePolicy.strict().toBuilder("house")
                .reactivationWindowDays(5)
                .build();
        CurrencyLedger twice = RevenueLedger.of(
                        List.of(
                                state("a", ACME, START, "100")
                                        .to(START.plusDays(2))
                                        .build(),
                                state("a", ACME, LocalDate.of(2025, 1, 20), "60")
                                        .build(),
                                state("z", ZEST, START, "40").build()),
                        policy,
                        AS_OF)
                .in(CurrencyUnit.USD);
        YearMonth january = YearMonth.of(2025, 1);
        assertThat(twice.bridge(DateRange.of(january)).line(MovementKind.NEW).count())
                .isEqualTo(3);
        assertThat(twice.averageSellingPrice(DateRange.of(january)).orElseThrow("two were new"))
                .isEqualByComparingTo("100"); // (100 + 60 + 40) / 2
        SegmentMonth small = SegmentedRevenue.of(twice, tiers).months(january, january).stream()
                .filter(month -> month.segment().equals("small"))
                .findFirst()
                .orElseThrow();
        assertThat(small.averageSellingPrice().orElseThrow("two were new")).isEqualByComparingTo("100");
    }

    @Test
    void aCrossingComesBeforeTheOtherChangesOfItsDay() {
        assertThat(revenue.segments()).containsExactly("big", "small");
        SegmentBridge big = bridge(revenue, "big");
        assertThat(big.opening()).isEqualTo(usd("0"));
        assertThat(big.entered()).isEqualTo(new RevenueBridge.Line(usd("100"), 1));
        assertThat(big.line(MovementKind.EXPANSION)).isEqualTo(new RevenueBridge.Line(usd("50"), 1));
        assertThat(big.line(MovementKind.NEW).amount()).isEqualTo(usd("7"));
        assertThat(big.closing()).isEqualTo(usd("157"));
        assertThat(big.closingCustomers()).isEqualTo(2);
        SegmentBridge small = bridge(revenue, "small");
        assertThat(small.opening()).isEqualTo(usd("140"));
        assertThat(small.openingCustomers()).isEqualTo(2);
        assertThat(small.left()).isEqualTo(new RevenueBridge.Line(usd("-100"), 1));
        assertThat(small.line(MovementKind.CHURN).amount()).isEqualTo(usd("-40"));
        assertThat(small.closing()).isEqualTo(usd("0"));
        assertThat(small.quickRatio(RevenuePolicy.strict()).orElseThrow("gains and losses"))
                .isZero();
        assertThat(big.quickRatio(RevenuePolicy.strict()).isKnown()).isFalse();
        assertThat(big.losses().isZero()).isTrue();
        assertThat(big.gains()).isEqualTo(usd("57"));
    }

    @Test
    void theSegmentBeforeThePeriodDecidesTheCohort() {
        Map<String, CurrencyLedger> cohorts = revenue.cohorts(PERIOD);
        assertThat(cohorts.get("small").netRevenueRetention(PERIOD).toString()).startsWith("USD 150.00/140.00");
        assertThat(cohorts.get("small").logoChurn(PERIOD).toString()).startsWith("1/2");
        assertThat(cohorts.get("big").logoChurn(PERIOD).denominator()).isZero();
        assertThat(cohorts.get("big").accountIds()).containsExactly(NOVA);
    }

    @Test
    void asIsTakesTodaysSegmentForAllDays() {
        SegmentedRevenue today = SegmentedRevenue.of(ledger, tiers.asIs(AS_OF));
        assertThat(bridge(today, "big").opening()).isEqualTo(usd("100"));
        assertThat(bridge(today, "big").entered().count()).isZero();
        assertThat(today.cohorts(PERIOD).get("big").netRevenueRetention(PERIOD).toString())
                .startsWith("USD 150.00/100.00");
        assertThat(tiers.asIs(START).segmentOn(ACME, AS_OF)).isEqualTo("small");
    }

    @Test
    void oneRowForEverySegmentAndMonth() {
        List<SegmentMonth> rows = revenue.months(YearMonth.of(2025, 1), FEBRUARY);
        assertThat(rows)
                .extracting(row -> row.month() + " " + row.segment())
                .containsExactly("2025-01 big", "2025-01 small", "2025-02 big", "2025-02 small");
        SegmentMonth big = rows.get(2);
        assertThat(big.arpa().orElseThrow("two pay")).isEqualByComparingTo("78.5");
        assertThat(big.averageSellingPrice().orElseThrow("nova")).isEqualByComparingTo("7");
        assertThat(big.trailingYear()).isEmpty();
        assertThat(rows.get(0).arpa().isKnown()).isFalse();
        assertThat(big.quickRatio()).isEqualTo(big.bridge().quickRatio(RevenuePolicy.strict()));
        assertThat(big.monthly().newCustomerChurn().toString()).startsWith("0/1");
        assertThat(rows.get(3).monthly().grossRevenueChurn().toString()).startsWith("USD 40.00/140.00");
        assertThat(rows.get(3).monthly().netRevenueChurn().toString()).startsWith("USD -10.00/140.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue.months(FEBRUARY, YearMonth.of(2025, 1)))
                .withMessage("last must not be before first = 2025-02, was 2025-01");
    }

    /** By hand: x comes at 100 and goes, y of 70 leaves, z comes at 30; net 30 won of one account, 70 lost. */
    @Test
    void wherePolicyNetsPerAccountQuickRatioAndSellingPriceDo() {
        RevenuePolicy net = RevenuePolicy.strict().toBuilder("net")
                .bridge(RevenuePolicy.BridgeMode.SNAPSHOT)
                .build();
        YearMonth january = YearMonth.of(2025, 1);
        List<PriceState> states = List.of(
                state("x", ACME, LocalDate.of(2025, 1, 5), "100")
                        .to(LocalDate.of(2025, 1, 20))
                        .build(),
                state("y", ZEST, LocalDate.of(2024, 12, 1), "70")
                        .to(LocalDate.of(2025, 1, 9))
                        .build(),
                state("z", NOVA, LocalDate.of(2025, 1, 12), "30").build());
        Segmentation none = Segmentation.of("size", Map.of());

        CurrencyLedger netted = RevenueLedger.of(states, net, AS_OF).in(CurrencyUnit.USD);
        SegmentMonth one =
                SegmentedRevenue.of(netted, none).months(january, january).get(0);
        assertThat(one.quickRatio().orElseThrow("70 were lost")).isEqualTo(30.0 / 70);
        assertThat(one.averageSellingPrice().orElseThrow("z is new")).isEqualByComparingTo("30");
        assertThat(one.bridge().line(MovementKind.NEW).count()).isEqualTo(2);
        CurrencyLedger each =
                RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
        SegmentMonth all =
                SegmentedRevenue.of(each, none).months(january, january).get(0);
        assertThat(all.quickRatio().orElseThrow("170 were lost")).isEqualTo(130.0 / 170);
        assertThat(all.averageSellingPrice().orElseThrow("x and z are new")).isEqualByComparingTo("65");
    }

    @Test
    void aTrailingYearIsThereFromTheTwelfthMonthOfTheDataWhateverMonthsAreAskedFor() {
        CurrencyLedger old = RevenueLedger.of(
                        List.of(state("a", ACME, LocalDate.of(2020, 5, 20), "100")
                                .build()),
                        RevenuePolicy.strict(),
                        AS_OF)
                .in(CurrencyUnit.USD);
        SegmentedRevenue byTier = SegmentedRevenue.of(old, tiers);
        List<SegmentMonth> late = byTier.months(YearMonth.of(2025, 1), FEBRUARY);
        assertThat(late).allMatch(row -> row.trailingYear().isPresent());
        assertThat(late.get(3).trailingYear().orElseThrow().logoChurn().toString())
                .startsWith("0/1");
        List<SegmentMonth> early = byTier.months(YearMonth.of(2019, 1), YearMonth.of(2021, 5));
        assertThat(early.stream().filter(row -> row.trailingYear().isPresent()))
                .extracting(row -> row.month() + " " + row.segment())
                .containsExactly("2021-04 big", "2021-04 small", "2021-05 big", "2021-05 small");
    }

    @Test
    void aMetricOfOnesOwnStandsBySegmentAndMonth() {
        Metric<Long, Long> grown = Metric.of(
                0L, account -> account.closing().compareTo(account.opening()) > 0 ? 1L : 0L, Long::sum, n -> n);
        assertThat(revenue.months(grown, YearMonth.of(2025, 1), FEBRUARY))
                .isEqualTo(Map.of(
                        "big", Map.of(YearMonth.of(2025, 1), 0L, FEBRUARY, 1L),
                        "small", Map.of(YearMonth.of(2025, 1), 2L, FEBRUARY, 1L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue.months(grown, FEBRUARY, YearMonth.of(2025, 1)))
                .withMessage("last must not be before first = 2025-02, was 2025-01");
    }

    /** Of two small ones in February one left: 1 of 2 + 0 of 0 in the eleven months before. */
    @Test
    void aLifetimeIsThatOfTheSegmentsOwnCustomers() {
        Map<String, Answer<LifetimeValue>> values = revenue.lifetimeValues();
        assertThat(values.get("small"))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.EMPTY_BASE));
        CurrencyLedger stays = RevenueLedger.of(
                        List.of(
                                state("a", ACME, START, "100").build(),
                                state("z", ZEST, START, "40").to(CROSSED).build()),
                        RevenuePolicy.strict(),
                        AS_OF)
                .in(CurrencyUnit.USD);
        LifetimeValue whole = SegmentedRevenue.of(stays, Segmentation.of("all", Map.of()))
                .lifetimeValues()
                .get(Segmentation.NONE)
                .orElseThrow("acme pays");
        assertThat(whole).isEqualTo(stays.lifetimeValue().orElseThrow("acme pays"));
        assertThat(whole.value().orElseThrow("one of two left").amount()).isEqualTo(200);
    }

    @Test
    void aTriangleIsOfThoseWhoWereInTheSegmentWhenTheyBegan() {
        Map<String, RetentionTriangle> triangles =
                revenue.triangles(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR);
        assertThat(triangles.get("small").cohorts().get(0).cells())
                .extracting(cell -> cell.rate().toString())
                .containsExactly("2/2 ACQUISITION_COHORT", "1/2 ACQUISITION_COHORT");
        assertThat(triangles.get("big").cohorts()).hasSize(1);
        assertThat(triangles.get("big").cohorts().get(0).size()).isEqualTo(1);
    }

    @Test
    void whoIsInNoSegmentIsInOneOfItsOwn() {
        Segmentation own = Segmentation.of(
                "region",
                Map.of(ACME, Timeline.of(Map.of(CROSSED, "north")), NOVA, Timeline.of(Map.of(START, "north"))));
        SegmentedRevenue regions = SegmentedRevenue.of(ledger, own);
        assertThat(own.name()).isEqualTo("region");
        assertThat(regions.segments()).containsExactly(Segmentation.NONE, "north");
        assertThat(bridge(regions, Segmentation.NONE).opening()).isEqualTo(usd("140"));
        assertThat(bridge(regions, "north").entered().amount()).isEqualTo(usd("100"));
    }

    @Test
    void takingTheSameValueAgainIsNoCrossing() {
        Segmentation same = Segmentation.byAttribute(
                "tier", List.of(), List.of(tier(ACME, "big", START), tier(ACME, "big", CROSSED)), AS_OF);
        assertThat(bridge(SegmentedRevenue.of(ledger, same), "big").entered().count())
                .isZero();
    }

    @Test
    void whatBecameKnownLaterIsNotSeen() {
        AttributeChange late =
                new AttributeChange(ACME, "tier", START, new AttributeValue.Text("big"), AS_OF.plusDays(1));
        List<Account> accounts = List.of(Account.of(ACME));
        assertThat(Segmentation.byAttribute("tier", accounts, List.of(late), AS_OF)
                        .segmentOn(ACME, AS_OF))
                .isEqualTo(Segmentation.NONE);
        assertThat(Segmentation.byAttribute("tier", accounts, List.of(late), AS_OF.plusDays(1))
                        .segmentOn(ACME, AS_OF))
                .isEqualTo("big");
    }

    @Test
    void aBridgeThatDoesNotAddUpCannotBeMade() {
        SegmentBridge big = bridge(revenue, "big");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentBridge(
                        "big", PERIOD, true, big.opening(), usd("1"), 0, 0, big.lines(), big.entered(), big.left()))
                .withMessage("opening and rows make USD 157.00 a month, closing is USD 1.00 a month");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentBridge(
                        "big", PERIOD, true, usd("0"), usd("0"), 0, 0, Map.of(), big.entered(), big.left()))
                .withMessage("lines must have every kind, NEW is missing");
    }

    private static SegmentBridge bridge(SegmentedRevenue revenue, String segment) {
        return revenue.bridges(FEBRUARY).get(segment);
    }

    private static AttributeChange tier(AccountId account, String tier, LocalDate from) {
        return AttributeChange.of(account, "tier", from, new AttributeValue.Text(tier));
    }

    private static PriceState.Builder state(String id, AccountId account, LocalDate from, String price) {
        return PriceState.builder(id, account, from).price(price, CurrencyUnit.USD);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
