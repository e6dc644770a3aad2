package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Attributes;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The milestones that lead a customer to its desired outcome, each after the ones it needs. Customers skip ahead and
 * start in the middle: order here says what a milestone builds on, not what must be ticked off first. Immutable.
 *
 * <pre>{@code
 * SuccessPath path = SuccessPath.of("analytics", List.of(
 *         SuccessMilestone.builder("data-connected").build(),
 *         SuccessMilestone.builder("decision-made").after("data-connected").weight(2).build()));
 * path.milestones(); // in an order in which each comes after what it needs
 * path.warnings();   // empty; "Onboarding completed" would be named here: it is a phase of the vendor's
 * }</pre>
 */
public final class SuccessPath {

    private final PathHead head;
    private final List<SuccessMilestone> milestones;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int[][] prerequisites;
    private final int[][] alternatives;
    /** The places of the milestones that nothing comes after. */
    private final int[] ends;

    private final double[] weights;
    private final double totalWeight;

    private SuccessPath(PathHead head, Collection<SuccessMilestone> milestones) {
        this.head = head;
        this.milestones = PathOrder.sorted(head.id(), List.copyOf(milestones));
        checkArgument(
                this.milestones.stream().anyMatch(milestone -> milestone.beneficiary() == Beneficiary.CUSTOMER),
                "path %s must have a milestone that is the customer's own, all %s are the vendor's or shared",
                head.id(),
                this.milestones.size());
        int count = this.milestones.size();
        for (int i = 0; i < count; i++) {
            indexes.put(this.milestones.get(i).id(), i);
        }
        prerequisites = new int[count][];
        alternatives = new int[count][];
        weights = new double[count];
        double heaviest = this.milestones.stream()
                .mapToDouble(SuccessMilestone::weight)
                .max()
                .orElseThrow();
        double total = 0;
        for (int i = 0; i < count; i++) {
            prerequisites[i] = places(this.milestones.get(i).after());
            alternatives[i] = places(this.milestones.get(i).afterAny());
            weights[i] = this.milestones.get(i).weight() / heaviest;
            total += weights[i];
        }
        totalWeight = total;
        Set<String> before = new HashSet<>();
        this.milestones.forEach(milestone -> before.addAll(PathOrder.before(milestone)));
        ends = IntStream.range(0, count)
                .filter(i -> !before.contains(this.milestones.get(i).id()))
                .toArray();
    }

    private int[] places(Collection<String> ids) {
        return ids.stream().mapToInt(indexes::get).toArray();
    }

    /**
     * Returns a path for every account.
     *
     * @param milestones at least one that is the customer's own; in any order, which settles ties only
     * @throws IllegalArgumentException if ids repeat, a prerequisite is not in the path, the milestones wait for each
     *     other in a cycle, or none is the customer's own
     */
    public static SuccessPath of(String id, List<SuccessMilestone> milestones) {
        requireNonNull(id, "id");
        requireNonNull(milestones, "milestones");
        return new SuccessPath(PathHead.of(id), milestones);
    }

    /** Returns this path, meant only for the accounts of a segment. */
    public SuccessPath forSegment(AttributeCondition condition) {
        requireNonNull(condition, "condition");
        return new SuccessPath(head.withSegment(condition), milestones);
    }

    /**
     * Returns this path as one of a track. An account is on one path of each track at a time, so paths for two
     * products, or for getting started and for an expansion, belong to two tracks. Paths of no track share one, the
     * main one.
     *
     * @param track its name, not blank
     */
    public SuccessPath onTrack(String track) {
        requireNonNull(track, "track");
        return new SuccessPath(head.withTrack(track), milestones);
    }

    /**
     * Returns this path as a version that is in force for some days. An account keeps the credit of every milestone
     * that the next version has too, by its id.
     *
     * @param version its name, not blank
     */
    public SuccessPath asVersion(String version, DateRange inForce) {
        requireNonNull(version, "version");
        requireNonNull(inForce, "inForce");
        return new SuccessPath(head.withVersion(version, inForce), milestones);
    }

    /** Returns this path with other limits for when an account on it is behind, and when it is stuck. */
    public SuccessPath withStanding(StandingPolicy policy) {
        return new SuccessPath(head.withStanding(policy), milestones);
    }

    /** Returns the path's id; its versions share it. */
    public String id() {
        return head.id();
    }

    /** Returns the name of its version, {@code 1} unless set. */
    public String version() {
        return head.version();
    }

