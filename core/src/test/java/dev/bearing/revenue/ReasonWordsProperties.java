package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** What words say of the end of price states changes reasons and nothing else, in both forms of the ledger. */
class ReasonWordsProperties {

    private static final List<String> WORDS = List.of("", "no card", "gone", "over", "unheard of");
    private static final ReasonWords MEANINGS = ReasonWords.none()
            .with("no card", MovementReason.INVOLUNTARY)
            .with("gone", MovementReason.BUSINESS_CLOSED)
            .with("over", MovementReason.EXPIRED);

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books().map(ReasonWordsProperties::worded);
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
    void wordsChangeReasonsOfChurnAndNothingElse(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf) {
        RevenuePolicy worded =
                policy.toBuilder(policy.name()).reasonWords(MEANINGS).build();
        RevenueLedger silent = RevenueLedger.of(book, policy, asOf);
        RevenueLedger told = RevenueLedger.of(book, worded, asOf);
        for (CurrencyUnit currency : told.currencies()) {
            List<Movement> before = silent.in(currency).movements();
            List<Movement> after = told.in(currency).movements();
            assertThat(after).hasSameSizeAs(before);
            for (int i = 0; i < after.size(); i++) {
                Movement other = before.get(i);
                Movement own = after.get(i);
                boolean isChurn = own.kind() == MovementKind.CHURN;
                assertThat(new Movement(
                                own.accountId(),
                                own.on(),
                                own.kind(),
                                isChurn ? other.reason() : own.reason(),
                                own.amount()))
                        .isEqualTo(other);
            }
        }
    }

    @Property(seed = "20261122", tries = 300)
    void columnsSayTheSameWords(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf) {
        RevenuePolicy worded = policy.toBuilder(policy.name())
                .reasonWords(MEANINGS.with("unheard of", MovementReason.ADD_ON))
                .build();
        PriceColumns.Builder columns = PriceColumns.builder();
        book.forEach(columns::add);
        ColumnarLedger ledger = ColumnarLedger.of(columns.build(), worded, asOf);
        RevenueLedger objects = RevenueLedger.of(book, worded, asOf);
        assertThat(ledger.currencies()).isEqualTo(objects.currencies());
        for (CurrencyUnit currency : objects.currencies()) {
            assertThat(ledger.in(currency).movements())
                    .isEqualTo(objects.in(currency).movements());
        }
    }

    /** The same book, of which each state has a word, or none, by its own numbers. */
    private static List<PriceState> worded(List<PriceState> book) {
        List<PriceState> all = new ArrayList<>();
        for (PriceState state : book) {
            String word = WORDS.get(Math.floorMod(
                    state.subscriptionId().hashCode() + 7 * (int) state.from().toEpochDay(), WORDS.size()));
            all.add(new PriceState(
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
                    state.cancelRequestedOn(),
                    state.billingEndsOn(),
                    word.isEmpty() ? Optional.empty() : Optional.of(word),
                    state.recordedOn()));
        }
        return all;
    }
}
