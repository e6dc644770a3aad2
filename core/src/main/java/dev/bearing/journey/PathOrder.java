package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts the milestones of a path into an order in which each comes after all it may build on. */
final class PathOrder {

    private PathOrder() {}

    /** Returns the milestones that a milestone names before it, those it needs and those of which it needs one. */
    static SortedSet<String> before(SuccessMilestone milestone) {
        SortedSet<String> before = new TreeSet<>(milestone.after());
        before.addAll(milestone.afterAny());
        return before;
    }

    /** Kahn's algorithm; of the milestones that are ready, the one given first comes first. */
    static List<SuccessMilestone> sorted(String path, List<SuccessMilestone> given) {
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
            for (String before : before(milestone)) {
                checkArgument(
                        places.containsKey(before),
                        "milestone %s of path %s comes after %s, which the path does not have",
                        milestone.id(),
                        path,
                        before);
                followers.computeIfAbsent(before, key -> new ArrayList<>()).add(i);
            }
            waitingFor[i] = before(milestone).size();
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
            current = before(given.get(requireNonNull(places.get(current)))).stream()
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
