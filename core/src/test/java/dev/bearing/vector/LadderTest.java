package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.Mrr;
import dev.bearing.value.TierId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {

    private final Ladder ladder = Ladder.of(
            ValueTier.of("business", 3, TierRule.plans(List.of("team", "company"))),
            ValueTier.of("free", 1, TierRule.everybody()),
            ValueTier.of("person", 2, TierRule.mrr(new BigDecimal("9.99"), new BigDecimal("100"))));

    @Test
    void ordersItsTiersByRank() {
        assertThat(ladder.tiers()).extracting(tier -> tier.id().value()).containsExactly("free", "person", "business");
    }

    @Test
    void takesTheHighestTierWhoseRuleHolds() {
        assertThat(ladder.tierOf(account("0", Set.of("team", "solo")))).contains(TierId.of("business"));
        assertThat(ladder.tierOf(account("12", Set.of("solo")))).contains(TierId.of("person"));
        assertThat(ladder.tierOf(account("0", Set.of()))).contains(TierId.of("free"));
    }

    @Test
    void aRangeOfAmountsIncludesItsStartAndExcludesItsEnd() {
        Ladder range = Ladder.of(
                ValueTier.of("some", 1, TierRule.mrr(BigDecimal.TEN, new BigDecimal(100))),
                ValueTier.of("more", 2, TierRule.mrrFrom(new BigDecimal(100))));
        assertThat(range.tierOf(account("9.99", Set.of()))).isEmpty();
        assertThat(range.tierOf(account("10", Set.of()))).contains(TierId.of("some"));
        assertThat(range.tierOf(account("99.99", Set.of()))).contains(TierId.of("some"));
        assertThat(range.tierOf(account("100", Set.of()))).contains(TierId.of("more"));
    }

    @Test
    void anAttributeIsComparedByItsText() {
        Ladder gold = Ladder.of(ValueTier.of("gold", 1, TierRule.attribute("level", "1")));
        assertThat(gold.tierOf(account("0", "level", "1"))).contains(TierId.of("gold"));
        assertThat(gold.tierOf(account("0", "level", "2"))).isEmpty();
        assertThat(gold.tierOf(account("0", Set.of()))).isEmpty();
    }

    @Test
    void refusesSharedIdsAndRanksAndAnEmptyLadder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.of(
                        ValueTier.of("a", 1, TierRule.everybody()), ValueTier.of("a", 2, TierRule.everybody())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.of(
                        ValueTier.of("a", 1, TierRule.everybody()), ValueTier.of("b", 1, TierRule.everybody())));
        assertThatIllegalArgumentException().isThrownBy(Ladder::of);
        assertThatIllegalArgumentException().isThrownBy(() -> TierRule.plans(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> TierRule.mrr(BigDecimal.TEN, BigDecimal.TEN));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesADiscountThatIsNegativeOrNotFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ladder.withAnnualDiscount(bad))
                .withMessage("annualDiscount must be finite and not negative, was %s", bad);
    }

    @Test
    void theMonthlyDiscountCompoundsToTheYearlyOne() {
        double monthly = ladder.withAnnualDiscount(0.1).monthlyDiscount();
        assertThat(Math.pow(1 + monthly, 12)).isCloseTo(1.1, within(1e-14));
        assertThat(ladder.monthlyDiscount()).isZero();
    }

    @Test
    void derivesTiersFromTheAttributeRankedByMedianAmount() {
        Ladder derived = Ladder.derived(List.of(
                account("100", "tier", "business"),
                account("10", "tier", "person"),
                account("900", "tier", "person"), // the mean of person is above that of business, the median is not
                account("12", "tier", "person"),
                account("0", Set.of("solo"))));
        assertThat(derived.tiers())
                .containsExactly(
                        ValueTier.of("person", 1, TierRule.attribute("tier", "person")),
                        ValueTier.of("business", 2, TierRule.attribute("tier", "business")));
        assertThat(derived.annualDiscount()).isZero();
    }

    @Test
    void whoHasLeftDoesNotLowerTheRankOfItsTier() {
        Ladder derived = Ladder.derived(List.of(
                account("100", "tier", "business"),
                account("0", "tier", "business"), // these two have left: with them the median would be 0
                account("0", "tier", "business"),
                account("10", "tier", "person"),
                account("0", "tier", "trying")));
        assertThat(derived.tiers())
                .extracting(tier -> tier.id().value())
                .containsExactly("trying", "person", "business");
    }

    @Test
    void derivesTiersFromPlansWhereNobodyHasTheAttribute() {
        Ladder derived = Ladder.derived(
                List.of(account("100", Set.of("team")), account("10", Set.of("solo")), account("10", Set.of("basic"))));
        assertThat(derived.tiers()).extracting(tier -> tier.id().value()).containsExactly("basic", "solo", "team");
        assertThat(derived.tierOf(account("5", Set.of("solo", "team")))).contains(TierId.of("team"));
    }

    @Test
    void derivesOneTierForAllWhereThereIsNeither() {
        Ladder derived = Ladder.derived(List.of(account("3", Set.of())));
        assertThat(derived.tiers()).containsExactly(ValueTier.of("all", 1, TierRule.everybody()));
        assertThat(Ladder.derived(List.of())).isEqualTo(derived);
        assertThat(derived.tier(TierId.of("all")).map(ValueTier::rank)).isEqualTo(Optional.of(1));
    }

    private static TierFacts account(String mrr, Set<String> plans) {
        return TierFacts.of(new TreeSet<>(plans), Attributes.empty(), usd(mrr));
    }

    private static TierFacts account(String mrr, String attribute, String value) {
        return TierFacts.of(Set.of("solo"), Attributes.empty().with(attribute, AttributeValue.parse(value)), usd(mrr));
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