    /** Returns the track it belongs to; empty for the main one. */
    public Optional<String> track() {
        return head.track();
    }

    /** Returns the days on which this version is in force; empty for always. */
    public Optional<DateRange> inForce() {
        return head.inForce();
    }

    /** Returns whether this version is in force on a day. */
    public boolean isInForceOn(LocalDate day) {
        requireNonNull(day, "day");
        return head.inForce().map(days -> days.contains(day)).orElse(true);
    }

    /** Returns when an account on it is behind, and when it is stuck. */
    public StandingPolicy standing() {
        return head.standing();
    }

    /** Returns which accounts it is meant for; empty for all. */
    public Optional<AttributeCondition> segment() {
        return head.segment();
    }

    /** Returns whether it is meant for an account with these attributes. */
    public boolean appliesTo(Attributes attributes) {
        requireNonNull(attributes, "attributes");
        return head.segment().map(condition -> condition.holdsFor(attributes)).orElse(true);
    }

    /** Returns the milestones in an order in which each comes after all it needs; ties in the order they were given. */
    public List<SuccessMilestone> milestones() {
        return milestones;
    }

    /** Returns the milestones after which nothing comes: where the path leads, the desired outcome. */
    public List<SuccessMilestone> goals() {
        return Arrays.stream(ends).mapToObj(milestones::get).toList();
    }

    /** Returns the milestone of an id, or empty. */
    public Optional<SuccessMilestone> milestone(String milestone) {
        requireNonNull(milestone, "milestone");
        return Optional.ofNullable(indexes.get(milestone)).map(milestones::get);
    }

    /**
     * Returns the share of a milestone in the path's weight, in (0, 1]; multiplying all weights by one number changes
     * nothing.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public double share(String milestone) {
        return weights[index(milestone)] / totalWeight;
    }

    /**
     * Returns what makes the path doubtful, in its order: milestones that are the vendor's alone, names that are phases
     * of the vendor's sales cycle (trial, sale, onboarding, use, upsell, renewal), an expansion offered twice.
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Map<String, String> expansions = new TreeMap<>();
        for (SuccessMilestone milestone : milestones) {
            if (milestone.beneficiary() == Beneficiary.VENDOR) {
                warnings.add("milestone " + milestone.id() + " is the vendor's alone; a milestone is the customer's"
                        + " success, or shared");
            }
            if (VendorPhases.names(milestone.name()) || VendorPhases.names(milestone.id())) {
                warnings.add("milestone " + milestone.id() + " (" + milestone.name() + ") is named like a phase of the"
                        + " vendor's sales cycle; name what the customer has achieved by then");
            }
            milestone.expansion().ifPresent(expansion -> {
                String earlier = expansions.putIfAbsent(expansion.id(), milestone.id());
                if (earlier != null) {
                    warnings.add("expansion " + expansion.id() + " stands at two milestones, " + earlier + " and "
                            + milestone.id());
                }
            });
        }
        return List.copyOf(warnings);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SuccessPath that && head.equals(that.head) && milestones.equals(that.milestones));
    }

    @Override
    public int hashCode() {
        return Objects.hash(head.id(), head.version()); // paths are keys of maps: not all milestones each time
    }

    /** Returns the id and the milestones in order, such as {@code analytics: data-connected, decision-made}. */
    @Override
    public String toString() {
        return head.id() + ": "
                + String.join(
                        ", ", milestones.stream().map(SuccessMilestone::id).toList());
    }

    /** Returns the place of a milestone in {@link #milestones}; refuses one that is not in the path. */
    int index(String milestone) {
        Integer index = indexes.get(requireNonNull(milestone, "milestone"));
        checkArgument(index != null, "path %s has no milestone %s", head.id(), milestone);
        return requireNonNull(index);
    }

    /** Returns the place of a milestone in {@link #milestones}, or -1. */
    int indexOrNone(String milestone) {
        return indexes.getOrDefault(milestone, -1);
    }

    /** Returns the places of the milestones that come before the one at a place. */
    int[] prerequisites(int index) {
        return prerequisites[index];
    }

    /** Returns the places of the milestones of which one is enough before the one at a place; none where none is. */
    int[] alternatives(int index) {
        return alternatives[index];
    }

    /** Returns the weight of the milestone at a place, the heaviest being 1. */
    double weight(int index) {
        return weights[index];
    }

    /** Returns the places of the {@link #goals}. */
    int[] ends() {
        return ends;
    }
}
