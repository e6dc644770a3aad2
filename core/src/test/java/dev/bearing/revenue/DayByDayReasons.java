package dev.bearing.revenue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Why one account pays something else on a day than on its eve: every subscription is asked on both. */
final class DayByDayReasons {

    /** What a subscription stands for on a day. */
    private enum Standing {
        ABSENT,
        PAID,
        FREE,
        PAUSED,
        UNPAID
    }

    private final DayByDayRows rows;
    private final List<PriceState> own;
    private final LocalDate asOf;

    /** @param own the rows of one account in one currency */
    DayByDayReasons(DayByDayRows rows, List<PriceState> own, LocalDate asOf) {
        this.rows = rows;
        this.own = own;
        this.asOf = asOf;
    }

    /** One reason where all subscriptions that changed have the same one. */
    MovementReason ofChange(LocalDate day) {
        Set<MovementReason> reasons = EnumSet.noneOf(MovementReason.class);
        changed(day).forEach(subscription -> reasons.add(of(subscription, day)));
        return switch (reasons.size()) {
            case 0 -> MovementReason.UNSPECIFIED;
            case 1 -> reasons.iterator().next();
            default -> MovementReason.SEVERAL;
        };
    }

    /** An unpaid bill before what goes on for free, that before a pause, and that before a request. */
    MovementReason ofChurn(LocalDate day) {
        List<String> changed = changed(day);
        if (changed.stream().anyMatch(subscription -> standing(subscription, day) == Standing.UNPAID)) {
            return MovementReason.INVOLUNTARY;
        } else if (subscriptions().stream().anyMatch(subscription -> standing(subscription, day) == Standing.FREE)) {
            return MovementReason.FREE_DOWNGRADE;
        } else if (changed.stream().anyMatch(subscription -> standing(subscription, day) == Standing.PAUSED)) {
            return MovementReason.SUBSCRIPTION_PAUSED;
        }
        boolean asked = changed.stream()
                .flatMap(subscription -> row(subscription, day.minusDays(1)).stream())
                .flatMap(row -> rows.asking(row).cancelRequestedOn().stream())
                .anyMatch(request -> !request.isAfter(asOf));
        return asked ? MovementReason.VOLUNTARY : MovementReason.UNSPECIFIED;
    }

    private List<String> subscriptions() {
        return own.stream().map(PriceState::subscriptionId).distinct().toList();
    }

    private List<String> changed(LocalDate day) {
        return subscriptions().stream()
                .filter(subscription -> paid(subscription, day.minusDays(1)) != paid(subscription, day))
                .toList();
    }

    private MovementReason of(String subscription, LocalDate day) {
        LocalDate eve = day.minusDays(1);
        Standing before = standing(subscription, eve);
        Standing after = standing(subscription, day);
        if (before == Standing.ABSENT) {
            return MovementReason.NEW_SUBSCRIPTION;
        } else if (after == Standing.ABSENT) {
            return MovementReason.SUBSCRIPTION_ENDED;
        } else if (after == Standing.UNPAID) {
            return MovementReason.INVOLUNTARY;
        }
        PriceState old = row(subscription, eve).orElseThrow();
        PriceState now = row(subscription, day).orElseThrow();
        if (old.equals(now)) {
            return MovementReason.DISCOUNT_EXPIRED; // nothing else changes within a row that is paid
        } else if (before == Standing.UNPAID) {
            return MovementReason.UNSPECIFIED;
        } else if (after == Standing.PAUSED) {
            return MovementReason.SUBSCRIPTION_PAUSED;
        } else if (before == Standing.PAUSED) {
            return MovementReason.SUBSCRIPTION_RESUMED;
        } else if (after == Standing.FREE) {
            return MovementReason.FREE_DOWNGRADE;
        }
        return between(old, now, paid(subscription, day) > paid(subscription, eve));
    }

    private static MovementReason between(PriceState old, PriceState now, boolean more) {
        if (!old.plan().equals(now.plan())) {
            return MovementReason.PLAN;
        } else if (old.quantity() != now.quantity()) {
            return MovementReason.SEATS;
        } else if (old.interval() != now.interval() || old.intervalCount() != now.intervalCount()) {
            return MovementReason.TERM;
        }
        boolean samePrice = Objects.equals(old.amount(), now.amount());
        return samePrice && more && old.discount().isPresent() ? MovementReason.DISCOUNT_EXPIRED : MovementReason.PRICE;
    }

    private Optional<PriceState> row(String subscription, LocalDate day) {
        return own.stream()
                .filter(row -> row.subscriptionId().equals(subscription) && rows.inForce(row, day))
                .findAny();
    }

    private long paid(String subscription, LocalDate day) {
        return row(subscription, day).map(row -> rows.units(row, day)).orElse(0L);
    }

    private Standing standing(String subscription, LocalDate day) {
        Optional<PriceState> row = row(subscription, day);
        if (row.isEmpty()) {
            return Standing.ABSENT;
        } else if (rows.units(row.get(), day) > 0) {
            return Standing.PAID;
        } else if (row.get().status() == PriceStatus.PAUSED) {
            return Standing.PAUSED;
        }
        return rows.isFree(row.get(), day) ? Standing.FREE : Standing.UNPAID;
    }
}
