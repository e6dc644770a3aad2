package dev.bearing.vector;

import dev.bearing.journey.JourneyProgress;
import java.time.LocalDate;
import java.util.List;

/**
 * How an account's position changed over a window. The plain difference to the position a window ago may rise while
 * nothing happens, when a loss of long ago slides out of sight. So the change is the least such difference since the
 * day the account last moved: the same where it only ever advanced, and never rising in silence. All positions are
 * those on the path of today, since a waiver moves nobody.
 *
 * @param change the change, in [-1, 1]
 * @param lastWasLoss whether its last movement was backwards
 * @param quiet whether it has not moved within the window
 */
record PositionTrend(double change, boolean lastWasLoss, boolean quiet) {

    static PositionTrend of(JourneyProgress progress, int windowDays) {
        List<LocalDate> days = progress.changeDays();
        int last = days.size() - 1;
        while (last >= 0 && movement(progress, days.get(last)) == 0) {
            last--;
        }
        if (last < 0) {
            return new PositionTrend(0, false, true);
        }
        LocalDate moved = days.get(last);
        LocalDate from = moved.minusDays(windowDays);
        LocalDate to = progress.asOf().minusDays(windowDays);
        double highest = progress.positionOnTodaysPath(from);
        for (int i = 0; i <= last; i++) {
            if (days.get(i).isAfter(from) && !days.get(i).isAfter(to)) {
                highest = Math.max(highest, progress.positionOnTodaysPath(days.get(i)));
            }
        }
        return new PositionTrend(
                progress.position() - highest + 0.0, movement(progress, moved) < 0, !moved.isAfter(to));
    }

    private static double movement(JourneyProgress progress, LocalDate day) {
        return progress.positionOnTodaysPath(day) - progress.positionOnTodaysPath(day.minusDays(1));
    }
}
