package dev.bearing.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class CancelFlowReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = DAY.plusDays(200);
    private static final CurrencyUnit USD = CurrencyUnit.USD;

    private static AccountId id(String name) {
        return AccountId.of(name);
    }

    /** A flow on the day of an account that has been a customer for a year and leaves so many days later, or not. */
    private static FollowedFlow flow(String name, CancelFlow.Outcome outcome, Optional<Integer> leftAfter) {
        CancelFlow flow = CancelFlow.of(id(name), DAY, outcome);
        return leftAfter
                .map(days -> FollowedFlow.of(
                        flow,
                        List.of(DateRange.of(DAY.minusDays(365), DAY.plusDays(days))),
                        List.of(ChurnEvent.builder(id(name), DAY.plusDays(days), ChurnEvent.Kind.CANCELLATION)
                                .lost(Mrr.of(USD, BigDecimal.TEN))
                                .stated("said later")
                                .build()),
                        90))
                .orElseGet(
                        () -> FollowedFlow.of(flow, List.of(DateRange.startingOn(DAY.minusDays(365))), List.of(), 90));
    }

    @Test
    void onlyWhoIsStillThereAfterSomeTimeWasSavedForGood() {
        CancelFlowReport report = CancelFlowReport.of(
                List.of(
                        flow("stays", CancelFlow.Outcome.KEPT, Optional.empty()),
                        flow("leaves", CancelFlow.Outcome.KEPT, Optional.of(90)),
                        flow("paused", CancelFlow.Outcome.PAUSED, Optional.of(91)),
                        flow("gone", CancelFlow.Outcome.CANCELLED, Optional.of(10))),
                TODAY,
                90);
        assertThat(report.saveRate()).hasToString("3/4 CANCEL_FLOWS");
        assertThat(report.durableSaveRate()).hasToString("2/4 CANCEL_FLOWS_90_DAYS_OLD");
        Estimate lasting = report.lastingShare().orElseThrow("share");
        assertThat(lasting.value()).isCloseTo(2.0 / 3, within(1e-15)); // none is censored
        // Greenwood: (2/3) sqrt(1 / (3 · 2)) = .27217; S^exp(± 1.96 · .27217 / (S log S))
        double power = Math.exp(1.959963984540054 * (2.0 / 3) * Math.sqrt(1 / 6.0) / (2.0 / 3 * Math.log(1.5)));
        assertThat(lasting.interval().orElseThrow("interval").lower())
                .isCloseTo(Math.pow(2.0 / 3, power), within(1e-12));
        assertThat(lasting.interval().orElseThrow("interval").upper())
                .isCloseTo(Math.pow(2.0 / 3, 1 / power), within(1e-12));
        assertThat(report.outcomes())
                .containsEntry(CancelFlow.Outcome.KEPT, 2L)
                .doesNotContainKey(CancelFlow.Outcome.DOWNGRADED);
    }

    @Test
    void youngSavesAreCensored() {
        List<FollowedFlow> flows = List.of(
                flow("stays", CancelFlow.Outcome.KEPT, Optional.empty()),
                flow("leaves", CancelFlow.Outcome.KEPT, Optional.of(20)));
        CancelFlowReport young = CancelFlowReport.of(flows, DAY.plusDays(89), 90);
        assertThat(young.durableSaveRate().denominator()).isZero();
        assertThat(young.lastingShare()).isEqualTo(Answer.unknown(Answer.Reason.CENSORED, "no save is 90 days old"));
        assertThat(CancelFlowReport.of(List.of(), TODAY, 90).lastingShare())
                .isEqualTo(Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was talked out of cancelling"));
    }

    /** The interval of survfit in R's package survival with conf.type = "log-log", by hand: Greenwood's sum is 2/15. */
    @Test
    void theLastingShareHasTheIntervalOfKaplanAndMeier() {
        FollowedFlow young = FollowedFlow.of(
                CancelFlow.of(id("young"), TODAY.minusDays(50), CancelFlow.Outcome.PAUSED),
                List.of(DateRange.startingOn(DAY)),
                List.of(),
                90);
        List<FollowedFlow> saves = new ArrayList<>(List.of(
                young,
                flow("a", CancelFlow.Outcome.KEPT, Optional.of(20)),
                flow("b", CancelFlow.Outcome.KEPT, Optional.of(40)),
                flow("c", CancelFlow.Outcome.KEPT, Optional.empty()),
                flow("d", CancelFlow.Outcome.KEPT, Optional.empty())));
        Estimate share = CancelFlowReport.of(saves, TODAY, 90).lastingShare().orElseThrow("share");
        assertThat(share.value()).isCloseTo(0.6, within(1e-12)); // 4/5 x 3/4, with the young one at risk until day 50
        Interval interval = share.interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(0.12573, within(5e-6));
        assertThat(interval.upper()).isCloseTo(0.88176, within(5e-6));
        // where all or none last there is no such error: Wilson's of the two that are old enough, 2 of 2 and 0 of 2
        assertThat(CancelFlowReport.of(List.of(young, saves.get(3), saves.get(4)), TODAY, 90)
                        .lastingShare()
                        .flatMap(Estimate::interval)
                        .orElseThrow("all"))
                .satisfies(all -> assertThat(all.lower()).isCloseTo(0.34238, within(5e-6)))
                .satisfies(all -> assertThat(all.upper()).isEqualTo(1));
        assertThat(CancelFlowReport.of(saves.subList(1, 3), TODAY, 90)
                        .lastingShare()
                        .flatMap(Estimate::interval)
                        .orElseThrow("none")
                        .upper())
                .isCloseTo(1 - 0.34238, within(5e-6));
    }

    @Test
    void aDowngradeIsASaveAndChurnOfRevenue() {
        CancelFlow flow = CancelFlow.of(id("less"), DAY, CancelFlow.Outcome.DOWNGRADED);
        FollowedFlow less = FollowedFlow.of(
                flow,
                List.of(DateRange.startingOn(DAY.minusDays(365))),
                List.of(
                        ChurnEvent.builder(id("less"), DAY.minusDays(5), ChurnEvent.Kind.DOWNSELL)
                                .lost(Mrr.of(USD, BigDecimal.ONE))
                                .build(),
                        ChurnEvent.builder(id("less"), DAY.plusDays(5), ChurnEvent.Kind.DOWNSELL)
                                .lost(Mrr.of(USD, BigDecimal.TEN))
                                .build()),
                90);
        CancelFlowReport report = CancelFlowReport.of(List.of(less), TODAY, 90);
        assertThat(report.saveRate()).hasToString("1/1 CANCEL_FLOWS");
        assertThat(report.downgradedRevenue()).containsEntry(USD, Mrr.of(USD, BigDecimal.TEN));
        assertThat(report.churns()).isEmpty();
    }

    @Test
    void eachOfferHasItsOwnSaves() {
        List<FollowedFlow> flows = List.of(
                offered("a", "discount", CancelFlow.Outcome.KEPT),
                offered("b", "discount", CancelFlow.Outcome.CANCELLED),
                offered("c", "call", CancelFlow.Outcome.PAUSED),
                flow("d", CancelFlow.Outcome.KEPT, Optional.empty()));
        CancelFlowReport report = CancelFlowReport.of(flows, TODAY, 90);
        assertThat(report.byOffer()).containsOnlyKeys("call", "discount");
        assertThat(report.byOffer().get("discount").saveRate()).hasToString("1/2 CANCEL_FLOWS");
        assertThat(report.byOffer().values().stream()
                        .mapToInt(one -> one.flows().size())
                        .sum())
                .isEqualTo(3);
        assertThat(report.saveRate()).hasToString("3/4 CANCEL_FLOWS");
    }

    private static FollowedFlow offered(String account, String offer, CancelFlow.Outcome outcome) {
        return FollowedFlow.of(
                CancelFlow.of(id(account), DAY, outcome).withOffer(offer),
                List.of(DateRange.startingOn(DAY.minusDays(365))),
                List.of(),
                90);
    }

    @Test
    void whoCancelledAndIsStillHereIsOpenUnlessItThoughtBetterOfIt() {
        List<DateRange> customer = List.of(DateRange.startingOn(DAY.minusDays(365)));
        CancelFlow regretted = CancelFlow.of(id("regrets"), DAY.plusDays(1), CancelFlow.Outcome.KEPT);
        CancelFlowReport report = CancelFlowReport.of(
                List.of(
                        FollowedFlow.of(regretted, customer, List.of(), 90),
                        flow("regrets", CancelFlow.Outcome.CANCELLED, Optional.empty()),
                        flow("open", CancelFlow.Outcome.CANCELLED, Optional.empty()),
                        flow("gone", CancelFlow.Outcome.CANCELLED, Optional.of(10)),
                        flow("kept", CancelFlow.Outcome.KEPT, Optional.empty())),
                TODAY,
                90);
        assertThat(report.open())
                .extracting(one -> one.flow().accountId().value())
                .containsExactly("open");
    }

    @Property(seed = "20261122")
    void whoCancelledIsGoneOrStillHere(@ForAll("flows") List<FollowedFlow> drawn) {
        List<FollowedFlow> flows = new ArrayList<>();
        for (FollowedFlow one : drawn) { // each of an account of its own
            flows.add(flow("x" + flows.size(), one.flow().outcome(), one.loss().map(loss ->
                    (int) ChronoUnit.DAYS.between(DAY, loss.on()))));
        }
        CancelFlowReport report = CancelFlowReport.of(flows, TODAY, 90);
        List<FollowedFlow> stillHere = flows.stream()
                .filter(one -> one.churn().isPresent() && one.loss().isEmpty())
                .toList();
        assertThat(report.open()).containsExactlyInAnyOrderElementsOf(stillHere);
        assertThat(report.churns().stream().filter(churn -> churn.lost().isEmpty()))
                .hasSize(stillHere.size()); // of those alone it is not known yet what is lost
    }

    @Test
    void aCancellationThatTookEffectAtOnceIsOneOfACustomer() {
        FollowedFlow atOnce = flow("gone", CancelFlow.Outcome.CANCELLED, Optional.of(0));
        assertThat(atOnce.customer()).isTrue();
        assertThat(atOnce.churn()).map(ChurnEvent::stated).contains(List.of("said later"));
    }

    @Test
    void whoWasNoCustomerIsLeftOut() {
        FollowedFlow stranger =
                FollowedFlow.of(CancelFlow.of(id("free"), DAY, CancelFlow.Outcome.KEPT), List.of(), List.of(), 90);
        assertThat(CancelFlowReport.of(List.of(stranger), TODAY, 90).flows()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CancelFlowReport.of(List.of(), TODAY, 0))
                .withMessage("durableDays must be at least 1, was 0");
    }

    @Property(seed = "20261122")
    void durableSavesAreSavesAndSavesAreFlows(@ForAll("flows") List<FollowedFlow> flows) {
        CancelFlowReport report = CancelFlowReport.of(flows, TODAY, 90);
        assertThat(report.durableSaveRate().numerator())
                .isLessThanOrEqualTo(report.saveRate().numerator());
        assertThat(report.saveRate().numerator())
                .isLessThanOrEqualTo(report.flows().size());
        assertThat(report.reasonCapture().numerator()).isLessThanOrEqualTo(flows.size());
        report.lastingShare().toOptional().ifPresent(share -> {
            Interval interval = share.interval().orElseThrow("interval");
            assertThat(0 <= interval.lower() && interval.upper() <= 1).isTrue();
            assertThat(interval.contains(share.value())).isTrue();
            assertThat(interval.lower()).isLessThan(interval.upper());
        });
    }

    @Property(seed = "20261122")
    void everyCancelledFlowYieldsAChurnWithAReason(@ForAll("flows") List<FollowedFlow> flows) {
        CancelFlowReport report = CancelFlowReport.of(flows, TODAY, 90);
        long cancelled = report.outcomes().getOrDefault(CancelFlow.Outcome.CANCELLED, 0L);
        assertThat(report.churns()).hasSize((int) cancelled).allSatisfy(churn -> {
            assertThat(churn.isLoss()).isTrue();
            assertThat(churn.statedLast()).isPresent();
        });
    }

    @Provide
    static Arbitrary<List<FollowedFlow>> flows() {
        return Combinators.combine(
                        Arbitraries.of(CancelFlow.Outcome.class),
                        Arbitraries.integers().between(0, 199).optional(),
                        Arbitraries.of(true, false))
                .as((outcome, left, reason) -> {
                    FollowedFlow plain = flow("x", outcome, left);
                    return reason
                            ? new FollowedFlow(plain.flow().withReason("price"), true, plain.loss(), plain.paysLess())
                            : plain;
                })
                .list()
                .ofMaxSize(20)
                .map(ArrayList::new);
    }
}
