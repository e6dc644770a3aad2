package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;

/**
 * What lies ahead, day by day: the rows as far as a day knows them, those that begin later included, are told on as if
 * nothing else ever became known.
 */
final class DayByDayAhead {

    /** A customer that will be lost: when, and what it pays on the eve. */
    record Loss(LocalDate on, AccountId account, long units) {}

    private final List<PriceState> ahead;
    private final DayByDayRows today;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final LocalDate knownAt;

    DayByDayAhead(Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf, LocalDate knownAt) {
        this.policy = policy;
        this.asOf = asOf;
        this.knownAt = knownAt;
        this.today = new DayByDayRows(states, policy, knownAt);
        this.ahead = states.stream()
                .filter(state -> !state.recordedOn().isAfter(knownAt))
                .filter(state -> states.stream()
                        .noneMatch(other -> other.subscriptionId().equals(state.subscriptionId())
                                && other.from().equals(state.from())
                                && !other.recordedOn().isAfter(knownAt)
                                && other.recordedOn().isAfter(state.recordedOn())))
                .distinct()
                .map(this::known)
                .toList();
    }

    /** Fields of later days are blank, but for an end that was asked for. */
    private PriceState known(PriceState state) {
        Optional<LocalDate> asked = state.cancelRequestedOn().filter(day -> !day.isAfter(knownAt));
        PriceState.Builder row = PriceState.builder(state.subscriptionId(), state.accountId(), state.from())
                .price(state.amount(), state.currency())
                .every(state.intervalCount(), state.interval())
                .quantity(state.quantity())
                .status(state.status())
                .recordedOn(state.recordedOn());
        state.plan().ifPresent(row::plan);
        state.discount().ifPresent(row::discount);
        asked.ifPresent(row::cancelRequestedOn);
        state.to().filter(day -> asked.isPresent() || !day.isAfter(knownAt)).ifPresent(row::to);
        state.billingEndsOn()
                .filter(day -> asked.isPresent() || !day.isAfter(knownAt))
                .ifPresent(row::billingEndsOn);
        return row.build();
    }

    /** What bills that are overdue and still count add up to on a day that has come. */
    long atRisk(CurrencyUnit currency, LocalDate day) {
        return today.known().stream()
                .filter(row -> row.currency().equals(currency) && row.status() == PriceStatus.PAST_DUE)
                .filter(row -> today.inForce(row, day))
                .mapToLong(row -> today.units(row, day))
                .sum();
    }

    /** What will be in force on a later day, at the price that stays. */
    long committed(CurrencyUnit currency, LocalDate day) {
        List<PriceState> steady = settled(day).stream()
                .map(DayByDayAhead::withoutDiscountThatEnds)
                .toList();
        DayByDayRows rows = DayByDayRows.foreknown(steady, policy, day);
        return rows.known().stream()
                .filter(row -> row.currency().equals(currency) && rows.inForce(row, day))
                .mapToLong(row -> rows.units(row, day))
                .sum();
    }

    /** Who will be lost in a currency up to a later day; another currency entered then is no part of it. */
    List<Loss> losses(CurrencyUnit currency, LocalDate last) {
        List<PriceState> rows = settled(last).stream()
                .filter(row -> row.currency().equals(currency))
                .toList();
        DayByDayOracle oracle = new DayByDayOracle(DayByDayRows.foreknown(rows, policy, last), policy);
        List<Loss> losses = new ArrayList<>();
        if (oracle.currencies().contains(currency)) {
            oracle.changes(currency).stream()
                    .filter(change -> change.kind() == MovementKind.CHURN && change.units() < 0)
                    .filter(change -> change.on().isAfter(asOf))
                    .forEach(change -> losses.add(new Loss(change.on(), change.account(), change.units())));
        }
        losses.sort(Comparator.comparing(Loss::on).thenComparing(Loss::account));
        return losses;
    }

    /** The rows ahead; a bill that is overdue and counts today goes on counting. */
    private List<PriceState> settled(LocalDate last) {
        DayByDayRows rows = DayByDayRows.foreknown(ahead, policy, last);
        List<PriceState> settled = new ArrayList<>();
        for (PriceState row : ahead) {
            boolean counts = row.status() == PriceStatus.PAST_DUE
                    && policy.pastDueGraceDays().isPresent()
                    && asOf.isBefore(rows.pastDueSince(row)
                            .plusDays(policy.pastDueGraceDays().getAsInt()));
            settled.add(counts ? changed(row).status(PriceStatus.ACTIVE).build() : row);
        }
        return settled;
    }

    private static PriceState withoutDiscountThatEnds(PriceState row) {
        boolean ends = row.discount()
                .map(Discount::bills)
                .filter(OptionalInt::isPresent)
                .isPresent();
        if (!ends) {
            return row;
        }
        PriceState.Builder plain = PriceState.builder(row.subscriptionId(), row.accountId(), row.from());
        fill(plain, row);
        return plain.status(row.status()).build();
    }

    private static PriceState.Builder changed(PriceState row) {
        PriceState.Builder builder = PriceState.builder(row.subscriptionId(), row.accountId(), row.from());
        fill(builder, row);
        row.discount().ifPresent(builder::discount);
        return builder;
    }

    private static void fill(PriceState.Builder builder, PriceState row) {
        builder.price(row.amount(), row.currency())
                .every(row.intervalCount(), row.interval())
                .quantity(row.quantity())
                .recordedOn(row.recordedOn());
        row.plan().ifPresent(builder::plan);
        row.to().ifPresent(builder::to);
        row.cancelRequestedOn().ifPresent(builder::cancelRequestedOn);
        row.billingEndsOn().ifPresent(builder::billingEndsOn);
    }
}
