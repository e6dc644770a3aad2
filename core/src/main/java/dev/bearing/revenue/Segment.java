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
        long paidBefore = 0;
        List<PriceState> states = subscription.states();
        for (int i = 0; i < states.size(); i++) {
            PriceState state = states.get(i);
            boolean goesOn = previousEnd.equals(state.from());
            if (state.status() == PriceStatus.PAST_DUE) {
                pastDueSince = goesOn && !pastDueSince.equals(LocalDate.MAX) ? pastDueSince : state.from();
            } else {
                pastDueSince = LocalDate.MAX;
            }
            previousEnd = state.to().orElse(LocalDate.MAX);
            boolean followed = i + 1 < states.size() && states.get(i + 1).from().equals(previousEnd);
            LocalDate end = followed ? previousEnd : end(state, policy.recognition());
            if (end.isAfter(state.from())) {
                cut(new Span(state, end, pastDueSince, goesOn ? paidBefore : 0), policy, segments);
                Segment last = segments.get(segments.size() - 1);
                paidBefore = last.type() == Type.PAID ? last.units() : 0;
            }
        }
        return segments;
    }

    /** A price state in its chain: until when it counts, and what was paid on the day before it. */
    private record Span(PriceState state, LocalDate end, LocalDate pastDueSince, long paidBefore) {}

    /** The day on which a state that nothing follows stops counting. */
    private static LocalDate end(PriceState state, RevenuePolicy.Recognition recognition) {
        LocalDate end = state.to().orElse(LocalDate.MAX);
        return switch (recognition) {
            case END_OF_SERVICE -> end;
            case BILLING_END -> state.billingEndsOn().orElse(end);
            case ON_REQUEST -> state.cancelRequestedOn().filter(end::isAfter).orElse(end);
        };
    }

    private static void cut(Span span, RevenuePolicy policy, List<Segment> segments) {
        PriceState state = span.state();
        LocalDate graceEnd = span.pastDueSince().equals(LocalDate.MAX)
                        || policy.pastDueGraceDays().isEmpty()
                ? LocalDate.MAX
                : span.pastDueSince().plusDays(policy.pastDueGraceDays().getAsInt());
        LocalDate discountEnd = discountEnd(state, policy.discounts());
        TreeSet<LocalDate> cuts = new TreeSet<>(List.of(state.from(), span.end()));
        for (LocalDate cut : List.of(graceEnd, discountEnd)) {
            if (cut.isAfter(state.from()) && cut.isBefore(span.end())) {
                cuts.add(cut);
            }
        }
        LocalDate start = state.from();
        for (LocalDate cut : cuts.tailSet(start, false)) {
            long units = units(span, policy, start.isBefore(discountEnd));
            Type type = type(state, policy, start.isBefore(graceEnd), units);
            int last = cut.equals(LocalDate.MAX) ? OPEN : (int) cut.toEpochDay();
            segments.add(new Segment(state, (int) start.toEpochDay(), last, type == Type.PAID ? units : 0, type));
            start = cut;
        }
    }

    /** What the state would add if it is paid. */
    private static long units(Span span, RevenuePolicy policy, boolean discounted) {
        long own = span.state().units(policy.intervalFactors(), discounted);
        return own == 0 && span.state().status() == PriceStatus.PAUSED ? span.paidBefore() : own;
    }

    private static Type type(PriceState state, RevenuePolicy policy, boolean inGrace, long units) {
        Type active = units > 0 ? Type.PAID : Type.FREE;
        return switch (state.status()) {
            case ACTIVE -> active;
            case FREE -> Type.FREE;
            case PAST_DUE -> inGrace ? active : Type.UNPAID;
            case PAUSED -> policy.pauses() == RevenuePolicy.Pauses.KEEP_MRR && units > 0 ? Type.PAID : Type.PAUSED;
        };
    }

    /** The first day without the discount; the state's own first day where the policy does not count it. */
    private static LocalDate discountEnd(PriceState state, DiscountPolicy policy) {
        if (state.discount().filter(policy::counts).isEmpty()) {
            return state.from();
        }
        Discount discount = state.discount().get();
        if (discount.bills().isEmpty()) {
            return LocalDate.MAX;
        }
        long intervals = (long) discount.bills().getAsInt() * state.intervalCount();
        return intervals > 120_000 ? LocalDate.MAX : state.interval().after(state.from(), intervals);
    }
}
