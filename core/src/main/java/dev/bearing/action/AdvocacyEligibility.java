package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.book.AccountView;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.vector.Heading;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells at which milestones of a path a customer may be asked to speak for the vendor. It may be asked if the
 * milestone's outcome is there <em>and the customer confirms it</em>, it did so not too long ago, it is not losing
 * ground, it has not said that it leaves, it was not asked for anything within the moment's cool-down, and it has not
 * done so since by itself.
 */
public final class AdvocacyEligibility {

    private final AdvocacyPolicy policy;

    /** Tells by a policy, which says for how long a moment is one. */
    public AdvocacyEligibility(AdvocacyPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    /**
     * Returns the moments of a path that an account has come to, at least by the task, in the path's order.
     *
     * @param account what is known of the account
     * @param progress how far it is on the path, as of the same day
     * @param direction where it is heading
     * @param notice how it said that it leaves, in words; empty where it did not ({@link ChurnNotice})
     */
    public List<AdvocacyCandidate> of(
            AccountView account, JourneyProgress progress, Heading direction, Optional<String> notice) {
        requireNonNull(direction, "direction");
        List<AdvocacyCandidate> all = new ArrayList<>();
        for (SuccessMilestone milestone : progress.path().milestones()) {
            Optional<AdvocacyMoment> moment = milestone.advocacy();
            if (moment.isPresent() && progress.level(milestone.id()).isPresent()) {
                List<AdvocacyCandidate.Objection> objections = new ArrayList<>();
                outcome(progress, milestone.id()).ifPresent(objections::add);
                tooOld(progress, milestone.id()).ifPresent(objections::add);
                if (direction == Heading.REGRESSING) {
                    objections.add(no(AdvocacyCandidate.Kind.REGRESSING, "it is losing ground"));
                }
                coolDown(account, moment.get()).ifPresent(objections::add);
                spoken(account, moment.get(), progress.reachedOn(milestone.id()))
                        .ifPresent(objections::add);
                notice.ifPresent(words -> objections.add(no(AdvocacyCandidate.Kind.CHURN_NOTICE, words)));
                all.add(new AdvocacyCandidate(
                        account.id(),
                        milestone.id(),
                        moment.get().kind(),
                        reasons(progress, milestone.id()),
                        objections,
                        account.asOf()));
            }
        }
        return List.copyOf(all);
    }

    private static AdvocacyCandidate.Objection no(AdvocacyCandidate.Kind kind, String reason) {
        return new AdvocacyCandidate.Objection(kind, reason);
    }

    private static List<String> reasons(JourneyProgress progress, String milestone) {
        return progress
                .confirmedOn(milestone)
                .map(day -> milestone + " was confirmed by the customer on " + day + ", "
                        + Words.ago(ChronoUnit.DAYS.between(day, progress.asOf())))
                .stream()
                .toList();
    }

    private static Optional<AdvocacyCandidate.Objection> outcome(JourneyProgress progress, String milestone) {
        MilestoneLevel level = progress.level(milestone).orElseThrow();
        return switch (level) {
            case CONFIRMED -> Optional.empty();
            case OUTCOME ->
                Optional.of(no(
                        AdvocacyCandidate.Kind.NOT_CONFIRMED,
                        "the customer has not confirmed the outcome of " + milestone));
            case FUNCTIONAL ->
                Optional.of(no(
                        AdvocacyCandidate.Kind.NO_OUTCOME,
                        milestone + ": only the task is done, the outcome is not there"));
            case REGRESSED -> Optional.of(no(AdvocacyCandidate.Kind.NO_OUTCOME, milestone + " was lost again"));
        };
    }

    private Optional<AdvocacyCandidate.Objection> tooOld(JourneyProgress progress, String milestone) {
        return progress.confirmedOn(milestone)
                .filter(day -> ChronoUnit.DAYS.between(day, progress.asOf()) >= policy.momentDays())
                .map(day -> no(
                        AdvocacyCandidate.Kind.TOO_OLD,
                        "it confirmed " + milestone + " on " + day + ", " + Words.days(policy.momentDays())
                                + " ago or earlier"));
    }

    private static Optional<AdvocacyCandidate.Objection> coolDown(AccountView account, AdvocacyMoment moment) {
        return asks(account)
                .max(Comparator.naturalOrder())
                .filter(day -> ChronoUnit.DAYS.between(day, account.asOf()) < moment.coolDownDays())
                .map(day -> no(
                        AdvocacyCandidate.Kind.COOL_DOWN,
                        "it was asked on " + day + ", less than " + Words.days(moment.coolDownDays()) + " ago"));
    }

    /**
     * Returns the days an account was asked: what was done because of an ask tells of an ask on its day at the latest.
     */
    private static Stream<LocalDate> asks(AccountView account) {
        return Stream.concat(
                account.facts(AdvocacyAsk.class).stream().map(AdvocacyAsk::on),
                account.facts(AdvocacyEvent.class).stream()
                        .filter(event -> event.asked().orElse(false))
                        .map(AdvocacyEvent::on));
    }

    private static Optional<AdvocacyCandidate.Objection> spoken(
            AccountView account, AdvocacyMoment moment, Optional<LocalDate> reachedOn) {
        return account.facts(AdvocacyEvent.class).stream()
                .filter(event -> event.kind() == moment.kind())
                .map(AdvocacyEvent::on)
                .filter(day ->
                        reachedOn.filter(reached -> !day.isBefore(reached)).isPresent())
                .max(Comparator.naturalOrder())
                .map(day -> no(AdvocacyCandidate.Kind.HAS_SPOKEN, "it has done so on " + day));
    }
}
