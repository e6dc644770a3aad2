package dev.bearing.vector;

import static dev.bearing.vector.Journeys.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TakeHistoryTest {

    private static final TakeStratum ADVANCING = new TakeStratum(Heading.ADVANCING, false);
    private static final TakeStratum STALLED = new TakeStratum(Heading.STALLED, true);
    private static final Map<String, String> MILESTONES = TakeHistory.milestones(Journeys.PATH.milestones());

    private final List<ExpansionLead> leads = List.of(
            lead("a", 0).offeredOn(day(5)).wonOn(day(20)).build(),
            lead("b", 0).lostOn(day(30)).build(),
            lead("c", 1).offeredOn(day(8)).build(), // open: not resolved
            lead("d", 2).offeredOn(day(9)).wonOn(day(50)).build(), // resolved later
            lead("e", 3).lostOn(day(10)).wonOn(day(12)).build(), // lost before it was won
            lead("f", 60).wonOn(day(60)).build());

    @Test
    void countsResolvedOffersByTheStratumOfTheirDay() {
        TakeHistory history = TakeHistory.fit(
                leads, MILESTONES, day(40), (account, offered) -> offered.isAfter(day(2)) ? ADVANCING : STALLED);
        assertThat(history.offers("used")).isEqualTo(3);
        assertThat(history.takes("used")).isEqualTo(1);
        assertThat(history.rate("used", ADVANCING).orElseThrow("rate"))
                .isEqualTo(new TakeRate.Estimated("used: ADVANCING", 1, 2, new BetaPrior(1, 2))); // 0 of 1 elsewhere
        assertThat(history.rate("used", STALLED).orElseThrow("rate"))
                .isEqualTo(new TakeRate.Estimated("used: STALLED, experience violated", 0, 1, new BetaPrior(2, 2)));
        assertThat(history.rate("used", new TakeStratum(Heading.DRIFTING, false))
                        .orElseThrow("rate")
                        .mean())
                .isCloseTo(
                        2 / 5.0,
                        within(1e-15)); // nobody drifting was offered it: 1 of 3 in all, and the prior's 1 of 2
    }

    @Test
    void aLeadThatWasCorrectedCountsOnceAsItWasKnown() {
        List<ExpansionLead> versions = List.of(
                lead("acme", 5).lostOn(day(9)).recordedOn(day(9)).build(),
                lead("acme", 5).wonOn(day(9)).recordedOn(day(12)).build());
        TakeHistory before = TakeHistory.fit(versions, MILESTONES, day(11), (account, offered) -> ADVANCING);
        TakeHistory after = TakeHistory.fit(versions, MILESTONES, day(12), (account, offered) -> ADVANCING);

        assertThat(before.offers("used")).isEqualTo(1);
        assertThat(before.takes("used")).isZero();
        assertThat(after.offers("used")).isEqualTo(1);
        assertThat(after.takes("used")).isEqualTo(1);
    }

    /** 27 of 30 advancing: a stratum without an offer is given their 28 / 32, worth ten offers and no more. */
    @Test
    void aStratumWithoutAnOfferIsGivenTheRateOfTheOthers() {
        TakeHistory history = TakeHistory.fit(won(27, 30), MILESTONES, day(400), (account, offered) -> ADVANCING);
        TakeRate none = history.rate("used", STALLED).orElseThrow("rate");
        assertThat(none.mean()).isCloseTo(0.875, within(1e-15));
        assertThat(none.variance()).isCloseTo(0.875 * 0.125 / 11, within(1e-15));
        TakeRate own = history.rate("used", ADVANCING).orElseThrow("rate");
        assertThat(own).isEqualTo(new TakeRate.Estimated("used: ADVANCING", 27, 30, BetaPrior.UNIFORM));
        assertThat(none.variance()).isGreaterThan(own.variance());
    }

    /**
     * 3 of 30 advancing, 20 of 20 that lost ground: who drifts and was offered nothing does not take more than 3 of 30.
     */
    @Test
    void silenceNeverRaisesARate() {
        List<ExpansionLead> leads = new ArrayList<>(won(3, 30));
        leads.addAll(IntStream.range(0, 20)
                .mapToObj(i -> lead("lost-ground-" + i, i).wonOn(day(i + 5)).build())
                .toList());
        TakeHistory history = TakeHistory.fit(
                leads,
                MILESTONES,
                day(400),
                (account, offered) ->
                        account.value().startsWith("won") ? ADVANCING : new TakeStratum(Heading.ARRIVED, false));
        TakeRate advancing = history.rate("used", ADVANCING).orElseThrow("rate");
        assertThat(advancing.mean()).isCloseTo((3 + 10 * 21 / 22.0) / 40, within(1e-15));
        for (Heading worse : List.of(Heading.DRIFTING, Heading.REGRESSING, Heading.STALLED, Heading.UNKNOWN)) {
            for (boolean violated : new boolean[] {false, true}) {
                assertThat(history.rate("used", new TakeStratum(worse, violated))
                                .orElseThrow("rate"))
                        .isEqualTo(advancing);
            }
        }
        assertThat(history.rate("used", STALLED).toString()).contains("of those that head no worse, used: ADVANCING");
    }

    /** Where those who head worse were offered it too, and took it more readily, all share one rate. */
    @Test
    void strataThatBreakTheOrderAreTakenTogether() {
        TakeStratum stalled = new TakeStratum(Heading.STALLED, false);
        TakeHistory history = TakeHistory.fit(
                won(10, 30),
                MILESTONES,
                day(400),
                (account, offered) -> Integer.parseInt(account.value().substring(4)) < 5 ? stalled : ADVANCING);
        TakeRate both = history.rate("used", ADVANCING).orElseThrow("rate"); // 5 of 25, and 5 of 5
        assertThat(both)
                .isEqualTo(new TakeRate.Estimated("used: ADVANCING; STALLED", 10, 30, BetaPrior.UNIFORM))
                .isEqualTo(history.rate("used", stalled).orElseThrow("rate"));
        assertThat(history.rate("used", new TakeStratum(Heading.DRIFTING, false))
                        .orElseThrow("rate")
                        .mean())
                .isCloseTo(both.mean(), within(1e-15)); // nobody drifting was offered it
    }

    /** R 4.2.2: qbeta(c(0.025, 0.975), 28, 4); scipy 1.17.1 agrees. */
    @Test
    void theIntervalOfARateIsTheMiddleOfItsPosterior() {
        Interval interval = new TakeRate.Estimated("s", 27, 30, BetaPrior.UNIFORM).interval();
        assertThat(interval.lower()).isCloseTo(0.7424609353722645, within(1e-10));
        assertThat(interval.upper()).isCloseTo(0.9636983380207910, within(1e-10));
        assertThat(TakeRate.known(0.9).interval()).isEqualTo(Interval.of95(0.9, 0.9));
    }

    private static List<ExpansionLead> won(int takes, int offers) {
        return IntStream.range(0, offers)
                .mapToObj(i -> {
                    ExpansionLead.Builder lead = lead("won-" + i, i);
                    return (i < takes ? lead.wonOn(day(i + 5)) : lead.lostOn(day(i + 5))).build();
                })
                .toList();
    }

    @Test
    void doesNotLookBeyondItsDay() {
        List<ExpansionLead> known = leads.stream()
                .filter(lead -> !lead.openedOn().isAfter(day(40)))
                .map(lead -> lead.asKnownOn(day(40)))
                .toList();
        assertThat(fit(leads, 40)).isEqualTo(fit(known, 40)).hasSameHashCodeAs(fit(known, 40));
        assertThat(fit(leads, 60).offers("used")).isEqualTo(5);
        assertThat(fit(leads, 4)).isEqualTo(TakeHistory.empty());
    }

    @Test
    void duplicatesAndOtherExpansionsDoNotCount() {
        List<ExpansionLead> twice = List.of(
                leads.get(0),
                leads.get(0),
                ExpansionLead.builder(AccountId.of("x"), "unknown", Motion.SELF_SERVE, day(0))
                        .wonOn(day(1))
                        .build());
        assertThat(fit(twice, 40).offers("used")).isEqualTo(1);
    }

    @Test
    void withoutAnOfferARateNeedsAPrior() {
        assertThat(TakeHistory.empty().rate("used", ADVANCING))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA));
        TakeRate rate = TakeHistory.empty()
                .withPrior(new BetaPrior(9, 1))
                .rate("used", ADVANCING)
                .orElseThrow("rate");
        assertThat(rate.mean()).isCloseTo(0.9, within(1e-15));
    }

    @Test
    void historiesOfDisjointLeadsAdd() {
        TakeHistory all = fit(leads, 60);
        TakeHistory sum = fit(leads.subList(0, 3), 60).plus(fit(leads.subList(3, 6), 60));
        assertThat(sum).isEqualTo(all);
        assertThat(all.plus(TakeHistory.empty())).isEqualTo(all);
        assertThat(all.withPrior(BetaPrior.UNIFORM)).isNotEqualTo(all);
    }

    private static TakeHistory fit(List<ExpansionLead> leads, int asOf) {
        return TakeHistory.fit(leads, MILESTONES, day(asOf), (account, offered) -> ADVANCING);
    }

    private static ExpansionLead.Builder lead(String account, int opened) {
        return ExpansionLead.builder(AccountId.of(account), "seats", Motion.SELF_SERVE, day(opened));
    }
}
