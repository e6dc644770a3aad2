package dev.bearing.review;

import dev.bearing.account.Attributes;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Scorecard;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The scorecards of a playbook, those that compare with peers fitted to the accounts they are for. */
final class Scorecards {

    private final List<Scorecard> fitted;

    private Scorecards(List<Scorecard> fitted) {
        this.fitted = fitted;
    }

    static Scorecards fit(List<Scorecard> scorecards, Collection<AccountCase> accounts) {
        List<Scorecard> fitted = new ArrayList<>();
        for (Scorecard scorecard : scorecards) {
            List<HealthSignals> peers = accounts.stream()
                    .filter(account -> first(scorecards, account.attributes())
                            .filter(scorecard::equals)
                            .isPresent())
                    .map(AccountCase::signals)
                    .toList();
            fitted.add(scorecard.fittedTo(peers));
        }
        return new Scorecards(fitted);
    }

    Answer<HealthScore> score(AccountCase account) {
        if (fitted.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "there is no scorecard, and no signal to derive one from");
        }
        return first(fitted, account.attributes())
                .map(scorecard -> scorecard.assess(account.signals()))
                .orElseGet(() -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard is for this account"));
    }

    private static Optional<Scorecard> first(List<Scorecard> scorecards, Attributes attributes) {
        return scorecards.stream()
                .filter(scorecard -> scorecard.appliesTo(attributes))
                .findFirst();
    }
}
