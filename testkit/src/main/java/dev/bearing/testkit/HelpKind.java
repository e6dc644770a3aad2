package dev.bearing.testkit;

/** What is done for an account that waits on a leg, and what that costs. */
enum HelpKind {
    SETUP("setup_help", 120),
    WORKSHOP("team_workshop", 600),
    CALL("executive_call", 250);

    private final String intervention;
    private final long cost;

    HelpKind(String intervention, long cost) {
        this.intervention = intervention;
        this.cost = cost;
    }

    /** Returns what is done on the leg to a milestone, by its place on the path. */
    static HelpKind on(int milestone) {
        if (milestone == Journey.TEAM_ACTIVE) {
            return WORKSHOP;
        }
        return milestone < Journey.TEAM_ACTIVE ? SETUP : CALL;
    }

    String intervention() {
        return intervention;
    }

    long cost() {
        return cost;
    }
}
