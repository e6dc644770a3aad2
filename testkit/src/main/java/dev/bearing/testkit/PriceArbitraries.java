package dev.bearing.testkit;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.joda.money.CurrencyUnit;

/** Subscriptions as chains of price states that never overlap. */
final class PriceArbitraries {

    private static final int LONGEST_CHAIN = 5;
    private static final LocalDate FIRST = BearingArbitraries.LAST_DAY.minusYears(3);

    private PriceArbitraries() {}

    /**
     * One link of a chain.
     *
     * @param gap days between the one before and this one, 0 for none
     * @param days how long it lasts
     * @param cents its price
     * @param quantity how many units
     * @param interval how often it is billed
     * @param status what it stands for
     */
    private record Link(int gap, int days, int cents, int quantity, BillingInterval interval, PriceStatus status) {}

    static Arbitrary<List<PriceState>> book() {
        List<Arbitrary<List<PriceState>>> subscriptions = new ArrayList<>();
        for (int account = 1; account <= 4; account++) {
            for (int number = 1; number <= 2; number++) {
                subscriptions.add(subscription(AccountId.of("a-" + account), "s-" + account + "-" + number));
            }
        }
        return Combinators.combine(subscriptions)
                .as(all -> all.stream().flatMap(List::stream).toList());
    }

    static Arbitrary<List<PriceState>> subscription(AccountId account, String id) {
        Arbitrary<Link> links = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(0)),
                                Tuple.of(1, Arbitraries.integers().between(1, 120))),
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.integers().between(0, 500_000),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(BillingInterval.class),
                        Arbitraries.of(PriceStatus.class))
                .as(Link::new);
        return Combinators.combine(
                        links.list().ofMaxSize(LONGEST_CHAIN),
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.of(true, false),
                        Arbitraries.of(CurrencyUnit.USD, CurrencyUnit.EUR))
                .as((chain, offset, open, currency) -> {
                    List<PriceState> states = new ArrayList<>();
                    LocalDate from = FIRST.plusDays(offset);
                    for (int i = 0; i < chain.size(); i++) {
                        Link link = chain.get(i);
                        from = from.plusDays(link.gap());
                        PriceState.Builder state = PriceState.builder(id, account, from)
                                .every(link.interval())
                                .price(BigDecimal.valueOf(link.cents(), 2), currency)
                                .quantity(link.quantity())
                                .status(link.status());
                        from = from.plusDays(link.days());
                        states.add((open && i == chain.size() - 1 ? state : state.to(from)).build());
                    }
                    return List.copyOf(states);
                });
    }
}
