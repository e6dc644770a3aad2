package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderModelTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 1);
    private static final TierId FREE = TierId.of("free");
    private static final TierId PERSON = TierId.of("person");
    private static final TierId BUSINESS = TierId.of("business");
    private static final TierId ENTERPRISE = TierId.of("enterprise");
    private static final TierId ALL = TierId.of("all");
    private static final List<TierId> TIERS = List.of(FREE, PERSON, BUSINESS, ENTERPRISE);
    private static final Map<TierId, Double> MARGINS =
            Map.of(FREE, 0.0, PERSON, 10.0, BUSINESS, 100.0, ENTERPRISE, 1000.0);

    /** Rows of 100 account-months: the last number of each is the lost. */
    private static final int[][] WORKED = {{90, 3, 0, 0, 7}, {1, 93, 2, 0, 4}, {0, 1, 96, 1, 2}, {0, 0, 1, 98, 1}};

    private static final int[][] MORE_PROMOTION = {
        {90, 3, 0, 0, 7}, {1, 92, 3, 0, 4}, {0, 1, 96, 1, 2}, {0, 0, 1, 98, 1}
    };

    private final LadderModel model = fourTiers(WORKED);

    /** The worked ladder, recomputed outside with exact fractions: G2. */
    @Test
    void valuesTheWorkedLadder() {
        assertThat(TIERS.stream().map(tier -> value(model, tier)).toList())
                .usingElementComparator(LadderModelTest::cents)
                .containsExactly(1727.27, 5757.58, 18787.88, 59393.94);
        assertThat(value(model, FREE)).isCloseTo(19000.0 / 11, within(1e-9)); // 1727.2727…
    }

    @Test
    void saysWhatItsTiersAre() {
        assertThat(model.toString())
                .startsWith("ladder [" + FREE + ", " + PERSON)
                .endsWith(" months");
    }

    /** G2b: one point more from person to business. */
    @Test
    void pricesAscension() {
        LadderModel raised = fourTiers(MORE_PROMOTION);
        assertThat(TIERS.stream().map(tier -> value(raised, tier)).toList())
                .usingElementComparator(LadderModelTest::cents)
                .containsExactly(2298.54, 7661.80, 19331.94, 59665.97);
    }

    /** G3. */
    @Test
    void projectsTheMixOfTiers() {
        Map<TierId, Double> mix = model.mixAfter(
                        Map.of(FREE, 1000.0, PERSON, 200.0, BUSINESS, 50.0, ENTERPRISE, 5.0), 12)
                .orElseThrow("mix");
        assertThat(TIERS.stream().map(mix::get).toList())
                .usingElementComparator(LadderModelTest::cents)
                .containsExactly(299.54, 227.93, 77.31, 10.77);
    }

    /** G26. */
    @Test
    void pricesOnePromotion() {
        EstimatedMoney worth = model.promotionWorth(PERSON, BUSINESS).orElseThrow("worth");
        assertThat(worth.amount()).isCloseTo(13030.30, within(0.005));
        assertThat(worth.currency()).isEqualTo(CurrencyUnit.USD);
    }

    /** G30: the worked person's row against 95 % staying, 4 % promoted and 1 % churning. */
    @Test
    void anAdvantageIsWhatOwnMovesAreWorthAboveTheTiers() {
        EstimatedMoney own =
                model.advantage(PERSON, Map.of(PERSON, 0.95, BUSINESS, 0.04), 1).orElseThrow("advantage");
        assertThat(own.amount()).isCloseTo(473.64, within(0.005));
        for (int months : new int[] {1, 12, 60}) {
            Answer<EstimatedMoney> base = model.advantage(PERSON, model.probabilities(PERSON), months);
            assertThat(base.orElseThrow("advantage").amount()).isZero();
        }
    }

    /** A second algorithm: the cash of the months and the value of the tiers then, month by month. */
    @Test
    void anAdvantageOverSeveralMonthsIsTheCashAndTheValueThenLessTheValueNow() {
        LadderModel discounted =
                LadderModel.fit(ladder().withAnnualDiscount(0.2), moves(WORKED), CurrencyUnit.USD, MARGINS);
        double v = 1 / (1 + discounted.monthlyDiscount());
        double then = value(discounted, PERSON);
        for (int month = 0; month < 6; month++) {
            then = 10 + v * (0.95 * then + 0.04 * value(discounted, BUSINESS));
        }
        double advantage = discounted
                .advantage(PERSON, Map.of(PERSON, 0.95, BUSINESS, 0.04), 6)
                .orElseThrow("advantage")
                .amount();
        assertThat(advantage).isCloseTo(then - value(discounted, PERSON), within(1e-8));
    }

    @Test
    void anAdvantageRefusesWhatIsNoRow() {
        assertThatIllegalArgumentException().isThrownBy(() -> model.advantage(PERSON, Map.of(PERSON, 1.1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.advantage(PERSON, Map.of(PERSON, Double.NaN), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.advantage(PERSON, Map.of(PERSON, 0.9, BUSINESS, 0.2), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.advantage(PERSON, Map.of(), 0));
    }

    /** G1: with one tier and no discount the chain is ARPA / churn, to the last digit. */
    @ParameterizedTest
    @CsvSource({"100, 5, 100", "43.37, 7, 331", "0.1, 1, 3", "99.99, 13, 13"})
    void oneTierWithoutDiscountIsArpaOverChurn(double arpa, int lost, int atRisk) {
        LadderModel one = oneTier(Ladder.derived(List.of()), arpa, lost, atRisk);
        assertThat(value(one, ALL)).isEqualTo(arpa / ((double) lost / atRisk));
    }

    /** Payments in advance: m (1 + d) / (d + c). ARPA 100, churn 5 %, 1 % a month: 1683.33 (G14). */
    @Test
    void discountsPaymentsInAdvance() {
        Ladder discounted = Ladder.derived(List.of()).withAnnualDiscount(Math.pow(1.01, 12) - 1);
        assertThat(value(oneTier(discounted, 100, 5, 100), ALL)).isCloseTo(100 / (1 - 0.95 / 1.01), within(1e-9));
        assertThat(value(oneTier(discounted, 100, 5, 100), ALL)).isCloseTo(1683.33, within(0.005));
    }

    @Test
    void theTermsAreWhatIsPaidInEachTierAndAddUp() {
        Answer<EstimatedMoney> answer = model.lifetimeValue(PERSON);
        List<Contribution> terms = answer.fold(known -> known.explanation().terms(), unknown -> List.of());
        assertThat(terms)
                .extracting(Contribution::name)
                .containsExactly("paid in free", "paid in person", "paid in business", "paid in enterprise");
        assertThat(terms.stream().mapToDouble(Contribution::value).reduce(0, Double::sum))
                .isEqualTo(value(model, PERSON));
    }

    @Test
    void withoutChurnAndDiscountThereIsNoValue() {
        LadderModel immortal = oneTier(Ladder.derived(List.of()), 100, 0, 100);
        assertThat(immortal.lifetimeValue(ALL))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.ZERO_CHURN));
        assertThat(reason(immortal.interval(ALL))).isEqualTo(Answer.Reason.ZERO_CHURN);
        LadderModel discounted = oneTier(Ladder.derived(List.of()).withAnnualDiscount(0.12), 100, 0, 100);
        double d = discounted.monthlyDiscount();
        assertThat(value(discounted, ALL)).isCloseTo(100 * (1 + d) / d, within(1e-6));
    }

    @Test
    void aTierThatNobodyLeavesMakesTheValueOfWhatLeadsToItUnbounded() {
        LadderModel trap =
                fourTiers(new int[][] {{90, 3, 0, 0, 7}, {1, 93, 2, 0, 4}, {0, 0, 99, 0, 1}, {0, 0, 0, 50, 0}});
        assertThat(trap.lifetimeValue(PERSON).isKnown()).isTrue();
        assertThat(reason(trap.lifetimeValue(ENTERPRISE))).isEqualTo(Answer.Reason.ZERO_CHURN);
        LadderModel leads =
                fourTiers(new int[][] {{90, 3, 0, 0, 7}, {1, 93, 2, 0, 4}, {0, 0, 98, 1, 1}, {0, 0, 0, 50, 0}});
        assertThat(reason(leads.lifetimeValue(BUSINESS))).isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(reason(leads.promotionWorth(PERSON, BUSINESS))).isEqualTo(Answer.Reason.UNBOUNDED);
    }

    @Test
    void aTierNeverSeenOrWithoutMarginLeavesOpenWhatLeadsToIt() {
        LadderModel unseen = fourTiers(new int[][] {{90, 3, 0, 0, 7}, {1, 93, 0, 0, 4}, {0, 1, 96, 1, 2}, {}});
        assertThat(reason(unseen.lifetimeValue(BUSINESS))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(unseen.lifetimeValue(FREE).isKnown()).isTrue();
        assertThat(reason(unseen.mixAfter(Map.of(BUSINESS, 1.0), 2))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(unseen.mixAfter(Map.of(FREE, 1.0), 2).isKnown()).isTrue();
        LadderModel priceless = LadderModel.fit(ladder(), moves(WORKED), CurrencyUnit.USD, Map.of(FREE, 0.0));
        assertThat(reason(priceless.lifetimeValue(FREE))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    /** Wilson's interval of 5 of 100 is [0.0215, 0.1118] (G8). */
    @Test
    void theIntervalOfOneTierIsArpaOverWilson() {
        LadderModel one = oneTier(Ladder.derived(List.of()), 100, 5, 100);
        Interval interval = one.interval(ALL).orElseThrow("interval");
        assertThat(100 / interval.upper()).isCloseTo(0.0215, within(5e-5));
        assertThat(100 / interval.lower()).isCloseTo(0.1118, within(5e-5));
        assertThat(reason(oneTier(Ladder.derived(List.of()), 100, 5, 29).interval(ALL)))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void theIntervalOfSeveralTiersHoldsTheValueAndNarrowsWithMoreMonths() {
        int[][] tenfold = new int[4][5];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 5; j++) {
                tenfold[i][j] = 10 * WORKED[i][j];
            }
        }
        LadderModel longer = fourTiers(tenfold);
        for (TierId tier : TIERS) {
            Interval wide = model.interval(tier).orElseThrow("interval");
            Interval narrow = longer.interval(tier).orElseThrow("interval");
            assertThat(wide.contains(value(model, tier))).isTrue();
            assertThat(narrow.contains(value(longer, tier))).isTrue();
            assertThat(narrow.upper() - narrow.lower()).isLessThan((wide.upper() - wide.lower()) / 2);
            assertThat(fourTiers(WORKED).interval(tier)).isEqualTo(model.interval(tier));
        }
    }

    /** A second algorithm: two tiers, the interval of the upper one by the beta quantiles of its own churn alone. */
    @Test
    void theBootstrapAgreesWithTheDeltaMethodWhereCountsAreLarge() {
        Ladder two = Ladder.of(
                ValueTier.of("person", 1, TierRule.everybody()), ValueTier.of("business", 2, TierRule.everybody()));
        TierMoves moves = TierMoves.builder()
                .moved(MONTH, PERSON, PERSON, 90_000)
                .moved(MONTH, PERSON, BUSINESS, 4_000)
                .lost(MONTH, PERSON, 6_000)
                .moved(MONTH, BUSINESS, BUSINESS, 49_000)
                .lost(MONTH, BUSINESS, 1_000)
                .build();
        LadderModel fitted = LadderModel.fit(two, moves, CurrencyUnit.USD, Map.of(PERSON, 10.0, BUSINESS, 100.0));
        // LTV = (10 + p L) / (p + c), L = 100 / b; p = .04, c = .06, b = .02
        double l = 5_000;
        double value = (10 + 0.04 * l) / 0.1;
        double byP = (l - value) / 0.1;
        double byC = -value / 0.1;
        double byB = -0.04 * l / 0.02 / 0.1;
        double variance = (byP * byP * 0.04 * 0.96 + byC * byC * 0.06 * 0.94 - 2 * byP * byC * 0.04 * 0.06) / 100_000
                + byB * byB * 0.02 * 0.98 / 50_000;
        Interval interval = fitted.interval(PERSON).orElseThrow("interval");
        assertThat(value(fitted, PERSON)).isCloseTo(value, within(1e-9 * value));
        double width = 2 * 1.96 * Math.sqrt(variance);
        assertThat(interval.upper() - interval.lower()).isCloseTo(width, within(0.1 * width)); // 1,000 draws: ± 4 %
    }

    @Test
    void countsMovesUpAndDownBesideTheirShares() {
        List<VectorGroup> groups = model.groups(Map.of(PERSON, 200L));
        VectorGroup person = groups.get(1);
        assertThat(groups).extracting(VectorGroup::tier).containsExactlyElementsOf(TIERS);
        assertThat(person.accounts()).isEqualTo(200);
        assertThat(groups.get(0).accounts()).isZero();
        assertThat(person.promotion().numerator()).isEqualTo(2);
        assertThat(person.demotion().numerator()).isEqualTo(1);
        assertThat(person.churn().numerator()).isEqualTo(4);
        assertThat(person.churn().denominator()).isEqualTo(100);
        assertThat(person.lifetimeValue()).isEqualTo(model.lifetimeValue(PERSON));
        assertThat(model.months()).isEqualTo(1);
        assertThat(model.ladder()).isEqualTo(ladder());
        assertThat(model.currency()).isEqualTo(CurrencyUnit.USD);
    }

    @Test
    void movesOfDisjointAccountsAdd() {
        TierMoves moves = moves(WORKED);
        assertThat(moves.plus(TierMoves.empty())).isEqualTo(moves).hasSameHashCodeAs(moves);
        TierMoves twice = moves.plus(moves);
        assertThat(twice.moved(PERSON, BUSINESS)).isEqualTo(4);
        assertThat(twice.atRisk(PERSON)).isEqualTo(200);
        assertThat(twice.months()).containsExactly(MONTH);
        assertThat(moves.tiers()).containsExactlyInAnyOrderElementsOf(TIERS);
        assertThat(moves).isNotEqualTo(twice);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TierMoves.builder().lost(MONTH, FREE, -1))
                .withMessage("accounts must not be negative, was -1");
    }

    @Test
    void refusesTiersThatAreNotOnTheLadder() {
        TierMoves stray = TierMoves.builder().lost(MONTH, ALL, 1).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderModel.fit(ladder(), stray, CurrencyUnit.USD, MARGINS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderModel.fit(ladder(), moves(WORKED), CurrencyUnit.USD, Map.of(ALL, 1.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderModel.fit(ladder(), moves(WORKED), CurrencyUnit.USD, Map.of(FREE, Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> model.lifetimeValue(ALL));
        assertThatIllegalArgumentException().isThrownBy(() -> model.mixAfter(Map.of(FREE, Double.NaN), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.mixAfter(Map.of(), -1));
    }

    @Test
    void accountsOfSeveralTiersAreWorthTheirSumAndTheirErrorsDoNotCancelOut() {
        Map<TierId, Long> mix = Map.of(PERSON, 200L, BUSINESS, 50L);
        Estimate together = model.lifetimeValueOf(mix).orElseThrow("together");
        // G2: 200 of 5,757.58 and 50 of 18,787.88
        assertThat(together.value()).isCloseTo(200 * 5_757.5757575 + 50 * 18_787.8787878, within(1e-3));
        Interval interval = together.interval().orElseThrow("interval");
        Interval person = model.interval(PERSON).orElseThrow("person");
        Interval business = model.interval(BUSINESS).orElseThrow("business");
        double width = interval.upper() - interval.lower();
        double parts = 200 * (person.upper() - person.lower());
        double others = 50 * (business.upper() - business.lower());
        assertThat(interval.contains(together.value())).isTrue();
        assertThat(width).isBetween(Math.hypot(parts, others), parts + others); // a person may become a business
        Interval ten = model.lifetimeValueOf(Map.of(PERSON, 10L))
                .orElseThrow("ten")
                .interval()
                .orElseThrow("interval");
        assertThat(ten.upper()).isCloseTo(10 * person.upper(), within(1e-9));
        assertThat(reason(model.lifetimeValueOf(Map.of()))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThatIllegalArgumentException().isThrownBy(() -> model.lifetimeValueOf(Map.of(PERSON, -1L)));
    }

    static Ladder ladder() {
        return Ladder.of(
                ValueTier.of("free", 1, TierRule.everybody()),
                ValueTier.of("person", 2, TierRule.everybody()),
                ValueTier.of("business", 3, TierRule.everybody()),
                ValueTier.of("enterprise", 4, TierRule.everybody()));
    }

    static LadderModel worked() {
        return fourTiers(WORKED);
    }

    private static TierMoves moves(int[][] rows) {
        TierMoves.Builder builder = TierMoves.builder();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                if (j < TIERS.size()) {
                    builder.moved(MONTH, TIERS.get(i), TIERS.get(j), rows[i][j]);
                } else {
                    builder.lost(MONTH, TIERS.get(i), rows[i][j]);
                }
            }
        }
        return builder.build();
    }

    private static LadderModel fourTiers(int[][] rows) {
        return LadderModel.fit(ladder(), moves(rows), CurrencyUnit.USD, new LinkedHashMap<>(MARGINS));
    }

    private static LadderModel oneTier(Ladder ladder, double arpa, int lost, int atRisk) {
        TierMoves moves = TierMoves.builder()
                .moved(MONTH, ALL, ALL, atRisk - lost)
                .lost(MONTH, ALL, lost)
                .build();
        return LadderModel.fit(ladder, moves, CurrencyUnit.USD, Map.of(ALL, arpa));
    }

    private static double value(LadderModel model, TierId tier) {
        return model.lifetimeValue(tier).orElseThrow("value of " + tier).amount();
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError("known: " + known.value());
                },
                Answer.Unknown::reason);
    }

    private static int cents(double actual, double expected) {
        return Math.abs(actual - expected) <= 0.005000001 ? 0 : Double.compare(actual, expected);
    }
}
