package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * A cancellation that was set out on, and what became of the account afterwards.
 *
 * @param flow the cancellation
 * @param customer whether the account was a customer on its day
 * @param loss the loss with which the account's stretch as a customer ended after it; empty while it goes on
 * @param paysLess what the account pays less a month than before, for one that was talked into paying less, by currency
 */
public record FollowedFlow(
        CancelFlow flow, boolean customer, Optional<ChurnEvent> loss, SortedMap<CurrencyUnit, Mrr> paysLess) {

    /** What stands for the reason of a cancellation that states none. */
    public static final String NO_REASON = CauseGroup.NOT_STATED;

    /** @throws IllegalArgumentException if the loss is before the flow, or of another account */
    public FollowedFlow {
        requireNonNull(loss, "loss");
        requireNonNull(paysLess, "paysLess");
        requireNonNull(flow, "flow");
        LocalDate on = flow.on();
        loss.ifPresent(event -> checkArgument(
                event.isLoss()
                        && event.accountId().equals(flow.accountId())
                        && !event.on().isBefore(on),
                "loss must be one of %s from %s on, was %s",
                flow.accountId(),
                on,
                event));
        paysLess = Collections.unmodifiableSortedMap(new TreeMap<>(paysLess));
    }

    /**
     * Returns a cancellation with what followed.
     *
     * @param spells the account's stretches as a customer
     * @param events its losses and reductions
     * @param withinDays a reduction at most so many days after the flow is its outcome
     */
    public static FollowedFlow of(CancelFlow flow, List<DateRange> spells, List<ChurnEvent> events, int withinDays) {
        requireNonNull(flow, "flow");
        requireNonNull(spells, "spells");
        requireNonNull(events, "events");
        LocalDate on = flow.on();
        Optional<DateRange> spell =
                spells.stream().filter(one -> one.contains(on)).findFirst();
        // where it took effect at once the stretch ends on the day itself
        Optional<LocalDate> end = spell.isPresent()
                ? spell.get().end()
                : spells.stream()
                        .flatMap(one -> one.end().stream())
                        .filter(on::equals)
                        .findFirst();
        Optional<ChurnEvent> loss = events.stream()
                .filter(event ->
                        event.isLoss() && end.filter(event.on()::equals).isPresent())
                .findFirst();
        TreeMap<CurrencyUnit, Mrr> less = new TreeMap<>();
        if (flow.outcome() == CancelFlow.Outcome.DOWNGRADED) {
            events.stream()
                    .filter(event -> !event.isLoss()
                            && !event.on().isBefore(on)
                            && !event.on().isAfter(on.plusDays(withinDays)))
                    .findFirst()
                    .ifPresent(event -> less.putAll(event.lost()));
        }
        return new FollowedFlow(flow, spell.isPresent() || end.isPresent(), loss, less);
    }

    /** Returns whether the account was talked out of cancelling: it was kept, paused or pays less. */
    public boolean isSave() {
        return customer && flow.outcome() != CancelFlow.Outcome.CANCELLED;
    }

    /**
     * Returns whether so many days after the flow the account had been a customer all the time, or empty where that is
     * too early to tell.
     */
    public Optional<Boolean> lasted(int days, LocalDate asOf) {
        LocalDate last = flow.on().plusDays(days);
        if (last.isAfter(asOf)) {
            return Optional.empty();
        }
        return Optional.of(loss.filter(event -> !event.on().isAfter(last)).isEmpty());
    }

    /**
     * Returns the churn that a cancellation leads to, with a reason: the one it gave, else one stated at the loss, else
     * {@value #NO_REASON}. While the loss lies ahead it is dated on the day of the flow, with no amount. Empty for a
     * flow that did not end in a cancellation.
     */
    public Optional<ChurnEvent> churn() {
        if (flow.outcome() != CancelFlow.Outcome.CANCELLED) {
            return Optional.empty();
        }
        ChurnEvent event =
                loss.orElseGet(() -> ChurnEvent.builder(flow.accountId(), flow.on(), ChurnEvent.Kind.CANCELLATION)
                        .noticeOn(flow.on())
                        .build());
        List<String> reasons = flow.reason().map(List::of).orElse(event.stated());
        return Optional.of(event.withStated(reasons.isEmpty() ? List.of(NO_REASON) : reasons));
    }
}
