package dev.bearing.jackson;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.revenue.PriceState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the rows for which a book is refused although each row can be read. The book itself refuses them; this says
 * where they are, and so it runs only over books that are wrong.
 */
final class Contradictions {

    private final Problems problems;

    private Contradictions(Problems problems) {
        this.problems = problems;
    }

    /** Notes every contradiction between rows of files that could be read. */
    static void find(List<LoadedFile<?>> files, Problems problems) {
        boolean accountsAreWhole = !problems.concern("accounts.csv") && !problems.concern("accounts.jsonl");
        Set<AccountId> accounts = new HashSet<>();
        files.stream()
                .flatMap(file -> file.facts().stream())
                .filter(Account.class::isInstance)
                .forEach(account -> accounts.add(((Account) account).accountId()));
        Contradictions search = new Contradictions(problems);
        for (LoadedFile<?> file : files) {
            search.differingTwins(file);
            if (accountsAreWhole) {
                search.unknownAccounts(file, accounts);
            }
            if (file.form().type().equals(PriceState.class)) {
                search.subscriptions(file);
            }
        }
    }

    private record Seen(Fact fact, long line) {}

    private void differingTwins(LoadedFile<?> file) {
        Map<List<Object>, Seen> first = new HashMap<>();
        for (int i = 0; i < file.facts().size(); i++) {
            Seen here = new Seen(file.facts().get(i), file.lineOf(i));
            Seen earlier = first.putIfAbsent(List.of(here.fact.key(), here.fact.recordedOn()), here);
            if (earlier != null && !earlier.fact.equals(here.fact)) {
                add(
                        file,
                        here.line,
                        "",
                        "",
                        "no other row with the key " + here.fact.key() + known(here.fact) + ", and line " + earlier.line
                                + " has another content");
            }
        }
    }

    /** What has no date of its own was known from the start. */
    private static String known(Fact fact) {
        return fact.recordedOn().equals(Fact.FIRST_DAY) ? " without recorded_on" : " recorded on " + fact.recordedOn();
    }

    private void unknownAccounts(LoadedFile<?> file, Set<AccountId> accounts) {
        Map<String, AccountId> alike = new HashMap<>();
        for (int i = 0; i < file.facts().size(); i++) {
            if (file.facts().get(i) instanceof AccountFact about && !accounts.contains(about.accountId())) {
                if (alike.isEmpty()) {
                    accounts.forEach(known -> alike.merge(folded(known), known, (a, b) -> a.compareTo(b) < 0 ? a : b));
                }
                AccountId meant = alike.get(folded(about.accountId()));
                add(
                        file,
                        file.lineOf(i),
                        "account_id",
                        about.accountId().value(),
                        "an account of the accounts file" + (meant == null ? "" : "; did you mean " + meant + "?"));
            }
        }
    }

    /** Returns an id without what is easily written another way: case, and zeros before a number. */
    private static String folded(AccountId account) {
        return account.value().toLowerCase(Locale.ROOT).replaceAll("(?<![0-9])0+(?=[0-9])", "");
    }

    private record State(PriceState state, long line) {}

    private void subscriptions(LoadedFile<?> file) {
        Map<Object, State> latest = new LinkedHashMap<>();
        for (int i = 0; i < file.facts().size(); i++) {
            State here = new State((PriceState) file.facts().get(i), file.lineOf(i));
            latest.merge(here.state.key(), here, (a, b) -> b.state.recordedOn().isAfter(a.state.recordedOn()) ? b : a);
        }
        Map<String, List<State>> chains = new LinkedHashMap<>();
        latest.values()
                .forEach(state -> chains.computeIfAbsent(state.state.subscriptionId(), id -> new ArrayList<>())
                        .add(state));
        chains.values().forEach(chain -> {
            chain.sort(Comparator.comparing(state -> state.state.from()));
            for (int i = 1; i < chain.size(); i++) {
                compare(file, chain.get(i - 1), chain.get(i));
            }
        });
    }

    private void compare(LoadedFile<?> file, State earlier, State later) {
        String where = ", as on line " + earlier.line + " of subscription " + later.state.subscriptionId();
        if (!earlier.state.accountId().equals(later.state.accountId())) {
            add(file, later.line, "account_id", later.state.accountId().value(), earlier.state.accountId() + where);
        }
        if (!earlier.state.currency().equals(later.state.currency())) {
            add(file, later.line, "currency", later.state.currency().getCode(), earlier.state.currency() + where);
        }
        if (earlier.state.to().filter(end -> !end.isAfter(later.state.from())).isEmpty()) {
            add(
                    file,
                    later.line,
                    "from",
                    later.state.from().toString(),
                    "a day on which subscription " + later.state.subscriptionId() + " has no price yet, and line "
                            + earlier.line + " holds from " + earlier.state.from() + " to "
                            + earlier.state
                                    .to()
                                    .map(LocalDate::toString)
                                    .orElse("an open end; give line " + earlier.line + " a `to`"));
        }
    }

    private void add(LoadedFile<?> file, long line, String column, String value, String expected) {
        problems.add(new RowProblem(file.file(), line, column, value, expected));
    }
}
