package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.book;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.VectorGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderFitTest {

    /**
     *
     *
     * <pre>
     *      31 Dec    31 Jan    28 Feb    31 Mar
     * a    solo      solo      team      team      moves up on 10 February
     * b              team      team      lost      leaves on 10 March
     * c              solo      solo      paused    since 5 March
     * </pre>
     */
    private static final CustomerBook BOOK = book(
            account("a"),
            account("b"),
            account("c"),
            pays("a", "solo", "2025-12-15").to(day("2026-02-10")).build(),
            pays("a", "team", "2026-02-10").build(),
            pays("b", "team", "2026-01-01").to(day("2026-03-10")).build(),
            pays("c", "solo", "2026-01-10").to(day("2026-03-05")).build(),
            pays("c", "solo", "2026-03-05").status(PriceStatus.PAUSED).build());

    private static final TierId SOLO = TierId.of("solo");
    private static final TierId TEAM = TierId.of("team");

    @Test
    void countsWhoMovedFromTheDayBeforeEachMonthToItsLastDay() {
        List<VectorGroup> groups = fit("2026-03-31").groups();

        // solo: a stays in January and goes up in February; c stays in February and, paused, in March: 1 of 4 goes up
        VectorGroup solo = groups.get(0);
        assertThat(solo.tier()).isEqualTo(SOLO);
        assertThat(solo.promotion().numerator()).isEqualTo(1);
        assertThat(solo.promotion().denominator()).isEqualTo(4);
        assertThat(solo.churn().numerator()).isZero();
        // team: b stays in February, a stays in March, b is lost in March: 1 of 3
        VectorGroup team = groups.get(1);
        assertThat(team.tier()).isEqualTo(TEAM);
        assertThat(team.churn().numerator()).isEqualTo(1);
        assertThat(team.churn().denominator()).isEqualTo(3);
        assertThat(team.demotion().numerator()).isZero();
    }

    @Test
    void pricesTheTiersByTheChain() {
        LadderFit fit = fit("2026-03-31");

        // team: 100 / (1/3) = 300; solo: L = 10 + 3/4 L + 1/4 300, so L = 85 / (1/4) = 340
        assertThat(value(fit, TEAM)).isCloseTo(300, within(1e-9));
        assertThat(value(fit, SOLO)).isCloseTo(340, within(1e-9));
    }

    @Test
    void countsTodaysAccountsAndTakesTheMarginOfAnEmptyTierFromItsPast() {
        LadderFit fit = fit("2026-03-31");

        // a pays 100; b has left and c is paused: nobody is in solo, whose accounts paid 10
        assertThat(fit.accounts()).containsOnlyKeys(TEAM).containsEntry(TEAM, 1L);
        assertThat(fit.groups().get(0).accounts()).isZero();
        assertThat(fit.groups().get(0).lifetimeValue().isKnown()).isTrue();
    }

    @Test
    void leavesTheMonthThatIsNotOverOut() {
        LadderFit fit = fit("2026-03-30");

        // without March nobody was lost from team
        assertThat(fit.churn(TEAM).orElseThrow("churn")).isZero();
        assertThat(fit.model().months()).isEqualTo(2);
        assertThat(fit.model().lifetimeValue(TEAM))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.ZERO_CHURN));
    }

    @Test
    void looksBackTwelveMonths() {
        // by the end of March 2027 the twelve months begin in April 2026: only a is left, and it stays
        LadderFit fit = fit("2027-03-31");

        assertThat(fit.groups().get(1).churn().numerator()).isZero();
        assertThat(fit.groups().get(1).churn().denominator()).isEqualTo(12);
        assertThat(fit.groups().get(0).churn().denominator()).isZero();
    }

    private static LadderFit fit(String asOf) {
        List<TierStanding> standings = BOOK.accountIds().stream()
                .map(id -> standing(BOOK, id.value(), asOf))
                .toList();
        return LadderFit.of(
                new LadderFit.Rules(
                        SOLO_AND_TEAM, USD, LadderSettings.defaults().withPrior(LadderPrior.none())),
                standings,
                day(asOf));
    }

    private static double value(LadderFit fit, TierId tier) {
        return fit.model().lifetimeValue(tier).map(EstimatedMoney::amount).orElseThrow(tier.value());
    }
}
