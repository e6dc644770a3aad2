package dev.bearing.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.Discount;
import dev.bearing.revenue.MovementReason;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.revenue.ReasonWords;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ChurnEventsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2025, 1, 1);
    private static final LocalDate JUN = LocalDate.of(2025, 6, 1);
    private static final LocalDate OCT = LocalDate.of(2025, 10, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final CurrencyUnit USD = CurrencyUnit.USD;

    private static ChurnEvents events(AccountFact... facts) {
        CustomerBook book = CustomerBook.builder()
                .add(Account.of(ACME))
                .addAll(List.of(facts))
                .build();
        AccountView view = book.account(ACME, TODAY).orElseThrow();
        return new ChurnEvents(
                view, AccountRevenue.of(ACME, view.versions(PriceState.class), RevenuePolicy.strict(), TODAY), 90);
    }

    private static PriceState.Builder price(LocalDate from, String amount) {
        return PriceState.builder("s", ACME, from).price(amount, USD);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(USD, new BigDecimal(amount));
    }

    /** Neither has a past-due state or a contract: only the vendor's words tell. */
    @Test
    void aVendorsWordsTellAFailedPaymentAndATermThatRanOut() {
        RevenuePolicy policy = RevenuePolicy.strict().toBuilder("ours")
                .reasonWords(ReasonWords.none()
                        .with("card_declined", MovementReason.INVOLUNTARY)
                        .with("term over", MovementReason.EXPIRED))
                .build();
        for (Map.Entry<String, ChurnEvent.Kind> word : Map.of(
                        "card_declined", ChurnEvent.Kind.INVOLUNTARY_PAYMENT,
                        "term over", ChurnEvent.Kind.NON_RENEWAL,
                        "something else", ChurnEvent.Kind.CANCELLATION)
                .entrySet()) {
            CustomerBook book = CustomerBook.builder()
                    .add(Account.of(ACME))
                    .add(price(JAN, "100").to(JUN).reason(word.getKey()).build())
                    .build();
            AccountView view = book.account(ACME, TODAY).orElseThrow();
            AccountRevenue paid = AccountRevenue.of(ACME, view.versions(PriceState.class), policy, TODAY);
            assertThat(new ChurnEvents(view, paid, 90).losses())
                    .extracting(ChurnEvent::kind)
                    .containsExactly(word.getValue());
        }
    }

    @Test
    void aLossHasItsNoticeItsAmountAndTheReasonStatedLast() {
        ChurnEvents events = events(
                price(JAN, "100").to(JUN).cancelRequestedOn(JUN.minusDays(20)).build(),
                CancelFlow.of(ACME, JUN.minusDays(20), CancelFlow.Outcome.CANCELLED)
                        .withReason("price"),
                ChurnReason.of(ACME, JUN.plusDays(3), "not used"),
                ChurnReason.of(ACME, JUN.minusDays(91), "too early to be one for it"));
        assertThat(events.all())
                .containsExactly(ChurnEvent.builder(ACME, JUN, ChurnEvent.Kind.CANCELLATION)
                        .noticeOn(JUN.minusDays(20))
                        .lost(usd("100"))
                        .stated("not used")
                        .stated("price")
                        .build());
        assertThat(events.losses().get(0).statedLast()).contains("not used");
    }

    @Test
    void aCustomerThatCameBackAndLeftAgainHasTwoLossesEachWithItsReasons() {
        ChurnEvents events = events(
                price(JAN, "100").to(JUN).build(),
                PriceState.builder("t", ACME, JUN.plusDays(60))
                        .price("70", USD)
                        .to(OCT)
                        .build(),
                ChurnReason.of(ACME, JUN, "price"),
                ChurnReason.of(ACME, OCT, "closed"));
        assertThat(events.losses()).extracting(ChurnEvent::on).containsExactly(JUN, OCT);
        assertThat(events.losses().get(0).stated()).containsExactly("price");
        assertThat(events.losses().get(1).stated()).containsExactly("closed");
        assertThat(events.losses().get(1).lost()).containsEntry(USD, usd("70"));
    }

    @Test
    void tellsHowACustomerLeft() {
        assertThat(events(
                                price(JAN, "100").to(JUN).build(),
                                Contract.builder("c", ACME, JAN, JUN)
                                        .outcome(Contract.Outcome.ENDED)
                                        .outcomeOn(JUN)
                                        .noticeOn(JUN.minusDays(60))
                                        .build())
                        .losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.kind()).isEqualTo(ChurnEvent.Kind.NON_RENEWAL);
                    assertThat(loss.noticeOn()).contains(JUN.minusDays(60));
                });
        assertThat(events(
                                price(JAN, "100").to(JUN).build(),
                                price(JUN, "100").status(PriceStatus.PAST_DUE).build())
                        .losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.kind()).isEqualTo(ChurnEvent.Kind.INVOLUNTARY_PAYMENT);
                    assertThat(loss.on()).isEqualTo(JUN.plusDays(30));
                });
    }

    @Test
    void goingOnForFreeIsALossAndNoContraction() {
        ChurnEvents events = events(
                price(JAN, "100").to(JUN).build(),
                price(JUN, "0").status(PriceStatus.FREE).build());
        assertThat(events.all())
                .singleElement()
                .satisfies(loss -> assertThat(loss.kind()).isEqualTo(ChurnEvent.Kind.CANCELLATION));
    }

    @Test
    void whoLeftOutOfAPauseLostWhatItPaidBeforeIt() {
        ChurnEvents events = events(
                price(JAN, "100").to(JUN).build(),
                price(JUN, "100").status(PriceStatus.PAUSED).build());
        assertThat(events.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.on()).isEqualTo(JUN.plusDays(90));
            assertThat(loss.lost()).containsEntry(USD, usd("100"));
        });
    }

    @Test
    void payingLessIsADownsellAndTheSameForLessADiscount() {
        ChurnEvents events = events(
                price(JAN, "100").to(JUN).build(),
                price(JUN, "60").to(OCT).build(),
                price(OCT, "60").discount(Discount.percent(BigDecimal.TEN)).build(),
                CancelFlow.of(ACME, JUN.minusDays(3), CancelFlow.Outcome.DOWNGRADED)
                        .withReason("price"));
        assertThat(events.all())
                .containsExactly(
                        ChurnEvent.builder(ACME, JUN, ChurnEvent.Kind.DOWNSELL)
                                .lost(usd("40"))
                                .stated("price")
                                .build(),
                        ChurnEvent.builder(ACME, OCT, ChurnEvent.Kind.DISCOUNT)
                                .lost(usd("6"))
                                .build());
        assertThat(events.losses()).isEmpty();
    }

    @Test
    void anotherCurrencyIsNoLoss() {
        ChurnEvents events = events(
                price(JAN, "100").to(JUN).build(),
                PriceState.builder("e", ACME, JUN)
                        .price("90", CurrencyUnit.EUR)
                        .to(OCT)
                        .build());
        assertThat(events.losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.lost())
                        .containsOnly(Map.entry(CurrencyUnit.EUR, Mrr.of(CurrencyUnit.EUR, new BigDecimal("90")))));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnEvent.builder(ACME, JUN, ChurnEvent.Kind.CANCELLATION)
                        .noticeOn(JUN.plusDays(1))
                        .build())
                .withMessage("noticeOn must not be after 2025-06-01, was 2025-06-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnEvent.builder(ACME, JUN, ChurnEvent.Kind.CANCELLATION)
                        .lost(usd("0"))
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChurnEvents(
                        CustomerBook.builder()
                                .add(Account.of(ACME))
                                .build()
                                .account(ACME, TODAY)
                                .orElseThrow(),
                        AccountRevenue.of(AccountId.of("zeta"), List.of(), RevenuePolicy.strict(), TODAY),
                        90));
    }
}
