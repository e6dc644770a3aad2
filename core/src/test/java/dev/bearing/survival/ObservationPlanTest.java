package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.survival.ChurnObservation.Label;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ObservationPlanTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private final ObservationPlan monthly =
            ObservationPlan.every(Period.ofMonths(1)).withLeadDays(7).withGapDays(3);

    @Test
    void observesTheLeadBeforeEachIntervalAndLabelsTheOneBeforeChurn() {
        List<ChurnObservation> rows = observe(monthly, range("2026-01-10", "2026-04-10"));

        assertThat(rows)
                .containsExactly(
                        row("2026-02-03", "2026-03-03", Label.STAYED),
                        row("2026-03-03", "2026-04-03", Label.STAYED),
                        row("2026-04-03", "2026-05-03", Label.CHURNED));
    }

    @Test
    void anEndOnADayOfObservationBelongsToTheRowBefore() {
        assertThat(observe(monthly, range("2026-01-10", "2026-03-03")))
                .containsExactly(row("2026-02-03", "2026-03-03", Label.CHURNED));
    }

    @Test
    void whoLeavesBeforeTheFirstObservationHasNoRow() {
        assertThat(observe(monthly, range("2026-01-10", "2026-02-03"))).isEmpty();
    }

    @Test
    void aGapIsBridged() {
        assertThat(monthly.bridged(
                        List.of(range("2026-02-13", "2026-03-10"), range("2026-01-10", "2026-02-10")), AS_OF))
                .containsExactly(range("2026-01-10", "2026-03-10"));
        assertThat(monthly.bridged(
                        List.of(range("2026-01-10", "2026-02-10"), range("2026-02-14", "2026-03-10")), AS_OF))
                .hasSize(2);
        assertThat(monthly.bridged(
                        List.of(range("2026-01-10", "2026-06-10"), range("2026-02-14", "2026-03-10")), AS_OF))
                .containsExactly(range("2026-01-10", "2026-06-10"));
    }

    @Test
    void theLastRowOfWhoStaysIsCensoredAndLeftOutUnlessAskedFor() {
        DateRange open = DateRange.startingOn(LocalDate.of(2026, 4, 10));
        assertThat(observe(monthly, open)).containsExactly(row("2026-05-03", "2026-06-03", Label.STAYED));
        assertThat(observe(monthly.withCensored(), open))
                .containsExactly(
                        row("2026-05-03", "2026-06-03", Label.STAYED), row("2026-06-03", "2026-07-03", Label.CENSORED));
        // an end that is planned for a later day has not happened
        assertThat(observe(monthly, range("2026-04-10", "2026-07-01"))).isEqualTo(observe(monthly, open));
    }

    @Test
    void anEndIsChurnOnceNoReturnCanBridgeIt() {
        assertThat(observe(monthly.withCensored(), range("2026-04-10", "2026-06-28")))
                .last()
                .isEqualTo(row("2026-06-03", "2026-07-03", Label.CENSORED));
        assertThat(observe(monthly, range("2026-04-10", "2026-06-27")))
                .last()
                .isEqualTo(row("2026-06-03", "2026-07-03", Label.CHURNED));
    }

    @Test
    void readsALedger() {
        List<PriceState> prices = List.of(PriceState.builder("s", ACME, LocalDate.of(2026, 1, 10))
                .price("100", CurrencyUnit.USD)
                .to(LocalDate.of(2026, 3, 1))
                .build());
        assertThat(monthly.observations(RevenueLedger.of(prices, RevenuePolicy.strict(), AS_OF)))
                .containsExactly(row("2026-02-03", "2026-03-03", Label.CHURNED));
    }

    @Test
    void monthsAreCountedFromTheStart() {
        assertThat(observe(ObservationPlan.every(Period.ofMonths(1)), range("2026-01-31", "2026-05-01")))
                .extracting(ChurnObservation::on)
                .containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30));
    }

    @Test
    void refusesALeadAsLongAsTheInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monthly.withLeadDays(28))
                .withMessage("leadDays must be at least 0 and shorter than the interval, was 28 of P1M");
        assertThatIllegalArgumentException().isThrownBy(() -> ObservationPlan.every(Period.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> ObservationPlan.every(Period.ofDays(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> monthly.withGapDays(-1));
    }

    @Property(seed = "20261122", tries = 300)
    void aRowPerAccountAndDayAChurnPerStretchAndNoLookAhead(
            @ForAll @Size(max = 6) List<@IntRange(max = 160) Integer> starts,
            @ForAll @IntRange(min = 1, max = 90) int length,
            @ForAll @IntRange(min = 1, max = 40) int interval,
            @ForAll @IntRange(max = 20) int gap) {
        ObservationPlan plan = ObservationPlan.every(Period.ofDays(interval))
                .withLeadDays(interval / 3)
                .withGapDays(gap);
        List<DateRange> ranges = new ArrayList<>();
        for (int start : starts) {
            LocalDate from = LocalDate.of(2026, 1, 1).plusDays(start);
            ranges.add(DateRange.of(from, from.plusDays(length)));
        }
        List<ChurnObservation> rows = plan.observations(Map.of(ACME, ranges), AS_OF);
        assertThat(new HashSet<>(rows.stream().map(ChurnObservation::on).toList()))
                .hasSameSizeAs(rows);

        // a second reckoning: every stretch that surely ended after its first observation is the label of one row
        List<LocalDate> ends = plan.bridged(ranges, AS_OF).stream()
                .filter(stretch -> stretch.end().isPresent()
                        && !stretch.to().plusDays(gap).isAfter(AS_OF)
                        && stretch.to().isAfter(stretch.from().plusDays(interval - interval / 3)))
                .map(DateRange::to)
                .toList();
        List<ChurnObservation> churned =
                rows.stream().filter(row -> row.label() == Label.CHURNED).toList();
        assertThat(churned).hasSameSizeAs(ends);
        for (int i = 0; i < ends.size(); i++) {
            assertThat(ends.get(i))
                    .isAfter(churned.get(i).on())
                    .isBeforeOrEqualTo(churned.get(i).until());
        }

        // what was known thirty days before is still so
        LocalDate before = AS_OF.minusDays(30);
        assertThat(rows).containsAll(plan.observations(Map.of(ACME, ranges), before));
    }

    private static List<ChurnObservation> observe(ObservationPlan plan, DateRange... active) {
        return plan.observations(Map.of(ACME, List.of(active)), AS_OF);
    }

    private static ChurnObservation row(String on, String until, Label label) {
        return new ChurnObservation(ACME, LocalDate.parse(on), LocalDate.parse(until), label);
    }

    private static DateRange range(String from, String to) {
        return DateRange.of(LocalDate.parse(from), LocalDate.parse(to));
    }
}
