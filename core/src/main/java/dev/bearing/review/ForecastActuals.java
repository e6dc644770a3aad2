package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.revenue.AccountRevenue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** What came true of a forecast: what accounts bought and paid, as known today. */
final class ForecastActuals {

    private record Won(AccountId accountId, LocalDate on, double value) {}

    private final CurrencyUnit currency;
    private final List<Won> won;
    private final Map<AccountId, AccountRevenue> revenue = new HashMap<>();

    ForecastActuals(Collection<AccountCase> cases, Map<String, LogicalExpansion> expansions, CurrencyUnit currency) {
        this.currency = currency;
        this.won = cases.stream()
                .flatMap(account -> account.view().facts(ExpansionLead.class).stream())
                .flatMap(lead -> won(lead, expansions).stream())
                .toList();
        cases.forEach(account -> revenue.put(account.id(), account.revenue()));
    }

    private static Optional<Won> won(ExpansionLead lead, Map<String, LogicalExpansion> expansions) {
        return Optional.ofNullable(expansions.get(lead.expansion()))
                .flatMap(expansion -> lead.wonOn().map(on -> new Won(lead.accountId(), on, value(lead, expansion))));
    }

    /** Returns what an expansion that was won is worth a year: what the lead says, else what the path says. */
    static double value(ExpansionLead lead, LogicalExpansion expansion) {
        return lead.amount().orElse(expansion.annualValue().getAmount()).doubleValue();
    }

    /** Returns the annual value of what some accounts took after a day, up to and with another. */
    double expansion(Collection<AccountId> accounts, LocalDate after, LocalDate last) {
        double sum = 0;
        for (Won one : won) {
            if (one.on().isAfter(after) && !one.on().isAfter(last) && accounts.contains(one.accountId())) {
                sum += one.value();
            }
        }
        return sum;
    }

    /** Returns what some accounts paid a month on a day. */
    double mrr(Collection<AccountId> accounts, LocalDate day) {
        double sum = 0;
        for (AccountId id : accounts) {
            AccountRevenue own = revenue.get(id);
            sum += own == null ? 0 : own.mrrOn(day, currency).toDouble();
        }
        return sum;
    }
}
