package dev.bearing.testkit;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.evidence.RetentionData;
import dev.bearing.survival.Spells;
import java.util.Arrays;
import java.util.List;

/** Rows drawn from a {@link RetentionWorld}: one for each stay that was seen, by account and then in order of time. */
public final class Stays {

    /**
     * One stay.
     *
     * @param accountId whose it is
     * @param startedAt the tick of the shared calendar at which it began; recording began at 0
     * @param entry in months of the stay, when recording began; 0 where that was before the stay
     * @param duration how many months it was observed in all, more than {@code entry}
     * @param cause why it ended, from 1; 0 where it had not when recording stopped
     * @param covariates what was known of it when it began
     */
    public record Stay(
            AccountId accountId, long startedAt, long entry, long duration, int cause, List<Double> covariates) {

        /** Copies the covariates. */
        public Stay {
            requireNonNull(accountId, "accountId");
            covariates = List.copyOf(covariates);
        }

        Stay(AccountId accountId, long startedAt, long entry, long duration, int cause, double[] covariates) {
            this(
                    accountId,
                    startedAt,
                    entry,
                    duration,
                    cause,
                    Arrays.stream(covariates).boxed().toList());
        }

        /** Returns whether it was over when last seen. */
        public boolean isOver() {
            return cause > 0;
        }
    }

    private final List<String> names;
    private final List<Stay> stays;

    Stays(List<String> names, List<Stay> stays) {
        this.names = names;
        this.stays = List.copyOf(stays);
    }

    /** Returns the names of the covariates; empty where there are none. */
    public List<String> covariateNames() {
        return names;
    }

    /** Returns all stays. */
    public List<Stay> rows() {
        return stays;
    }

    /** Returns the covariates of all stays as {@code double[n][names]}, in the order of {@link #spells}. */
    public double[][] covariates() {
        return matrix(stays);
    }

    /** Returns all stays with their delayed entries and causes, for models of time. */
    public Spells spells() {
        Spells.Builder spells = Spells.builder();
        stays.forEach(stay -> spells.add(stay.entry(), stay.duration(), stay.cause()));
        return spells.build();
    }

    /**
     * Returns the stays that were observed from their beginning, whatever the cause, with accounts, covariates and the
     * ticks at which they began. Those with a delayed entry are left out: such rows cannot say when they came in.
     */
    public RetentionData data() {
        List<Stay> whole = stays.stream().filter(stay -> stay.entry() == 0).toList();
        boolean[] events = new boolean[whole.size()];
        for (int row = 0; row < events.length; row++) {
            events[row] = whole.get(row).isOver();
        }
        return RetentionData.builder(whole.stream().mapToLong(Stay::duration).toArray(), events)
                .covariates(names, matrix(whole))
                .accounts(whole.stream().map(stay -> stay.accountId().value()).toArray(String[]::new))
                .startedAt(whole.stream().mapToLong(Stay::startedAt).toArray())
                .build();
    }

    private static double[][] matrix(List<Stay> rows) {
        return rows.stream()
                .map(stay -> stay.covariates().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
    }
}
