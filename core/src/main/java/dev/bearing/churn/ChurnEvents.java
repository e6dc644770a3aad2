package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.book.AccountView;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.Movement;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.MovementReason;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * Finds when one account left or paid less, and what it said then. A loss is the end of one of its
 * {@linkplain AccountRevenue#spells() stretches} as a customer, so an account that came back and left again has two;
 * what it no longer pays while it stays is a downsell or a discount, one for each contraction.
 *
 * <pre>{@code
 * AccountView acme = book.account(AccountId.of("acme"), asOf).orElseThrow();
 * AccountRevenue paid = AccountRevenue.of(acme.id(), acme.versions(PriceState.class), policy, asOf);
 * List<ChurnEvent> losses = new ChurnEvents(acme, paid, 90).losses();
 * }</pre>
 */
public final class ChurnEvents {

    /** A contract's end so many days before or after a loss makes it a non-renewal. */
    private static final long NEAR_DAYS = 31;

    private final AccountView view;
    private final AccountRevenue revenue;
    private final int statedWithinDays;
    private final List<DateRange> spells;

    /**
     * Makes the finder of one account.
     *
     * @param view the account as known on a day
     * @param revenue what it paid up to the same day
     * @param statedWithinDays how many days before an event a reason may be stated to be one for it, 0 or more; of a
     *     loss also reasons count that are stated later, until the account is back
     */
    public ChurnEvents(AccountView view, AccountRevenue revenue, int statedWithinDays) {
        this.view = requireNonNull(view, "view");
        this.revenue = requireNonNull(revenue, "revenue");
        checkArgument(
                revenue.accountId().equals(view.id()),
                "revenue must be of %s, was of %s",
                view.id(),
                revenue.accountId());
        checkArgument(statedWithinDays >= 0, "statedWithinDays must not be negative, was %s", statedWithinDays);
        this.statedWithinDays = statedWithinDays;
        this.spells = revenue.spells();
    }

    /** Returns losses and reductions together, the earliest first. */
    public List<ChurnEvent> all() {
        return Stream.concat(losses().stream(), reductions().stream())
                .sorted(Comparator.comparing(ChurnEvent::on))
                .toList();
    }

    /** Returns the days on which the account was lost, the earliest first; the last one stands if it is gone today. */
    public List<ChurnEvent> losses() {
        List<ChurnEvent> losses = new ArrayList<>();
        for (int i = 0; i < spells.size(); i++) {
            DateRange spell = spells.get(i);
            Optional<LocalDate> back =
                    i + 1 < spells.size() ? Optional.of(spells.get(i + 1).from()) : Optional.empty();
            spell.end().ifPresent(on -> losses.add(loss(spell, on, back)));
        }
        return losses;
    }

    /** Returns when the account stayed and paid less, the earliest first. */
    public List<ChurnEvent> reductions() {
        return revenue.movements().stream()
                .filter(movement -> movement.kind() == MovementKind.CONTRACTION)
                .map(this::reduction)
                .toList();
    }

    private ChurnEvent loss(DateRange spell, LocalDate on, Optional<LocalDate> back) {
        Optional<LocalDate> notice = noticeOn(spell, on);
        return new ChurnEvent(view.id(), on, notice, kind(on), lost(spell, on), stated(on, back));
    }

    private ChurnEvent.Kind kind(LocalDate on) {
        if (churnedBecause(MovementReason.INVOLUNTARY, on)) {
            return ChurnEvent.Kind.INVOLUNTARY_PAYMENT;
        }
        boolean ranOut = view.facts(Contract.class).stream()
                .filter(contract -> contract.outcome()
                        .filter(Contract.Outcome.ENDED::equals)
                        .isPresent())
                .anyMatch(contract -> Math.abs(ChronoUnit.DAYS.between(contract.termEndsOn(), on)) <= NEAR_DAYS);
        return ranOut || churnedBecause(MovementReason.EXPIRED, on)
                ? ChurnEvent.Kind.NON_RENEWAL
                : ChurnEvent.Kind.CANCELLATION;
    }

    private boolean churnedBecause(MovementReason reason, LocalDate on) {
        return revenue.movements().stream()
                .anyMatch(movement -> movement.on().equals(on)
                        && movement.kind() == MovementKind.CHURN
                        && movement.reason() == reason);
    }

    /** What it paid last in each currency; one that it had left for another is none of them. */
    private SortedMap<CurrencyUnit, Mrr> lost(DateRange spell, LocalDate on) {
        SortedMap<CurrencyUnit, Movement> last = new TreeMap<>();
        revenue.movements().stream()
                .filter(movement -> !movement.on().isBefore(spell.from())
                        && !movement.on().isAfter(on)
                        && !movement.amount().isZero())
                .forEach(movement -> last.put(movement.amount().currency(), movement));
        SortedMap<CurrencyUnit, Mrr> lost = new TreeMap<>();
        last.forEach((currency, movement) -> {
            boolean ends = movement.kind() == MovementKind.CHURN || movement.kind() == MovementKind.PAUSE;
            if (ends && movement.reason() != MovementReason.CURRENCY_SWITCH) {
                lost.put(currency, movement.amount().negated());
            }
        });
        return lost;
    }

    private Optional<LocalDate> noticeOn(DateRange spell, LocalDate on) {
        Stream<LocalDate> asked = revenue.subscriptions().stream()
                .flatMap(subscription -> subscription.states().stream())
                .filter(state -> state.to().filter(on::equals).isPresent())
                .flatMap(state -> state.cancelRequestedOn().stream());
        Stream<LocalDate> noticed = view.facts(Contract.class).stream()
                .filter(contract -> Math.abs(ChronoUnit.DAYS.between(contract.termEndsOn(), on)) <= NEAR_DAYS)
                .flatMap(contract -> contract.noticeOn().stream());
        Stream<LocalDate> flows = flows(CancelFlow.Outcome.CANCELLED)
                .map(CancelFlow::on)
                .filter(day -> !day.isBefore(on.minusDays(statedWithinDays)));
        return Stream.of(asked, noticed, flows)
                .flatMap(days -> days)
                .filter(day -> !day.isAfter(on) && !day.isBefore(spell.from()))
                .min(Comparator.naturalOrder());
    }

    private Stream<CancelFlow> flows(CancelFlow.Outcome outcome) {
        return view.facts(CancelFlow.class).stream().filter(flow -> flow.outcome() == outcome);
    }

    /**
     * Returns what an account that was lost on a day stated, the latest first; on one day reasons for churn stand
     * before those of a cancel flow.
     *
     * @param back the day it was back, from which on a reason is one for something else
     */
    private List<String> stated(LocalDate on, Optional<LocalDate> back) {
        LocalDate first = on.minusDays(statedWithinDays);
        Stream<Stated> reasons =
                view.facts(ChurnReason.class).stream().map(reason -> new Stated(reason.on(), 0, reason.reason()));
        Stream<Stated> flows = flows(CancelFlow.Outcome.CANCELLED)
                .flatMap(flow -> flow.reason().map(reason -> new Stated(flow.on(), 1, reason)).stream());
        return Stated.latestFirst(Stream.concat(reasons, flows)
                .filter(stated -> !stated.on().isBefore(first)
                        && back.filter(day -> !stated.on().isBefore(day)).isEmpty()));
    }

    private record Stated(LocalDate on, int rank, String reason) {

        static List<String> latestFirst(Stream<Stated> all) {
            List<String> sorted = all.sorted(Comparator.comparing(Stated::on)
                            .reversed()
                            .thenComparing(Stated::rank)
                            .thenComparing(Stated::reason))
                    .map(Stated::reason)
                    .toList();
            return List.copyOf(new LinkedHashSet<>(sorted));
        }
    }

    private ChurnEvent reduction(Movement movement) {
        LocalDate on = movement.on();
        LocalDate first = on.minusDays(statedWithinDays);
        Stream<Stated> flows = flows(CancelFlow.Outcome.DOWNGRADED)
                .filter(flow -> !flow.on().isBefore(first) && !flow.on().isAfter(on))
                .flatMap(flow -> flow.reason().map(reason -> new Stated(flow.on(), 1, reason)).stream());
        return ChurnEvent.builder(
                        view.id(), on, isDiscount(movement) ? ChurnEvent.Kind.DISCOUNT : ChurnEvent.Kind.DOWNSELL)
                .lost(movement.amount().negated())
                .build()
                .withStated(Stated.latestFirst(flows));
    }

    /** Whether what it has costs as much without discounts as the day before. */
    private boolean isDiscount(Movement movement) {
        CurrencyUnit currency = movement.amount().currency();
        return !listPrice(movement.on(), currency)
                .minus(listPrice(movement.on().minusDays(1), currency))
                .negated()
                .isPositive();
    }

    private Mrr listPrice(LocalDate day, CurrencyUnit currency) {
        return revenue.statesOn(day).stream()
                .filter(state -> state.currency().equals(currency))
                .filter(ChurnEvents::isPaidFor)
                .map(PriceState::mrr)
                .reduce(Mrr.zero(currency), Mrr::plus);
    }

    private static boolean isPaidFor(PriceState state) {
        return switch (state.status()) {
            case ACTIVE, PAST_DUE -> true;
            case PAUSED, FREE -> false;
        };
    }
}
