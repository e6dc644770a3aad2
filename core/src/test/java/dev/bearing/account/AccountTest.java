package dev.bearing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    private static final LocalDate SINCE = LocalDate.of(2024, 5, 1);

    private final Account acme = Account.builder(AccountId.of("acme"))
            .name("Acme")
            .customerSince(SINCE)
            .attribute("segment", "smb")
            .build();

    @Test
    void isKnownFromTheStart() {
        assertThat(acme.recordedOn()).isEqualTo(Fact.FIRST_DAY);
        assertThat(acme.effectiveOn()).isEqualTo(Fact.FIRST_DAY);
        assertThat(acme.key()).isEqualTo(AccountId.of("acme"));
        assertThat(acme.name()).contains("Acme");
        assertThat(acme.attributes().get("segment")).contains(new AttributeValue.Text("smb"));
        assertThat(Account.of(AccountId.of("acme")).name()).isEmpty();
    }

    @Test
    void forgetsADateThatLiesAhead() {
        assertThat(acme.asKnownOn(SINCE.minusDays(1)).customerSince()).isEmpty();
        assertThat(acme.asKnownOn(SINCE)).isEqualTo(acme);
    }

    @Test
    void refusesADayOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.builder(AccountId.of("a"))
                        .customerSince(LocalDate.of(1969, 12, 31))
                        .build())
                .withMessage("customerSince must be from 1970 to 9999, was 1969-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.builder(AccountId.of("a"))
                        .recordedOn(LocalDate.MAX)
                        .build())
                .withMessage("recordedOn must be from 1970 to 9999, was +999999999-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void anIdIsNotBlank(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.of(bad))
                .withMessage("an account id must not be blank");
    }

    @Test
    void anIdHasAtMost512Characters() {
        assertThat(AccountId.of("x".repeat(512)).value()).hasSize(512);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.of("x".repeat(513)))
                .withMessage("an account id has at most 512 characters, was 513");
    }

    @Test
    void idsSortByTheirText() {
        assertThat(List.of(AccountId.of("b"), AccountId.of("B"), AccountId.of("a10"), AccountId.of("a2")))
                .isNotEmpty()
                .satisfies(ids -> assertThat(ids.stream().sorted())
                        .extracting(AccountId::toString)
                        .containsExactly("B", "a10", "a2", "b"));
    }

    @Test
    void anAttributeChangeIsKnownByAccountNameAndDay() {
        AttributeChange change =
                AttributeChange.of(AccountId.of("acme"), "tier", SINCE, new AttributeValue.Text("business"));
        assertThat(change.key()).isEqualTo(List.of(AccountId.of("acme"), "tier", SINCE));
        assertThat(change.recordedOn()).isEqualTo(SINCE);
        assertThat(change.newestDay()).isEqualTo(SINCE);
        assertThat(change.asKnownOn(SINCE)).isEqualTo(change);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeChange.of(AccountId.of("acme"), " ", SINCE, new AttributeValue.Flag(true)))
                .withMessage("attribute must not be blank");
    }
}
