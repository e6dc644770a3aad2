package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.book;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.revenue.Discount;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class TierStandingTest {

    private static final Ladder ALL = Ladder.of(ValueTier.of("all", 1, TierRule.everybody()));

    @Test
    void thePlanInForceOnTheDayDecides() {
        TierStanding a = standing(
                book(
                        account("a"),
                        pays("a", "solo", "2026-01-01").to(day("2026-02-15")).build(),
                        pays("a", "team", "2026-02-15").build()),
                "a",
                "2026-03-01");

        assertThat(a.tierOn(SOLO_AND_TEAM, day("2026-02-14"))).contains(TierId.of("solo"));
        assertThat(a.tierOn(SOLO_AND_TEAM, day("2026-02-15"))).contains(TierId.of("team"));
        assertThat(a.tierOn(SOLO_AND_TEAM, day("2025-12-31"))).isEmpty();
    }

    @Test
    void theAttributeInForceOnTheDayDecides() {
        Ladder ladder = Ladder.of(
                ValueTier.of("person", 1, TierRule.attribute("tier", "person")),
                ValueTier.of("business", 2, TierRule.attribute("tier", "business")));
        TierStanding a = standing(
                book(
                        account("a"),
                        pays("a", "solo", "2026-01-01").build(),
                        tier("2026-01-01", "person"),
                        tier("2026-02-01", "business")),
                "a",
                "2026-03-01");

        assertThat(a.tierOn(ladder, day("2026-01-31"))).contains(TierId.of("person"));
        assertThat(a.tierOn(ladder, day("2026-02-01"))).contains(TierId.of("business"));
    }

    @Test
    void theMonthlyAmountOfTheDayDecides() {
        Ladder ladder = Ladder.of(
                ValueTier.of("small", 1, TierRule.mrr(BigDecimal.ZERO, BigDecimal.valueOf(100))),
                ValueTier.of("large", 2, TierRule.mrrFrom(BigDecimal.valueOf(100))));
        TierStanding a = standing(
                book(
                        account("a"),
                        pays("a", "solo", "2026-01-01")
                                .quantity(9)
                                .to(day("2026-02-01"))
                                .build(), // 90
                        pays("a", "solo", "2026-02-01").quantity(10).build()), // 100
                "a",
                "2026-03-01");

        assertThat(a.tierOn(ladder, day("2026-01-31"))).contains(TierId.of("small"));
        assertThat(a.tierOn(ladder, day("2026-02-01"))).contains(TierId.of("large"));
    }

    @Test
    void whoPaysAndMeetsNoRuleIsOnTheLadderInNoTier() {
        TierStanding a =
                standing(book(account("a"), pays("a", "legacy", "2026-01-01").build()), "a", "2026-03-01");

        assertThat(a.isOn(SOLO_AND_TEAM, day("2026-03-01"))).isTrue();
        assertThat(a.tierOn(SOLO_AND_TEAM, day("2026-03-01"))).isEmpty();
    }

    @Test
    void aPausedAccountIsPausedAndNotOnTheLadder() {
        TierStanding a = standing(
                book(
                        account("a"),
                        pays("a", "solo", "2026-01-01").to(day("2026-02-01")).build(),
                        pays("a", "solo", "2026-02-01")
                                .status(PriceStatus.PAUSED)
                                .build()),
                "a",
                "2026-03-01");

        assertThat(a.isPaused(day("2026-03-01"))).isTrue();
        assertThat(a.isOn(SOLO_AND_TEAM, day("2026-03-01"))).isFalse();
        assertThat(a.tierOn(SOLO_AND_TEAM, day("2026-03-01"))).isEmpty();
        assertThat(a.isPaused(day("2026-01-31"))).isFalse();
    }

    @Test
    void freeUseIsARungOnlyWhereThereIsMoreThanOne() {
        TierStanding a = standing(
                book(
                        account("a"),
                        pays("a", "solo", "2026-01-01")
                                .price("0", USD)
                                .status(PriceStatus.FREE)
                                .build()),
                "a",
                "2026-03-01");

        assertThat(a.tierOn(SOLO_AND_TEAM, day("2026-03-01"))).contains(TierId.of("solo"));
        assertThat(a.isOn(ALL, day("2026-03-01"))).isFalse();
    }

    @Test
    void aPriceDiscountedToNothingIsFreeUse() {
        TierStanding a = standing(
                book(
                        account("a"),
                        pays("a", "solo", "2026-01-01")
                                .discount(Discount.percent(BigDecimal.valueOf(100)))
                                .build()),
                "a",
                "2026-03-01");

        assertThat(a.isOn(SOLO_AND_TEAM, day("2026-03-01"))).isTrue();
        assertThat(a.isOn(ALL, day("2026-03-01"))).isFalse();
    }

    @Test
    void onlyTheStatesOfTheCurrencyCount() {
        TierStanding a = standing(
                book(
                        account("a"),
                        pays("a", "solo", "2026-01-01").build(),
                        PriceState.builder("in-euro", id("a"), day("2026-01-01"))
                                .price("900", CurrencyUnit.EUR)
                                .plan("team")
                                .build()),
                "a",
                "2026-03-01");

        assertThat(a.factsOn(day("2026-03-01")).plans()).containsExactly("solo");
        assertThat(a.factsOn(day("2026-03-01")).mrr().toDouble()).isEqualTo(10);
        assertThat(a.tierOn(SOLO_AND_TEAM, day("2026-03-01"))).contains(TierId.of("solo"));
    }

    private static AttributeChange tier(String from, String value) {
        return new AttributeChange(id("a"), "tier", day(from), new AttributeValue.Text(value), day(from));
    }
}
