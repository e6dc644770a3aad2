package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignalledTakesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 12, 31);

    private final List<ExpansionLead> leads = new ArrayList<>();
    private final List<ExpansionSignalled> signals = new ArrayList<>();

    /** Offers of an expansion on 1 January, won or lost a week later. */
    private void offers(String expansion, boolean signalled, int taken, int refused) {
        for (int i = 0; i < taken + refused; i++) {
            AccountId id = AccountId.of(expansion + (signalled ? "-s" : "-n") + i);
            ExpansionLead.Builder lead =
                    ExpansionLead.builder(id, expansion, Motion.SELF_SERVE, DAY).offeredOn(DAY);
            leads.add((i < taken ? lead.wonOn(DAY.plusDays(7)) : lead.lostOn(DAY.plusDays(7))).build());
            if (signalled) {
                signals.add(ExpansionSignalled.of(id, expansion, DAY.minusDays(30)));
            }
        }
    }

    private SignalledTakes takes() {
        return SignalledTakes.of(leads, signals, AS_OF);
    }

    /** G25: 45 of 60 against 60 of 120, Newcombe's interval. */
    @Test
    void comparesTheTakesOfSignalledOffersWithThoseOfTheRest() {
        offers("seats", true, 45, 15);
        offers("seats", false, 60, 60);

        Association all = takes().all().orElseThrow("enough");

        assertThat(all.difference()).isCloseTo(0.25, within(1e-12));
        assertThat(all.interval().lower()).isCloseTo(0.0993, within(5e-5));
        assertThat(all.interval().upper()).isCloseTo(0.3775, within(5e-5));
        assertThat(takes().byExpansion()).containsOnlyKeys("seats");
        assertThat(takes().isEmpty()).isFalse();
    }

    @Test
    void onlyASignalBeforeTheOfferAndOfTheSameExpansionCounts() {
        offers("seats", false, 10, 10);
        signals.add(ExpansionSignalled.of(AccountId.of("seats-n0"), "seats", DAY));
        signals.add(ExpansionSignalled.of(AccountId.of("seats-n1"), "api", DAY.minusDays(9)));
        signals.add(ExpansionSignalled.of(AccountId.of("seats-n2"), "seats", DAY.minusDays(9))
                .withRecordedOn(AS_OF.plusDays(1)));

        assertThat(takes().all())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.message())
                                .isEqualTo("0 accounts with it and 20 without, 5 of each are needed"));
    }

    @Test
    void aLeadThatWasCorrectedCountsOnce() {
        offers("seats", true, 6, 0);
        offers("seats", false, 0, 6);
        for (int i = 0; i < 6; i++) {
            AccountId id = AccountId.of("seats-s" + i);
            leads.add(ExpansionLead.builder(id, "seats", Motion.SELF_SERVE, DAY)
                    .offeredOn(DAY)
                    .lostOn(DAY.plusDays(5))
                    .recordedOn(DAY.minusDays(1)) // and corrected on the day the others were recorded
                    .build());
        }

        Association all = takes().all().orElseThrow("enough");

        assertThat(all.with().numerator()).isEqualTo(6);
        assertThat(all.with().denominator()).isEqualTo(6);
        assertThat(all.without().denominator()).isEqualTo(6);
    }

    @Test
    void anOpenOfferDoesNotCountAndNothingLaterIsSeen() {
        offers("seats", true, 6, 6);
        offers("seats", false, 6, 6);

        assertThat(SignalledTakes.of(leads, signals, DAY.plusDays(6)).byExpansion())
                .isEmpty();
        assertThat(SignalledTakes.of(leads, signals, DAY.plusDays(7)).all().isKnown())
                .isTrue();
    }

    @Test
    void adjustsTheExpansionsTogether() {
        offers("seats", true, 12, 3);
        offers("seats", false, 5, 10);
        offers("api", true, 8, 8);
        offers("api", false, 8, 8);

        Association seats = takes().byExpansion().get("seats").orElseThrow("enough");

        assertThat(seats.adjustedPValue()).isCloseTo(2 * seats.pValue(), within(1e-12));
    }

    @Property(seed = "20261122")
    void neitherOrderNorDuplicatesMatterAndTheDifferenceIsInRange(
            @ForAll @IntRange(min = 0, max = 9) int taken,
            @ForAll @IntRange(min = 5, max = 9) int refused,
            @ForAll Random random) {
        leads.clear();
        signals.clear();
        offers("seats", true, taken, refused);
        offers("seats", false, refused, taken);
        SignalledTakes once = takes();
        leads.addAll(List.copyOf(leads));
        Collections.shuffle(leads, random);
        Collections.shuffle(signals, random);

        assertThat(takes().all().map(Association::difference).toOptional())
                .isEqualTo(once.all().map(Association::difference).toOptional());
        assertThat(once.all().orElseThrow("enough").difference()).isBetween(-1.0, 1.0);
    }
}
