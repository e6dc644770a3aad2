package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.RetentionData;
import dev.bearing.health.Health;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Scorecard;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.Spells;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the arbitraries make is taken by what it is made for, and keeps the laws that hold for all of it. */
class BearingArbitrariesProperties {

    @Property(seed = "20261122", tries = 100)
    void aLedgerTakesAnyPriceStatesUnderAnyPolicyInAnyOrder(
            @ForAll("priceBooks") List<PriceState> states, @ForAll("policies") RevenuePolicy policy) {
        RevenueLedger ledger = RevenueLedger.of(states, policy, BearingArbitraries.LAST_DAY);
        RevenueLedger again = RevenueLedger.of(new HashSet<>(states), policy, BearingArbitraries.LAST_DAY);

        assertThat(again.currencies()).isEqualTo(ledger.currencies());
        ledger.currencies()
                .forEach(currency -> assertThat(again.in(currency).mrrOn(BearingArbitraries.LAST_DAY))
                        .isEqualTo(ledger.in(currency).mrrOn(BearingArbitraries.LAST_DAY)));
    }

    @Property(seed = "20261122", tries = 100)
    void aSubscriptionIsOfOneAccountAndOneCurrency(@ForAll("priceStates") List<PriceState> states) {
        assertThat(states.stream().map(PriceState::currency).distinct()).hasSizeLessThanOrEqualTo(1);
        assertThat(RevenueLedger.of(states, RevenuePolicy.strict(), BearingArbitraries.LAST_DAY)
                        .accounts())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Property(seed = "20261122", tries = 200)
    void aKnownScoreIsAShare(@ForAll("cards") Scorecard card, @ForAll("signals") HealthSignals signals) {
        assertThat(card.score(signals).map(Health::value).toOptional().orElse(0.5))
                .isBetween(0.0, 1.0);
    }

    @Property(seed = "20261122", tries = 200)
    void aKnownPositionIsAShare(@ForAll("journeys") JourneyProgress journey) {
        assertThat(journey.position()).isBetween(0.0, 1.0 + 1e-12);
        assertThat(journey.path().milestones()).hasSizeBetween(1, 6);
        assertThat(journey.asOf()).isEqualTo(BearingArbitraries.LAST_DAY);
    }

    @Property(seed = "20261122", tries = 200)
    void aModelOfRetentionNeverRises(@ForAll("models") RetentionModel model) {
        double last = 1;
        for (long t = 0; t <= 24; t++) {
            double share = model.survival(t).toOptional().orElse(last);
            assertThat(share).isBetween(0.0, last + 1e-12);
            last = share;
        }
    }

    @Property(seed = "20261122", tries = 50)
    void rowsAreSplitByTimeWithoutLosingWhatWasKnown(@ForAll("rows") RetentionData rows) {
        assertThat(rows.knownAt(40).events()).isEqualTo(rows.events());
        assertThat(rows.knownAt(10).size()).isLessThanOrEqualTo(rows.size());
    }

    @Property(seed = "20261122", tries = 100)
    void spellsEndNoEarlierThanTheyBegin(@ForAll("spells") Spells spells) {
        for (int i = 0; i < spells.size(); i++) {
            assertThat(spells.get(i).entry()).isBetween(0L, spells.get(i).exit());
        }
    }

    @Property(seed = "20261122", tries = 10)
    void aBookHasAccounts(@ForAll("books") CustomerBook book) {
        assertThat(book.accountIds()).hasSizeBetween(1, 12);
    }

    @Provide
    Arbitrary<List<PriceState>> priceBooks() {
        return BearingArbitraries.priceBooks();
    }

    @Provide
    Arbitrary<List<PriceState>> priceStates() {
        return BearingArbitraries.priceStates();
    }

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return BearingArbitraries.revenuePolicies();
    }

    @Provide
    Arbitrary<Scorecard> cards() {
        return BearingArbitraries.scorecards();
    }

    @Provide
    Arbitrary<HealthSignals> signals() {
        return BearingArbitraries.healthSignals();
    }

    @Provide
    Arbitrary<JourneyProgress> journeys() {
        return BearingArbitraries.journeys();
    }

    @Provide
    Arbitrary<RetentionModel> models() {
        return BearingArbitraries.retentionModels();
    }

    @Provide
    Arbitrary<RetentionData> rows() {
        return BearingArbitraries.retentionData();
    }

    @Provide
    Arbitrary<Spells> spells() {
        return BearingArbitraries.spells();
    }

    @Provide
    Arbitrary<CustomerBook> books() {
        return BearingArbitraries.books();
    }
}
