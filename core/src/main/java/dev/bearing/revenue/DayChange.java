package dev.bearing.revenue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What begins and what ends on one day of one account, and why its total changes. */
final class DayChange {

    final List<Segment> begins = new ArrayList<>();
    final List<Segment> ends = new ArrayList<>();

    long units() {
        long sum = 0;
        for (Segment segment : begins) {
            sum = Math.addExact(sum, segment.units());
        }
        for (Segment segment : ends) {
            sum = Math.subtractExact(sum, segment.units());
        }
        return sum;
    }

    int count(Segment.Type type) {
        return (int) begins.stream().filter(segment -> segment.type() == type).count()
                - (int) ends.stream().filter(segment -> segment.type() == type).count();
    }

    /**
     * Returns why the total changed.
     *
     * @param freeInForce whether a free subscription is in force after the day
     * @param toNothing whether nothing is paid after the day
     */
    MovementReason reason(boolean freeInForce, boolean toNothing) {
        TreeMap<String, Pair> bySubscription = new TreeMap<>();
        ends.forEach(
                segment -> bySubscription.computeIfAbsent(segment.state().subscriptionId(), id -> new Pair()).before =
                        Optional.of(segment));
        begins.forEach(
                segment -> bySubscription.computeIfAbsent(segment.state().subscriptionId(), id -> new Pair()).after =
                        Optional.of(segment));
        bySubscription.values().removeIf(pair -> !pair.changesUnits());
        return toNothing
                ? reasonOfChurn(bySubscription.values(), freeInForce)
                : reasonOfChange(bySubscription.values());
    }

    private static MovementReason reasonOfChange(Collection<Pair> changed) {
        Set<MovementReason> reasons = EnumSet.noneOf(MovementReason.class);
        changed.forEach(pair -> reasons.add(pair.reason()));
        return switch (reasons.size()) {
            case 0 -> MovementReason.UNSPECIFIED;
            case 1 -> reasons.iterator().next();
            default -> MovementReason.SEVERAL;
        };
    }

    private static MovementReason reasonOfChurn(Collection<Pair> changed, boolean freeInForce) {
        if (changed.stream().anyMatch(Pair::isUnpaid)) {
            return MovementReason.INVOLUNTARY;
        }
        if (freeInForce) {
            return MovementReason.FREE_DOWNGRADE;
        }
        if (changed.stream().anyMatch(Pair::isPaused)) {
            return MovementReason.SUBSCRIPTION_PAUSED;
        }
        return changed.stream().anyMatch(Pair::wasAskedFor) ? MovementReason.VOLUNTARY : MovementReason.UNSPECIFIED;
    }

    /** One subscription before and after the day. */
    private static final class Pair {

        private Optional<Segment> before = Optional.empty();
        private Optional<Segment> after = Optional.empty();

        private boolean changesUnits() {
            return before.map(Segment::units).orElse(0L).longValue()
                    != after.map(Segment::units).orElse(0L).longValue();
        }

        private boolean isUnpaid() {
            return after.filter(segment -> segment.type() == Segment.Type.UNPAID)
                    .isPresent();
        }

        private boolean isPaused() {
            return after.filter(segment -> segment.type() == Segment.Type.PAUSED)
                    .isPresent();
        }

        private boolean wasAskedFor() {
            return before.flatMap(segment -> segment.state().cancelRequestedOn())
                    .isPresent();
        }

        private MovementReason reason() {
            if (before.isEmpty()) {
                return MovementReason.NEW_SUBSCRIPTION;
            }
            if (after.isEmpty()) {
                return MovementReason.SUBSCRIPTION_ENDED;
            }
            return between(before.get(), after.get());
        }

        private static MovementReason between(Segment before, Segment after) {
            PriceState old = before.state();
            PriceState now = after.state();
            if (after.type() == Segment.Type.UNPAID) {
                return MovementReason.INVOLUNTARY;
            } else if (old.equals(now)) {
                return MovementReason.DISCOUNT_EXPIRED;
            } else if (before.type() == Segment.Type.UNPAID) {
                return MovementReason.UNSPECIFIED;
            } else if (after.type() == Segment.Type.PAUSED) {
                return MovementReason.SUBSCRIPTION_PAUSED;
            } else if (before.type() == Segment.Type.PAUSED) {
                return MovementReason.SUBSCRIPTION_RESUMED;
            } else if (after.type() == Segment.Type.FREE) {
                return MovementReason.FREE_DOWNGRADE;
            } else if (!old.plan().equals(now.plan())) {
                return MovementReason.PLAN;
            } else if (old.quantity() != now.quantity()) {
                return MovementReason.SEATS;
            } else if (old.interval() != now.interval() || old.intervalCount() != now.intervalCount()) {
                return MovementReason.TERM;
            } else if (before.units() < after.units()
                    && old.discount().isPresent()
                    && old.amount().compareTo(now.amount()) == 0) {
                return MovementReason.DISCOUNT_EXPIRED;
            }
            return MovementReason.PRICE;
        }
    }
}
