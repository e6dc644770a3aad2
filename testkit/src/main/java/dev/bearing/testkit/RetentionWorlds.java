package dev.bearing.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worlds that have a name. */
final class RetentionWorlds {

    private static final Map<String, RetentionWorld> ALL = all();

    private RetentionWorlds() {}

    private static Map<String, RetentionWorld> all() {
        Map<String, RetentionWorld> all = new LinkedHashMap<>();
        for (RetentionWorld world : List.of(
                constant(),
                betaGeometric(),
                proportional(),
                competing(),
                crossing(),
                seasonal(),
                shocks(),
                drift(),
                severalStays(),
                lateEntry(),
                cliff(),
                cured(),
                bathtub())) {
            all.put(world.name(), world);
        }
        return all;
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    static RetentionWorld named(String name) {
        RetentionWorld world = ALL.get(name);
        if (world == null) {
            throw new IllegalArgumentException("world must be one of " + String.join(", ", names()) + ", was " + name);
        }
        return world;
    }

    private static RetentionWorld.Builder world(String name, String description) {
        return RetentionWorld.builder(name).description(description);
    }

    private static RetentionWorld constant() {
        return world("constant-hazard", "everybody leaves with the same probability every month")
                .parameter("hazard", 0.03)
                .kind(1, (month, calendar, x) -> 0.03)
                .build();
    }

    /** What is left of a beta mixture leaves with alpha / (alpha + beta + m - 1) in month m. */
    private static RetentionWorld betaGeometric() {
        double alpha = 0.8;
        double beta = 9;
        return world("beta-geometric", "each leaves with a probability of its own, and these are beta distributed")
                .parameter("alpha", alpha)
                .parameter("beta", beta)
                .kind(1, (month, calendar, x) -> alpha / (alpha + beta + month - 1))
                .build();
    }

    private static RetentionWorld proportional() {
        double annual = -0.7;
        double distance = 0.4;
        return world("proportional-hazards", "covariates multiply the hazard by the same factor at all times")
                .flag("annual")
                .normal("distance")
                .parameter("baseline", 0.04)
                .parameter("annual", annual)
                .parameter("distance", distance)
                .kind(1, (month, calendar, x) -> withHazard(0.04 * StrictMath.exp(annual * x[0] + distance * x[1])))
                .build();
    }

    private static RetentionWorld competing() {
        return world("competing-risks", "by choice, sooner than later, or because payments fail, at any time")
                .flag("card")
                .parameter("choiceFirst", 0.05)
                .parameter("choiceDecay", 0.93)
                .parameter("paymentByInvoice", 0.002)
                .parameter("paymentByCard", 0.015)
                .kind(
                        1,
                        (month, calendar, x) -> 0.05 * StrictMath.pow(0.93, month - 1.0),
                        (month, calendar, x) -> x[0] > 0 ? 0.015 : 0.002)
                .build();
    }

    private static RetentionWorld crossing() {
        return world("crossing-hazards", "one kind leaves early or never, the other late: their hazards cross")
                .flag("annual")
                .parameter("monthlyFirst", 0.08)
                .parameter("monthlyDecay", 0.9)
                .parameter("annualRise", 0.003)
                .kind(
                        1,
                        (month, calendar, x) -> x[0] > 0
                                ? Math.min(0.2, 0.003 * month)
                                : 0.005 + 0.08 * StrictMath.pow(0.9, month - 1.0))
                .build();
    }

    private static RetentionWorld seasonal() {
        return world("seasonal-hazard", "in every twelfth month of the calendar three times as many leave")
                .parameter("hazard", 0.02)
                .parameter("seasonFactor", 3)
                .kind(1, (month, calendar, x) -> Math.floorMod(calendar, 12) == 0 ? 0.06 : 0.02)
                .build();
    }

    private static RetentionWorld shocks() {
        return world("shock-hazard", "in months 10 and 22 of the calendar something drives many away at once")
                .parameter("hazard", 0.015)
                .parameter("shockMonth10", 0.15)
                .parameter("shockMonth22", 0.1)
                .kind(1, (month, calendar, x) -> calendar == 10 ? 0.15 : calendar == 22 ? 0.1 : 0.015)
                .build();
    }

    private static RetentionWorld drift() {
        return world("drifting-hazard", "the hazard grows by 3 % with every month of the calendar, for all")
                .parameter("hazardAtZero", 0.015)
                .parameter("driftPerMonth", 1.03)
                .kind(1, (month, calendar, x) -> withHazard(0.015 * StrictMath.pow(1.03, (double) calendar)))
                .build();
    }

    private static RetentionWorld severalStays() {
        return world("several-stays", "four in ten of those who left come back within half a year")
                .flag("annual")
                .parameter("hazard", 0.06)
                .parameter("hazardAnnual", 0.03)
                .parameter("returning", 0.4)
                .returning(0.4)
                .kind(1, (month, calendar, x) -> x[0] > 0 ? 0.03 : 0.06)
                .build();
    }

    private static RetentionWorld lateEntry() {
        return world("late-entry", "recording began two years after the first customers came")
                .parameter("hazardFirst", 0.08)
                .parameter("hazardDecay", 0.9)
                .parameter("monthsBefore", 24)
                .monthsBefore(24)
                .kind(1, (month, calendar, x) -> 0.005 + 0.08 * StrictMath.pow(0.9, month - 1.0))
                .build();
    }

    private static RetentionWorld cliff() {
        return world("contract-cliff", "hardly anybody leaves but at the end of a year's contract, and then a third")
                .parameter("atTheEnd", 0.35)
                .parameter("between", 0.002)
                .kind(1, (month, calendar, x) -> month % 12 == 0 ? 0.35 : 0.002)
                .build();
    }

    private static RetentionWorld cured() {
        return world("cured-fraction", "four in ten never leave, and nobody knows who")
                .parameter("stayingForEver", 0.4)
                .parameter("hazardOfTheRest", 0.08)
                .kind(0.4, (month, calendar, x) -> 0)
                .kind(0.6, (month, calendar, x) -> 0.08)
                .build();
    }

    private static RetentionWorld bathtub() {
        return world("bathtub", "many leave in the first quarter, few for two years, and more again after that")
                .parameter("firstQuarter", 0.1)
                .parameter("untilMonth24", 0.008)
                .parameter("after", 0.06)
                .kind(1, (month, calendar, x) -> month <= 3 ? 0.1 : month <= 24 ? 0.008 : 0.06)
                .build();
    }

    /** The probability that a constant hazard comes to in a month. */
    private static double withHazard(double hazard) {
        return -StrictMath.expm1(-hazard);
    }
}
