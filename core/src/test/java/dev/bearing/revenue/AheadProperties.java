package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** Under any policy, what is at risk, committed and known to leave is what telling every day on its own gives. */
class AheadProperties {

    @Provide
    Arbitrary<List<PriceState>> books() {
        return Arbitraries.oneOf(RandomBooks.books(), RandomBooks.books().map(AheadProperties::announced));
    }

    /** Every other row of which there is one version is known two months before it begins. */
    private static List<PriceState> announced(List<PriceState> book) {
        return book.stream()
                .map(row -> row.from().getDayOfMonth() % 2 == 0 && versions(book, row) == 1
                        ? row.withRecordedOn(row.from().minusDays(60))
                        : row)
                .toList();
    }

    private static long versions(List<PriceState> book, PriceState row) {
        return book.stream()
                .filter(other -> other.subscriptionId().equals(row.subscriptionId())
                        && other.from().equals(row.from()))
                .count();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    /** How many days after the last one of the ledger the facts are known of. */
    @Provide
    Arbitrary<Integer> later() {
        return Arbitraries.of(0, 0, 0, 1, 40, 200);
    }

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return RandomPolicies.policies();
    }

    @Property(seed = "20261122", tries = 150)
    void whatIsAtRiskIsTheSameOnEveryDay(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("later") int later) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf, asOf.plusDays(later));
        DayByDayAhead ahead = new DayByDayAhead(book, policy, asOf, asOf.plusDays(later));
        for (CurrencyUnit currency : ledger.currencies()) {
            for (LocalDate day = RandomBooks.FIRST; !day.isAfter(asOf); day = day.plusDays(7)) {
                assertThat(ledger.atRiskMrrOn(day, currency).units())
                        .as("%s on %s", currency, day)
                        .isEqualTo(ahead.atRisk(currency, day));
            }
        }
    }

    @Property(seed = "20261122", tries = 200)
    void whatIsCommittedIsTheSame(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll @IntRange(max = 400) int horizon,
            @ForAll("later") int later) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf, asOf.plusDays(later));
        DayByDayAhead ahead = new DayByDayAhead(book, policy, asOf, asOf.plusDays(later));
        for (CurrencyUnit currency : ledger.currencies()) {
            for (int days : new int[] {0, 1, horizon}) {
                assertThat(ledger.committedMrr(currency, days).units())
                        .as("%s after %s days", currency, days)
                        .isEqualTo(ahead.committed(currency, asOf.plusDays(days)));
            }
        }
    }

    @Property(seed = "20261122", tries = 200)
    void whoIsKnownToLeaveIsTheSame(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll @IntRange(max = 400) int horizon,
            @ForAll("later") int later) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf, asOf.plusDays(later));
        DayByDayAhead ahead = new DayByDayAhead(book, policy, asOf, asOf.plusDays(later));
        for (CurrencyUnit currency : ledger.currencies()) {
            assertThat(ledger.scheduledChurn(currency, horizon))
                    .extracting(movement -> new DayByDayAhead.Loss(
                            movement.on(),
                            movement.accountId(),
                            movement.amount().units()))
                    .containsExactlyElementsOf(ahead.losses(currency, asOf.plusDays(horizon)));
        }
    }
}
