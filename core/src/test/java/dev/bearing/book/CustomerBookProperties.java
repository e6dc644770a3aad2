package dev.bearing.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

class CustomerBookProperties {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 120).map(FIRST::plusDays);
    }

    /** Facts about up to three accounts without conflicts: of one key and day of record there is one. */
    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<AccountId> ids = Arbitraries.of("a", "b", "c").map(AccountId::of);
        Arbitrary<Integer> lags = Arbitraries.integers().between(-10, 60);
        Arbitrary<Fact> accounts = Combinators.combine(ids, days(), days())
                .as((id, since, recorded) -> Account.builder(id)
                        .customerSince(since)
                        .recordedOn(recorded)
                        .build());
        Arbitrary<Fact> changes = Combinators.combine(ids, days(), Arbitraries.of("x", "y"), lags)
                .as((id, from, value, lag) ->
                        new AttributeChange(id, "tier", from, new AttributeValue.Text(value), from.plusDays(lag)));
        // one price state to a subscription, so that none overlap
        Arbitrary<Fact> prices = Combinators.combine(
                        ids,
                        Arbitraries.of(0, 40, 80),
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.integers().between(-5, 100),
                        lags)
                .as((id, start, length, asked, lag) -> PriceState.builder(id + "-" + start, id, FIRST.plusDays(start))
                        .price("10", CurrencyUnit.USD)
                        .quantity(1 + length % 3)
                        .to(FIRST.plusDays(start + length))
                        .cancelRequestedOn(FIRST.plusDays(start + asked))
                        .recordedOn(FIRST.plusDays(start + lag))
                        .build());
        return Arbitraries.oneOf(accounts, changes, prices)
                .list()
                .ofMaxSize(30)
                .map(CustomerBookProperties::withoutConflicts);
    }

    @Property(seed = "20261122", tries = 300)
    void anyOrderAnyBatchesAnyDuplicatesMakeTheSameBook(@ForAll("facts") List<Fact> facts, @ForAll Random random) {
        CustomerBook whole = CustomerBook.of(facts);
        List<Fact> shuffled = new ArrayList<>(facts);
        shuffled.addAll(facts.subList(0, random.nextInt(facts.size() + 1)));
        Collections.shuffle(shuffled, random);
        // accounts first, since a book refuses facts about accounts it does not know
        CustomerBook grown =
                CustomerBook.of(facts.stream().filter(Account.class::isInstance).toList());
        for (int at = 0; at < shuffled.size(); ) {
            int next = Math.min(shuffled.size(), at + 1 + random.nextInt(5));
            grown = grown.plus(shuffled.subList(at, next));
            at = next;
        }
        assertThat(grown).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(grown.facts(PriceState.class)).isEqualTo(whole.facts(PriceState.class));
        assertThat(grown.newestDay()).isEqualTo(whole.newestDay());
        assertThat(grown.firstDay(Fact.LAST_DAY)).isEqualTo(whole.firstDay(Fact.LAST_DAY));
    }

    @Property(seed = "20261122", tries = 300)
    void aViewOfTheWholeBookIsTheViewOfWhatWasKnown(@ForAll("facts") List<Fact> facts, @ForAll("days") LocalDate asOf) {
        List<Fact> known = facts.stream()
                .filter(fact ->
                        !fact.recordedOn().isAfter(asOf) && !fact.effectiveOn().isAfter(asOf))
                .map(fact -> fact.asKnownOn(asOf))
                .toList();
        List<AccountId> thereThen = known.stream()
                .filter(Account.class::isInstance)
                .map(fact -> ((Account) fact).accountId())
                .toList();
        CustomerBook then = CustomerBook.of(known.stream()
                .filter(fact -> thereThen.contains(((dev.bearing.account.AccountFact) fact).accountId()))
                .toList());
        CustomerBook now = CustomerBook.of(facts);
        assertThat(now.accounts(asOf)).extracting(AccountView::id).containsExactlyElementsOf(then.accountIds());
        for (AccountId id : then.accountIds()) {
            AccountView seen = now.account(id, asOf).orElseThrow();
            AccountView expected = then.account(id, asOf).orElseThrow();
            assertThat(seen.account()).isEqualTo(expected.account());
            assertThat(seen.facts(PriceState.class)).isEqualTo(expected.facts(PriceState.class));
            assertThat(seen.facts(AttributeChange.class)).isEqualTo(expected.facts(AttributeChange.class));
            assertThat(seen.attribute("tier")).isEqualTo(expected.attribute("tier"));
            assertThat(movements(seen)).isEqualTo(movements(expected));
        }
    }

    @Property(seed = "20261122", tries = 300)
    void nothingInAViewIsDatedLater(@ForAll("facts") List<Fact> facts, @ForAll("days") LocalDate asOf) {
        for (AccountView view : CustomerBook.of(facts).accounts(asOf)) {
            assertThat(view.account().customerSince().filter(asOf::isBefore)).isEmpty();
            for (PriceState state : view.facts(PriceState.class)) {
                assertThat(state.newestDay()).isBeforeOrEqualTo(asOf);
            }
        }
    }

    private static Object movements(AccountView view) {
        return AccountRevenue.of(view.id(), view.versions(PriceState.class), RevenuePolicy.strict(), view.asOf())
                .movements();
    }

    private static List<Fact> withoutConflicts(List<Fact> facts) {
        Map<Object, Fact> one = new HashMap<>();
        List<Fact> kept = new ArrayList<>();
        for (String id : List.of("a", "b", "c")) {
            Account account = Account.of(AccountId.of(id));
            one.put(List.of(account.key(), account.recordedOn()), account);
            kept.add(account);
        }
        for (Fact fact : facts) {
            if (one.putIfAbsent(List.of(fact.key(), fact.recordedOn()), fact) == null) {
                kept.add(fact);
            }
        }
        return kept;
    }
}
