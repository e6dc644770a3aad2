package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.health.BandReplay;
import dev.bearing.health.BandStability;
import dev.bearing.health.BandState;
import dev.bearing.health.BandTracker;
import dev.bearing.health.Curve;
import dev.bearing.health.DisagreementReport;
import dev.bearing.health.GroupHealth;
import dev.bearing.health.Health;
import dev.bearing.health.HealthRollUp;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.JudgedHealth;
import dev.bearing.health.Measure;
import dev.bearing.health.ResolverReport;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.ScorecardResolver;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The code of the pages on bands, and on people and scores. */
class BandsGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final DateRange LAST_QUARTER = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static final Measure ACTIVE =
            Measure.builder("active_share", new Curve.Linear(0, 1)).build();

    /** Two accounts, of which one wobbles about the edge at 0.75 from day to day. */
    private static List<Signal> observations() {
        List<Signal> signals = new ArrayList<>();
        for (LocalDate day = LAST_QUARTER.from(); day.isBefore(LAST_QUARTER.to()); day = day.plusDays(1)) {
            double wobble = day.getDayOfMonth() % 2 == 0 ? 0.73 : 0.77;
            signals.add(Signal.of(ACME, "active_share", day, wobble));
            signals.add(Signal.of(AccountId.of("bolt"), "active_share", day, 0.9));
        }
        return signals;
    }

    @Test
    void followsAndReplaysBands() {
        List<Signal> observations = observations();

        // snippet: steady-bands
        Scorecard scorecard = Scorecard.builder("all", "2")
                .measure(ACTIVE)
                .bandStability(new BandStability(0.05, 7, 14)) // margin, dwell days, cool-down days
                .build();
        BandTracker tracker = BandTracker.of(scorecard);

        BandState state = BandState.initial(); // store it, and go on from it tomorrow
        for (LocalDate day : List.of(DAY.minusDays(1), DAY)) {
            List<Signal> own = observations.stream()
                    .filter(signal -> signal.accountId().equals(ACME))
                    .toList();
            state = tracker.next(state, day, scorecard.score(HealthSignals.of(own, day)));
        }
        state.band(); // middle: 0.77 is in the next band, and not far enough in it
        state.isChange();
        state.isAlert();
        // end

        assertThat(state.band()).contains("middle");

        // snippet: band-replay
        BandReplay replay = BandReplay.builder(scorecard, observations)
                .setting("none", BandStability.none())
                .setting("a week", BandStability.none().withDwellDays(7))
                .setting("scorecard", scorecard.bandStability())
                .over(LAST_QUARTER);
        String table = replay.toString();
        List<BandState> steps = replay.steps("none", ACME); // each change and alert of one account
        // end

        assertThat(table).isEqualTo("""
                setting              accounts  changes   alerts    flaps accounts alerted
                none                        2       88       88       87                1
                a week                      2        0        0        0                0
                scorecard                   2        0        0        0                0
                """);
        assertThat(steps).hasSize(88);
    }

    @Test
    void keepsPeopleBesideTheScore() {
        Answer<Health> score = Answer.known(Health.of(0.8));
        Scorecard scorecard = Scorecard.builder("all", "1").measure(ACTIVE).build();

        // snippet: judged-health
        ScoreOverride override = ScoreOverride.builder(ACME, LocalDate.of(2026, 3, 20), LocalDate.of(2026, 5, 1))
                .score(Health.of(0.4))
                .kind(ScoreOverride.Kind.CAP)
                .sentiment("worried")
                .author("kim")
                .reason("two invoices are unpaid")
                .build();
        JudgedHealth judged = JudgedHealth.of(score, List.of(override), DAY);
        judged.computed(); // 0.8, as ever
        judged.effective(); // 0.4 = 0.8 computed − 0.4 cap by kim
        // end

        assertThat(judged.effective().toOptional()).contains(Health.of(0.4));

        // snippet: disagreements
        DisagreementReport report = DisagreementReport.builder(scorecard.bands())
                .sentiment("worried", "low")
                .add(ACME, judged)
                .build();
        report.disagreements(); // acme: high by its score, low by kim, since 20 March
        report.agreement(); // 0 of 1
        // the accounts that left within the next half year, once that is over
        report.against(account -> Optional.of(account.equals(ACME)));
        // end

        assertThat(report.disagreements()).hasSize(1);
        assertThat(report.agreement().numerator()).isZero();
    }

    @Test
    void resolvesAndRollsUp() {
        Scorecard large = Scorecard.builder("large", "1")
                .when("segment", "large")
                .measure(ACTIVE)
                .build();
        Scorecard onboarding = Scorecard.builder("onboarding", "1")
                .when("stage", "onboarding")
                .priority(10)
                .measure(ACTIVE)
                .build();
        Scorecard everybody = Scorecard.builder("all", "1").measure(ACTIVE).build();
        Attributes attributes = Attributes.of(
                Map.of("segment", new AttributeValue.Text("large"), "stage", new AttributeValue.Text("onboarding")));

        // snippet: resolve-scorecards
        ScorecardResolver resolver = ScorecardResolver.of(List.of(large, onboarding, everybody));
        ScorecardResolver.Resolution resolution = resolver.resolve(attributes);
        resolution.scorecard(); // onboarding
        resolution.reason(); // onboarding: stage = onboarding holds, and its priority 10 is above 0 of large

        ResolverReport report = resolver.report(Map.of(ACME, attributes));
        report.conflicts(); // acme: large is for it as well
        report.neverWin(); // large and all: another comes before them for each of their accounts
        // end

        assertThat(resolution.scorecard()).contains(onboarding);
        assertThat(report.neverWin()).containsExactly(large, everybody);

        // snippet: roll-up-health
        Map<AccountId, Answer<Health>> healths = Map.of(
                AccountId.of("acme-uk"), Answer.known(Health.of(0.9)),
                AccountId.of("acme-de"), Answer.known(Health.of(0.3)),
                AccountId.of("acme-fr"), Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no signal"));
        Map<AccountId, Double> mrr =
                Map.of(AccountId.of("acme-uk"), 100.0, AccountId.of("acme-de"), 500.0, AccountId.of("acme-fr"), 200.0);
        SortedMap<String, GroupHealth> parents =
                HealthRollUp.weighted(mrr::get).groups(healths, account -> Optional.of("acme"));
        parents.get("acme").health(); // 0.4 = 0.9 × 100/600 + 0.3 × 500/600
        parents.get("acme").coverage(); // 0.75, since acme-fr is left out
        // end

        assertThat(parents.get("acme").health().orElseThrow("health").value()).isCloseTo(0.4, within(1e-12));
        assertThat(parents.get("acme").coverage()).isEqualTo(0.75);
    }
}
