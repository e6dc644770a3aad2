package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OutcomeProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private static final DesiredOutcome OUTCOME = DesiredOutcome.of(
            List.of(OutcomeMetric.of("orders", Direction.UP).withWeight(2), OutcomeMetric.of("errors", Direction.DOWN)),
            AppropriateExperience.of(
                    Requirement.required("phone").withWeight(0.3),
                    Requirement.required("weekly"),
                    Requirement.preferred("german")));

    private static final StalenessPolicy POLICY =
            StalenessPolicy.of("short", 30).withEvidenceDays(45);

    @Provide
    Arbitrary<AccountFact> facts() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 60).map(START::plusDays);
        Arbitrary<Integer> lag = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 20)));
        Arbitrary<String> metrics = Arbitraries.of("orders", "errors");
        Arbitrary<Double> values = Arbitraries.integers().between(-3, 3).map(i -> (double) i);
        Arbitrary<AccountFact> goals = Combinators.combine(metrics, days, values, values, days)
                .as((metric, from, baseline, target, due) -> OutcomeGoal.builder(ACME, metric, from)
                        .baseline(baseline)
                        .target(target)
                        .dueOn(due)
                        .build());
        Arbitrary<AccountFact> measurements = Combinators.combine(metrics, days, values, lag)
                .as((metric, on, value, late) ->
                        OutcomeMeasurement.of(ACME, metric, on, value).withRecordedOn(on.plusDays(late)));
        Arbitrary<AccountFact> observations = Combinators.combine(
                        Arbitraries.of("phone", "weekly", "german"), days, Arbitraries.of(true, false), lag)
                .as((requirement, on, met, late) ->
                        ExperienceObservation.of(ACME, requirement, on, met).withRecordedOn(on.plusDays(late)));
        Arbitrary<AccountFact> statements = Combinators.combine(days, Arbitraries.of(OutcomeSource.class), lag)
                .as((on, source, late) -> OutcomeStatement.of(ACME, on, source).withRecordedOn(on.plusDays(late)));
        return Arbitraries.oneOf(goals, measurements, observations, statements);
    }

    private static OutcomeAssessment assess(List<AccountFact> facts, LocalDate asOf) {
        return OUTCOME.assess(OutcomeFacts.of(facts), POLICY, asOf);
    }

    @Property(seed = "20261122")
    void sharesAreInRangeAndSuccessImpliesBothHalves(
            @ForAll @Size(max = 25) List<@From("facts") AccountFact> facts,
            @ForAll @IntRange(min = 0, max = 90) int day) {
        OutcomeAssessment assessment = assess(facts, START.plusDays(day));
        assessment
                .attainment()
                .toOptional()
                .ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
        assessment
                .experienceFulfilment()
                .toOptional()
                .ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
        if (assessment.success().equals(Answer.known(true))) {
            assertThat(assessment.outcomeMet()).isEqualTo(Answer.known(true));
            assertThat(assessment.requiredExperienceViolated()).isFalse();
            assertThat(assessment.attainment().orElseThrow("share")).isEqualTo(1);
        }
        if (assessment.requiredExperienceMet().equals(Answer.known(false))) {
            assertThat(assessment.success()).isEqualTo(Answer.known(false));
        }
    }

    @Property(seed = "20261122")
    void theStandingAgreesWithTheAttainment(
            @ForAll @Size(max = 25) List<@From("facts") AccountFact> facts,
            @ForAll @IntRange(min = 0, max = 90) int day) {
        for (OutcomeAssessment.MetricAttainment metric :
                assess(facts, START.plusDays(day)).metrics()) {
            metric.progress().ifPresent(progress -> {
                boolean met = progress.standing() == GoalStanding.MET || progress.standing() == GoalStanding.MET_LATE;
                assertThat(metric.met()).isEqualTo(Answer.known(met));
                assertThat(progress.standing() == GoalStanding.REGRESSED)
                        .isEqualTo(progress.lostOn().isPresent());
                assertThat(met || progress.lostOn().isPresent())
                        .isEqualTo(progress.firstMetOn().isPresent());
                progress.lostOn()
                        .ifPresent(lost ->
                                assertThat(lost).isAfter(progress.firstMetOn().orElseThrow()));
            });
        }
    }

    @Property(seed = "20261122")
    void nothingKnownLaterNorTheOrderMatters(
            @ForAll @Size(max = 25) List<@From("facts") AccountFact> facts,
            @ForAll @IntRange(min = 0, max = 90) int day,
            @ForAll Random random) {
        LocalDate asOf = START.plusDays(day);
        List<AccountFact> known = new ArrayList<>(
                facts.stream().filter(fact -> !fact.newestDay().isAfter(asOf)).toList());
        Collections.shuffle(known, random);
        known.addAll(List.copyOf(known));
        assertThat(assess(known, asOf)).isEqualTo(assess(facts, asOf));
    }
}
