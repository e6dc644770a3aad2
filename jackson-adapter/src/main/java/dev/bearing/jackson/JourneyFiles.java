package dev.bearing.jackson;

import dev.bearing.account.AccountId;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.LeadOrigin;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.OutcomeStatement;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What success means to customers: milestones, outcomes, experience, interventions and expansions. */
final class JourneyFiles {

    private JourneyFiles() {}

    static FactFile<MilestoneEvent> milestones() {
        FactFile.Builder<MilestoneEvent> file = FactFile.builder("milestones", MilestoneEvent.class);
        Column<MilestoneEvent, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, MilestoneEvent::accountId);
        Column<MilestoneEvent, String> milestone = file.required("milestone", Cell.TEXT, MilestoneEvent::milestone);
        Column<MilestoneEvent, MilestoneLevel> level =
                file.required("level", Cell.oneOf(MilestoneLevel.class), MilestoneEvent::level);
        Column<MilestoneEvent, LocalDate> on = file.required("on", Cell.DAY, MilestoneEvent::on);
        Column<MilestoneEvent, String> evidence = file.optional("evidence", Cell.ANY_TEXT, MilestoneEvent::evidence);
        Column<MilestoneEvent, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new MilestoneEvent(
                row.get(account),
                row.get(milestone),
                row.get(level),
                row.get(on),
                row.find(evidence),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<MilestoneWaiver> waivers() {
        FactFile.Builder<MilestoneWaiver> file = FactFile.builder("waivers", MilestoneWaiver.class);
        Column<MilestoneWaiver, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, MilestoneWaiver::accountId);
        Column<MilestoneWaiver, String> milestone = file.required("milestone", Cell.TEXT, MilestoneWaiver::milestone);
        Column<MilestoneWaiver, LocalDate> on = file.required("on", Cell.DAY, MilestoneWaiver::on);
        Column<MilestoneWaiver, String> reason = file.optional("reason", Cell.ANY_TEXT, MilestoneWaiver::reason);
        Column<MilestoneWaiver, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new MilestoneWaiver(
                row.get(account),
                row.get(milestone),
                row.get(on),
                row.find(reason),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<OutcomeMeasurement> outcomes() {
        FactFile.Builder<OutcomeMeasurement> file = FactFile.builder("outcomes", OutcomeMeasurement.class);
        Column<OutcomeMeasurement, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, OutcomeMeasurement::accountId);
        Column<OutcomeMeasurement, String> metric = file.required("metric", Cell.TEXT, OutcomeMeasurement::metric);
        Column<OutcomeMeasurement, LocalDate> on = file.required("on", Cell.DAY, OutcomeMeasurement::on);
        Column<OutcomeMeasurement, Double> value = file.required("value", Cell.REAL, OutcomeMeasurement::value);
        Column<OutcomeMeasurement, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new OutcomeMeasurement(
                row.get(account),
                row.get(metric),
                row.get(on),
                row.get(value),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<OutcomeGoal> outcomeGoals() {
        FactFile.Builder<OutcomeGoal> file = FactFile.builder("outcome_goals", OutcomeGoal.class);
        Column<OutcomeGoal, AccountId> account = file.required("account_id", Cell.ACCOUNT, OutcomeGoal::accountId);
        Column<OutcomeGoal, String> metric = file.required("metric", Cell.TEXT, OutcomeGoal::metric);
        Column<OutcomeGoal, LocalDate> from = file.required("from", Cell.DAY, OutcomeGoal::from);
        Column<OutcomeGoal, Double> baseline = file.required("baseline", Cell.REAL, OutcomeGoal::baseline);
        Column<OutcomeGoal, Double> target = file.required("target", Cell.REAL, OutcomeGoal::target);
        Column<OutcomeGoal, LocalDate> dueOn = file.optional("due_on", Cell.DAY, OutcomeGoal::dueOn);
        Column<OutcomeGoal, Direction> direction =
                file.optional("direction", Cell.oneOf(Direction.class), OutcomeGoal::direction);
        Column<OutcomeGoal, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            OutcomeGoal.Builder goal = OutcomeGoal.builder(row.get(account), row.get(metric), row.get(from))
                    .baseline(row.get(baseline))
                    .target(row.get(target));
            row.ifPresent(dueOn, goal::dueOn);
            row.ifPresent(direction, goal::direction);
            row.ifPresent(recordedOn, goal::recordedOn);
            return goal.build();
        });
    }

    static FactFile<ExperienceObservation> experience() {
        FactFile.Builder<ExperienceObservation> file = FactFile.builder("experience", ExperienceObservation.class);
        Column<ExperienceObservation, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, ExperienceObservation::accountId);
        Column<ExperienceObservation, String> requirement =
                file.required("requirement", Cell.TEXT, ExperienceObservation::requirement);
        Column<ExperienceObservation, LocalDate> on = file.required("on", Cell.DAY, ExperienceObservation::on);
        Column<ExperienceObservation, Boolean> met = file.required("met", Cell.YES_NO, ExperienceObservation::met);
        Column<ExperienceObservation, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new ExperienceObservation(
                row.get(account),
                row.get(requirement),
                row.get(on),
                row.get(met),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<OutcomeStatement> statements() {
        FactFile.Builder<OutcomeStatement> file = FactFile.builder("outcome_statements", OutcomeStatement.class);
        Column<OutcomeStatement, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, OutcomeStatement::accountId);
        Column<OutcomeStatement, LocalDate> on = file.required("on", Cell.DAY, OutcomeStatement::on);
        Column<OutcomeStatement, OutcomeSource> statedBy =
                file.required("stated_by", Cell.oneOf(OutcomeSource.class), OutcomeStatement::statedBy);
        Column<OutcomeStatement, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new OutcomeStatement(
                row.get(account),
                row.get(on),
                row.get(statedBy),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<InterventionEvent> interventions() {
        FactFile.Builder<InterventionEvent> file = FactFile.builder("interventions", InterventionEvent.class);
        Column<InterventionEvent, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, InterventionEvent::accountId);
        Column<InterventionEvent, String> intervention =
                file.required("intervention", Cell.TEXT, InterventionEvent::intervention);
        Column<InterventionEvent, LocalDate> on = file.required("on", Cell.DAY, InterventionEvent::on);
        Column<InterventionEvent, String> outcome = file.optional("outcome", Cell.ANY_TEXT, InterventionEvent::outcome);
        Column<InterventionEvent, BigDecimal> cost = file.optional("cost", Cell.AMOUNT, InterventionEvent::cost);
        Column<InterventionEvent, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new InterventionEvent(
                row.get(account),
                row.get(intervention),
                row.get(on),
                row.find(outcome),
                row.find(cost),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<ExpansionLead> leads() {
        FactFile.Builder<ExpansionLead> file = FactFile.builder("leads", ExpansionLead.class);
        Column<ExpansionLead, AccountId> account = file.required("account_id", Cell.ACCOUNT, ExpansionLead::accountId);
        Column<ExpansionLead, String> expansion = file.required("expansion", Cell.TEXT, ExpansionLead::expansion);
        Column<ExpansionLead, Motion> motion = file.required("motion", Cell.oneOf(Motion.class), ExpansionLead::motion);
        Column<ExpansionLead, LocalDate> openedOn = file.required("opened_on", Cell.DAY, ExpansionLead::openedOn);
        Column<ExpansionLead, LeadOrigin> origin =
                file.optional("origin", Cell.oneOf(LeadOrigin.class), ExpansionLead::origin);
        Column<ExpansionLead, LocalDate> offeredOn = file.optional("offered_on", Cell.DAY, ExpansionLead::offeredOn);
        Column<ExpansionLead, LocalDate> acceptedOn = file.optional("accepted_on", Cell.DAY, ExpansionLead::acceptedOn);
        Column<ExpansionLead, LocalDate> wonOn = file.optional("won_on", Cell.DAY, ExpansionLead::wonOn);
        Column<ExpansionLead, LocalDate> lostOn = file.optional("lost_on", Cell.DAY, ExpansionLead::lostOn);
        Column<ExpansionLead, BigDecimal> amount = file.optional("amount", Cell.AMOUNT, ExpansionLead::amount);
        Column<ExpansionLead, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            ExpansionLead.Builder lead =
                    ExpansionLead.builder(row.get(account), row.get(expansion), row.get(motion), row.get(openedOn));
            row.ifPresent(origin, lead::origin);
            row.ifPresent(offeredOn, lead::offeredOn);
            row.ifPresent(acceptedOn, lead::acceptedOn);
            row.ifPresent(wonOn, lead::wonOn);
            row.ifPresent(lostOn, lead::lostOn);
            row.ifPresent(amount, lead::amount);
            row.ifPresent(recordedOn, lead::recordedOn);
            return lead.build();
        });
    }
}
