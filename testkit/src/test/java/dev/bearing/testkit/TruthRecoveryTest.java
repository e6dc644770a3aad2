package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The truth can be found again: in what was drawn, and by somebody who sees nothing but the facts. */
class TruthRecoveryTest {

    private static final SyntheticCompany COMPANY =
            SyntheticCompany.builder().accounts(4000).seed(11).build();

    /** Four standard deviations: with some fifty kinds of chance, one in three hundred seeds would fail. */
    private static final double DEVIATIONS = 4;

    @Test
    void everythingHappenedAboutAsOftenAsItsProbabilitySays() {
        assertThat(COMPANY.tally().cells()).hasSizeGreaterThan(40).allSatisfy((kind, cell) -> {
            assertThat((double) cell.events())
                    .as(kind)
                    .isCloseTo(cell.expected(), within(DEVIATIONS * StrictMath.sqrt(cell.variance()) + 1e-9));
            assertThat(cell.events()).isBetween(0L, cell.chances());
        });
    }

    @Test
    void trialsConvertAtTheTrueRate() {
        List<Trial> ended = COMPANY.book().facts(Trial.class).stream()
                .filter(trial -> trial.outcome().isPresent())
                .filter(trial -> !trial.model().equals(Optional.of(TrialModel.FREEMIUM))) // it ends by converting only
                .toList();
        for (boolean card : new boolean[] {true, false}) {
            List<Trial> alike = ended.stream()
                    .filter(trial -> trial.cardUpFront().equals(Optional.of(card)))
                    .toList();
            long converted = alike.stream()
                    .filter(trial -> trial.outcome().equals(Optional.of(Trial.Outcome.CONVERTED)))
                    .count();
            double truth = card
                    ? COMPANY.truth().trials().cardUpFront()
                    : COMPANY.truth().trials().noCard();

            assertNear(converted, alike.size(), truth);
        }
    }

    /** Of accounts on the person plan that pay by the month, counted by bills, without a look at the simulation. */
    @Test
    void personsWhoPayByTheMonthLeaveAtTheTrueRate() {
        long bills = 0;
        long left = 0;
        for (PriceState state : COMPANY.book().facts(PriceState.class)) {
            if (!state.plan().equals(Optional.of("solo"))
                    || state.interval() != BillingInterval.MONTH
                    || state.status() != PriceStatus.ACTIVE
                    || state.recordedOn().isAfter(state.from())) {
                continue;
            }
            LocalDate end =
                    state.to().filter(day -> !day.isAfter(COMPANY.lastDay())).orElse(COMPANY.lastDay());
            bills += ChronoUnit.MONTHS.between(state.from(), end);
            left += state.reason().equals(Optional.of("cancelled")) && !end.equals(COMPANY.lastDay()) ? 1 : 0;
        }
        double before = COMPANY.truth().tiers().get(1).cancel();
        double after = COMPANY.truth().tiers().get(1).cancelAfterOutcome();

        assertThat(left / (double) bills).isBetween(after, before);
        assertThat(bills).isGreaterThan(7_000);
    }

    /** The first milestone: a day in service without it is a chance of one thirtieth of a month. */
    @Test
    void theFirstMilestoneIsReachedAtTheTrueRate() {
        Set<Object> met = new HashSet<>();
        for (ExperienceObservation observation : COMPANY.book().facts(ExperienceObservation.class)) {
            if (observation.requirement().equals("answered_within_a_day") && observation.met()) {
                met.add(observation.accountId());
            }
        }
        Map<Object, LocalDate> began = COMPANY.book().facts(PriceState.class).stream()
                .collect(Collectors.toMap(PriceState::accountId, PriceState::from, (a, b) -> a.isBefore(b) ? a : b));
        Set<Object> tried =
                COMPANY.book().facts(Trial.class).stream().map(Trial::accountId).collect(Collectors.toSet());
        long days = 0;
        long reached = 0;
        for (MilestoneEvent event : COMPANY.book().facts(MilestoneEvent.class)) {
            LocalDate start = began.get(event.accountId());
            if (event.milestone().equals("data_connected")
                    && event.level() == MilestoneLevel.OUTCOME
                    && met.contains(event.accountId())
                    && !tried.contains(event.accountId())
                    && start != null) {
                days += ChronoUnit.DAYS.between(start, event.on()) + 1;
                reached++;
            }
        }
        double daily =
                1 - StrictMath.pow(1 - COMPANY.truth().milestones().get(0).reach(true), 1 / 30.0);

        assertThat(reached).isGreaterThan(700);
        assertThat(reached / (double) days).isCloseTo(daily, within(DEVIATIONS * daily / StrictMath.sqrt(reached)));
    }

    @Test
    void moreOffersAreTakenWhereTheExperienceIsMet() {
        Set<Object> unmet = new HashSet<>();
        for (ExperienceObservation observation : COMPANY.book().facts(ExperienceObservation.class)) {
            if (observation.requirement().equals("answered_within_a_day") && !observation.met()) {
                unmet.add(observation.accountId());
            }
        }
        List<ExpansionLead> decided = COMPANY.book().facts(ExpansionLead.class).stream()
                .filter(lead -> lead.offeredOn().isPresent() && !lead.isOpen())
                .toList();

        assertThat(wonShare(decided.stream()
                        .filter(lead -> !unmet.contains(lead.accountId()))
                        .toList()))
                .isGreaterThan(0.1
                        + wonShare(decided.stream()
                                .filter(lead -> unmet.contains(lead.accountId()))
                                .toList()));
    }

    private static double wonShare(List<ExpansionLead> leads) {
        return leads.stream().filter(lead -> lead.wonOn().isPresent()).count() / (double) leads.size();
    }

    private static void assertNear(long events, long chances, double probability) {
        assertThat(events / (double) chances)
                .isCloseTo(
                        probability, within(DEVIATIONS * StrictMath.sqrt(probability * (1 - probability) / chances)));
    }
}
