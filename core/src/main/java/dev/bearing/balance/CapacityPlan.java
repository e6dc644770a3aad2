package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.interaction.Interaction;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many people it takes to serve the customers: the hours that their coverage segments ask for, over the hours that
 * one person has for it. Revenue has no part in it; what a person looks after in revenue is only told, on request.
 *
 * <pre>{@code
 * CapacityPlan plan = CapacityPlan.of(List.of(new CapacityPlan.Load(guided, 30), new CapacityPlan.Load(alone, 200)), 110);
 * plan.hours();                              // 30 × 4 + 200 × 0.5 = 220
 * plan.people();                             // 2
 * plan.withCustomers("guided", 60).people(); // 4: what if there were 60
 * }</pre>
 *
 * <p>The first person does everything; {@link #peopleByFunction} tells when one kind of work alone would fill one.
 *
 * @param loads the segments with how many customers each serves, each id once
 * @param hoursPerPerson the hours a month that one person has for customers, above 0, finite
 * @param hoursByFunction the hours a month that each kind of work took lately, by a convention for interactions; empty
 *     where that is not known
 * @param unassigned how many customers no segment serves: their hours are not known and not counted
 */
public record CapacityPlan(
        List<Load> loads,
        double hoursPerPerson,
        SortedMap<Interaction.Function, Double> hoursByFunction,
        long unassigned) {

    /** @throws IllegalArgumentException if a number is out of its range or two loads share a segment */
    public CapacityPlan {
        requireNonNull(loads, "loads");
        requireNonNull(hoursByFunction, "hoursByFunction");
        loads = List.copyOf(loads);
        checkArgument(
                loads.stream().map(load -> load.segment().id()).distinct().count() == loads.size(),
                "a segment must stand once, was %s",
                loads.stream().map(load -> load.segment().id()).toList());
        checkArgument(
                hoursPerPerson > 0 && hoursPerPerson < Double.POSITIVE_INFINITY,
                "hoursPerPerson must be above 0 and finite, was %s",
                hoursPerPerson);
        hoursByFunction = Collections.unmodifiableSortedMap(new TreeMap<>(hoursByFunction));
        hoursByFunction.forEach((function, hours) -> checkArgument(
                hours >= 0 && hours < Double.POSITIVE_INFINITY,
                "hours of %s must be finite and at least 0, was %s",
                function,
                hours));
        checkArgument(unassigned >= 0, "unassigned must not be negative, was %s", unassigned);
    }

    /**
     * A segment and how many customers it serves.
     *
     * @param segment the segment
     * @param customers how many, 0 or more
     */
    public record Load(CoverageSegment segment, long customers) {

        /** @throws IllegalArgumentException if the count is negative */
        public Load {
            requireNonNull(segment, "segment");
            checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
        }

        /** Returns the hours a month that they take by the segment's norm. */
        public double hours() {
            return customers * segment.hoursPerMonth();
        }
    }

    /**
     * Returns a plan.
     *
     * @param loads the segments with how many customers each serves, each id once
     * @param hoursPerPerson the hours a month that one person has for customers, above 0, finite
     */
    public static CapacityPlan of(List<Load> loads, double hoursPerPerson) {
        return new CapacityPlan(loads, hoursPerPerson, new TreeMap<>(), 0);
    }

    /** Returns this plan with {@code customers} customers whom no segment serves. */
    public CapacityPlan withUnassigned(long customers) {
        return new CapacityPlan(loads, hoursPerPerson, hoursByFunction, customers);
    }

    /** Returns this plan with the hours a month that each kind of work took lately. */
    public CapacityPlan withHoursByFunction(Map<Interaction.Function, Double> hours) {
        return new CapacityPlan(loads, hoursPerPerson, new TreeMap<>(hours), unassigned);
    }

    /**
     * Returns this plan as it would be with another number of customers in a segment: a what-if.
     *
     * @throws IllegalArgumentException if the plan has no such segment
     */
    public CapacityPlan withCustomers(String segment, long customers) {
        checkArgument(
                loads.stream().anyMatch(load -> load.segment().id().equals(segment)),
                "the plan must have the segment %s",
                segment);
        List<Load> changed = new ArrayList<>();
        for (Load load : loads) {
            changed.add(load.segment().id().equals(segment) ? new Load(load.segment(), customers) : load);
        }
        return new CapacityPlan(changed, hoursPerPerson, hoursByFunction, unassigned);
    }

    /** Returns the hours a month that all segments together ask for; a lower bound where customers are unassigned. */
    public double hours() {
        double hours = 0;
        for (Load load : loads) {
            hours += load.hours();
        }
        return hours;
    }

    /** Returns how many people those hours fill, not rounded; its terms are the segments. */
    public Answer<Double> peopleExactly() {
        List<Contribution> terms = new ArrayList<>();
        for (Load load : loads) {
            terms.add(new Contribution(load.segment().id(), load.hours() / hoursPerPerson));
        }
        return Answer.known(hours() / hoursPerPerson, Explanation.sum("hours asked for / hours of one person", terms));
    }

    /** Returns how many people it takes: {@link #peopleExactly} rounded up, by no more than a rounding error spared. */
    public long people() {
        return (long) Math.ceil(hours() / hoursPerPerson - 1e-9);
    }

    /**
     * Returns how many people each kind of work lately filled, not rounded. From 1 on a specialist would be busy with
     * it; below, it is part of somebody's work.
     */
    public SortedMap<Interaction.Function, Double> peopleByFunction() {
        Map<Interaction.Function, Double> people = new EnumMap<>(Interaction.Function.class);
        hoursByFunction.forEach((function, hours) -> people.put(function, hours / hoursPerPerson));
        return new TreeMap<>(people);
    }

    /**
     * Returns the recurring revenue that each of the people looks after: only told, and no part of the plan. EMPTY_BASE
     * where it takes nobody.
     *
     * @param annualRecurringRevenue of the customers served, at least 0
     */
    public Answer<EstimatedMoney> revenuePerPerson(EstimatedMoney annualRecurringRevenue) {
        checkArgument(
                annualRecurringRevenue.amount() >= 0,
                "annualRecurringRevenue must not be negative, was %s",
                annualRecurringRevenue.amount());
        long people = people();
        return people == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "the segments ask for no hours of anybody")
                : Answer.known(
                        annualRecurringRevenue.multipliedBy(1.0 / people),
                        Explanation.quotient(
                                "recurring revenue per person",
                                new Contribution("annual recurring revenue", annualRecurringRevenue.amount()),
                                new Contribution("people", people)));
    }
}
