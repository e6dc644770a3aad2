package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Against what the crossing of a leg is measured. */
public sealed interface GapReference {

    /**
     * Returns a benchmark: the share that should have crossed in time.
     *
     * @param share in (0, 1)
     */
    static GapReference share(double share) {
        return new Benchmark(share);
    }

    /** Returns an earlier period: who entered a leg on or after a day is measured against who entered it before. */
    static GapReference before(LocalDate day) {
        return new PriorPeriod(day);
    }

    /** Returns another segment: everybody else is measured against these accounts. */
    static GapReference segment(String name, Set<AccountId> accounts) {
        return new Segment(name, accounts);
    }

    /**
     * A stated share. The time to cross is measured against the milestone's {@linkplain SuccessMilestone#expectedDays()
     * expected days}, as the median.
     *
     * @param crossed the share that should have crossed in time, in (0, 1)
     */
    record Benchmark(double crossed) implements GapReference {

        /** @throws IllegalArgumentException if the share is not in (0, 1) */
        public Benchmark {
            checkArgument(crossed > 0 && crossed < 1, "share must be in (0, 1), was %s", crossed);
        }
    }

    /**
     * The accounts that entered the leg earlier.
     *
     * @param before the first day on which an account that enters is measured and no reference any more
     */
    record PriorPeriod(LocalDate before) implements GapReference {

        /** @throws IllegalArgumentException if the day is outside 1970 to 9999 */
        public PriorPeriod {
            Days.check("before", before);
        }
    }

    /**
     * The accounts of another segment.
     *
     * @param name its name for a reader
     * @param accounts its accounts; the others are measured against them
     */
    record Segment(String name, Set<AccountId> accounts) implements GapReference {

        /** @throws IllegalArgumentException if the name is blank */
        public Segment {
            requireNonNull(name, "name");
            checkText("a segment's name", name);
            requireNonNull(accounts, "accounts");
            accounts = Collections.unmodifiableSet(new TreeSet<>(accounts));
        }
    }
}
