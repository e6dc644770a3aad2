package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Interaction.Function;
import dev.bearing.interaction.Interaction.Initiator;
import dev.bearing.interaction.Interaction.Stage;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InteractionLedgerTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId GLOBEX = AccountId.of("globex");
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static final Interaction ADVERT = Interaction.builder(ACME, day(1, 2))
            .stage(Stage.MARKETING)
            .initiator(Initiator.VENDOR)
            .build();
    private static final Interaction TRAINING = Interaction.builder(ACME, day(2, 1))
            .stage(Stage.ONBOARDING)
            .function(Function.KNOWLEDGE)
            .initiator(Initiator.VENDOR)
            .channel("call")
            .cost(new BigDecimal("120.10"))
            .milestone("connected")
            .build();
    private static final Interaction TICKET = Interaction.builder(GLOBEX, day(3, 1))
            .function(Function.SUPPORT)
            .initiator(Initiator.CUSTOMER)
            .channel("email")
            .cost(new BigDecimal("0.20"))
            .build();

    private static InteractionLedger ledger() {
        return InteractionLedger.of(List.of(TICKET, TRAINING, ADVERT), AS_OF);
    }

    @Test
    void countsAndAddsCostsExactlyAndTellsOfHowManyTheyAreNotKnown() {
        assertThat(ledger().total()).isEqualTo(new InteractionTotals(3, new BigDecimal("120.30"), 1));
        assertThat(ledger().byStage().of(Stage.ONBOARDING))
                .isEqualTo(new InteractionTotals(1, new BigDecimal("120.1"), 0));
        assertThat(ledger().byStage().notStated()).isEqualTo(new InteractionTotals(1, new BigDecimal("0.2"), 0));
        assertThat(ledger().byStage().of(Stage.RENEWAL)).isEqualTo(InteractionTotals.zero());
        assertThat(ledger().byFunction().groups()).containsOnlyKeys(Function.SUPPORT, Function.KNOWLEDGE);
        assertThat(ledger().byInitiator().of(Initiator.VENDOR).count()).isEqualTo(2);
        assertThat(ledger().byChannel().groups()).containsOnlyKeys("call", "email");
        assertThat(ledger().byMilestone().of("connected").count()).isEqualTo(1);
        assertThat(ledger().byAccount().of(ACME).count()).isEqualTo(2);
    }

    @Test
    void theWholeCostIsNotKnownWhileOneIsNot() {
        assertThat(ledger().total().wholeCost())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.message())
                                .isEqualTo("the cost of 1 of 3 interactions is not known; the others cost 120.3"));
        assertThat(ledger().of(GLOBEX).total().wholeCost().orElseThrow("known")).isEqualByComparingTo("0.20");
        assertThat(InteractionTotals.zero().wholeCost().orElseThrow("known")).isEqualByComparingTo("0");
    }

    @Test
    void seesNothingThatTookPlaceOrBecameKnownLater() {
        Interaction later = Interaction.builder(ACME, AS_OF.plusDays(1)).build();
        Interaction heardLater = Interaction.builder(ACME, day(5, 1))
                .recordedOn(AS_OF.plusDays(1))
                .build();
        assertThat(InteractionLedger.of(List.of(ADVERT, later, heardLater), AS_OF)
                        .interactions())
                .containsExactly(ADVERT);
    }

    @Test
    void aCostThatBecameKnownReplacesTheVersionWithoutOne() {
        Interaction costed = Interaction.builder(ACME, day(1, 2))
                .stage(Stage.MARKETING)
                .initiator(Initiator.VENDOR)
                .cost(BigDecimal.TEN)
                .recordedOn(day(2, 15))
                .build();
        assertThat(InteractionLedger.of(List.of(costed, ADVERT), AS_OF).total())
                .isEqualTo(new InteractionTotals(1, BigDecimal.TEN, 0));
        assertThat(InteractionLedger.of(List.of(costed, ADVERT), day(2, 14)).total())
                .isEqualTo(new InteractionTotals(1, BigDecimal.ZERO, 1));
    }

    @Test
    void whatIsMeaningfulIsANamedConvention() {
        MeaningfulContact talks = MeaningfulContact.any()
                .named("talks")
                .ofFunctions(Function.KNOWLEDGE, Function.SUPPORT)
                .begunBy(Initiator.VENDOR);
        assertThat(talks.includes(TRAINING)).isTrue();
        assertThat(talks.includes(TICKET)).isFalse();
        assertThat(talks.includes(ADVERT)).as("its function is not stated").isFalse();
        assertThat(ledger().lastOn(ACME, talks)).contains(day(2, 1));
        assertThat(ledger().lastOn(GLOBEX, talks)).isEmpty();
        assertThat(ledger().lastOn(GLOBEX, MeaningfulContact.any())).contains(day(3, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeaningfulContact.any().named(" "))
                .withMessage("name must not be blank");
    }

    @Test
    void contactBeforeTheFirstContractIsAllowedAndAfterTheEndFlaggedExceptToWinBack() {
        List<DateRange> once = List.of(DateRange.of(day(1, 10), day(2, 10)));
        List<DateRange> twice = List.of(DateRange.of(day(1, 10), day(2, 10)), DateRange.startingOn(day(4, 1)));
        assertThat(ContactPhase.of(ADVERT, List.of())).isEqualTo(ContactPhase.BEFORE_FIRST_CONTRACT);
        assertThat(ContactPhase.of(ADVERT, once)).isEqualTo(ContactPhase.BEFORE_FIRST_CONTRACT);
        assertThat(ContactPhase.of(TRAINING, once)).isEqualTo(ContactPhase.CUSTOMER);
        assertThat(ContactPhase.of(TICKET, once)).isEqualTo(ContactPhase.AFTER_END);
        assertThat(ContactPhase.of(TICKET, twice)).isEqualTo(ContactPhase.WIN_BACK);
        Interaction offer =
                Interaction.builder(ACME, day(2, 10)).stage(Stage.SALES).build();
        assertThat(ContactPhase.of(offer, once)).isEqualTo(ContactPhase.WIN_BACK);
    }

    @Test
    void ledgersOfDifferentDaysDoNotAdd() {
        InteractionLedger earlier = InteractionLedger.of(List.of(), day(1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger().plus(earlier))
                .withMessage("both must be as of 2026-06-30, the other was of 2026-01-01");
    }
}
