package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import dev.bearing.book.AccountView;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.ResolverReport;
import dev.bearing.health.Scorecard;
import dev.bearing.health.ScorecardResolver;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scorecards of a playbook, those that compare with peers fitted to the accounts they judge. */
final class Scorecards {

    private final List<Scorecard> written;
    private final List<Scorecard> fitted;
    private final ScorecardResolver resolver;
    private final Map<String, List<HealthSignals>> peers;

    private Scorecards(List<Scorecard> written, List<Scorecard> fitted, Map<String, List<HealthSignals>> peers) {
        this.written = written;
        this.fitted = fitted;
        this.peers = peers;
        this.resolver = ScorecardResolver.of(fitted);
    }

    static Scorecards fit(List<Scorecard> scorecards, Collection<AccountCase> accounts) {
        ScorecardResolver resolver = ScorecardResolver.of(scorecards);
        List<Scorecard> fitted = new ArrayList<>();
        Map<String, List<HealthSignals>> byId = new TreeMap<>();
        for (Scorecard scorecard : scorecards) {
            List<HealthSignals> peers = accounts.stream()
                    .filter(account -> resolver.resolve(account.attributes())
                            .scorecard()
                            .filter(scorecard::equals)
                            .isPresent())
                    .map(AccountCase::signals)
                    .toList();
            fitted.add(scorecard.fittedTo(peers));
            byId.put(scorecard.id(), peers);
        }
        return new Scorecards(List.copyOf(scorecards), fitted, byId);
    }

    Answer<HealthScore> score(AccountCase account) {
        if (fitted.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "there is no scorecard, and no signal to derive one from");
        }
        return resolver.resolve(account.attributes())
                .scorecard()
                .map(scorecard -> scorecard.assess(account.signals()))
                .orElseGet(() -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard is for this account"));
    }

    /** Returns the score of an account by what was known of it on a day. */
    Answer<HealthScore> score(AccountView then, HealthSignals signals) {
        return judging(then)
                .map(scorecard -> scorecard.assess(signals))
                .orElseGet(() -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard is for this account"));
    }

    /** Returns the scorecard that judges an account, fitted to its peers. */
    Optional<Scorecard> judging(AccountView account) {
        return resolver.resolve(attributes(account)).scorecard();
    }

    /** Returns one of these scorecards as it was before it was fitted to its peers. */
    Scorecard written(Scorecard scorecard) {
        return written.get(fitted.indexOf(scorecard));
    }

    /** Returns the scorecard with this id, fitted to its peers. */
    Optional<Scorecard> named(String id) {
        return fitted.stream().filter(scorecard -> scorecard.id().equals(id)).findFirst();
    }

    /** Returns the accounts that one of these scorecards judges. */
    List<HealthSignals> peers(Scorecard scorecard) {
        return peers.getOrDefault(scorecard.id(), List.of());
    }

    /** Returns how the scorecards share out the accounts. */
    ResolverReport report(Collection<AccountView> accounts) {
        SortedMap<AccountId, Attributes> attributes = new TreeMap<>();
        accounts.forEach(account -> attributes.put(account.id(), attributes(account)));
        return resolver.report(attributes);
    }

    /** Returns the attributes if any scorecard asks for them: they cost something to put together. */
    private Attributes attributes(AccountView account) {
        boolean asked = fitted.stream().anyMatch(scorecard -> scorecard.when().isPresent());
        return asked ? account.attributes() : Attributes.empty();
    }
}
