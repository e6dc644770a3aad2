package dev.bearing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFactsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEB = LocalDate.of(2026, 2, 1);
    private static final LocalDate MAR = LocalDate.of(2026, 3, 1);

    private final AttributeChange first = tier(JAN, "person", JAN);
    private final AttributeChange corrected = tier(JAN, "business", FEB);
    private final AttributeChange later = tier(MAR, "enterprise", MAR);

    @Test
    void twoEqualFactsAreOne() {
        assertThat(KnownFacts.distinct(List.of(later, first, later, first))).containsExactly(first, later);
    }

    @Test
    void twoVersionsRecordedOnOneDayMustBeEqual() {
        AttributeChange conflict = tier(JAN, "free", JAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownFacts.distinct(List.of(first, conflict)))
                .withMessageStartingWith(
                        "two facts have the key [acme, tier, 2026-01-01], were recorded on 2026-01-01 and differ: ")
                .withMessageContaining("value=person")
                .withMessageContaining("value=free");
    }

    @Test
    void theVersionRecordedLastCountsFromTheDayItWasRecorded() {
        List<AttributeChange> all = KnownFacts.distinct(List.of(corrected, first, later));
        assertThat(all).containsExactly(first, corrected, later);
        assertThat(KnownFacts.asOf(all, JAN.minusDays(1))).isEmpty();
        assertThat(KnownFacts.asOf(all, FEB.minusDays(1))).containsExactly(first);
        assertThat(KnownFacts.asOf(all, FEB)).containsExactly(corrected);
        assertThat(KnownFacts.asOf(all, MAR)).containsExactly(corrected, later);
        assertThat(KnownFacts.latest(all)).containsExactly(corrected, later);
    }

    /** A fact whose day may be corrected, since its key does not hold it. */
    private record Delivery(String key, LocalDate effectiveOn, LocalDate recordedOn) implements Fact {

        @Override
        public Delivery asKnownOn(LocalDate day) {
            return this;
        }
    }

    @Test
    void aVersionThatMovesItsDayStandsAtItsNewPlace() {
        Delivery early = new Delivery("one", JAN, JAN);
        Delivery moved = new Delivery("one", MAR, MAR);
        Delivery other = new Delivery("other", FEB, FEB);
        List<Delivery> all = KnownFacts.distinct(List.of(moved, early, other));
        assertThat(KnownFacts.asOf(all, FEB)).containsExactly(early, other);
        assertThat(KnownFacts.asOf(all, MAR)).containsExactly(other, moved);
    }

    @Test
    void aFactRecordedAheadIsNotSeenBeforeItBegins() {
        AttributeChange planned = tier(MAR, "enterprise", JAN);
        assertThat(KnownFacts.asOf(List.of(planned), MAR.minusDays(1))).isEmpty();
        assertThat(KnownFacts.asOf(List.of(planned), MAR)).containsExactly(planned);
    }

    @Test
    void aPlanThatWasCorrectedBeforeItBeganCountsAsCorrected() {
        AttributeChange planned = tier(MAR, "enterprise", JAN);
        AttributeChange changed = tier(MAR, "business", FEB);
        assertThat(KnownFacts.asOf(List.of(planned, changed), MAR)).containsExactly(changed);
    }

    @Test
    void aFactRecordedLateIsNotSeenBefore() {
        AttributeChange late = tier(JAN, "business", MAR);
        assertThat(KnownFacts.asOf(List.of(late), FEB)).isEmpty();
        assertThat(KnownFacts.asOf(List.of(late), MAR)).containsExactly(late);
    }

    @Test
    void theOrderDoesNotDependOnTheInputWhereKeysPrintAlike() {
        AttributeChange one = AttributeChange.of(AccountId.of("a"), "b, c", JAN, new AttributeValue.Flag(true));
        AttributeChange other = AttributeChange.of(AccountId.of("a, b"), "c", JAN, new AttributeValue.Flag(true));
        assertThat(one.key()).hasToString(other.key().toString());
        assertThat(KnownFacts.distinct(List.of(one, other))).isEqualTo(KnownFacts.distinct(List.of(other, one)));
    }

    private static AttributeChange tier(LocalDate from, String value, LocalDate recordedOn) {
        return new AttributeChange(ACME, "tier", from, new AttributeValue.Text(value), recordedOn);
    }
}
