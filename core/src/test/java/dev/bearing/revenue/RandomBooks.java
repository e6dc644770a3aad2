package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.joda.money.CurrencyUnit;

/**
 * Random price states whose days collide on purpose: lengths around the limits of grace and pause, gaps of no, one or
 * more days, rows that are known late or replaced by a later version.
 */
final class RandomBooks {

    static final LocalDate FIRST = LocalDate.of(2024, 1, 31);

    private static final int LONGEST_LIFE = 800;

    /** What one row says, beside its days. */
    private record Terms(
            BigDecimal amount, BillingInterval interval, int count, long quantity, Optional<Discount> discount) {}

    /** What the customer asked for and what the row says of it. */
    private record Words(Optional<String> plan, Optional<Integer> cancelAfter, Optional<Integer> billedFor) {}

    /** When one row is known: how many days after it began, and how many days later a corrected version follows. */
    private record Knowledge(int late, int correctedAfter, boolean endWasOpen) {}

    /** One row of a chain: how long, how far from the row before, what. */
    private record Step(int length, int gap, PriceStatus status, Terms terms, Words words, Knowledge knowledge) {}

    /** One subscription. */
    private record Chain(int start, CurrencyUnit currency, boolean open, List<Step> steps) {}

    private RandomBooks() {}

    /** Up to four accounts with up to three subscriptions each. */
    static Arbitrary<List<PriceState>> books() {
        return accounts(chains(terms(), false));
    }

    /** Books in which every row is known from the day it begins and no discount ends. */
    static Arbitrary<List<PriceState>> punctualBooks() {
        Arbitrary<Terms> plain = terms().map(terms -> new Terms(
                terms.amount(),
                terms.interval(),
                terms.count(),
                terms.quantity(),
                terms.discount().filter(discount -> discount.bills().isEmpty())));
        return accounts(chains(plain, true));
    }

