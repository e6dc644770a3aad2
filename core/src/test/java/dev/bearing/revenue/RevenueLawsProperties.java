package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** What holds for every ledger, whatever the facts. */
class RevenueLawsProperties {

    private static final RevenuePolicy STRICT = RevenuePolicy.strict();

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<List<PriceState>> punctualBooks() {
        return RandomBooks.punctualBooks();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Property(seed = "20261122", tries = 300)
    void nothingLaterCanBeSeen(@ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        List<PriceState> known = book.stream()
                .filter(state ->
                        !state.recordedOn().isAfter(asOf) && !state.from().isAfter(asOf))
                .toList();
        List<PriceState> blanked =
                known.stream().map(state -> state.asKnownOn(asOf)).toList();
        List<Object> whole = accountByAccount(book, asOf);
        assertThat(accountByAccount(known, asOf)).isEqualTo(whole);
        assertThat(accountByAccount(blanked, asOf)).isEqualTo(whole);
    }

    @Property(seed = "20261122", tries = 300)
    void thePastNeverChangesWhereEveryFactWasKnownInTime(
            @ForAll("punctualBooks") List<PriceState> book,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        LocalDate early = one.isBefore(other) ? one : other;
        LocalDate late = one.isBefore(other) ? other : one;
        assertThat(movements(book, late).stream()
                        .filter(movement -> !movement.on().isAfter(early))
                        .map(RevenueLawsProperties::withoutReason))
                .containsExactlyElementsOf(movements(book, early).stream()
                        .map(RevenueLawsProperties::withoutReason)
                        .toList());
    }

    @Property(seed = "20261122", tries = 300)
    void orderAndDuplicatesNeverMatter(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf, @ForAll Random random) {
        List<PriceState> shuffled = new ArrayList<>(book);
        shuffled.addAll(book.subList(0, random.nextInt(book.size() + 1)));
        Collections.shuffle(shuffled, random);
        assertThat(everything(shuffled, asOf)).isEqualTo(everything(book, asOf));
    }

    @Property(seed = "20261122", tries = 300)
    void movingAllDaysByAnyNumberMovesTheMovementsAndNothingElse(
            @ForAll("punctualBooks") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll @IntRange(min = -3000, max = 3000) int days) {
        List<PriceState> moved = book.stream()
                .map(state -> {
                    LocalDate from = state.from().plusDays(days);
                    PriceState shifted = copy(state, from, state.to().map(to -> to.plusDays(days)), from);
                    return withCancel(shifted, state.cancelRequestedOn().map(on -> on.plusDays(days)));
                })
                .toList();
        assertThat(movements(moved, asOf.plusDays(days)))
                .isEqualTo(movements(book, asOf).stream()
                        .map(movement -> new Movement(
                                movement.accountId(),
                                movement.on().plusDays(days),
                                movement.kind(),
                                movement.reason(),
                                movement.amount()))
                        .toList());
    }

    @Property(seed = "20261122", tries = 300)
    void movementsLeadFromOpeningToClosingAndPeriodsAddUp(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate two,
            @ForAll("days") LocalDate three) {
        List<LocalDate> days = Stream.of(one, two, three).sorted().toList();
        Assume.that(days.get(0).isBefore(days.get(1))
                && days.get(1).isBefore(days.get(2))
                && !days.get(2).isAfter(asOf));
        forEachLedger(book, asOf, ledger -> {
            RevenueBridge first = ledger.bridge(DateRange.of(days.get(0), days.get(1)));
            RevenueBridge second = ledger.bridge(DateRange.of(days.get(1), days.get(2)));
            RevenueBridge both = ledger.bridge(DateRange.of(days.get(0), days.get(2)));
            assertThat(first.closing()).isEqualTo(second.opening());
            Mrr sum = both.opening();
            for (MovementKind kind : MovementKind.values()) {
                Mrr amount = both.line(kind).amount();
                assertThat(first.line(kind).amount().plus(second.line(kind).amount()))
                        .isEqualTo(amount);
                assertThat(first.line(kind).count() + second.line(kind).count())
                        .isEqualTo(both.line(kind).count());
                sum = sum.plus(amount);
            }
            assertThat(sum).isEqualTo(both.closing());
            assertThat(both.gains().minus(both.losses()))
                    .isEqualTo(both.closing().minus(both.opening()));
        });
    }

    @Property(seed = "20261122", tries = 300)
    void ratesStayWithinTheirBounds(@ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        DateRange year = DateRange.ofMonthsEnding(YearMonth.from(asOf), 12);
        forEachLedger(book, asOf, ledger -> {
            Rate churn = ledger.logoChurn(year);
            Rate gross = ledger.grossRevenueRetention(year);
            Rate net = ledger.netRevenueRetention(year);
            assertThat(churn.numerator()).isBetween(0L, churn.denominator());
            assertThat(gross.denominator()).isEqualTo(net.denominator());
            assertThat(gross.numerator()).isBetween(0L, Math.min(gross.denominator(), net.numerator()));
            assertThat(churn.fraction().isKnown()).isEqualTo(churn.denominator() > 0);
            for (RetentionTriangle.Cohort cohort : ledger.triangle(
                            RetentionTriangle.Measure.GROSS_POINTWISE, RetentionTriangle.Age.CALENDAR)
                    .cohorts()) {
                assertThat(cohort.cells())
                        .allSatisfy(cell -> assertThat(cell.rate().fraction().orElseThrow("a cohort has members"))
                                .isBetween(0.0, 1.0));
            }
        });
    }

    /** Who first pays within the period is in no retention of it, whatever it pays and whether it stays. */
    @Property(seed = "20261122", tries = 200)
    void newCustomersAreInNoRetentionAndInNoChurnOfTheCohort(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf, @ForAll Random random) {
        DateRange year = DateRange.ofMonthsEnding(YearMonth.from(asOf), 12);
        List<PriceState> more = new ArrayList<>(book);
        for (int i = 0; i < 3; i++) {
            LocalDate from = year.from().plusDays(random.nextInt(300));
            PriceState.Builder state = PriceState.builder("new-" + i, AccountId.of("new-" + i), from)
                    .price(BigDecimal.valueOf(1 + random.nextInt(1000)), CurrencyUnit.USD);
            if (random.nextBoolean()) {
                state.to(from.plusDays(1 + random.nextInt(200)));
            }
            more.add(state.build());
        }
        CurrencyLedger without = RevenueLedger.of(book, STRICT, asOf).in(CurrencyUnit.USD);
        CurrencyLedger with = RevenueLedger.of(more, STRICT, asOf).in(CurrencyUnit.USD);
        assertThat(with.netRevenueRetention(year)).isEqualTo(without.netRevenueRetention(year));
        assertThat(with.grossRevenueRetention(year)).isEqualTo(without.grossRevenueRetention(year));
        assertThat(with.logoChurn(year)).isEqualTo(without.logoChurn(year));
        assertThat(with.netRevenueChurn(year).numerator())
                .isEqualTo(with.netRevenueRetention(year).denominator()
                        - with.netRevenueRetention(year).numerator());
    }

    @Property(seed = "20261122", tries = 300)
    void ratesOfDisjointSegmentsAddUpToTheWhole(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf, @ForAll Random random) {
        List<Integer> segmentOf = random.ints(4, 0, 3).boxed().toList();
        Function<AccountId, Integer> segment =
                id -> segmentOf.get(Integer.parseInt(id.value().substring(1)));
        List<Function<CurrencyLedger, Rate>> rates = List.of(
                ledger -> ledger.logoChurn(DateRange.of(YearMonth.from(asOf))),
                ledger -> ledger.grossRevenueRetention(DateRange.ofMonthsEnding(YearMonth.from(asOf), 3)),
                ledger -> ledger.netRevenueRetention(DateRange.ofMonthsEnding(YearMonth.from(asOf), 12)),
                ledger -> ledger.pooledMonthlyLogoChurn(YearMonth.from(asOf), 12));
        forEachLedger(book, asOf, ledger -> {
            for (Function<CurrencyLedger, Rate> rate : rates) {
                Rate a = rate.apply(ledger.where(id -> segment.apply(id) == 0));
                Rate b = rate.apply(ledger.where(id -> segment.apply(id) == 1));
                Rate c = rate.apply(ledger.where(id -> segment.apply(id) == 2));
                assertThat(a.plus(b).plus(c)).isEqualTo(rate.apply(ledger));
                assertThat(a.plus(b.plus(c))).isEqualTo(a.plus(b).plus(c));
                assertThat(b.plus(a)).isEqualTo(a.plus(b));
            }
        });
    }

    @Property(seed = "20261122", tries = 200)
    void accountsClassifiedOneByOneMakeTheSameLedger(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        assertThat(everything(oneByOne(book, asOf))).isEqualTo(everything(book, asOf));
    }

    @Property(seed = "20261122", tries = 300)
    void anAccountIsACustomerExactlyOnTheDaysOfItsSpells(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        for (AccountRevenue account : RevenueLedger.of(book, STRICT, asOf).accounts()) {
            List<DateRange> spells = account.spells();
            for (LocalDate day = RandomBooks.FIRST.minusDays(1); !day.isAfter(asOf); day = day.plusDays(1)) {
                LocalDate at = day;
                assertThat(account.isCustomerOn(day)).isEqualTo(spells.stream().anyMatch(spell -> spell.contains(at)));
            }
            for (int i = 1; i < spells.size(); i++) {
                assertThat(spells.get(i - 1).to()).isBefore(spells.get(i).from());
            }
            assertThat(account.firstPaidOn())
                    .isEqualTo(spells.stream().map(DateRange::from).findFirst());
        }
    }

    private static List<Object> accountByAccount(List<PriceState> book, LocalDate asOf) {
        RevenueLedger ledger = oneByOne(book, asOf);
        List<Object> all = new ArrayList<>();
        for (AccountRevenue account : ledger.accounts()) {
            if (!account.currencies().isEmpty()) {
                all.add(account.accountId());
                all.add(account.movements());
                all.add(account.spells());
                all.add(account.subscriptions());
            }
        }
        all.add(everythingByCurrency(ledger));
        return all;
    }

    /** Account by account, as a review does it: a row whose end is known late may overlap the next one until then. */
    private static RevenueLedger oneByOne(List<PriceState> book, LocalDate asOf) {
        List<AccountRevenue> accounts = book.stream()
                .map(PriceState::accountId)
                .distinct()
                .sorted(Collections.reverseOrder())
                .map(id -> AccountRevenue.of(
                        id,
                        book.stream()
                                .filter(state -> state.accountId().equals(id))
                                .toList(),
                        STRICT,
                        asOf))
                .toList();
        return RevenueLedger.ofAccounts(accounts, STRICT, asOf);
    }

    private static List<Object> everything(List<PriceState> book, LocalDate asOf) {
        return everything(RevenueLedger.of(book, STRICT, asOf));
    }

    private static List<Object> everything(RevenueLedger ledger) {
        List<Object> all = new ArrayList<>();
        for (AccountRevenue account : ledger.accounts()) {
            all.add(List.of(account.accountId(), account.movements(), account.spells(), account.subscriptions()));
        }
        all.add(everythingByCurrency(ledger));
        return all;
    }

    private static List<Object> everythingByCurrency(RevenueLedger ledger) {
        List<Object> all = new ArrayList<>();
        DateRange month = DateRange.of(YearMonth.from(ledger.asOf()));
        for (CurrencyUnit currency : ledger.currencies()) {
            CurrencyLedger own = ledger.in(currency);
            all.add(List.of(
                    own.accountIds(), own.movements(), own.bridge(month), own.logoChurn(month), own.lifetimeValue()));
            for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
                all.add(own.triangle(measure, RetentionTriangle.Age.CALENDAR));
            }
        }
        return all;
    }

