package dev.bearing.revenue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A stretch of days over which one subscription contributes one amount: a price state, cut where its discount ends and
 * where the grace of an unpaid bill runs out.
 *
 * @param state the price state it is part of
 * @param start first day, as epoch day
 * @param end first day after, as epoch day; {@link #OPEN} without an end
 * @param units what it adds to the account's total
 * @param type what it stands for
 */
record Segment(PriceState state, int start, int end, long units, Type type) {

    /** The end of a segment that goes on. */
    static final int OPEN = Integer.MAX_VALUE;

    enum Type {
        PAID,
        PAUSED,
        FREE,
        UNPAID
    }

    /** Returns the segments of a subscription in order. */
    static List<Segment> of(Subscription subscription, RevenuePolicy policy) {
        List<Segment> segments = new ArrayList<>();
        LocalDate pastDueSince = LocalDate.MAX;
        LocalDate previousEnd = LocalDate.MAX;
        for (PriceState state : subscription.states()) {
            if (state.status() == PriceStatus.PAST_DUE) {
                boolean goesOn = !pastDueSince.equals(LocalDate.MAX) && previousEnd.equals(state.from());
                pastDueSince = goesOn ? pastDueSince : state.from();
            } else {
                pastDueSince = LocalDate.MAX;
            }
            previousEnd = state.to().orElse(LocalDate.MAX);
            cut(state, pastDueSince, policy, segments);
        }
        return segments;
    }

    private static void cut(PriceState state, LocalDate pastDueSince, RevenuePolicy policy, List<Segment> segments) {
        LocalDate end = state.to().orElse(LocalDate.MAX);
        LocalDate graceEnd =
                pastDueSince.equals(LocalDate.MAX) ? LocalDate.MAX : pastDueSince.plusDays(policy.pastDueGraceDays());
        LocalDate discountEnd = discountEnd(state, policy);
        TreeSet<LocalDate> cuts = new TreeSet<>(List.of(state.from(), end));
        for (LocalDate cut : List.of(graceEnd, discountEnd)) {
            if (cut.isAfter(state.from()) && cut.isBefore(end)) {
                cuts.add(cut);
            }
        }
        LocalDate start = state.from();
        for (LocalDate cut : cuts.tailSet(start, false)) {
            segments.add(segment(state, start, cut, graceEnd, discountEnd));
            start = cut;
        }
    }

    private static Segment segment(
            PriceState state, LocalDate start, LocalDate end, LocalDate graceEnd, LocalDate discountEnd) {
        long units = (start.isBefore(discountEnd) ? state.discountedMrr() : state.mrr()).units();
        Type type = switch (state.status()) {
            case PAUSED -> Type.PAUSED;
            case FREE -> Type.FREE;
            case PAST_DUE -> !start.isBefore(graceEnd) ? Type.UNPAID : units > 0 ? Type.PAID : Type.FREE;
            case ACTIVE -> units > 0 ? Type.PAID : Type.FREE;
        };
        int last = end.equals(LocalDate.MAX) ? OPEN : (int) end.toEpochDay();
        return new Segment(state, (int) start.toEpochDay(), last, type == Type.PAID ? units : 0, type);
    }

    /** The first day without the discount; the state's own first day where the policy does not count it. */
    private static LocalDate discountEnd(PriceState state, RevenuePolicy policy) {
        if (state.discount().isEmpty()) {
            return state.from();
        }
        int bills = state.discount().get().bills().orElse(Integer.MAX_VALUE);
        if (bills == Integer.MAX_VALUE) {
            return LocalDate.MAX;
        }
        if (bills < policy.minimumDiscountBills()) {
            return state.from();
        }
        long intervals = (long) bills * state.intervalCount();
        return intervals > 120_000 ? LocalDate.MAX : state.interval().after(state.from(), intervals);
    }
}
