package dev.bearing.testkit;

import dev.bearing.account.AccountId;
import dev.bearing.testkit.Dice.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the stays of a world account by account, each from a stream of its own. */
final class StaysDrawing {

    private static final int LONGEST_GAP = 6;

    private final RetentionWorld world;
    private final long months;
    private final long seed;
    private final List<Stays.Stay> seen = new ArrayList<>();

    StaysDrawing(RetentionWorld world, long months, long seed) {
        this.world = world;
        this.months = months;
        this.seed = seed;
    }

    Stays draw(int accounts) {
        for (int account = 0; account < accounts; account++) {
            live(account, Dice.of(seed, account, Purpose.STAYS));
        }
        return new Stays(world.covariates(), seen);
    }

    private void live(int account, Dice dice) {
        AccountId id = AccountId.of(String.format(Locale.ROOT, "acct-%05d", account + 1));
        double[] x = new double[world.covariates().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = !world.isFlag(i) ? dice.normal() : dice.chance(0.5) ? 1 : 0;
        }
        int before = world.monthsBefore();
        long start = (long) (dice.uniform() * (months + before)) - before;
        while (start < months) {
            long left = stay(id, start, x, dice);
            if (left < 0 || !dice.chance(world.returning())) {
                return;
            }
            start = left + dice.between(1, LONGEST_GAP);
        }
    }

    /** Draws one stay; returns the tick at which it ended, or -1 if it is not over when recording stops. */
    private long stay(AccountId id, long start, double[] x, Dice dice) {
        RetentionWorld.Kind kind = kind(dice);
        long entry = Math.max(0, -start);
        for (long month = 1; start + month <= months; month++) {
            int cause = cause(kind, month, start, x, dice.uniform());
            if (cause > 0) {
                if (month > entry) {
                    seen.add(new Stays.Stay(id, start, entry, month, cause, x));
                }
                return start + month;
            }
        }
        seen.add(new Stays.Stay(id, start, entry, months - start, 0, x));
        return -1;
    }

    private RetentionWorld.Kind kind(Dice dice) {
        double[] weights =
                world.kinds().stream().mapToDouble(RetentionWorld.Kind::weight).toArray();
        return world.kinds().get(dice.weighted(weights));
    }

    private static int cause(RetentionWorld.Kind kind, long month, long start, double[] x, double u) {
        if (u >= RetentionWorld.hazard(kind, month, start + month, x)) {
            return 0;
        }
        double left = u;
        int cause = 1;
        while (cause < kind.causes().size()) {
            left -= kind.causes().get(cause - 1).at(month, start + month, x);
            if (left < 0) {
                break;
            }
            cause++;
        }
        return cause;
    }
}
