package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/**
 * Books of many accounts, nearly all of them with paid subscriptions and nothing else, which the bulk path reads row by
 * row, say what the path of single accounts says: in the order of days, backwards or in none.
 */
class PlainBooksProperties {

    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final int[] PRICES = {4_900, 19_900, 59_900};

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return Arbitraries.oneOf(
                Arbitraries.of(RevenuePolicy.strict()),
                Arbitraries.of(RevenuePolicies.all()),
                RandomPolicies.policies());
    }

    @Property(seed = "20261122", tries = 150)
    void movementsAndSumsAreThoseOfTheLedger(@ForAll long seed, @ForAll("policies") RevenuePolicy policy) {
        Random random = new Random(seed);
        List<PriceState> book = book(random, 1 + random.nextInt(90));
        LocalDate asOf = random.nextInt(3) == 0 ? LAST.minusDays(random.nextInt(900)) : LAST;
        RevenueLedger expected = RevenueLedger.of(book, policy, asOf);
        PriceColumns.Builder rows = PriceColumns.builder();
        order(book, random).forEach(rows::add);
        int threads = 1 + random.nextInt(2);
        ColumnarLedger actual = random.nextBoolean()
                ? rows.ledger(policy, asOf, threads)
                : ColumnarLedger.of(rows.build(), policy, asOf, threads);
        assertThat(actual.currencies()).isEqualTo(expected.currencies());
        assertThat(actual.accounts()).isEqualTo(expected.accounts().size());
        for (CurrencyUnit currency : expected.currencies()) {
            assertSame(actual.in(currency), expected.in(currency), YearMonth.from(asOf));
        }
    }

    private static void assertSame(CurrencyLedger actual, CurrencyLedger expected, YearMonth last) {
        YearMonth first = last.minusMonths(30);
        assertThat(actual.movements()).isEqualTo(expected.movements());
        for (RevenuePolicy.BridgeMode mode : RevenuePolicy.BridgeMode.values()) {
            assertThat(actual.bridges(first, last, mode)).isEqualTo(expected.bridges(first, last, mode));
        }
        assertThat(actual.retentionSeries(first, last, 12)).isEqualTo(expected.retentionSeries(first, last, 12));
        for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
            for (RetentionTriangle.Age age : RetentionTriangle.Age.values()) {
                assertThat(actual.triangle(measure, age)).isEqualTo(expected.triangle(measure, age));
            }
        }
    }

    @Property(seed = "20261122", tries = 4)
    void movementsOfMoreAccountsThanABlockHoldsAreThoseOfTheLedger(@ForAll long seed) {
        Random random = new Random(seed);
        List<PriceState> book = book(random, 1500);
        PriceColumns.Builder rows = PriceColumns.builder();
        order(book, random).forEach(rows::add);
        RevenueLedger expected = RevenueLedger.of(book, RevenuePolicy.strict(), LAST);
        ColumnarLedger actual = ColumnarLedger.of(rows.build(), RevenuePolicy.strict(), LAST, 2);
        assertThat(actual.accounts()).isEqualTo(1500);
        for (CurrencyUnit currency : expected.currencies()) {
            assertThat(actual.in(currency).movements())
                    .isEqualTo(expected.in(currency).movements());
        }
    }

    private static List<PriceState> book(Random random, int accounts) {
        List<PriceState> book = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            int draw = random.nextInt(60);
            int subscriptions = draw == 0 ? 40 : draw < 45 ? 1 : draw < 55 ? 2 : 3;
            for (int i = 0; i < subscriptions; i++) {
                subscription(book, random, "a" + account, "s" + account + "." + i);
            }
        }
        return book;
    }

    private static void subscription(List<PriceState> book, Random random, String account, String id) {
        CurrencyUnit currency = random.nextInt(25) == 0 ? CurrencyUnit.EUR : CurrencyUnit.USD;
        LocalDate from = FIRST.plusDays(random.nextInt(1200));
        boolean open = false;
        while (from.isBefore(LAST) && !open) {
            LocalDate to = from.plusDays(1L + random.nextInt(400));
            open = random.nextInt(5) == 0 || to.isAfter(LAST);
            PriceState.Builder state = PriceState.builder(id, AccountId.of(account), from)
                    .price(java.math.BigDecimal.valueOf(PRICES[random.nextInt(PRICES.length)], 2), currency)
                    .quantity(1 + random.nextInt(3));
            if (random.nextBoolean()) {
                state.plan("plan " + random.nextInt(3));
            }
            if (!open) {
                state.to(to);
            }
            odd(state, random, from);
            book.add(state.build());
            from = random.nextInt(4) == 0 ? to.plusDays(1L + random.nextInt(200)) : to;
        }
    }

    /** Now and then something that is not usual. */
    private static void odd(PriceState.Builder state, Random random, LocalDate from) {
        switch (random.nextInt(150)) {
            case 0 -> state.quantity(0);
            case 1 -> state.status(PriceStatus.PAUSED);
            case 2 -> state.cancelRequestedOn(from);
            case 3 -> state.recordedOn(from.plusDays(10));
            case 4 -> state.every(1, BillingInterval.YEAR);
            case 5 -> state.quantity(1L << 25);
            default -> {
                // usual
            }
        }
    }

    private static List<PriceState> order(List<PriceState> book, Random random) {
        List<PriceState> ordered = new ArrayList<>(book);
        Collections.shuffle(ordered, random);
        Comparator<PriceState> byDay = Comparator.comparing(PriceState::from);
        switch (random.nextInt(3)) {
            case 0 -> ordered.sort(byDay);
            case 1 -> ordered.sort(byDay.reversed());
            default -> {
                // as shuffled
            }
        }
        return ordered;
    }
}
