package dev.bearing.book;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.Fact;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Subscription;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All versions of all facts of one account, by class, each list distinct and in canonical order. */
final class AccountFacts {

    static final AccountFacts NONE = new AccountFacts(Map.of());

    private final Map<Class<?>, FactVersions<AccountFact>> byClass;

    private AccountFacts(Map<Class<?>, FactVersions<AccountFact>> byClass) {
        this.byClass = byClass;
    }

    /** Returns these facts and more; classes that gain nothing are shared. */
    AccountFacts plus(Collection<? extends AccountFact> more) {
        Map<Class<?>, List<AccountFact>> added = new LinkedHashMap<>();
        for (AccountFact fact : more) {
            added.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
        }
        Map<Class<?>, FactVersions<AccountFact>> all = new HashMap<>(byClass);
        added.forEach((type, facts) -> {
            facts.addAll(all(type));
            FactVersions<AccountFact> versions = FactVersions.of(facts);
            if (type == PriceState.class) {
                Subscription.of(
                        versions.all().stream().map(PriceState.class::cast).toList());
            }
            all.put(type, versions);
        });
        return new AccountFacts(all);
    }

    boolean hasAccount() {
        return byClass.containsKey(Account.class);
    }

    List<AccountFact> all(Class<?> type) {
        FactVersions<AccountFact> versions = byClass.get(type);
        return versions == null ? List.of() : versions.all();
    }

    <F extends AccountFact> List<F> asOf(Class<F> type, LocalDate day) {
        FactVersions<AccountFact> versions = byClass.get(type);
        @SuppressWarnings("unchecked") // kept by class
        List<F> known = versions == null ? List.of() : (List<F>) versions.asOf(day);
        return known;
    }

    /** Returns the first day on which anything but the account itself began or happened, as known on a day. */
    Optional<LocalDate> firstDay(LocalDate asOf) {
        return byClass.entrySet().stream()
                .filter(entry -> entry.getKey() != Account.class)
                .flatMap(entry -> entry.getValue().asOf(asOf).stream())
                .map(AccountFact::effectiveOn)
                .filter(day -> day.isAfter(Fact.FIRST_DAY)) // known from the start: a task that is due, say
                .min(LocalDate::compareTo);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof AccountFacts that && byClass.equals(that.byClass);
    }

    @Override
    public int hashCode() {
        return byClass.hashCode();
    }

    List<List<AccountFact>> lists() {
        return byClass.values().stream().map(FactVersions::all).toList();
    }
}
