package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How much of the value that customers are said to have is proven: there is evidence for it, or the customer confirmed
 * it.
 */
public final class ProvenValue {

    private ProvenValue() {}

    /**
     * What one account has attained.
     *
     * @param accountId the account
     * @param attained how many outcomes it has: milestones whose outcome is there, 0 or more
     * @param proven how many of them are evidenced or confirmed by the customer, in [0, attained]
     */
    public record Count(AccountId accountId, long attained, long proven) {

        /** @throws IllegalArgumentException if a count is out of its range */
        public Count {
            requireNonNull(accountId, "accountId");
            checkArgument(
                    0 <= proven && proven <= attained,
                    "proven must be in [0, attained = %s], was %s",
                    attained,
                    proven);
        }
    }

    /**
     * Returns the outcomes proven out of the outcomes attained, each counted as one, with the accounts as members. Its
     * interval takes outcomes to be independent, which those of one account are not quite.
     */
    public static Rate of(Collection<Count> counts) {
        requireNonNull(counts, "counts");
        List<Rate.Member> members = new ArrayList<>();
        counts.stream()
                .sorted(Comparator.comparing(Count::accountId))
                .filter(count -> count.attained() > 0)
                .forEach(count ->
                        members.add(new Rate.Member(count.accountId().value(), count.proven(), count.attained())));
        return Rate.ofMembers(members).named("OUTCOMES_ATTAINED", "evidence or confirmation");
    }
}
