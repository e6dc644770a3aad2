package dev.bearing.balance;

import java.util.ArrayList;
import java.util.List;

/** What the accounts of one group did from the end of one month to that of the next, over all months. */
final class GroupMonths {

    private long exposed;
    private long lost;
    private long paused;
    private long up;
    private long down;
    private final List<Double> gains = new ArrayList<>();
    private final List<Double> lostShares = new ArrayList<>();

    /** Adds what one account paid when a month began and when it ended. */
    void add(double opening, double closing, boolean isPaused) {
        exposed++;
        if (closing == 0) {
            paused += isPaused ? 1 : 0;
            lost += isPaused ? 0 : 1;
        } else if (closing > opening) {
            up++;
            gains.add(closing - opening);
        } else if (closing < opening) {
            down++;
            lostShares.add(1 - closing / opening);
        }
    }

    /** How often it happened, out of how often it could have. */
    record Count(long happened, long possible) {

        Count plus(Count other) {
            return new Count(happened + other.happened, possible + other.possible);
        }
    }

    /** What may happen to an account in a month; each is counted among those to whom none of the earlier happened. */
    enum Event {
        LOST,
        PAUSED,
        UP,
        DOWN
    }

    Count count(Event event) {
        return switch (event) {
            case LOST -> new Count(lost, exposed);
            case PAUSED -> new Count(paused, exposed - lost);
            case UP -> new Count(up, exposed - lost - paused);
            case DOWN -> new Count(down, exposed - lost - paused - up);
        };
    }

    /** Returns by how much accounts went up, in major units a month. */
    List<Double> gains() {
        return gains;
    }

    /** Returns which share of what they paid accounts went down by. */
    List<Double> lostShares() {
        return lostShares;
    }
}
