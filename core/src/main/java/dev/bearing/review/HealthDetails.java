package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.health.BandPath;
import dev.bearing.health.BandPaths;
import dev.bearing.health.HealthChange;
import dev.bearing.health.HealthCoverage;
import dev.bearing.health.HealthReason;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthSnapshot;
import dev.bearing.health.HealthTrend;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;

/**
 * Why one account's health is what it is, how it moved and what would make it better. Each part is worked out when it
 * is asked for and costs nothing before.
 *
 * <p>Earlier days are seen as they were known then, and are judged by the scorecard that judges the account on the
 * review's day, fitted to the peers of that day: what moves is the account and not its yardstick.
 */
public final class HealthDetails {

    private final AccountReview account;
    private final Scorecards scorecards;
    private final Answer<Scorecard> scorecard;

    HealthDetails(AccountReview account, Scorecards scorecards) {
        this.account = account;
        this.scorecards = scorecards;
        this.scorecard = scorecards
                .judging(account.facts())
                .map(Answer::known)
                .orElseGet(() -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard is for this account"));
    }

    /** Returns the account's key. */
    public AccountId accountId() {
        return account.accountId();
    }

    /** Returns the account's health, or why it is not known. */
    public Answer<HealthScore> health() {
        return account.health();
    }

    /**
     * Returns how much of its scorecard was observed of the account, also where that is too little for a score, or
     * NOT_CONFIGURED where no scorecard is for it.
     */
    public Answer<HealthCoverage> coverage() {
        return scorecard.map(judge -> judge.coverage(signals()));
    }

    /** Returns why the score is what it is, the dearest reason first; none without a score. */
    public List<HealthReason> reasons() {
        return health().map(HealthScore::reasons).toOptional().orElse(List.of());
    }

    /** Returns how the health moved up to the review's day, or NOT_CONFIGURED where no scorecard is for the account. */
    public Answer<HealthTrend> trend() {
        return scorecard.map(judge -> HealthTrend.of(judge, asOf(), this::knownOn));
    }

    /**
     * Returns the change of the health over {@code days} days up to the review's day, split into its causes, or why one
     * of its ends has no score.
     *
     * @param days at least 1
     */
    public Answer<HealthChange> change(int days) {
        return scorecard.flatMap(
                judge -> HealthChange.between(snapshot(judge, asOf().minusDays(days)), snapshot(judge, asOf())));
    }

    /**
     * Returns the shortest feasible ways to the next better band, or why there is none. The account is one of the peers
     * that percentiles compare: what it would have to read is what the next review needs to see, if all others stay.
     */
    public Answer<List<BandPath>> paths() {
        return paths(BandPaths.standard());
    }

    /** Returns the ways to the next better band that a search finds, or why there is none. */
    public Answer<List<BandPath>> paths(BandPaths search) {
        return scorecard.flatMap(judge -> search.toNextBand(scorecards.written(judge), judge, signals()));
    }

    /** Returns what was known of the account on the review's day. */
    HealthSignals signals() {
        return knownOn(asOf());
    }

    private LocalDate asOf() {
        return account.facts().asOf();
    }

    private HealthSnapshot snapshot(Scorecard judge, LocalDate day) {
        return HealthSnapshot.of(judge, knownOn(day))
                .withOverrides(account.facts().versions(ScoreOverride.class));
    }

    private HealthSignals knownOn(LocalDate day) {
        HealthSignals signals = HealthSignals.of(account.facts().versions(Signal.class), day);
        return account.revenue().firstPaidOn().map(signals::withCustomerSince).orElse(signals);
    }
}
