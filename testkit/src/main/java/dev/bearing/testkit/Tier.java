package dev.bearing.testkit;

/** The value tiers of the synthetic company, from the lowest rank to the highest. */
enum Tier {
    FREE("free", "free", 0, 1),
    PERSON("person", "solo", 1, 3),
    BUSINESS("business", "team", 2, 4),
    ENTERPRISE("enterprise", "scale", 3, 5);

    private final String id;
    private final String plan;
    private final int rank;
    private final int lastMilestone;

    Tier(String id, String plan, int rank, int lastMilestone) {
        this.id = id;
        this.plan = plan;
        this.rank = rank;
        this.lastMilestone = lastMilestone;
    }

    /** Returns the tier's id. */
    String id() {
        return id;
    }

    /** Returns the plan that accounts of the tier are on. */
    String plan() {
        return plan;
    }

    /** Returns the index of the last milestone the tier's plan allows to reach. */
    int lastMilestone() {
        return lastMilestone;
    }

    /** Returns the tier's rank, 0 for the lowest. */
    int rank() {
        return rank;
    }

    /** Returns whether the tier is this one or a higher one. */
    boolean atLeast(Tier other) {
        return rank >= other.rank;
    }

    /** Returns the next tier; above the highest there is none but itself. */
    Tier up() {
        return switch (this) {
            case FREE -> PERSON;
            case PERSON -> BUSINESS;
            case BUSINESS, ENTERPRISE -> ENTERPRISE;
        };
    }

    /** Returns the tier below; below the lowest there is none but itself. */
    Tier down() {
        return switch (this) {
            case FREE, PERSON -> FREE;
            case BUSINESS -> PERSON;
            case ENTERPRISE -> BUSINESS;
        };
    }
}
