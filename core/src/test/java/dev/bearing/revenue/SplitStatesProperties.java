package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Recognition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** One price state told as two that follow one another and say the same is the same, under every policy. */
class SplitStatesProperties {

    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2025, 6, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2025, 12, 1);

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.punctualBooks();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return RandomPolicies.policies();
    }

    @Property(seed = "20261122", tries = 300)
    void splittingOneStateIntoTwoEqualOnesChangesNothing(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll @IntRange(max = 1000) int which,
            @ForAll @IntRange(min = 1, max = 120) int after) {
        assertSplitIsTheSame(book, which, after, RevenuePolicy.strict(), asOf);
    }

    @Property(seed = "20261122", tries = 600)
    void splittingOneStateIntoTwoEqualOnesChangesNothingUnderAnyPolicy(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll @IntRange(max = 1000) int which,
            @ForAll @IntRange(min = 1, max = 120) int after,
            @ForAll("policies") RevenuePolicy policy) {
        assertSplitIsTheSame(book, which, after, policy, asOf);
    }

    private static void assertSplitIsTheSame(
            List<PriceState> book, int which, int after, RevenuePolicy policy, LocalDate asOf) {
        PriceState state = book.get(which % book.size());
        LocalDate middle = state.from().plusDays(after);
        Assume.that(state.to().map(middle::isBefore).orElse(true));
        // the second cannot say that its bills ended before it began
        Assume.that(state.billingEndsOn().map(middle::isBefore).orElse(true));
        List<PriceState> split = new ArrayList<>(book);
        split.remove(state);
        split.addAll(split(state, middle));
        assertThat(story(split, policy, asOf)).isEqualTo(story(book, policy, asOf));
    }

    @Example
    void whatWasAskedForInTheFirstOfEqualRowsEndsThemThen() {
        PriceState year = year().cancelRequestedOn(LocalDate.of(2025, 2, 10)).build();
        assertThat(churn(split(year, JUNE), Recognition.ON_REQUEST)).containsExactly(LocalDate.of(2025, 2, 10));
        assertThat(churn(split(year, JUNE), Recognition.END_OF_SERVICE)).containsExactly(DECEMBER);
    }

    @Example
    void billsThatEndInTheSecondOfEqualRowsEndThemThen() {
        PriceState late = year().billingEndsOn(LocalDate.of(2025, 8, 20)).build();
        assertThat(churn(split(late, JUNE), Recognition.BILLING_END)).containsExactly(LocalDate.of(2025, 8, 20));
    }

    @Example
    void aRequestThatWasTakenBackWhenItWentOnEndsNothing() {
        PriceState asked =
                year().to(JUNE).cancelRequestedOn(LocalDate.of(2025, 2, 10)).build();
        PriceState goesOn = row(JUNE).to(DECEMBER).build();
        assertThat(churn(List.of(asked, goesOn), Recognition.ON_REQUEST)).containsExactly(DECEMBER);
    }

    @Example
    void whoGoesOnAfterItsBillsHadEndedIsNotLost() {
        PriceState first =
                year().to(JUNE).billingEndsOn(LocalDate.of(2025, 2, 10)).build();
        assertThat(churn(List.of(first, row(JUNE).build()), Recognition.BILLING_END))
                .isEmpty();
        assertThat(churn(List.of(first, row(JUNE).to(DECEMBER).build()), Recognition.BILLING_END))
                .containsExactly(DECEMBER);
    }

    @Example
    void theRequestOfTheLastRowIsTheLastWord() {
        PriceState first = year().to(JUNE).build();
        PriceState asked = row(JUNE)
                .to(DECEMBER)
                .cancelRequestedOn(LocalDate.of(2025, 2, 10))
                .build();
        assertThat(churn(List.of(first, asked), Recognition.ON_REQUEST)).containsExactly(LocalDate.of(2025, 2, 10));
        assertThat(RevenueLedger.of(List.of(first, asked), policy(Recognition.ON_REQUEST), LocalDate.of(2026, 1, 31))
                        .in(CurrencyUnit.USD)
                        .movements())
                .last()
                .extracting(Movement::reason)
                .isEqualTo(MovementReason.VOLUNTARY);
    }

    @Example
    void billsOfEachRowToItsOwnEndSayNothing() {
        PriceState first = year().to(JUNE).billingEndsOn(JUNE).build();
        PriceState goesOn = row(JUNE).build();
        assertThat(churn(List.of(first, goesOn), Recognition.BILLING_END)).isEmpty();
    }

    @Example
    void anotherPriceAfterTheRequestChangesNothingOfTheDay() {
        LocalDate asked = LocalDate.of(2025, 2, 10);
        PriceState first = year().to(JUNE).cancelRequestedOn(asked).build();
        PriceState dearer = row(JUNE)
                .price("120", CurrencyUnit.USD)
                .to(DECEMBER)
                .cancelRequestedOn(asked)
                .build();
        assertThat(churn(List.of(first, dearer), Recognition.ON_REQUEST)).containsExactly(asked);
    }

    private static PriceState.Builder year() {
        return row(NEW_YEAR).to(DECEMBER);
    }

    private static PriceState.Builder row(LocalDate from) {
        return PriceState.builder("sub-1", AccountId.of("acme"), from).price("100", CurrencyUnit.USD);
    }

    private static List<LocalDate> churn(List<PriceState> book, Recognition recognition) {
        return RevenueLedger.of(book, policy(recognition), LocalDate.of(2026, 1, 31))
                .in(CurrencyUnit.USD)
                .movements()
                .stream()
                .filter(movement -> movement.kind() == MovementKind.CHURN)
                .map(Movement::on)
                .toList();
    }

    private static RevenuePolicy policy(Recognition recognition) {
        return RevenuePolicy.strict().toBuilder("other")
                .recognition(recognition)
                .build();
    }

    /** Everything about every account up to the day. */
    private static List<Object> story(List<PriceState> book, RevenuePolicy policy, LocalDate asOf) {
        List<Object> all = new ArrayList<>();
        for (AccountRevenue account : RevenueLedger.of(book, policy, asOf).accounts()) {
            all.add(List.of(account.movements(), account.spells(), account.tenures()));
            for (CurrencyUnit currency : account.currencies()) {
                all.add(account.atRiskMrrOn(asOf, currency));
            }
        }
        return all;
    }

    private static List<PriceState> split(PriceState state, LocalDate middle) {
        Optional<LocalDate> early = state.billingEndsOn().filter(middle::isAfter);
        Optional<LocalDate> late = state.billingEndsOn().filter(middle::isBefore);
        return List.of(copy(state, state.from(), Optional.of(middle), early), copy(state, middle, state.to(), late));
    }

    private static PriceState copy(
            PriceState state, LocalDate from, Optional<LocalDate> to, Optional<LocalDate> billingEndsOn) {
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
                billingEndsOn,
                state.reason(),
                state.recordedOn());
    }
}
