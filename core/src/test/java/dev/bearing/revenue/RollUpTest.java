package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RollUpTest {

    private static final LocalDate BEFORE = LocalDate.of(2024, 12, 1);
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);
    private static final AccountId UK = AccountId.of("acme-uk");
    private static final AccountId DE = AccountId.of("acme-de");
    private static final AccountId ACME = AccountId.of("acme");

    /** Two accounts of one parent: one ends on the 10th, the other has two subscriptions, of which one ends. */
    private final List<PriceState> states = List.of(
            state("uk", UK, BEFORE, "100").to(day(10)).build(),
            state("de-1", DE, BEFORE, "60").build(),
            state("de-2", DE, BEFORE, "40").to(day(20)).build());

    @Test
    void theLevelDecidesWhatIsLost() {
        assertThat(churn(RollUp.toSubscription())).isEqualTo("2/3 CLOSED_COHORT");
        assertThat(churn(RollUp.toAccount())).isEqualTo("1/2 CLOSED_COHORT");
        assertThat(churn(RollUp.toParent(Map.of(UK, ACME, DE, ACME)))).isEqualTo("0/1 CLOSED_COHORT");
        RevenueBridge bridge =
                ledger(RollUp.toParent(Map.of(UK, ACME, DE, ACME))).bridge(JANUARY);
        assertThat(bridge.line(MovementKind.CONTRACTION)).isEqualTo(new RevenueBridge.Line(usd("-140"), 2));
        assertThat(bridge.line(MovementKind.CHURN).count()).isZero();
    }

    /** By hand: that acme-uk left on 10 January is recorded on 5 February; one of two accounts, as known then. */
    @Test
    void takesTheDayOfKnowledge() {
        List<PriceState> restated = List.of(
                state("uk", UK, BEFORE, "100").build(),
                state("uk", UK, BEFORE, "100")
                        .to(day(10))
                        .recordedOn(LocalDate.of(2025, 2, 5))
                        .build(),
                state("de-1", DE, BEFORE, "60").build());
        LocalDate later = LocalDate.of(2025, 2, 28);
        RollUp pair = RollUp.toParent(Map.of(AccountId.of("other"), ACME));

        assertThat(pair.ledger(restated, RevenuePolicy.strict(), AS_OF)
                        .in(CurrencyUnit.USD)
                        .logoChurn(JANUARY))
                .hasToString("0/2 CLOSED_COHORT");
        Rate known = pair.ledger(restated, RevenuePolicy.strict(), AS_OF, later)
                .in(CurrencyUnit.USD)
                .logoChurn(JANUARY);
        assertThat(known).hasToString("1/2 CLOSED_COHORT");
        assertThat(known.policy()).endsWith("+by(" + pair + ")");
        assertThat(RollUp.toAccount()
                        .ledger(restated, RevenuePolicy.strict(), AS_OF, later)
                        .knownAt())
                .isEqualTo(later);
    }

    @Test
    void aParentMayHaveAParent() {
        AccountId group = AccountId.of("group");
        RollUp rollUp = RollUp.toParent(Map.of(UK, ACME, ACME, group));
        assertThat(rollUp.customerOf(UK)).isEqualTo(group);
        assertThat(rollUp.customerOf(DE)).isEqualTo(DE);
    }

    @Test
    void aMergerIsNoChurnAndNothingNewAndTheSuccessorInheritsTheFirstPayment() {
        List<PriceState> merged = List.of(
                state("uk", UK, BEFORE, "100").to(day(10)).build(),
                state("de", DE, day(10), "130").build());
        RollUp rollUp = RollUp.toAccount().merging(Map.of(UK, DE));
        RevenueLedger ledger = rollUp.ledger(merged, RevenuePolicy.strict(), AS_OF);
        assertThat(ledger.in(CurrencyUnit.USD).movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.EXPANSION);
        assertThat(ledger.account(DE).orElseThrow().firstPaidOn()).hasValue(BEFORE);
        assertThat(ledger.account(UK)).isEmpty();
        assertThat(ledger(RollUp.toAccount(), merged).movements())
                .extracting(Movement::kind)
                .containsExactlyInAnyOrder(MovementKind.NEW, MovementKind.CHURN, MovementKind.NEW);
    }

    /** Two groups become one: acme, with acme-uk, was merged into zest, a part of the holding. */
    @Test
    void aParentThatWasMergedIsItsSuccessor() {
        AccountId zest = AccountId.of("zest");
        AccountId holding = AccountId.of("holding");
        RollUp rollUp = RollUp.toParent(Map.of(UK, ACME, zest, holding)).merging(Map.of(ACME, zest));
        assertThat(rollUp.customerOf(UK)).isEqualTo(holding);
        assertThat(rollUp.customerOf(ACME)).isEqualTo(holding);
        RollUp reversed = RollUp.toParent(Map.of(UK, ACME, DE, ACME)).merging(Map.of(ACME, UK));
        assertThat(List.of(reversed.customerOf(UK), reversed.customerOf(DE), reversed.customerOf(ACME)))
                .containsOnly(UK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollUp.toParent(Map.of(UK, ACME, zest, UK)).merging(Map.of(ACME, zest)))
                .withMessageStartingWith("parents of what was merged must not go round in a circle, were [");
    }

    /** A subscription that moves along with its account keeps its key. */
    @Test
    void aSubscriptionMayMoveToTheSuccessor() {
        List<PriceState> moved = List.of(
                state("s", UK, BEFORE, "100").to(day(10)).build(),
                state("s", DE, day(10), "100").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueLedger.of(moved, RevenuePolicy.strict(), AS_OF))
                .withMessageContaining("belongs to two accounts");
        assertThat(ledger(RollUp.toAccount().merging(Map.of(UK, DE)), moved).movements())
                .hasSize(1);
    }

    @Test
    void ratesOfDifferentLevelsDoNotAdd() {
        Rate account = ledger(RollUp.toAccount()).logoChurn(JANUARY);
        Rate parent = ledger(RollUp.toParent(Map.of(UK, ACME))).logoChurn(JANUARY);
        assertThat(account.policy()).isEqualTo(RevenuePolicy.strict().fingerprint());
        assertThat(parent.policy()).matches("strict:[0-9a-f]{8}\\+by\\(parent:[0-9a-f]{8}\\)");
        assertThatIllegalArgumentException().isThrownBy(() -> account.plus(parent));
    }

    @Test
    void refusesACircle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollUp.toParent(Map.of(UK, DE, DE, UK)))
                .withMessageStartingWith("parents must not go round in a circle, were [acme-");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollUp.toAccount().merging(Map.of(UK, UK)))
                .withMessageStartingWith("successors must not go round in a circle");
    }

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    /** Whoever is one customer: the total is the same, and fewer customers lose no more revenue. */
    @Property(seed = "20261122", tries = 100)
    void everyLevelHasTheSameTotalAndCoarserOnesLoseLess(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        RollUp parents = RollUp.toParent(Map.of(AccountId.of("a1"), AccountId.of("a0"), AccountId.of("a2"), ACME));
        RevenueLedger fine = RollUp.toSubscription().ledger(book, RevenuePolicy.strict(), asOf);
        RevenueLedger own = RollUp.toAccount().ledger(book, RevenuePolicy.strict(), asOf);
        RevenueLedger coarse = parents.ledger(book, RevenuePolicy.strict(), asOf);
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        for (CurrencyUnit currency : own.currencies()) {
            long kept = 0;
            for (RevenueLedger ledger : List.of(fine, own, coarse)) {
                CurrencyLedger usd = ledger.in(currency);
                assertThat(usd.mrrOn(asOf)).isEqualTo(own.in(currency).mrrOn(asOf));
                assertThat(usd.grossRevenueRetention(quarter).numerator()).isGreaterThanOrEqualTo(kept);
                kept = usd.grossRevenueRetention(quarter).numerator();
                assertThat(usd.netRevenueRetention(quarter).denominator())
                        .isEqualTo(own.in(currency).netRevenueRetention(quarter).denominator());
            }
        }
    }

    private String churn(RollUp rollUp) {
        return ledger(rollUp).logoChurn(JANUARY).toString();
    }

    private CurrencyLedger ledger(RollUp rollUp) {
        return ledger(rollUp, states);
    }

    private static CurrencyLedger ledger(RollUp rollUp, List<PriceState> states) {
        return rollUp.ledger(states, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
    }

    private static PriceState.Builder state(String subscription, AccountId account, LocalDate from, String price) {
        return PriceState.builder(subscription, account, from).price(price, CurrencyUnit.USD);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2025, 1, day);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
