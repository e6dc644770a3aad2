package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.fit.AcquiredAccount;
import dev.bearing.fit.AttributeDifference;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitClass;
import dev.bearing.fit.FitEvaluation;
import dev.bearing.fit.FitFacts;
import dev.bearing.fit.FitGate;
import dev.bearing.fit.FitType;
import dev.bearing.fit.FitVerdict;
import dev.bearing.fit.GateCondition;
import dev.bearing.fit.Goal;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.fit.ProfileBacktest;
import dev.bearing.fit.ProfileVersions;
import dev.bearing.fit.Situation;
import dev.bearing.fit.UnknownFits;
import dev.bearing.fit.ValueInput;
import dev.bearing.fit.ValueMeasure;
import dev.bearing.fit.VersionBacktest;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The code of the page on the ideal customer profile. */
class FitGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

    private static IdealCustomerProfile profile() {
        // snippet: fit-profile
        IdealCustomerProfile profile = IdealCustomerProfile.builder("smb", "2026-H1")
                .effective(DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1)))
                .situation(Situation.of(Goal.REVENUE))
                .gate(FitGate.READY, GateCondition.is("problem", "acute", "urgent"))
                .gate(FitGate.ABLE, GateCondition.atLeast("seats", 10))
                .value(ValueMeasure.byAttribute(ValueInput.EFFICIENCY, "ltv_to_cac", 1, 5))
                .value(ValueMeasure.byAttribute(ValueInput.ASCENSION, "departments", 0, 10))
                .build();
        // end
        return profile;
    }

    @Test
    void judgesAnAccount() {
        IdealCustomerProfile profile = profile();
        Attributes attributes = Attributes.empty()
                .with("problem", AttributeValue.parse("acute"))
                .with("seats", AttributeValue.parse("12"))
                .with("ltv_to_cac", AttributeValue.parse("3"))
                .with("departments", AttributeValue.parse("4"));

        // snippet: fit-evaluate
        FitEvaluation acme = profile.evaluate(FitFacts.of(ACME, DAY, attributes));
        acme.failing(); // none: it fits
        acme.score(); // 0.456, of which efficiency 0.278 and ascension 0.178

        IdealCustomerProfile toGrow = profile.withGoal(Goal.EXPANSION); // same gates, other weights
        toGrow.evaluate(FitFacts.of(ACME, DAY, attributes)).score(); // 0.422
        // end

        assertThat(acme.fits()).isTrue();
        assertThat(acme.score().orElseThrow("score"))
                .isCloseTo(5 / 9.0 * 0.5 + 4 / 9.0 * 0.4, within(1e-12))
                .isCloseTo(0.456, within(5e-4));
        assertThat(toGrow.evaluate(FitFacts.of(ACME, DAY, attributes)).score().orElseThrow("score"))
                .isCloseTo(0.422, within(5e-4));
    }

    @Test
    void classifiesAnAssessment() {
        // snippet: fit-assessment
        FitAssessment acme = FitAssessment.builder(ACME, DAY)
                .allFits(FitVerdict.MET)
                .fit(FitType.COMPETENCE, FitVerdict.UNKNOWN)
                .initialValueNow(true)
                .futureValueBy(LocalDate.of(2026, 6, 1))
                .requiredBy(LocalDate.of(2026, 9, 1))
                .build();
        Answer<FitClass> open = acme.classify(); // not known: STRETCH to GOOD, competence fit not known
        Answer<FitClass> worst = acme.classify(UnknownFits.WORST_CASE); // STRETCH
        // end

        assertThat(open.isKnown()).isFalse();
        assertThat(worst).isEqualTo(Answer.known(FitClass.STRETCH));
    }

    @Test
    void testsVersionsOnThePast() {
        ProfileVersions versions = ProfileVersions.of(List.of(profile()));
        List<AcquiredAccount> customers = customers();
        LocalDate asOf = LocalDate.of(2026, 12, 31);

        // snippet: fit-backtest
        ProfileBacktest backtest = ProfileBacktest.of(versions, customers, asOf, 180);
        VersionBacktest firstHalf = backtest.versions().get(0);
        firstHalf.fit(); // 45 of 60 who fitted were there after 180 days
        firstHalf.noFit(); // 60 of 120 others
        firstHalf.retentionDifference(); // 0.25, from 0.099 to 0.378
        List<AttributeDifference> suggestions = backtest.suggestions(); // what else differed
        // end

        assertThat(firstHalf.fit().numerator()).isEqualTo(45);
        assertThat(firstHalf.noFit().denominator()).isEqualTo(120);
        assertThat(firstHalf.retentionDifference().orElseThrow("difference").value())
                .isCloseTo(0.25, within(1e-12));
        assertThat(suggestions).isNotEmpty();
    }

    private static List<AcquiredAccount> customers() {
        List<AcquiredAccount> customers = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            boolean fits = i < 60;
            boolean stays = fits ? i < 45 : i < 120;
            Attributes attributes = Attributes.empty()
                    .with("problem", AttributeValue.parse(fits ? "acute" : "mild"))
                    .with("seats", AttributeValue.parse("20"));
            customers.add(new AcquiredAccount(
                    FitFacts.of(AccountId.of("a" + i), DAY, attributes),
                    stays ? Optional.empty() : Optional.of(DAY.plusDays(90))));
        }
        return customers;
    }
}
