package dev.bearing.monitor;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a {@link HealthMonitor} holds, as a value for the host to store.
 *
 * @param day the monitor's day
 * @param scorecardId the id of its scorecard
 * @param scorecardVersion the version of its scorecard
 * @param accounts its accounts, sorted by id
 */
public record MonitorSnapshot(
        LocalDate day, String scorecardId, String scorecardVersion, List<AccountSnapshot> accounts) {

    /** @throws IllegalArgumentException if an account stands twice or the day is outside 1970 to 9999 */
    public MonitorSnapshot {
        requireNonNull(accounts, "accounts");
        Days.check("day", day);
        requireNonNull(scorecardId, "scorecardId");
        requireNonNull(scorecardVersion, "scorecardVersion");
        accounts = List.copyOf(accounts);
        Set<AccountId> ids = new HashSet<>();
        for (AccountSnapshot account : accounts) {
            checkArgument(ids.add(account.accountId()), "account %s stands twice", account.accountId());
        }
    }
}
