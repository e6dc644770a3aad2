package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.OutcomeFacts;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.journey.SuccessPath;
import dev.bearing.vector.Heading;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import dev.bearing.vector.VectorInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The paths of all accounts: how long their legs take, and who took which expansion when it was offered. */
final class Journeys {

    private final CompletePlaybook playbook;
    private final SuccessVectorStrategy strategy;
    private final Map<String, LegModel> legs;
    private final TakeHistory takes;
    private final StalenessPolicy staleness;

    private Journeys(CompletePlaybook playbook, Playbook written, Map<String, LegModel> legs, TakeHistory takes) {
        this.playbook = playbook;
        this.strategy = written.vector();
        this.staleness = written.outcomes().staleness();
        this.legs = legs;
        this.takes = takes;
    }

    static Journeys fit(CompletePlaybook playbook, Playbook written, Collection<AccountCase> accounts, LocalDate asOf) {
        Map<String, LegModel.Builder> builders = new TreeMap<>();
        playbook.paths().forEach(path -> builders.put(path.id(), LegModel.builder(path)));
        Journeys empty = new Journeys(playbook, written, Map.of(), TakeHistory.empty());
        Map<AccountId, AccountCase> byId = new HashMap<>();
        List<ExpansionLead> leads = new ArrayList<>();
        for (AccountCase account : accounts) {
            byId.put(account.id(), account);
            leads.addAll(account.view().facts(ExpansionLead.class));
            empty.progress(account).ifPresent(progress -> {
                LegModel.Builder builder = java.util.Objects.requireNonNull(
                        builders.get(progress.path().id()));
                account.lostOn()
                        .ifPresentOrElse(lost -> builder.addChurned(progress, lost), () -> builder.add(progress));
            });
        }
        Map<String, LegModel> legs = new TreeMap<>();
        builders.forEach((path, builder) -> legs.put(path, builder.build()));
        Journeys withLegs = new Journeys(playbook, written, legs, TakeHistory.empty());
        TakeHistory history = TakeHistory.fit(
                leads,
                TakeHistory.milestones(playbook.paths().stream()
                        .flatMap(path -> path.milestones().stream())
                        .toList()),
                asOf,
                (id, day) -> withLegs.stratum(java.util.Objects.requireNonNull(byId.get(id)), day));
        TakeHistory takes = written.forecast().prior().map(history::withPrior).orElse(history);
        return new Journeys(playbook, written, legs, takes);
    }

    TakeHistory takes() {
        return takes;
    }

    Optional<SuccessPath> path(AccountCase account) {
        return playbook.paths().stream()
                .filter(path -> path.appliesTo(account.attributes()))
                .findFirst();
    }

    Optional<JourneyProgress> progress(AccountCase account) {
        return progress(account, account.asOf());
    }

    LegModel legs(SuccessPath path) {
        return java.util.Objects.requireNonNull(legs.get(path.id()));
    }

    /** Returns how far the account has the desired outcome valid on a day, where one is written for it. */
    Optional<OutcomeAssessment> assessment(AccountCase account, LocalDate day) {
        return playbook.desiredOutcomes()
                .of(account.id(), account.attributes(), day)
                .map(outcome -> outcome.assess(facts(account), staleness, day));
    }

    private static OutcomeFacts facts(AccountCase account) {
        return new OutcomeFacts(
                account.view().facts(OutcomeGoal.class),
                account.view().facts(OutcomeMeasurement.class),
                account.view().facts(ExperienceObservation.class),
                account.view().facts(OutcomeStatement.class));
    }

    /** Returns whether a required part of the experience is known to be violated. */
    static boolean isExperienceViolated(Optional<OutcomeAssessment> outcome) {
        return outcome.map(OutcomeAssessment::requiredExperienceViolated).orElse(false);
    }

    private Optional<JourneyProgress> progress(AccountCase account, LocalDate day) {
        return path(account)
                .flatMap(path -> account.startedOn()
                        .filter(start -> !start.isAfter(day))
                        .map(start ->
                                JourneyProgress.of(path, account.view().facts(MilestoneEvent.class), start, day)));
    }

    private TakeStratum stratum(AccountCase account, LocalDate day) {
        boolean violated = isExperienceViolated(assessment(account, day));
        Heading heading = progress(account, day)
                .map(progress -> strategy.evaluate(VectorInputs.builder(account.id(), progress, legs(progress.path()))
                                .experienceViolated(violated)
                                .build())
                        .direction())
                .orElse(Heading.UNKNOWN);
        return new TakeStratum(heading, violated);
    }
}
