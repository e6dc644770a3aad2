package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Why the health of one account is another than it was: the change split exactly into its causes, and each cause into
 * measures.
 *
 * <pre>{@code
 * HealthChange change = HealthChange.between(
 *         HealthSnapshot.of(scorecard, HealthSignals.of(observations, lastMonth)),
 *         HealthSnapshot.of(scorecard, HealthSignals.of(observations, today)))
 *     .orElseThrow("change");
 * change.part(ChangeCause.AGEING); // -0.2: nobody answered, the old answer counts less
 * }</pre>
 *
 * <p><b>What belongs to which cause.</b> Each measure is read three times: from what was known on the first day, from
 * the same observations seen from the second day, and from what was known on the second day. Where the last two agree,
 * nothing new made the difference and the number's change is {@link ChangeCause#AGEING}: a window moved on, an
 * observation expired. Otherwise it is {@link ChangeCause#BEHAVIOUR}, or {@link ChangeCause#MISSING_DATA} where the
 * measure is missing on one of the two days. The age of the newest observation, which takes weight away by a half-life,
 * is ageing. Another scorecard is {@link ChangeCause#MODEL}. So without a new observation and under one scorecard the
 * part of behaviour is exactly 0.
 *
 * <p><b>How they share the change.</b> Causes interact, so the order in which they are changed one by one would matter.
 * The part of each of these four is its Shapley value: the mean, over all 24 orders, of what the score changes when the
 * cause goes from the first day's state to the second's. A mixture of the two days in which nothing is observed counts
 * as the first day's score. Within a cause the measures share what it adds: each the mean of its effect when it changes
 * first and when it changes last, which is the Shapley value as long as measures interact in pairs; what is left then
 * is shared in proportion.
 *
 * <p><b>What a person says</b> stands beside the computed score and is never mixed into it. An override moves the
 * health from the computed score to the {@linkplain JudgedHealth#effective effective} one; {@link ChangeCause#OVERRIDE}
 * is by how much more it does so on the second day than on the first.
 *
 * <p>Scores are rounded to whole 2⁻⁵⁰ (9·10⁻¹⁶) and parts are too, so that parts add up to the change bit for bit, in
 * any order.
 *
 * @see <a href="https://doi.org/10.1515/9781400881970-018">Shapley (1953), A value for n-person games</a>
 */
public final class HealthChange {

    /** Doubles that are whole multiples of 1 / UNITS and below 8 add up without rounding. */
    private static final double UNITS = 0x1p50;

    private final LocalDate from;
    private final LocalDate to;
    private final boolean sameScorecard;
    private final long before;
    private final long after;
    private final Map<ChangeCause, Long> parts;
    private final Map<ChangeCause, List<Contribution>> measures;

    private HealthChange(HealthSnapshot first, HealthSnapshot second, ChangeGame game) {
        from = first.day();
        to = second.day();
        sameScorecard = first.scorecard().equals(second.scorecard());
        long computedBefore = units(game.start());
        long computedAfter = units(game.end());
        before = units(first.effective(new Health(computedBefore / UNITS)).value());
        after = units(second.effective(new Health(computedAfter / UNITS)).value());
        parts = new EnumMap<>(ChangeCause.class);
        measures = new EnumMap<>(ChangeCause.class);
        List<Double> shares = ChangeGame.CAUSES.stream().map(game::share).toList();
        List<Long> exact = exactly(shares, computedAfter - computedBefore);
        for (int i = 0; i < exact.size(); i++) {
            ChangeCause cause = ChangeGame.CAUSES.get(i);
            parts.put(cause, exact.get(i));
            measures.put(cause, cause == ChangeCause.MODEL ? List.of() : byMeasure(game, cause, exact.get(i)));
        }
        parts.put(ChangeCause.OVERRIDE, (after - computedAfter) - (before - computedBefore));
        measures.put(ChangeCause.OVERRIDE, List.of());
    }

    private static List<Contribution> byMeasure(ChangeGame game, ChangeCause cause, long total) {
        SortedMap<String, Double> shares = game.shares(cause);
        List<Long> exact = exactly(List.copyOf(shares.values()), total);
        List<Contribution> parts = new ArrayList<>();
        int i = 0;
        for (String name : shares.keySet()) {
            long part = exact.get(i++);
            if (part != 0) {
                parts.add(new Contribution(name, part / UNITS));
            }
        }
        return parts.stream()
                .sorted(Comparator.comparingDouble((Contribution part) -> -Math.abs(part.value()))
                        .thenComparing(Contribution::name))
                .toList();
    }

    private static long units(double value) {
        return Math.round(value * UNITS);
    }

    /** Rounds to units so that they add up to the total; what is over goes to the largest, and never to a 0. */
    private static List<Long> exactly(List<Double> shares, long total) {
        List<Long> units = new ArrayList<>();
        long rest = total;
        int largest = 0;
        for (int i = 0; i < shares.size(); i++) {
            units.add(units(shares.get(i)));
            rest -= units.get(i);
            if (Math.abs(shares.get(i)) > Math.abs(shares.get(largest))) {
                largest = i;
            }
        }
        if (rest != 0) {
            units.set(largest, units.get(largest) + rest);
        }
        return units;
    }

    /**
     * Returns the change of one account's health from one day to another, or the reason for which one of the two has no
     * score.
     *
     * @param before the account on the first day
     * @param after the same account on a later day, or on the same one under another scorecard
     * @throws IllegalArgumentException if {@code after} is of an earlier day
     */
    public static Answer<HealthChange> between(HealthSnapshot before, HealthSnapshot after) {
        checkArgument(
                !after.day().isBefore(before.day()),
                "after must not be of an earlier day than before = %s, was of %s",
                before.day(),
                after.day());
        return before.scorecard()
                .assess(before.signals())
                .flatMap(first -> after.scorecard().assess(after.signals()).flatMap(second -> {
                    HealthChange change = new HealthChange(before, after, new ChangeGame(before, after));
                    return Answer.known(change, change.explanation());
                }));
    }

    /** Returns the first day. */
    public LocalDate from() {
        return from;
    }

    /** Returns the second day. */
    public LocalDate to() {
        return to;
    }

    /** Returns the effective health on the first day: the computed score under what people forced it to. */
    public Health before() {
        return new Health(before / UNITS);
    }

    /** Returns the effective health on the second day: the computed score under what people forced it to. */
    public Health after() {
        return new Health(after / UNITS);
    }

    /** Returns by how much the health changed, in {@code [-1, 1]}: the sum of all parts, bit for bit. */
    public double total() {
        return (after - before) / UNITS;
    }

    /** Returns a cause's part in the change, in score points; 0 where it had none. */
    public double part(ChangeCause cause) {
        return requireNonNull(parts.get(cause), "cause") / UNITS;
    }

    /** Returns every cause's part, in the order of {@link ChangeCause}. */
    public Map<ChangeCause, Double> parts() {
        Map<ChangeCause, Double> all = new EnumMap<>(ChangeCause.class);
        parts.forEach((cause, part) -> all.put(cause, part / UNITS));
        return Collections.unmodifiableMap(all);
    }

    /**
     * Returns the measures through which a cause changed the score with their parts, the largest first, which add up to
     * the cause's part bit for bit. Empty for {@link ChangeCause#MODEL} and {@link ChangeCause#OVERRIDE}.
     */
    public List<Contribution> measures(ChangeCause cause) {
        return requireNonNull(measures.get(cause), "cause");
    }

    /**
     * Returns the change of the account itself: all but {@link ChangeCause#MODEL} and {@link ChangeCause#OVERRIDE}. A
     * new version of the scorecard, or a person's word, does not move it.
     */
    public double ofTheAccount() {
        return part(ChangeCause.BEHAVIOUR) + part(ChangeCause.AGEING) + part(ChangeCause.MISSING_DATA);
    }

    /** Returns whether both days were judged by equal scorecards; where not, the two scores do not compare. */
    public boolean isUnderOneScorecard() {
        return sameScorecard;
    }

    /** Returns the method and the parts, which add up to {@link #total}. */
    public Explanation explanation() {
        return Explanation.sum(
                "Shapley value of each cause",
                parts().entrySet().stream()
                        .map(part -> new Contribution(part.getKey().name().toLowerCase(Locale.ROOT), part.getValue()))
                        .toList());
    }

    /** Returns the days, both healths and the parts that are not 0. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("health from ")
                .append(before().value())
                .append(" on ")
                .append(from)
                .append(" to ")
                .append(after().value())
                .append(" on ")
                .append(to);
        parts().forEach((cause, part) -> {
            if (part != 0) {
                text.append(", ").append(cause).append(' ').append(part);
            }
        });
        return text.toString();
    }
}