    private static List<Movement> movements(List<PriceState> book, LocalDate asOf) {
        return RevenueLedger.of(book, STRICT, asOf).accounts().stream()
                .flatMap(account -> account.movements().stream())
                .toList();
    }

    private static Movement withoutReason(Movement movement) {
        return new Movement(
                movement.accountId(), movement.on(), movement.kind(), MovementReason.UNSPECIFIED, movement.amount());
    }

    private static void forEachLedger(
            List<PriceState> book, LocalDate asOf, java.util.function.Consumer<CurrencyLedger> check) {
        RevenueLedger ledger = RevenueLedger.of(book, STRICT, asOf);
        Stream.concat(ledger.currencies().stream(), Stream.of(CurrencyUnit.CHF))
                .forEach(currency -> check.accept(ledger.in(currency)));
    }

    /** Without the end of billing, which strict does not read. */
    private static PriceState copy(PriceState state, LocalDate from, Optional<LocalDate> to, LocalDate recordedOn) {
        return new PriceState(
                state.subscriptionId(),
                state.accountId(),
                from,
                to,
                state.amount(),
                state.currency(),
                state.interval(),
                state.intervalCount(),
                state.quantity(),
                state.plan(),
                state.discount(),
                state.status(),
                state.cancelRequestedOn(),
                Optional.empty(),
                state.reason(),
                recordedOn);
    }

    private static PriceState withCancel(PriceState state, Optional<LocalDate> cancelRequestedOn) {
        return new PriceState(
                state.subscriptionId(),
                state.accountId(),
                state.from(),
                state.to(),
                state.amount(),
                state.currency(),
                state.interval(),
                state.intervalCount(),
                state.quantity(),
                state.plan(),
                state.discount(),
                state.status(),
                cancelRequestedOn,
                state.billingEndsOn(),
                state.reason(),
                state.recordedOn());
    }
}
