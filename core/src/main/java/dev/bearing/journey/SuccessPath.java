package dev.bearing.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Attributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
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

    private final String id;
    private final Optional<AttributeCondition> segment;
    private final List<SuccessMilestone> milestones;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int[][] prerequisites;
    private final double[] weights;
    private final double totalWeight;

    private SuccessPath(String id, Optional<AttributeCondition> segment, Collection<SuccessMilestone> milestones) {
        checkArgument(!id.isBlank(), "a path's id must not be blank");
        this.id = id;
        this.segment = requireNonNull(segment, "segment");
        this.milestones = sorted(id, List.copyOf(milestones));
        checkArgument(
                this.milestones.stream().anyMatch(milestone -> milestone.beneficiary() != Beneficiary.VENDOR),
                "path %s must have a milestone that is the customer's own or shared, all %s are the vendor's",
                id,
                this.milestones.size());
        int count = this.milestones.size();
        for (int i = 0; i < count; i++) {
            indexes.put(this.milestones.get(i).id(), i);
        }
        prerequisites = new int[count][];
        weights = new double[count];
        double heaviest = this.milestones.stream()
                .mapToDouble(SuccessMilestone::weight)
                .max()
                .orElseThrow();
        double total = 0;
        for (int i = 0; i < count; i++) {
            prerequisites[i] = this.milestones.get(i).after().stream()
                    .mapToInt(indexes::get)
                    .toArray();
            weights[i] = this.milestones.get(i).weight() / heaviest;
            total += weights[i];
        }
        totalWeight = total;
    }

    /**
     * Returns a path for every account.
     *
     * @param milestones at least one that is the customer's own or shared; in any order, which settles ties only
     * @throws IllegalArgumentException if ids repeat, a prerequisite is not in the path, the milestones wait for each
     *     other in a cycle, or all are the vendor's alone
     */
    public static SuccessPath of(String id, List<SuccessMilestone> milestones) {
        return new SuccessPath(id, Optional.empty(), milestones);
    }

    /** Returns this path, meant only for the accounts of a segment. */
    public SuccessPath forSegment(AttributeCondition condition) {
        return new SuccessPath(id, Optional.of(condition), milestones);
    }

    /** Returns the path's id. */
    public String id() {
        return id;
    }

    /** Returns which accounts it is meant for; empty for all. */
    public Optional<AttributeCondition> segment() {
        return segment;
    }

    /** Returns whether it is meant for an account with these attributes. */
    public boolean appliesTo(Attributes attributes) {
        return segment.map(condition -> condition.holdsFor(attributes)).orElse(true);
    }

    /** Returns the milestones in an order in which each comes after all it needs; ties in the order they were given. */
    public List<SuccessMilestone> milestones() {
        return milestones;
    }

    /** Returns the milestone of an id, or empty. */
    public Optional<SuccessMilestone> milestone(String milestone) {
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
                || (other instanceof SuccessPath that
                        && id.equals(that.id)
                        && segment.equals(that.segment)
                        && milestones.equals(that.milestones));
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, segment, milestones);
    }

    /** Returns the id and the milestones in order, such as {@code analytics: data-connected, decision-made}. */
    @Override
    public String toString() {
        return id + ": "
                + String.join(
                        ", ", milestones.stream().map(SuccessMilestone::id).toList());
    }

    /** Returns the place of a milestone in {@link #milestones}; refuses one that is not in the path. */
    int index(String milestone) {
        Integer index = indexes.get(requireNonNull(milestone, "milestone"));
        checkArgument(index != null, "path %s has no milestone %s", id, milestone);
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

    /** Returns the weight of the milestone at a place, the heaviest being 1. */
    double weight(int index) {
        return weights[index];
    }

    double totalWeight() {
        return totalWeight;
    }

    /** Kahn's algorithm; of the milestones that are ready, the one given first comes first. */
    private static List<SuccessMilestone> sorted(String path, List<SuccessMilestone> given) {
        Map<String, Integer> places = new HashMap<>();
        for (SuccessMilestone milestone : given) {
            checkArgument(
                    places.put(milestone.id(), places.size()) == null,
                    "path %s has two milestones with the id %s",
                    path,
                    milestone.id());
        }
        int[] waitingFor = new int[given.size()];
        Map<String, List<Integer>> followers = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < waitingFor.length; i++) {
            SuccessMilestone milestone = given.get(i);
            for (String before : milestone.after()) {
                checkArgument(
                        places.containsKey(before),
                        "milestone %s of path %s comes after %s, which the path does not have",
                        milestone.id(),
                        path,
                        before);
                followers.computeIfAbsent(before, key -> new ArrayList<>()).add(i);
            }
            waitingFor[i] = milestone.after().size();
            if (waitingFor[i] == 0) {
                ready.add(i);
            }
        }
        List<SuccessMilestone> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            SuccessMilestone milestone = given.get(ready.remove());
            sorted.add(milestone);
            for (int follower : followers.getOrDefault(milestone.id(), List.of())) {
                if (--waitingFor[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        if (sorted.size() < given.size()) {
            throw new IllegalArgumentException(
                    "the milestones of path " + path + " wait for each other: " + cycle(given, places, waitingFor));
        }
        return Collections.unmodifiableList(sorted);
    }

    /** Walks back from a milestone that never became ready: it waits for another such, and so on in a circle. */
    private static String cycle(List<SuccessMilestone> given, Map<String, Integer> places, int[] waitingFor) {
        int at = 0;
        while (waitingFor[at] == 0) {
            at++;
        }
        Deque<String> walked = new ArrayDeque<>();
        String current = given.get(at).id();
        while (!walked.contains(current)) {
            walked.push(current);
            current = given.get(requireNonNull(places.get(current))).after().stream()
                    .filter(before -> waitingFor[requireNonNull(places.get(before))] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        // the walk went backwards and the stack turns it round: what comes first stands first
        List<String> circle = new ArrayList<>(List.of(current));
        for (String id : walked) {
            circle.add(id);
            if (id.equals(current)) {
                break;
            }
        }
        return String.join(" -> ", circle);
    }
}
