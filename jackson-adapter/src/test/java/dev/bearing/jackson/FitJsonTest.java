package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.CustomerBook;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitGate;
import dev.bearing.fit.FitVerdict;
import dev.bearing.fit.GateCondition;
import dev.bearing.fit.Goal;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.fit.Situation;
import dev.bearing.fit.ValueInput;
import dev.bearing.fit.ValueMeasure;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** {@code fit} and {@code fitSummary}, which stand in a review only where there is something to say. */
class FitJsonTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final IdealCustomerProfile PROFILE = IdealCustomerProfile.builder("ideal", "v1")
            .effective(DateRange.startingOn(START))
            .situation(Situation.of(Goal.LOGOS))
            .gate(FitGate.ABLE, GateCondition.atLeast("seats", 10))
            .gate(FitGate.SUCCESS_POTENTIAL, GateCondition.assessedPotential())
            .value(ValueMeasure.byAttribute(ValueInput.EFFICIENCY, "seats", 0, 20))
            .mostStretch(0.4)
            .build();

    private static CustomerBook book() {
        CustomerBook.Builder book = CustomerBook.builder();
        int[] seats = {12, 5, 30};
        for (int i = 0; i < seats.length; i++) {
            AccountId id = AccountId.of("a" + i);
            book.add(Account.builder(id)
                    .attribute("seats", AttributeValue.parse("" + seats[i]))
                    .build());
            book.add(PriceState.builder("s" + i, id, START)
                    .price("100", CurrencyUnit.EUR)
                    .build());
        }
        book.add(FitAssessment.builder(AccountId.of("a0"), START)
                .allFits(FitVerdict.MET)
                .initialValueNow(true)
                .futureValueBy(TODAY)
                .requiredBy(TODAY)
                .build());
        book.add(FitAssessment.builder(AccountId.of("a1"), START)
                .allFits(FitVerdict.UNMET)
                .initialValueNow(true)
                .futureValueBy(TODAY)
                .requiredBy(TODAY)
                .build());
        return book.build();
    }

    private static JsonNode review(Playbook playbook) {
        return ReviewJson.tree(SuccessReview.of(book(), playbook, TODAY));
    }

    @Test
    void saysOfEachAccountWhichGatesItPassesItsClassAndItsScore() {
        JsonNode fit =
                review(Playbook.builder().idealCustomerProfile(PROFILE).build()).get("fit");
        assertThat(fit).hasSize(3);
        JsonNode good = fit.get(0);
        assertThat(good.get("accountId").asText()).isEqualTo("a0");
        assertThat(good.get("profileVersion").asText()).isEqualTo("v1");
        assertThat(good.get("gates").toString())
                .isEqualTo("{\"ready\":null,\"readyReason\":\"NOT_CONFIGURED\",\"willing\":null,"
                        + "\"willingReason\":\"NOT_CONFIGURED\",\"able\":true,\"successPotential\":true}");
        assertThat(good.get("class").asText()).isEqualTo("GOOD");
        assertThat(good.get("score").asDouble()).isCloseTo(0.6, within(1e-12));
        assertThat(good.get("fitAtAcquisition").asBoolean()).isTrue();
        JsonNode stretch = fit.get(1);
        assertThat(stretch.get("class").asText()).isEqualTo("STRETCH");
        assertThat(stretch.get("gates").get("able").asBoolean()).isFalse();
        assertThat(stretch.get("score").isNull()).isTrue();
        assertThat(stretch.get("scoreReason").asText()).isEqualTo("OUTSIDE_MODEL_RANGE");
        JsonNode notAssessed = fit.get(2);
        assertThat(notAssessed.get("fits").asBoolean()).isFalse();
        assertThat(notAssessed.get("gates").get("successPotentialReason").asText())
                .isEqualTo("INSUFFICIENT_DATA");
        assertThat(notAssessed.get("classReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    @Test
    void sumsUpClassesDriftAndBacktest() {
        JsonNode review =
                review(Playbook.builder().idealCustomerProfile(PROFILE).build());
        JsonNode summary = review.get("fitSummary");
        assertThat(summary.get("classes").get("STRETCH").asInt()).isEqualTo(1);
        assertThat(summary.get("unclassified").asInt()).isEqualTo(1);
        assertThat(summary.get("stretchShare").get("value").asDouble()).isEqualTo(0.5);
        assertThat(summary.get("drift").get("overall").get("denominator").asInt())
                .isEqualTo(3);
        assertThat(summary.get("versions")
                        .get(0)
                        .get("retentionDifferenceReason")
                        .asText())
                .isEqualTo("INSUFFICIENT_DATA");
        assertThat(summary.get("suggestions")).isEmpty();
        assertThat(review.get("notes").toString())
                .contains("fit: 1 of 2 customers with a fit class are stretch-fits, a share above the 0.4 that the"
                        + " ideal customer profile allows");
    }

    @Test
    void tellsClassesWithoutAProfileToo() {
        JsonNode fit = review(Playbook.empty()).get("fit");
        assertThat(fit.get(0).get("class").asText()).isEqualTo("GOOD");
        assertThat(fit.get(0).get("profileVersionReason").asText()).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void isAbsentWhereNobodyAsks() {
        CustomerBook book =
                CustomerBook.builder().add(Account.of(AccountId.of("a"))).build();
        JsonNode review = ReviewJson.tree(SuccessReview.of(book, Playbook.empty(), TODAY));
        assertThat(review.has("fit")).isFalse();
        assertThat(review.has("fitSummary")).isFalse();
    }
}
