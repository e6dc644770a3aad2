package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.book.CustomerBook;
import dev.bearing.fit.AccountFit;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitClass;
import dev.bearing.fit.FitEvaluation;
import dev.bearing.fit.FitGate;
import dev.bearing.fit.FitValues;
import dev.bearing.fit.FitVerdict;
import dev.bearing.fit.GateCondition;
import dev.bearing.fit.Goal;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.fit.Situation;
import dev.bearing.fit.ValueInput;
import dev.bearing.fit.ValueMeasure;
import dev.bearing.fit.ValueWeights;
import dev.bearing.fit.VersionBacktest;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.revenue.PriceState;
import dev.bearing.trial.Trial;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class FitReportTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);
    private static final CurrencyUnit USD = CurrencyUnit.USD;

    /** 24 customers at 100 USD a month, half of them large; the small ones are lost after six months, save two. */
    private static CustomerBook.Builder book() {
        CustomerBook.Builder book = CustomerBook.builder();
        for (int i = 0; i < 24; i++) {
            AccountId id = id(i);
            boolean large = i < 12;
            book.add(Account.of(id));
            book.add(AttributeChange.of(id, "seats", START, AttributeValue.parse(large ? "20" : "5")));
            PriceState.Builder price = PriceState.builder("s" + i, id, START).price("100", USD);
            if (!large && i < 22) {
                price.to(START.plusMonths(6));
            }
            book.add(price.build());
        }
        return book;
    }

    private static AccountId id(int number) {
        return AccountId.of("a" + (100 + number));
    }

    private static IdealCustomerProfile.Builder profile() {
        return IdealCustomerProfile.builder("ideal", "v1").gate(FitGate.ABLE, GateCondition.atLeast("seats", 10));
    }

    private static FitReport report(CustomerBook book, IdealCustomerProfile.Builder profile) {
        return SuccessReview.of(
                        book,
                        Playbook.builder().idealCustomerProfile(profile.build()).build(),
                        TODAY)
                .fit();
    }

    @Test
    void comparesWhoFittedWithTheOthersInTheirFirstYear() {
        VersionBacktest version =
                report(book().build(), profile()).versions(USD).get(0);
        assertThat(version.fit().numerator()).isEqualTo(12);
        assertThat(version.fit().denominator()).isEqualTo(12);
        assertThat(version.noFit().numerator()).isEqualTo(2);
        assertThat(version.noFit().denominator()).isEqualTo(12);
        Estimate paid = version.lifetimeValueDifference().orElseThrow("difference");
        assertThat(paid.value()).isCloseTo(1200 - (2 * 1200 + 10 * 600) / 12.0, within(1e-9)); // by hand
    }

    @Test
    void suggestsWhatTheRetainedHad() {
        assertThat(report(book().build(), profile()).suggestions())
                .singleElement()
                .satisfies(seats -> {
                    assertThat(seats.attribute()).isEqualTo("seats");
                    assertThat(seats.value()).isEqualTo("> 5");
                    assertThat(seats.isSuggested()).isTrue();
                });
    }

    @Test
    void judgesByWhatWasKnownOnTheDayOfAcquisition() {
        CustomerBook late = CustomerBook.builder()
                .add(Account.of(id(0)))
                .add(new AttributeChange(id(0), "seats", START, AttributeValue.parse("20"), START.plusDays(1)))
                .add(PriceState.builder("s", id(0), START).price("100", USD).build())
                .build();
        FitReport report = report(late, profile());
        assertThat(report.versions(USD).get(0).noFit().denominator()).isEqualTo(1);
        assertThat(report.accounts().get(0).atAcquisition().orElseThrow("fit").fits())
                .isTrue(); // as known today
    }

    @Test
    void scoresByReferralsAndTheirConversion() {
        CustomerBook book = book().add(AdvocacyEvent.builder(id(0), AdvocacyKind.REFERRAL, TODAY)
                        .resultingAccount(id(1))
                        .build())
                .add(AdvocacyEvent.builder(id(0), AdvocacyKind.REFERRAL, TODAY.minusDays(1))
                        .build())
                .build();
        FitReport report = report(
                book,
                profile().situation(Situation.of(Goal.ADVOCATES)).value(ValueMeasure.given(ValueInput.ADVOCACY, 0, 1)));
        double years = 731 / 365.0; // of each of the 14 who stayed: 2024 and 2025
        double lost = 182 / 365.0; // of each of the 10 others: the first half of 2024
        double all = 2 / (14 * years + 10 * lost);
        assertThat(score(report, 0)).isCloseTo((2 + all) / (years + 1) * 0.5, within(1e-12));
        assertThat(score(report, 1)).isCloseTo(all / (years + 1) * 0.5, within(1e-12));
    }

    @Test
    void tellsTheDaysToCloseWhereNoAttributeDoes() {
        CustomerBook book = book().add(Interaction.builder(id(0), START.minusDays(45))
                        .stage(Interaction.Stage.MARKETING)
                        .build())
                .add(Interaction.builder(id(0), START.minusDays(200)).build())
                .add(Trial.builder(id(1), START.minusDays(9)).build())
                .add(Trial.builder(id(1), START.plusDays(9)).build())
                .add(AttributeChange.of(id(2), "days_to_close", START, AttributeValue.parse("18")))
                .build();
        FitReport report = report(
                book, profile().value(ValueMeasure.byAttribute(ValueInput.EFFICIENCY, FitValues.DAYS_TO_CLOSE, 90, 0)));

        assertThat(score(report, 0)).isCloseTo(0.5, within(1e-12));
        assertThat(score(report, 1)).isCloseTo(0.9, within(1e-12));
        assertThat(score(report, 2)).isCloseTo(0.8, within(1e-12));
        assertThat(report.accounts()
                        .get(3)
                        .today()
                        .flatMap(FitEvaluation::score)
                        .isKnown())
                .as("nothing tells")
                .isFalse();
    }

    @Test
    void scoresByLifetimeValueForTheCostOfWinning() {
        CustomerBook book = book().add(Interaction.builder(id(0), START.minusDays(9))
                        .stage(Interaction.Stage.SALES)
                        .cost(new BigDecimal("400"))
                        .build())
                .add(Interaction.builder(id(0), START.plusDays(9))
                        .stage(Interaction.Stage.SALES)
                        .cost(new BigDecimal("5000"))
                        .build())
                .build();
        Playbook playbook = Playbook.builder()
                .ladder(Ladder.of(new ValueTier(
                                TierId.of("all"), 1, new TierRule.MrrRange(BigDecimal.ZERO, Optional.empty())))
                        .withAnnualDiscount(0.1))
                .idealCustomerProfile(profile()
                        .situation(Situation.of(Goal.LOGOS))
                        .value(ValueMeasure.given(ValueInput.EFFICIENCY, 0, 100))
                        .value(ValueMeasure.given(ValueInput.ASCENSION, -1, 1))
                        .weights(Goal.LOGOS, new ValueWeights(1, 1, 0))
                        .build())
                .build();
        SuccessReview review = SuccessReview.of(book, playbook, TODAY);
        double lifetimeValue = review.ladder(USD)
                .orElseThrow()
                .lifetimeValue(TierId.of("all"))
                .orElseThrow("lifetime value")
                .amount();
        FitReport report = review.fit();
        double efficiency = lifetimeValue / 400 / 100; // what was spent later does not count
        assertThat(score(report, 0)).isCloseTo((efficiency + 0.5) / 2, within(1e-9)); // one tier: nowhere to ascend to
        assertThat(score(report, 1)).isCloseTo(0.5, within(1e-9)); // no cost is known: the weight goes to the other
    }

    private static double score(FitReport report, int account) {
        return report.accounts().get(account).today().orElseThrow("fit").score().orElseThrow("score");
    }

    @Test
    void saysWhereMoreAreStretchFitsThanTheProfileAllows() {
        CustomerBook book = book().add(FitAssessment.builder(id(0), START)
                        .allFits(FitVerdict.UNMET)
                        .initialValueNow(true)
                        .futureValueBy(START)
                        .requiredBy(START)
                        .build())
                .build();
        FitReport report = report(book, profile().mostStretch(0.5));
        assertThat(report.accounts().get(0).fitClass()).isEqualTo(Answer.known(FitClass.STRETCH));
        assertThat(report.portfolio().classes()).containsEntry(FitClass.STRETCH, 1L);
        assertThat(report.portfolio().unclassified()).isEqualTo(13); // customers only
        assertThat(report.finding())
                .hasValueSatisfying(words -> assertThat(words).contains("1 of 1", "0.5"));
        assertThat(report(book, profile().mostStretch(1)).finding()).isEmpty();
        assertThat(report(book, profile()).finding()).isEmpty();
    }

    @Test
    void hasNothingToSayWithoutAProfileAndAnAssessment() {
        FitReport report =
                SuccessReview.of(book().build(), Playbook.empty(), TODAY).fit();
        assertThat(report.isEmpty()).isTrue();
        assertThat(report.versions(USD)).isEmpty();
        assertThat(report.suggestions()).isEmpty();
        AccountFit fit = report.accounts().get(0);
        assertThat(fit.today())
                .isEqualTo(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the playbook has no ideal customer profile"));
        assertThat(report.drift().overall().denominator()).isZero();
    }

    @Test
    void seesNothingLaterThanItsDay() {
        CustomerBook early = book().build();
        CustomerBook later = early.plus(
                AttributeChange.of(id(0), "seats", TODAY.plusDays(1), AttributeValue.parse("1")),
                FitAssessment.builder(id(0), TODAY.plusDays(1))
                        .initialValueNow(false)
                        .build());
        assertThat(report(later, profile()).accounts())
                .isEqualTo(report(early, profile()).accounts());
    }
}
