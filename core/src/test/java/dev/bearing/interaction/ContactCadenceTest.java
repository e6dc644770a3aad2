package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactCadenceTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final ContactCadence MONTHLY = ContactCadence.every(30, "monthly contact");

    private static List<Interaction> contacts(int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> Interaction.builder(ACME, SINCE.plusDays(day))
                        .function(Interaction.Function.BUSINESS_RELATIONS)
                        .build())
                .toList();
    }

    private static ContactCadence.Standing standing(int asOf, int... days) {
        return MONTHLY.standing(contacts(days), SINCE, SINCE.plusDays(asOf));
    }

    @Test
    void isMetUpToTheDueDayAndLateAfterIt() {
        assertThat(standing(50, 20).isMet()).isTrue();
        assertThat(standing(50, 20).dueOn()).isEqualTo(SINCE.plusDays(50));
        assertThat(standing(51, 20).isMet()).isFalse();
        assertThat(standing(51, 20).daysLate()).isEqualTo(1);
        assertThat(standing(51, 20).lastOn()).contains(SINCE.plusDays(20));
    }

    @Test
    void theFirstContactIsDueFromTheStart() {
        assertThat(standing(30).isMet()).isTrue();
        assertThat(standing(42).daysLate()).isEqualTo(12);
        assertThat(standing(42).lastOn()).isEmpty();
        assertThat(standing(42, -3, 43).daysLate())
                .as("before the start, after the day")
                .isEqualTo(12);
    }

    @Test
    void countsTheWaitsThatAreDecided() {
        ContactCadence.Standing standing = standing(130, 30, 61, 80); // waits of 30, 31 and 19 days, and 50 open
        assertThat(standing.kept().numerator()).isEqualTo(2);
        assertThat(standing.kept().denominator()).isEqualTo(4);
        assertThat(standing(100, 30, 61, 80).kept().denominator())
                .as("20 open days decide nothing")
                .isEqualTo(3);
    }

    @Test
    void onlyWhatCountsIsContact() {
        ContactCadence trainings = MONTHLY.counting(
                MeaningfulContact.any().named("trainings").ofFunctions(Interaction.Function.KNOWLEDGE));
        assertThat(trainings.standing(contacts(40), SINCE, SINCE.plusDays(45)).daysLate())
                .isEqualTo(15);
    }

    @Test
    void refusesWhatIsNoCadence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactCadence.every(0, "x"))
                .withMessage("everyDays must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MONTHLY.standing(List.of(), SINCE, SINCE.minusDays(1)))
                .withMessage("asOf must not be before since = 2026-01-01, was 2025-12-31");
    }
}
