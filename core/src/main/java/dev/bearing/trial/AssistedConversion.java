package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.interaction.Interaction;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import dev.bearing.value.Benchmark;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How trials converted that somebody of the vendor helped with, beside those that nobody did. Vendors help those who
 * look promising, so the difference is an association.
 *
 * @param assisted of the trials with help, those that converted
 * @param selfServe of the trials without, those that converted
 * @param association the two beside each other; INSUFFICIENT_DATA where one has too few
 * @param leftOut how many trials were decided before the days that count were over, 0 or more
 */
public record AssistedConversion(Rate assisted, Rate selfServe, Answer<Association> association, long leftOut) {

    private static final int MINIMUM = 10;

    /** Refuses null. */
    public AssistedConversion {
        requireNonNull(assisted, "assisted");
        requireNonNull(selfServe, "selfServe");
        requireNonNull(association, "association");
    }

    /**
     * Returns the conversion with help beside the published numbers for such trials; empty where there was none. The
     * numbers are of all models together.
     */
    public List<Benchmark.Comparison> compareAssisted() {
        return TrialModel.compare(assisted, Benchmark.Measure.TRIAL_CONVERSION_ASSISTED);
    }

    /** Returns the conversion without help beside the published numbers for such trials; empty where there was none. */
    public List<Benchmark.Comparison> compareSelfServe() {
        return TrialModel.compare(selfServe, Benchmark.Measure.TRIAL_CONVERSION_UNASSISTED);
    }

    /**
     * Returns the conversion of decided trials with and without help; while any trial is open, both are flagged as
     * partial and provisional.
     *
     * @param interactions all interactions with the accounts, in any order
     * @param helps which of them are help
     * @param withinDays help counts in so many days from the start of a trial, 1 or more; trials decided sooner are
     *     left out, since help takes time
     */
    public static AssistedConversion of(
            TrialFunnel funnel, Collection<Interaction> interactions, Predicate<Interaction> helps, int withinDays) {
        requireNonNull(funnel, "funnel");
        requireNonNull(interactions, "interactions");
        requireNonNull(helps, "helps");
        checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        Map<Object, List<Interaction>> byAccount =
                interactions.stream().filter(helps).collect(Collectors.groupingBy(Interaction::accountId));
        List<TrialRun> with = new ArrayList<>();
        List<TrialRun> without = new ArrayList<>();
        long leftOut = 0;
        for (TrialRun run : funnel.runs()) {
            if (!run.isOpenAfter(withinDays)) {
                leftOut++;
            } else if (!run.isOpen()) {
                boolean helped = byAccount.getOrDefault(run.accountId(), List.of()).stream()
                        .anyMatch(one -> !one.on().isBefore(run.startedOn())
                                && one.on().isBefore(run.startedOn().plusDays(withinDays)));
                (helped ? with : without).add(run);
            }
        }
        boolean open = funnel.runs().stream().anyMatch(TrialRun::isOpen);
        Rate assisted = rate(with, "ASSISTED", open);
        Rate selfServe = rate(without, "SELF_SERVE", open);
        return new AssistedConversion(assisted, selfServe, Association.of(assisted, selfServe, MINIMUM), leftOut);
    }

    private static Rate rate(List<TrialRun> runs, String population, boolean open) {
        Rate rate = Rate.ofCounts(
                        runs.stream().filter(TrialRun::isConverted).count(),
                        runs.size(),
                        () -> runs.stream()
                                .map(run -> new Rate.Member(run.accountId().value(), run.isConverted() ? 1 : 0, 1))
                                .toList())
                .named(population, "");
        return open ? rate.flagged(Rate.Flag.PARTIAL_PERIOD).maturing(Rate.Maturity.PROVISIONAL) : rate;
    }
}
