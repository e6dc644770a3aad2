package dev.bearing.evidence;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** When an account was taken for a customer: it changes only on the days on which something was recorded. */
final class KnownRevenue {

    private record Stays(List<DateRange> all, Optional<LocalDate> firstPaidOn) {

        static Stays of(AccountRevenue revenue) {
            return new Stays(revenue.spells(), revenue.firstPaidOn());
        }
    }

    private final NavigableMap<LocalDate, Stays> since;

    private KnownRevenue(NavigableMap<LocalDate, Stays> since) {
        this.since = since;
    }

    /** What is known today was known on every day, as far as it had happened. */
    static KnownRevenue always(AccountRevenue revenue) {
        TreeMap<LocalDate, Stays> since = new TreeMap<>();
        since.put(LocalDate.MIN, Stays.of(revenue));
        return new KnownRevenue(since);
    }

    static KnownRevenue of(AccountId id, List<PriceState> states, RevenuePolicy policy, LocalDate asOf) {
        TreeMap<LocalDate, Stays> since = new TreeMap<>();
        for (PriceState state : states) {
            since.computeIfAbsent(state.recordedOn(), day -> {
                List<PriceState> known = states.stream()
                        .filter(one -> !one.recordedOn().isAfter(day))
                        .toList();
                return Stays.of(AccountRevenue.of(id, known, policy, asOf));
            });
        }
        return new KnownRevenue(since);
    }

    boolean isCustomerOn(LocalDate day) {
        Map.Entry<LocalDate, Stays> newest = since.floorEntry(day);
        return newest != null && HealthHistory.isIn(newest.getValue().all(), day);
    }

    /** The first day on which it paid, as known on a day; empty where that had not come yet. */
    Optional<LocalDate> firstPaidOn(LocalDate day) {
        return Optional.ofNullable(since.floorEntry(day))
                .flatMap(newest -> newest.getValue().firstPaidOn())
                .filter(first -> !first.isAfter(day));
    }
}
