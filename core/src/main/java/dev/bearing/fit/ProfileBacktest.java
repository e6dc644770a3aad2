package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How those who fitted a profile did against those who did not, for each version: retention after so many days, and
 * lifetime value. Each version judges the accounts acquired while it was in force, by what was known then; only
 * accounts acquired so long ago that the days are over count. The differences are associations: a vendor treats those
 * who fit otherwise, too.
 *
 * <pre>{@code
 * ProfileBacktest.of(versions, accounts, asOf, 365).versions(account -> lifetimeValue(account));
 * }</pre>
 */
public final class ProfileBacktest {

    private final ProfileVersions profile;
    private final List<AcquiredAccount> accounts;
    private final LocalDate asOf;
    private final int days;

    private ProfileBacktest(ProfileVersions profile, List<AcquiredAccount> accounts, LocalDate asOf, int days) {
        this.profile = profile;
        this.accounts = accounts;
        this.asOf = asOf;
        this.days = days;
    }

    /**
     * Returns the back-test of a profile.
     *
     * @param accounts the customers ever acquired, each once, in any order
     * @param asOf the day up to which losses are known
     * @param days how many days after acquisition a customer must still be there to count as retained, positive
     * @throws IllegalArgumentException if an account stands twice or was acquired after {@code asOf}
     */
    public static ProfileBacktest of(
            ProfileVersions profile, Collection<AcquiredAccount> accounts, LocalDate asOf, int days) {
        requireNonNull(profile, "profile");
        Days.check("asOf", asOf);
        checkArgument(days > 0, "days must be positive, was %s", days);
        Map<AccountId, AcquiredAccount> sorted = new TreeMap<>();
        for (AcquiredAccount account : accounts) {
            AccountId id = account.facts().accountId();
            checkArgument(sorted.put(id, account) == null, "account %s stands twice", id);
            checkArgument(
                    !account.acquiredOn().isAfter(asOf),
                    "account %s must be acquired by %s, was on %s",
                    id,
                    asOf,
                    account.acquiredOn());
        }
        return new ProfileBacktest(profile, List.copyOf(sorted.values()), asOf, days);
    }

    /** Returns how each version did, the earliest first, without lifetime values. */
    public List<VersionBacktest> versions() {
        return versions(account -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no lifetime value is given"));
    }

    /**
     * Returns how each version did, the earliest first.
     *
     * @param lifetimeValue the lifetime value of an account in major units of one currency; accounts without one are
     *     left out of the means
     */
    public List<VersionBacktest> versions(Function<AccountId, Answer<Double>> lifetimeValue) {
        return profile.versions().stream()
                .map(version -> version(version, lifetimeValue))
                .toList();
    }

    /**
     * Returns the attributes at acquisition whose share differs between those retained and those lost, whatever version
     * was in force: what a next version may ask for. The one with the least p-value comes first. An attribute that came
     * to be known of customers only because they stayed shows up here, too.
     */
    public List<AttributeDifference> suggestions() {
        return new AttributeTable(accounts, account -> account.retained(days, asOf))
                .differences().stream()
                        .sorted(Comparator.comparingDouble(AttributeDifference::pValue)
                                .thenComparing(AttributeDifference::attribute)
                                .thenComparing(AttributeDifference::value))
                        .toList();
    }

    private VersionBacktest version(IdealCustomerProfile version, Function<AccountId, Answer<Double>> lifetimeValue) {
        FitGroup fit = new FitGroup();
        FitGroup other = new FitGroup();
        long tooYoung = 0;
        for (AcquiredAccount account : accounts) {
            if (!version.effective().contains(account.acquiredOn())) {
                continue;
            }
            if (account.retained(days, asOf).isEmpty()) {
                tooYoung++;
                continue;
            }
            FitGroup group = version.evaluate(account.facts()).fits() ? fit : other;
            AccountId id = account.facts().accountId();
            group.add(id, account.retained(days, asOf).orElseThrow(), lifetimeValue.apply(id));
        }
        return new VersionBacktest(
                version.version(),
                fit.retention("fit", version.version()),
                other.retention("no fit", version.version()),
                FitGroup.retentionDifference(fit, other),
                FitGroup.valueDifference(fit, other),
                tooYoung);
    }
}
