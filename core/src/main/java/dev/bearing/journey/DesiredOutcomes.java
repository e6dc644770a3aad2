package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What customers want, in versions: desired outcomes that share an id and the accounts they are meant for are versions
 * of one another, and on a day at most one of them is valid.
 *
 * @param all the desired outcomes; where several are for an account, its own comes first, then the first in the list
 */
public record DesiredOutcomes(List<DesiredOutcome> all) {

    /** @throws IllegalArgumentException if two versions of one desired outcome are valid on one day */
    public DesiredOutcomes {
        requireNonNull(all, "all");
        all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            for (DesiredOutcome later : all.subList(i + 1, all.size())) {
                checkArgument(
                        !areVersions(all.get(i), later) || !overlap(all.get(i), later),
                        "versions of desired outcome %s must not be valid on one day, were %s and %s",
                        later.id().orElse(""),
                        days(all.get(i)),
                        days(later));
            }
        }
    }

    /** Returns these desired outcomes, in this order. */
    public static DesiredOutcomes of(DesiredOutcome... outcomes) {
        requireNonNull(outcomes, "outcomes");
        return new DesiredOutcomes(List.of(outcomes));
    }

    /** Returns what an account with these attributes wants on a day; empty where none is written for it. */
    public Optional<DesiredOutcome> of(AccountId accountId, Attributes attributes, LocalDate day) {
        List<DesiredOutcome> valid =
                all.stream().filter(outcome -> outcome.isInForceOn(day)).toList();
        return valid.stream()
                .filter(outcome -> outcome.accountId().filter(accountId::equals).isPresent())
                .findFirst()
                .or(() -> valid.stream()
                        .filter(outcome -> outcome.appliesTo(attributes))
                        .findFirst());
    }

    /**
     * Returns what an account with these attributes wants during a period, first to last: one entry for each stretch of
     * days with one version. Days for which none is written are left out; two stretches of one version stand apart
     * where another lies between.
     */
    public List<Stretch> during(AccountId accountId, Attributes attributes, DateRange period) {
        SortedSet<LocalDate> starts = new TreeSet<>();
        starts.add(period.from());
        for (DesiredOutcome outcome : all) {
            outcome.inForce().ifPresent(days -> {
                starts.add(days.from());
                starts.add(days.to());
            });
        }
        List<LocalDate> inside = starts.stream().filter(period::contains).toList();
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            LocalDate from = inside.get(i);
            LocalDate to = i + 1 < inside.size() ? inside.get(i + 1) : period.to();
            of(accountId, attributes, from).ifPresent(outcome -> extend(stretches, outcome, DateRange.of(from, to)));
        }
        return List.copyOf(stretches);
    }

    private static void extend(List<Stretch> stretches, DesiredOutcome outcome, DateRange days) {
        int last = stretches.size() - 1;
        if (last >= 0
                && stretches.get(last).outcome().equals(outcome)
                && stretches.get(last).days().to().equals(days.from())) {
            DateRange before = stretches.remove(last).days();
            stretches.add(new Stretch(outcome, DateRange.of(before.from(), days.to())));
        } else {
            stretches.add(new Stretch(outcome, days));
        }
    }

    /**
     * Days in which one version was valid.
     *
     * @param outcome the version
     * @param days the days
     */
    public record Stretch(DesiredOutcome outcome, DateRange days) {

        /** Refuses null. */
        public Stretch {
            requireNonNull(outcome, "outcome");
            requireNonNull(days, "days");
        }

        /**
         * Returns how far an account had got on the last of the days that is not after a day, judged by the version.
         *
         * @throws IllegalArgumentException if the day is before all of them
         */
        public OutcomeAssessment assess(OutcomeFacts facts, StalenessPolicy policy, LocalDate asOf) {
            checkArgument(!asOf.isBefore(days.from()), "asOf must not be before %s, was %s", days.from(), asOf);
            LocalDate last = days.end()
                    .map(end -> end.minusDays(1))
                    .filter(day -> day.isBefore(asOf))
                    .orElse(asOf);
            return outcome.assess(facts, policy, last);
        }
    }

    private static boolean areVersions(DesiredOutcome a, DesiredOutcome b) {
        return a.id().isPresent()
                && a.id().equals(b.id())
                && a.accountId().equals(b.accountId())
                && a.segment().equals(b.segment());
    }

    private static boolean overlap(DesiredOutcome a, DesiredOutcome b) {
        return a.inForce().isEmpty()
                || b.inForce().isEmpty()
                || a.inForce().get().overlaps(b.inForce().get());
    }

    private static String days(DesiredOutcome outcome) {
        return outcome.inForce().map(DateRange::toString).orElse("always");
    }
}
