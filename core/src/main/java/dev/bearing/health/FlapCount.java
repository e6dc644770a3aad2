package dev.bearing.health;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the changes, alerts and flaps of one setting over accounts. */
final class FlapCount {

    private final int flapDays;
    private int accounts;
    private long changes;
    private long alerts;
    private long flaps;
    private int accountsChanged;
    private int accountsAlerted;
    private int accountsFlapping;

    FlapCount(int flapDays) {
        this.flapDays = flapDays;
    }

    /** Adds an account's changes and alerts, in the order of days. */
    void add(boolean scored, List<BandState> notable) {
        long ownChanges = notable.stream().filter(BandState::isChange).count();
        long ownAlerts = notable.stream().filter(BandState::isAlert).count();
        long ownFlaps = flaps(notable);
        accounts += scored ? 1 : 0;
        changes += ownChanges;
        alerts += ownAlerts;
        flaps += ownFlaps;
        accountsChanged += ownChanges > 0 ? 1 : 0;
        accountsAlerted += ownAlerts > 0 ? 1 : 0;
        accountsFlapping += ownFlaps > 0 ? 1 : 0;
    }

    private long flaps(List<BandState> notable) {
        Map<String, LocalDate> leftOn = new HashMap<>();
        long count = 0;
        for (BandState state : notable) {
            if (state.isChange()) {
                LocalDate day = state.asOf().orElseThrow();
                LocalDate left = leftOn.get(state.band().orElseThrow());
                if (left != null && ChronoUnit.DAYS.between(left, day) <= flapDays) {
                    count++;
                }
                leftOn.put(state.changedFrom().orElseThrow(), day);
            }
        }
        return count;
    }

    BandReplay.Row row(String setting, BandStability stability) {
        return new BandReplay.Row(
                setting,
                stability,
                accounts,
                changes,
                alerts,
                flaps,
                accountsChanged,
                accountsAlerted,
                accountsFlapping);
    }
}
