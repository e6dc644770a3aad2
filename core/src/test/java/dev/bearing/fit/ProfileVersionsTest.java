package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProfileVersionsTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final AccountId ACME = AccountId.of("acme");
    private static final IdealCustomerProfile TEN = version("ten", 10, DateRange.of(JANUARY, APRIL));
    private static final IdealCustomerProfile FIFTY = version("fifty", 50, DateRange.startingOn(APRIL));
    private static final ProfileVersions VERSIONS = ProfileVersions.of(List.of(FIFTY, TEN));

    private static IdealCustomerProfile version(String name, double seats, DateRange effective) {
        return IdealCustomerProfile.builder("smb", name)
                .effective(effective)
                .gate(FitGate.ABLE, GateCondition.atLeast("seats", seats))
                .build();
    }

    private static AccountView acme(LocalDate asOf, int... seatsByQuarter) {
        CustomerBook.Builder book = CustomerBook.builder().add(Account.of(ACME));
        for (int i = 0; i < seatsByQuarter.length; i++) {
            book.add(AttributeChange.of(
                    ACME, "seats", JANUARY.plusMonths(3L * i), AttributeValue.parse("" + seatsByQuarter[i])));
        }
        return book.build().account(ACME, asOf).orElseThrow();
    }

    @Test
    void changesOnTheDayTheNextBegins() {
        assertThat(VERSIONS.inForce(APRIL.minusDays(1))).contains(TEN);
        assertThat(VERSIONS.inForce(APRIL)).contains(FIFTY);
        assertThat(VERSIONS.inForce(JANUARY.minusDays(1))).isEmpty();
    }

    @Test
    void saysThatNoneIsInForceInAGap() {
        ProfileVersions first = ProfileVersions.of(List.of(TEN));
        assertThat(first.evaluate(FitFacts.on(acme(APRIL, 20), APRIL), FitValues.none()))
                .isEqualTo(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "no version of the profile smb is in force on 2026-04-01"));
    }

    @Test
    void judgesByTheVersionInForceAtAcquisitionAndByTodays() {
        AccountFit fit = VERSIONS.stand(acme(JULY, 20), Optional.of(JANUARY), FitValues.none());
        assertThat(fit.atAcquisition().orElseThrow("fit").version()).isEqualTo("ten");
        assertThat(fit.atAcquisition().orElseThrow("fit").fits()).isTrue();
        assertThat(fit.today().orElseThrow("fit").version()).isEqualTo("fifty");
        assertThat(fit.today().orElseThrow("fit").fits()).isFalse();
        assertThat(fit.byFirstVersion().orElseThrow("fit").fits()).isTrue();
        assertThat(fit.fitClass().isKnown()).isFalse();
    }

    @Test
    void judgesAtAcquisitionByTheAttributesOfThen() {
        AccountFit fit = VERSIONS.stand(acme(JULY, 5, 60), Optional.of(JANUARY), FitValues.none());
        assertThat(fit.atAcquisition().orElseThrow("fit").fits()).isFalse();
        assertThat(fit.byFirstVersion().orElseThrow("fit").fits()).isTrue();
        assertThat(fit.today().orElseThrow("fit").fits()).isTrue();
    }

    @Test
    void tellsDriftOfTheProfileFromThatOfTheAccounts() {
        List<AccountFit> accounts = List.of(
                VERSIONS.stand(acme(JULY, 20), Optional.of(JANUARY), FitValues.none()), // the profile moved
                VERSIONS.stand(acme(JULY, 5, 60), Optional.of(JANUARY), FitValues.none()), // the account grew
                VERSIONS.stand(acme(JULY, 70), Optional.of(JANUARY), FitValues.none()), // neither
                VERSIONS.stand(acme(JULY, 70), Optional.empty(), FitValues.none())); // no customer yet
        ProfileDrift drift = ProfileDrift.of(accounts);
        assertThat(drift.ofTheProfile().numerator()).isEqualTo(1);
        assertThat(drift.ofTheAccounts().numerator()).isEqualTo(1);
        assertThat(drift.overall().numerator()).isEqualTo(2);
        assertThat(drift.overall().denominator()).isEqualTo(3);
        assertThat(drift.overall().members()).hasSize(3);
    }

    @Test
    void takesTheAssessmentInForce() {
        FitAssessment old = FitAssessment.builder(ACME, JANUARY)
                .initialValueNow(false)
                .futureValue(false)
                .build();
        FitAssessment lost = FitAssessment.builder(ACME, JULY)
                .initialValueNow(true)
                .futureValue(false)
                .build();
        CustomerBook book =
                CustomerBook.builder().add(Account.of(ACME)).add(lost).add(old).build();
        AccountView april = book.account(ACME, APRIL).orElseThrow();
        AccountView july = book.account(ACME, JULY).orElseThrow();
        assertThat(VERSIONS.stand(april, Optional.empty(), FitValues.none()).fitClass())
                .isEqualTo(Answer.known(FitClass.BAD));
        assertThat(VERSIONS.stand(july, Optional.empty(), FitValues.none()).fitClass())
                .isEqualTo(Answer.known(FitClass.OUTGROWS_US));
        assertThat(FitFacts.on(july, APRIL).assessment()).contains(old);
    }

    @Property(seed = "20261122")
    void exactlyOneVersionIsInForceEveryDayWithoutAGap(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 60) Integer> lengths,
            @ForAll @IntRange(max = 500) int day) {
        List<IdealCustomerProfile> versions = new ArrayList<>();
        LocalDate from = JANUARY;
        for (int length : lengths) {
            versions.add(version("v" + from, 1, DateRange.of(from, from.plusDays(length))));
            from = from.plusDays(length);
        }
        Collections.reverse(versions);
        ProfileVersions all = ProfileVersions.of(versions);
        LocalDate asked = JANUARY.plusDays(day);
        long inForce = versions.stream()
                .filter(version -> version.effective().contains(asked))
                .count();
        assertThat(inForce).isEqualTo(asked.isBefore(from) ? 1 : 0);
        assertThat(all.inForce(asked).isPresent()).isEqualTo(inForce == 1);
    }

    @Test
    void refusesVersionsThatContradictEachOther() {
        List<IdealCustomerProfile> overlapping =
                List.of(TEN, version("x", 1, DateRange.startingOn(JANUARY.plusDays(5))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileVersions.of(overlapping))
                .withMessage("versions ten and x of smb must not be in force on the same day, were from"
                        + " 2026-01-01/2026-04-01 and from 2026-01-06/..");
        List<IdealCustomerProfile> twice = List.of(TEN, version("ten", 1, DateRange.startingOn(JULY)));
        assertThatIllegalArgumentException().isThrownBy(() -> ProfileVersions.of(twice));
        IdealCustomerProfile other = IdealCustomerProfile.builder("other", "1")
                .effective(DateRange.startingOn(JULY))
                .gate(FitGate.READY, GateCondition.is("a", "b"))
                .build();
        List<IdealCustomerProfile> two = List.of(TEN, other);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileVersions.of(two))
                .withMessage("versions must be of one profile, were of smb, other");
        assertThatIllegalArgumentException().isThrownBy(() -> ProfileVersions.of(List.of()));
        AccountView view = acme(JANUARY, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> FitFacts.on(view, APRIL));
    }
}
