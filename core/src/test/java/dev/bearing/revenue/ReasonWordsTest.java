package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words of a billing system do to the reasons of movements; every life by hand. */
class ReasonWordsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final ReasonWords WORDS = ReasonWords.none()
            .with("card_declined", MovementReason.INVOLUNTARY)
            .with("Went Bust", MovementReason.BUSINESS_CLOSED)
            .with("term over", MovementReason.EXPIRED)
            .with("too dear", MovementReason.VOLUNTARY)
            .with("extra", MovementReason.ADD_ON);
    private static final RevenuePolicy POLICY =
            RevenuePolicy.strict().toBuilder("ours").reasonWords(WORDS).build();

    @ParameterizedTest
    @CsvSource({
        "card_declined, INVOLUNTARY",
        "CARD_DECLINED, INVOLUNTARY",
        "' went bust ', BUSINESS_CLOSED",
        "term over,     EXPIRED",
        "too dear,      VOLUNTARY",
        "no idea,       UNSPECIFIED",
        "extra,         UNSPECIFIED" // says why it began
    })
    void theWordOfWhatEndsIsWhyTheCustomerIsLost(String word, MovementReason expected) {
        PriceState.Builder ended =
                state("s", "50", "2025-01-01").to(day("2025-03-01")).reason(word);
        assertThat(reasons(POLICY, ended)).containsExactly("NEW NEW_SUBSCRIPTION", "CHURN " + expected);
        assertThat(reasons(RevenuePolicy.strict(), ended)).containsExactly("NEW NEW_SUBSCRIPTION", "CHURN UNSPECIFIED");
    }

    @Test
    void whatTheWordSaysIsTakenBeforeWhatElseIsKnown() {
        PriceState.Builder asked = state("s", "50", "2025-01-01")
                .to(day("2025-03-01"))
                .cancelRequestedOn(day("2025-02-10"))
                .reason("card_declined");
        assertThat(reasons(POLICY, asked)).last().isEqualTo("CHURN INVOLUNTARY");
        assertThat(reasons(RevenuePolicy.strict(), asked)).last().isEqualTo("CHURN VOLUNTARY");
        PriceState.Builder free = state("s", "0", "2025-03-01").status(PriceStatus.FREE);
        PriceState.Builder paid =
                state("s", "50", "2025-01-01").to(day("2025-03-01")).reason("too dear");
        assertThat(reasons(POLICY, paid, free)).last().isEqualTo("CHURN VOLUNTARY");
        assertThat(reasons(RevenuePolicy.strict(), paid, free)).last().isEqualTo("CHURN FREE_DOWNGRADE");
    }

    @Test
    void aBillThatStaysUnpaidIsInvoluntaryWhateverIsSaid() {
        PriceState.Builder paid = state("s", "50", "2025-01-01").to(day("2025-02-01"));
        PriceState.Builder unpaid = state("s", "50", "2025-02-01")
                .to(day("2025-05-01"))
                .status(PriceStatus.PAST_DUE)
                .reason("went bust");
        assertThat(reasons(POLICY, paid, unpaid)).last().isEqualTo("CHURN INVOLUNTARY");
        PriceState.Builder inGrace = state("s", "50", "2025-02-01")
                .to(day("2025-02-20"))
                .status(PriceStatus.PAST_DUE)
                .reason("went bust");
        assertThat(reasons(POLICY, paid, inGrace)).last().isEqualTo("CHURN BUSINESS_CLOSED");
    }

    @Test
    void severalWordsAreSeveralReasonsAndOneOfTwoSubscriptionsIsNoChurn() {
        PriceState.Builder one =
                state("1", "50", "2025-01-01").to(day("2025-03-01")).reason("too dear");
        PriceState.Builder two =
                state("2", "40", "2025-01-01").to(day("2025-03-01")).reason("term over");
        PriceState.Builder later =
                state("2", "40", "2025-01-01").to(day("2025-04-01")).reason("term over");
        PriceState.Builder silent = state("2", "40", "2025-01-01").to(day("2025-03-01"));
        assertThat(reasons(POLICY, one, two)).last().isEqualTo("CHURN SEVERAL");
        assertThat(reasons(POLICY, one, silent)).last().isEqualTo("CHURN VOLUNTARY");
        assertThat(reasons(POLICY, one, later))
                .containsExactly("NEW NEW_SUBSCRIPTION", "CONTRACTION SUBSCRIPTION_ENDED", "CHURN EXPIRED");
    }

    @Test
    void whatIsAddedToWhatACustomerHasIsAnAddOn() {
        PriceState.Builder base = state("1", "50", "2025-01-01");
        PriceState.Builder extra = state("2", "10", "2025-02-01").reason("extra");
        assertThat(reasons(POLICY, base, extra)).containsExactly("NEW NEW_SUBSCRIPTION", "EXPANSION ADD_ON");
        PriceState.Builder before = state("1", "50", "2025-01-01").plan("team").to(day("2025-02-01"));
        PriceState.Builder after = state("1", "60", "2025-02-01").plan("team").reason("extra");
        assertThat(reasons(POLICY, before, after)).last().isEqualTo("EXPANSION ADD_ON");
        assertThat(reasons(RevenuePolicy.strict(), before, after)).last().isEqualTo("EXPANSION PRICE");
        PriceState.Builder less = state("1", "40", "2025-02-01").plan("team").reason("extra");
        assertThat(reasons(POLICY, before, less)).last().isEqualTo("CONTRACTION PRICE");
        PriceState.Builder together = state("2", "10", "2025-01-01").reason("extra");
        assertThat(reasons(POLICY, base, together)).containsExactly("NEW NEW_SUBSCRIPTION");
    }

    @Test
    void aWordAboutAnEndThatIsNotKnownYetSaysNothing() {
        PriceState state = state("s", "50", "2025-01-01")
                .to(day("2025-09-01"))
                .billingEndsOn(day("2025-04-01"))
                .reason("too dear")
                .build();
        RevenuePolicy bills = POLICY.toBuilder("bills")
                .recognition(RevenuePolicy.Recognition.BILLING_END)
                .build();
        List<String> expected = List.of("NEW NEW_SUBSCRIPTION", "CHURN UNSPECIFIED");
        assertThat(reasons(RevenueLedger.of(List.of(state), bills, AS_OF).in(CurrencyUnit.USD)))
                .isEqualTo(expected);
        assertThat(reasons(
                        ColumnarLedger.of(columns(List.of(state)), bills, AS_OF).in(CurrencyUnit.USD)))
                .isEqualTo(expected);
    }

    @Test
    void wordsAreWrittenAsTextAndReadBack() {
        assertThat(WORDS)
                .hasToString("card_declined=involuntary;extra=add_on;term over=expired;too dear=voluntary;"
                        + "went bust=business_closed");
        assertThat(ReasonWords.parse(WORDS.toString())).isEqualTo(WORDS);
        ReasonWords odd = ReasonWords.none().with("a;b=c\\d", MovementReason.EXPIRED);
        assertThat(odd).hasToString("a\\;b\\=c\\\\d=expired");
        assertThat(ReasonWords.parse(odd.toString())).isEqualTo(odd);
        assertThat(ReasonWords.none()).hasToString("none");
        assertThat(ReasonWords.parse("none")).isSameAs(ReasonWords.none());
        assertThat(ReasonWords.none().with("none", MovementReason.EXPIRED)).hasToString("none=expired");
    }

    @Test
    void aMeaningMustBeOneThatAWordCanHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonWords.none().with("x", MovementReason.WIN_BACK))
                .withMessage("the meaning of x must be one of voluntary, involuntary, expired, business_closed, add_on,"
                        + " was win_back");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonWords.none().with(" ", MovementReason.EXPIRED))
                .withMessage("a word must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReasonWords(
                        new TreeMap<>(Map.of("a", MovementReason.EXPIRED, "A", MovementReason.VOLUNTARY))))
                .withMessage("the word a must have one meaning");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonWords.parse("x"))
                .withMessage("reasonWords must be none or words with their meanings such as card_declined=involuntary,"
                        + " was x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonWords.parse("x=expired;X=expired"))
                .withMessage("the word X must stand once");
    }

    private static List<String> reasons(RevenuePolicy policy, PriceState.Builder... states) {
        List<PriceState> all = Stream.of(states).map(PriceState.Builder::build).toList();
        List<String> own = reasons(RevenueLedger.of(all, policy, AS_OF).in(CurrencyUnit.USD));
        assertThat(reasons(ColumnarLedger.of(columns(all), policy, AS_OF).in(CurrencyUnit.USD)))
                .isEqualTo(own);
        return own;
    }

    private static List<String> reasons(CurrencyLedger ledger) {
        return ledger.movements().stream()
                .map(movement -> movement.kind() + " " + movement.reason())
                .toList();
    }

    private static PriceColumns columns(List<PriceState> states) {
        PriceColumns.Builder builder = PriceColumns.builder();
        states.forEach(builder::add);
        return builder.build();
    }

    private static PriceState.Builder state(String id, String price, String from) {
        return PriceState.builder(id, ACME, day(from)).price(price, CurrencyUnit.USD);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
