package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Common conversion activities: what accounts that became customers did at the start of their trials and others did
 * not, a score of it, and which of the trials that run are worth a call.
 *
 * <pre>{@code
 * ConversionActivities common = ConversionActivities.of(funnel, activities, ActivityPlan.standard());
 * common.found();                                         // those that hold up, most surely first
 * common.leads(0.6, account -> Answer.known(fits(account)));
 * }</pre>
 *
 * @see <a href="https://evergage.com/blog/measure-and-incent-common-conversion-activities/">Common conversion
 *     activities</a>
 */
public final class ConversionActivities {

    private final TrialFunnel funnel;
    private final Map<AccountId, List<TrialActivity>> done;
    private final ActivityPlan plan;
    private final List<TrialRun> converted = new ArrayList<>();
    private final List<TrialRun> lost = new ArrayList<>();
    private final List<ConversionActivity> activities;
    private final long leftOut;

    private ConversionActivities(TrialFunnel funnel, Map<AccountId, List<TrialActivity>> done, ActivityPlan plan) {
        this.funnel = funnel;
        this.done = done;
        this.plan = plan;
        long tooSoon = 0;
        for (TrialRun run : funnel.runs()) {
            if (!run.isOpenAfter(plan.withinDays())) {
                tooSoon++;
            } else if (!run.isOpen()) {
                (run.isConverted() ? converted : lost).add(run);
            }
        }
        this.leftOut = tooSoon;
        this.activities = compare();
    }

    /**
     * Returns what goes together with the conversion of some trials.
     *
     * @param funnel the trials; best of one model and one product
     * @param activities what accounts did, also outside of trials, in any order
     * @param plan how it is looked for
     */
    public static ConversionActivities of(TrialFunnel funnel, Collection<TrialActivity> activities, ActivityPlan plan) {
        requireNonNull(funnel, "funnel");
        requireNonNull(activities, "activities");
        requireNonNull(plan, "plan");
        Map<AccountId, List<TrialActivity>> done = new HashMap<>();
        for (TrialActivity activity : activities) {
            done.computeIfAbsent(activity.accountId(), id -> new ArrayList<>()).add(activity);
        }
        return new ConversionActivities(funnel, done, plan);
    }

    /** Compares what anybody did in the days that count. */
    private List<ConversionActivity> compare() {
        Set<String> names = new TreeSet<>();
        converted.forEach(run -> names.addAll(done(run)));
        lost.forEach(run -> names.addAll(done(run)));
        List<Answer<Association>> all = new ArrayList<>();
        for (String name : names) {
            all.add(Association.of(share(converted, name, "CONVERTED"), share(lost, name, "LOST"), plan.minimum()));
        }
        List<Answer<Association>> together = Association.together(all);
        List<ConversionActivity> compared = new ArrayList<>();
        int next = 0;
        for (String name : names) {
            together.get(next++).toOptional().ifPresent(known -> compared.add(new ConversionActivity(name, known)));
        }
        compared.sort(Comparator.comparingDouble(
                        (ConversionActivity one) -> one.association().pValue())
                .thenComparing(ConversionActivity::activity));
        return List.copyOf(compared);
    }

    private Rate share(List<TrialRun> runs, String name, String population) {
        long did = runs.stream().filter(run -> done(run).contains(name)).count();
        return Rate.ofCounts(did, runs.size()).named(population, "");
    }

    /** Returns what the account of a trial did in the days that count, as far as it is known on the funnel's day. */
    public Set<String> done(TrialRun trial) {
        return doneAsKnownOn(trial, funnel.asOf());
    }

    /** Returns what the account of a trial did in the days that count, as far as it was known on a day. */
    public Set<String> doneAsKnownOn(TrialRun trial, LocalDate day) {
        Set<String> names = new TreeSet<>();
        for (TrialActivity activity : done.getOrDefault(trial.accountId(), List.of())) {
            boolean counts = !activity.on().isBefore(trial.startedOn())
                    && activity.on().isBefore(trial.startedOn().plusDays(plan.withinDays()))
                    && !activity.on().isAfter(day)
                    && !activity.recordedOn().isAfter(day);
            if (counts) {
                names.add(activity.activity());
            }
        }
        return names;
    }

    /** Returns how it was looked for. */
    public ActivityPlan plan() {
        return plan;
    }

    /** Returns how many trials that converted were looked at. */
    public long converted() {
        return converted.size();
    }

    /** Returns how many trials that did not convert were looked at. */
    public long lost() {
        return lost.size();
    }

    /** Returns how many trials were left out because they were decided before the days that count were over. */
    public long leftOut() {
        return leftOut;
    }

    /**
     * Returns all activities that anybody did and that could be compared, the one with the least p-value first; empty
     * below the minimum.
     */
    public List<ConversionActivity> activities() {
        return activities;
    }

    /** Returns those that hold up although so many were looked at, more common among the converted or less. */
    public List<ConversionActivity> found() {
        return activities.stream()
                .filter(one -> one.association().isFoundAt(plan.falseDiscoveryRate()))
                .toList();
    }

    /** Returns the score of what was found, or INSUFFICIENT_DATA where nothing was. */
    public Answer<ConversionScore> score() {
        List<ConversionActivity> found = found();
        return found.isEmpty()
                ? Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "none of " + activities.size() + " activities was found to go together with conversion")
                : Answer.known(ConversionScore.of(
                        found,
                        converted.stream().map(this::done).toList(),
                        lost.stream().map(this::done).toList()));
    }

    /**
     * Returns the trials that run and are past the days that count, with their scores and gates, the likeliest first;
     * empty where there is no score.
     *
     * @param from the probability from which on a trial is qualified, in [0, 1]
     * @param fits whether an account passes the gates of the ideal customer profile
     */
    public List<ProductQualifiedLead> leads(double from, Function<AccountId, Answer<Boolean>> fits) {
        checkArgument(from >= 0 && from <= 1, "from must be in [0, 1], was %s", from);
        return score().map(score -> funnel.runs().stream()
                        .filter(run -> run.isRunning()
                                && !run.startedOn().plusDays(plan.withinDays()).isAfter(funnel.asOf()))
                        .map(run -> new ProductQualifiedLead(
                                run, score.chance(done(run)), fits.apply(run.accountId()), from))
                        .sorted(Comparator.comparingDouble(ProductQualifiedLead::probability)
                                .reversed()
                                .thenComparing(lead -> lead.trial().accountId()))
                        .toList())
                .toOptional()
                .orElse(List.of());
    }
}
