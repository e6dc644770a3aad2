package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.book.AccountView;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Whether a customer has said that it leaves: all that it pays for is known to end, it asked to end all of it, or it
 * gave notice of a contract that has not ended yet. A subscription that ends while others go on is none.
 */
public final class ChurnNotice {

    private ChurnNotice() {}

    /**
     * Returns how the customer said so, in words; empty where it did not.
     *
     * @param currency the currency in which it is looked at
     */
    public static Optional<String> of(AccountView account, AccountRevenue revenue, CurrencyUnit currency) {
        requireNonNull(revenue, "revenue");
        requireNonNull(currency, "currency");
        requireNonNull(account, "account");
        LocalDate asOf = account.asOf();
        List<PriceState> paid = revenue.statesOn(asOf).stream()
                .filter(state ->
                        state.currency().equals(currency) && state.mrr().isPositive())
                .toList();
        if (!paid.isEmpty()
                && paid.stream().allMatch(state -> state.cancelRequestedOn().isPresent())) {
            return Optional.of("it asked to cancel on "
                    + paid.stream()
                            .flatMap(state -> state.cancelRequestedOn().stream())
                            .max(LocalDate::compareTo)
                            .orElseThrow());
        }
        Optional<LocalDate> leaves = revenue.leavesOn(currency);
        if (leaves.isPresent()) {
            return Optional.of("all that it pays for ends on " + leaves.get());
        }
        return account.facts(Contract.class).stream()
                .filter(contract ->
                        contract.outcome().isEmpty() && contract.termEndsOn().isAfter(asOf))
                .flatMap(contract -> contract.noticeOn().stream())
                .max(LocalDate::compareTo)
                .map(day -> "it gave notice of its contract on " + day);
    }
}
