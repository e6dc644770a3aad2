package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.journey.AdvocacyKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AdvocacyEventTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void whatCameOfAReferralMayBecomeKnownLater() {
        AdvocacyEvent referral = AdvocacyEvent.builder(ACME, AdvocacyKind.REFERRAL, DAY)
                .asked(true)
                .build();
        AdvocacyEvent followed = AdvocacyEvent.builder(ACME, AdvocacyKind.REFERRAL, DAY)
                .asked(true)
                .resultingAccount(AccountId.of("bolt"))
                .recordedOn(DAY.plusDays(30))
                .build();

        assertThat(followed.key()).isEqualTo(referral.key());
        assertThat(followed.newestDay()).isEqualTo(DAY.plusDays(30));
        assertThat(referral.effectiveOn()).isEqualTo(DAY);
        assertThat(referral.asKnownOn(DAY)).isEqualTo(referral);
    }

    @Test
    void anAccountDoesNotReferItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdvocacyEvent.builder(ACME, AdvocacyKind.REFERRAL, DAY)
                        .resultingAccount(ACME)
                        .build())
                .withMessage("resultingAccount must not be the account itself, was acme");
    }
}