    /** Days on which to look. */
    static Arbitrary<LocalDate> days() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, LONGEST_LIFE).map(FIRST::plusDays),
                Arbitraries.integers()
                        .between(0, 26)
                        .map(month -> FIRST.plusMonths(month).withDayOfMonth(1).minusDays(1)));
    }

    private static Arbitrary<List<PriceState>> accounts(Arbitrary<Chain> chains) {
        return chains.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(RandomBooks::rows);
    }

    private static Arbitrary<Chain> chains(Arbitrary<Terms> terms, boolean punctual) {
        Arbitrary<Integer> starts = Arbitraries.oneOf(
                Arbitraries.of(0, 0, 1, 30, 60, 90, 366), Arbitraries.integers().between(0, 400));
        return Combinators.combine(
                        starts,
                        Arbitraries.of(CurrencyUnit.USD, CurrencyUnit.USD, CurrencyUnit.EUR, CurrencyUnit.JPY),
                        Arbitraries.of(true, false),
                        steps(terms, punctual).list().ofMinSize(1).ofMaxSize(6))
                .as(Chain::new);
    }

    private static Arbitrary<Step> steps(Arbitrary<Terms> terms, boolean punctual) {
        Arbitrary<Integer> lengths = Arbitraries.oneOf(
                Arbitraries.of(1, 2, 29, 30, 31, 60, 89, 90, 91, 92),
                Arbitraries.integers().between(1, 200));
        Arbitrary<Integer> gaps = Arbitraries.of(0, 0, 0, 0, 0, 0, 1, 2, 30, 91);
        Arbitrary<PriceStatus> statuses = Arbitraries.frequency(
                Tuple.of(6, PriceStatus.ACTIVE),
                Tuple.of(3, PriceStatus.PAUSED),
                Tuple.of(2, PriceStatus.PAST_DUE),
                Tuple.of(1, PriceStatus.FREE));
        Arbitrary<Knowledge> knowledge = Arbitraries.frequencyOf(
                Tuple.of(4, onTime()),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        Arbitraries.integers().between(-40, 60),
                                        Arbitraries.integers().between(0, 60),
                                        Arbitraries.of(true, false))
                                .as(Knowledge::new)));
        Arbitrary<Words> words = Combinators.combine(
                        Arbitraries.of("basic", "pro").optional(0.3),
                        Arbitraries.integers().between(0, 100).optional(0.2),
                        Arbitraries.integers().between(1, 100).optional(0.2))
                .as(Words::new);
        return Combinators.combine(lengths, gaps, statuses, terms, words, punctual ? onTime() : knowledge)
                .as(Step::new);
    }

    private static Arbitrary<Knowledge> onTime() {
        return Arbitraries.just(new Knowledge(0, 0, false));
    }

    private static Arbitrary<Terms> terms() {
        Arbitrary<BigDecimal> amounts = Arbitraries.of("0", "10", "10", "40", "99.99", "130", "0.0125", "1E+2", "7")
                .map(BigDecimal::new);
        return Combinators.combine(
                        amounts,
                        Arbitraries.of(BillingInterval.values()),
                        Arbitraries.of(1, 1, 1, 2, 3, 5, 7, 13),
                        Arbitraries.of(0L, 1L, 1L, 1L, 2L, 7L, 1000L),
                        discounts().optional(0.3))
                .as(Terms::new);
    }

    private static Arbitrary<Discount> discounts() {
        Arbitrary<Discount> off = Arbitraries.oneOf(
                Arbitraries.of("0", "10", "33.3", "50", "100")
                        .map(BigDecimal::new)
                        .map(Discount::percent),
                Arbitraries.of("0", "1", "5.55", "1000").map(BigDecimal::new).map(Discount::amount),
                Arbitraries.just(new Discount(
                        Optional.of(BigDecimal.TEN), Optional.of(BigDecimal.ONE), java.util.OptionalInt.empty())));
        return Combinators.combine(off, Arbitraries.of(0, 0, 1, 2, 3, 12))
                .as((discount, bills) -> bills == 0 ? discount : discount.forBills(bills));
    }

    private static List<PriceState> rows(List<List<Chain>> accounts) {
        List<PriceState> rows = new ArrayList<>();
        for (int a = 0; a < accounts.size(); a++) {
            for (int s = 0; s < accounts.get(a).size(); s++) {
                addRows(accounts.get(a).get(s), AccountId.of("a" + a), "a" + a + "-" + s, rows);
            }
        }
        return List.copyOf(rows);
    }

    private static void addRows(Chain chain, AccountId account, String subscription, List<PriceState> rows) {
        LocalDate from = FIRST.plusDays(chain.start());
        for (int i = 0; i < chain.steps().size(); i++) {
            Step step = chain.steps().get(i);
            from = from.plusDays(i == 0 ? 0 : step.gap());
            LocalDate to = from.plusDays(step.length());
            boolean open = chain.open() && i == chain.steps().size() - 1;
            LocalDate known = from.plusDays(step.knowledge().late());
            if (known.isBefore(LocalDate.of(1970, 1, 1))) {
                known = from;
            }
            PriceState.Builder row = PriceState.builder(subscription, account, from)
                    .price(step.terms().amount(), chain.currency())
                    .every(step.terms().count(), step.terms().interval())
                    .quantity(step.terms().quantity())
                    .status(step.status());
            step.terms().discount().ifPresent(row::discount);
            step.words().plan().ifPresent(row::plan);
            step.words().cancelAfter().map(from::plusDays).ifPresent(row::cancelRequestedOn);
            step.words()
                    .billedFor()
                    .filter(billed -> billed < step.length())
                    .map(from::plusDays)
                    .ifPresent(row::billingEndsOn);
            int correctedAfter = step.knowledge().correctedAfter();
            if (correctedAfter > 0) {
                boolean wasOpen = step.knowledge().endWasOpen();
                PriceState.Builder earlier = PriceState.builder(subscription, account, from)
                        .price("3", chain.currency())
                        .recordedOn(known);
                rows.add((open || wasOpen ? earlier : earlier.to(to.plusDays(correctedAfter % 3))).build());
            }
            row.recordedOn(known.plusDays(correctedAfter));
            rows.add((open ? row : row.to(to)).build());
            from = to;
        }
    }
}
