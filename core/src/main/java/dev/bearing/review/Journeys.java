package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.internal.Days;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.OutcomeFacts;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Timeline;
import dev.bearing.vector.Heading;
import dev.bearing.vector.ReachModel;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import dev.bearing.vector.VectorInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paths of all accounts: how long their legs take, and who took which expansion when it was offered. */
final class Journeys {

    private final CompletePlaybook playbook;
    private final SuccessVectorStrategy strategy;
    private final Map<Version, ReachModel> reach;
    private final TakeHistory takes;
    private final StalenessPolicy staleness;

    /** A version of a path. */
    private record Version(String path, String version) {

        static Version of(SuccessPath path) {
            return new Version(path.id(), path.version());
        }
    }

    private Journeys(CompletePlaybook playbook, Playbook written, Map<Version, ReachModel> reach, TakeHistory takes) {
        this.playbook = playbook;
        this.strategy = written.vector();
        this.staleness = written.outcomes().staleness();
        this.reach = reach;
        this.takes = takes;
    }

    static Journeys fit(CompletePlaybook playbook, Playbook written, Collection<AccountCase> accounts, LocalDate asOf) {
        Map<Version, LegModel.Builder> builders = new LinkedHashMap<>();
        playbook.paths().forEach(path -> builders.put(Version.of(path), LegModel.builder(path)));
        Journeys empty = new Journeys(playbook, written, Map.of(), TakeHistory.empty());
        Map<AccountId, AccountCase> byId = new HashMap<>();
        List<ExpansionLead> leads = new ArrayList<>();
        for (AccountCase account : accounts) {
            byId.put(account.id(), account);
            leads.addAll(account.view().facts(ExpansionLead.class));
            for (SuccessPath path : empty.paths(account, account.asOf())) {
                playbook.paths().stream()
                        .filter(version -> version.id().equals(path.id()))
                        .forEach(version -> empty.progress(account, version, account.asOf())
                                .ifPresent(requireNonNull(builders.get(Version.of(version)))::add));
            }
        }
        Map<Version, ReachModel> reach = new LinkedHashMap<>();
        int horizon = written.forecast().horizonMonths();
        builders.forEach((version, builder) -> reach.put(version, ReachModel.of(builder.build(), horizon)));
        Journeys withLegs = new Journeys(playbook, written, reach, TakeHistory.empty());
        TakeHistory history = TakeHistory.fit(
                leads,
                TakeHistory.milestones(playbook.paths().stream()
                        .flatMap(path -> path.milestones().stream())
                        .toList()),
                asOf,
                (id, day) -> withLegs.stratum(requireNonNull(byId.get(id)), day));
        TakeHistory takes = written.forecast().prior().map(history::withPrior).orElse(history);
        return new Journeys(playbook, written, reach, takes);
    }

    TakeHistory takes() {
        return takes;
    }

    /** Returns the paths an account is on on a day, the main one first: of each track the first that is for it. */
    private List<SuccessPath> paths(AccountCase account, LocalDate day) {
        Map<Optional<String>, SuccessPath> byTrack = new LinkedHashMap<>();
        playbook.paths().stream()
                .filter(path -> path.isInForceOn(day) && path.appliesTo(account.attributes()))
                .forEach(path -> byTrack.putIfAbsent(path.track(), path));
        return List.copyOf(byTrack.values());
    }

    /** Returns how far an account is on each of its paths, the main one first; empty where it never set out. */
    List<JourneyProgress> allProgress(AccountCase account) {
        return paths(account, account.asOf()).stream()
                .flatMap(path -> progress(account, path, account.asOf()).stream())
                .toList();
    }

    /** Returns how far an account is on its main path. */
    Optional<JourneyProgress> progress(AccountCase account) {
        return progress(account, account.asOf());
    }

    LegModel legs(SuccessPath path) {
        return reach(path).legs();
    }

    /** Returns how likely accounts reach the milestones of a path within the horizon of the forecast. */
    ReachModel reach(SuccessPath path) {
        return requireNonNull(reach.get(Version.of(path)));
    }

    /** Returns what the account wants on a day, where that is written. */
    Optional<DesiredOutcome> desiredOutcome(AccountCase account, LocalDate day) {
        return playbook.desiredOutcomes().of(account.id(), account.attributes(), day);
    }

    /** Returns how far the account has the desired outcome valid on a day, where one is written for it. */
    Optional<OutcomeAssessment> assessment(AccountCase account, LocalDate day) {
        return desiredOutcome(account, day).map(outcome -> outcome.assess(facts(account), staleness, day));
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
        return paths(account, day).stream().findFirst().flatMap(path -> progress(account, path, day));
    }

    private Optional<JourneyProgress> progress(AccountCase account, SuccessPath path, LocalDate day) {
        return startedOn(account, path).filter(start -> !start.isAfter(day)).map(start -> {
            JourneyProgress progress = JourneyProgress.of(path, account.view().facts(MilestoneEvent.class), start, day)
                    .withSpells(account.tenures());
            List<MilestoneWaiver> waivers = account.view().facts(MilestoneWaiver.class);
            return waivers.isEmpty() ? progress : progress.withWaivers(waivers);
        });
    }

    /**
     * Returns the day an account set out on a path: its own first day, or, on a track besides the main one, the day it
     * came into the path's segment, if that is later.
     */
    private static Optional<LocalDate> startedOn(AccountCase account, SuccessPath path) {
        Optional<LocalDate> first = account.startedOn();
        if (path.track().isEmpty() || path.segment().isEmpty()) {
            return first;
        }
        AttributeCondition segment = path.segment().get();
        LocalDate since = Fact.FIRST_DAY;
        boolean inside = isIn(segment, account.view().attributeOn(segment.attribute(), since));
        Timeline<AttributeValue> values =
                account.view().attributeTimeline(segment.attribute()).upTo(account.asOf());
        for (Map.Entry<LocalDate, AttributeValue> change : values.changes().entrySet()) {
            boolean before = inside;
            inside = isIn(segment, Optional.of(change.getValue()));
            since = inside && !before ? change.getKey() : since;
        }
        LocalDate entered = since;
        return first.map(day -> Days.later(day, entered));
    }

    private static boolean isIn(AttributeCondition segment, Optional<AttributeValue> value) {
        return value.filter(present -> present.asText().equals(segment.value())).isPresent();
    }

    /** Returns how an account was heading and served on a day. */
    TakeStratum stratum(AccountCase account, LocalDate day) {
        boolean violated = isExperienceViolated(assessment(account, day));
        Heading heading = progress(account, day)
                .map(progress -> strategy.direction(VectorInputs.builder(account.id(), progress, reach(progress.path()))
                        .experienceViolated(violated)
                        .build()))
                .orElse(Heading.UNKNOWN);
        return new TakeStratum(heading, violated);
    }
}
