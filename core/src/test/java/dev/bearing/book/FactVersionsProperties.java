package dev.bearing.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.KnownFacts;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FactVersionsProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Property(tries = 500, seed = "20261122")
    void areWhatWasKnownOnAnyDayWhetherRestatedOrNot(
            @ForAll("changes") List<AttributeChange> facts, @ForAll @IntRange(min = 0, max = 25) int days) {
        LocalDate day = START.plusDays(days);
        FactVersions<AttributeChange> versions = FactVersions.of(facts);
        assertThat(versions.all()).isEqualTo(KnownFacts.distinct(facts));
        assertThat(versions.asOf(day)).isEqualTo(KnownFacts.asOf(KnownFacts.distinct(facts), day));
    }

    /** Few attributes and days, so that versions meet; the value follows from the rest, so that none contradict. */
    @Provide
    Arbitrary<List<AttributeChange>> changes() {
        Arbitrary<Integer> attribute = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> from = Arbitraries.integers().between(0, 10);
        Arbitrary<Integer> delay = Arbitraries.of(0, 0, 0, 3, 12);
        return Combinators.combine(attribute, from, delay)
                .as((name, begins, late) -> new AttributeChange(
                        ACME,
                        "attribute" + name,
                        START.plusDays(begins),
                        new AttributeValue.Text(name + "/" + begins + "/" + late),
                        START.plusDays(begins + late)))
                .list()
                .ofMaxSize(8);
    }
}
