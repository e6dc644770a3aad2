package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.value.Estimate;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.MovePrice;
import dev.bearing.vector.ProjectedMix;
import dev.bearing.vector.TierFlow;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.TierSeparation;
import dev.bearing.vector.ValueTier;
import dev.bearing.vector.VectorGroup;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class LadderReportTest {

    private static final TierId SOLO = TierId.of("solo");
    private static final TierId TEAM = TierId.of("team");

    /**
     * A hundred on solo and forty on team for a year: a solo account in ten leaves in March, one in ten goes up in
     * June, two of the team leave in April and one of those comes back in July.
     */
    private static final CustomerBook BOOK = book();

    @Test
    void fitsTheMonthsAndThePriorOfTheSettings() {
        LadderReport standard = report(LadderSettings.defaults());
        assertThat(standard.model().prior()).isEqualTo(LadderPrior.standard());
        assertThat(standard.model().months()).isEqualTo(12);
        assertThat(standard.currency()).isEqualTo(USD);
        assertThat(standard.settings()).isEqualTo(LadderSettings.defaults());

        LadderReport shorter = report(LadderSettings.defaults().withMonths(3).withPrior(LadderPrior.none()));
        assertThat(shorter.model().months()).isEqualTo(3);
        assertThat(shorter.model().churn(SOLO).numerator()).isZero();
        assertThat(shorter.model().churn(SOLO).denominator()).isEqualTo(240); // the 80 that are left, three times
    }

    @Test
    void everyMonthClosesWithWhatTheNextOneOpensWith() {
        for (VectorGroup group : report(LadderSettings.defaults()).tiers()) {
            List<TierFlow> flows = group.flows();
            assertThat(flows).hasSize(12);
            for (int i = 1; i < flows.size(); i++) {
                assertThat(flows.get(i).opening()).isEqualTo(flows.get(i - 1).closing());
            }
            assertThat(flows.get(11).closing()).isEqualTo(group.accounts());
        }
    }

    /** Two of the team were lost in April, and one of them joins in July: no move leads out of the lost. */
    @Test
    void comingBackIsANewSpell() {
        LadderReport report = report(LadderSettings.defaults());
        List<TierFlow> flows = report.tiers().get(1).flows();
        assertThat(flows.get(3).lost()).isEqualTo(2);
        assertThat(flows.get(6).joined()).isEqualTo(1);
        assertThat(report.model().churn(TEAM).numerator()).isEqualTo(2);
        assertThat(report.model().moves().joined(TEAM)).isEqualTo(1);
        assertThat(report.model().moves().joined(SOLO)).isZero();
    }

    @Test
    void pricesTheMovesOfTodaysAccounts() {
        LadderReport report = report(LadderSettings.defaults());
        assertThat(report.accounts()).containsEntry(SOLO, 80L).containsEntry(TEAM, 49L);
        MovePrice up = report.movePrices().get(0);
        assertThat(up.from()).isEqualTo(SOLO);
        assertThat(up.to()).contains(TEAM);
        assertThat(up.base().orElseThrow("base").amount())
                .isCloseTo(80 * up.perAccount().orElseThrow("one").amount(), within(1e-6));
    }

    @Test
    void projectsTodaysAccounts() {
        LadderReport report = report(LadderSettings.defaults().withProjectionMonths(6));
        List<ProjectedMix> mix = report.projection().orElseThrow("projection");
        assertThat(mix).hasSize(6);
        Estimate solo = mix.get(5).accounts().get(SOLO);
        assertThat(solo.value()).isBetween(70.0, 80.0);
        assertThat(solo.interval().orElseThrow("interval").contains(solo.value()))
                .isTrue();
    }

    @Test
    void tellsWhetherTheTiersAreApart() {
        TierSeparation separation = report(LadderSettings.defaults()).separation();
        assertThat(separation.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.findings()).containsExactly(TierSeparation.Finding.DISTINCT));
        assertThat(report(LadderSettings.defaults().withLimits(new TierSeparation.Limits(60, 1)))
                        .separation()
                        .verdicts()
                        .get(1)
                        .findings())
                .containsExactly(TierSeparation.Finding.TOO_FEW);
    }

    /** Two halves of the same accounts: nothing is merged, the merge is proposed. */
    @Test
    void proposesToMergeWhatCannotBeToldApart() {
        Ladder halves = Ladder.of(
                ValueTier.of("odd", 1, TierRule.attribute("half", "odd")),
                ValueTier.of("even", 2, TierRule.attribute("half", "even")));
        LadderReport report = report(halves, LadderSettings.defaults(), "2025-12-31");
        assertThat(report.separation().proposedMerges()).containsExactly(List.of(TierId.of("odd"), TierId.of("even")));
        assertThat(report.tiers()).hasSize(2);
    }

    /** What an account's attribute is today says nothing of what it was: history is what it was. */
    @Test
    void anAttributeThatChangesLaterLeavesTheMovesBeforeAsTheyWere() {
        Ladder halves = Ladder.of(
                ValueTier.of("odd", 1, TierRule.attribute("half", "odd")),
                ValueTier.of("even", 2, TierRule.attribute("half", "even")));
        CustomerBook changed = BOOK.plus(List.of(half("team-1", "2026-01-10", "odd")));
        LadderReport before = report(BOOK, halves, LadderSettings.defaults(), "2025-12-31");
        LadderReport after = report(changed, halves, LadderSettings.defaults(), "2025-12-31");
        assertThat(after.model().moves()).isEqualTo(before.model().moves());

        LadderReport later = report(changed, halves, LadderSettings.defaults(), "2026-01-31");
        assertThat(later.model().moves().moved(TierId.of("even"), TierId.of("odd")))
                .isEqualTo(1);
    }

    @Test
    void thereIsNoReportOfACurrencyThatNobodyIsPricedIn() {
        SuccessReview review = SuccessReview.of(BOOK, Playbook.empty(), day("2025-12-31"));
        assertThat(review.ladderReport(CurrencyUnit.EUR)).isEmpty();
        assertThat(review.tiers(CurrencyUnit.EUR)).isEmpty();
    }

    @Test
    void refusesSettingsThatCountNothing() {
        LadderSettings usual = LadderSettings.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usual.withMonths(0))
                .withMessage("months must be in [1, 1200], was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usual.withProjectionMonths(0))
                .withMessage("projectionMonths must be in [1, 1200], was 0");
    }

    private static LadderReport report(LadderSettings settings) {
        return report(SOLO_AND_TEAM, settings, "2025-12-31");
    }

    private static LadderReport report(Ladder ladder, LadderSettings settings, String asOf) {
        return report(BOOK, ladder, settings, asOf);
    }

    private static LadderReport report(CustomerBook book, Ladder ladder, LadderSettings settings, String asOf) {
        Playbook playbook =
                Playbook.builder().ladder(ladder).ladderSettings(settings).build();
        return SuccessReview.of(book, playbook, day(asOf)).ladderReport(USD).orElseThrow();
    }

    private static AttributeChange half(String account, String from, String value) {
        return new AttributeChange(id(account), "half", day(from), new AttributeValue.Text(value), day(from));
    }

    private static CustomerBook book() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "solo-" + i;
            facts.add(account(name));
            facts.add(half(name, "2024-11-01", i / 10 % 2 == 0 ? "even" : "odd"));
            if (i % 10 == 0) {
                facts.add(pays(name, "solo", "2024-11-01").to(day("2025-03-15")).build());
            } else if (i % 10 == 1) {
                facts.add(pays(name, "solo", "2024-11-01").to(day("2025-06-15")).build());
                facts.add(pays(name, "team", "2025-06-15").build());
            } else {
                facts.add(pays(name, "solo", "2024-11-01").build());
            }
        }
        for (int i = 0; i < 40; i++) {
            String name = "team-" + i;
            facts.add(account(name));
            facts.add(half(name, "2024-11-01", i / 10 % 2 == 0 ? "even" : "odd"));
            if (i < 2) {
                facts.add(pays(name, "team", "2024-11-01").to(day("2025-04-15")).build());
            } else {
                facts.add(pays(name, "team", "2024-11-01").build());
            }
        }
        facts.add(pays("team-1", "team", "2025-07-10").build());
        return CustomerBook.of(facts);
    }
}
