package dev.bearing.evidence;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.trial.ActivityPlan;
import dev.bearing.trial.ConversionActivities;
import dev.bearing.trial.ConversionScore;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialActivity;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConversionBacktestTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final ActivityPlan PLAN = ActivityPlan.standard();

    private final List<Trial> trials = new ArrayList<>();
    private final List<TrialActivity> activities = new ArrayList<>();

    /** One trial a day; each activity is done with a probability that hangs on whether it will convert. */
    private void world(int count, SplittableRandom random, double[] ifConverts, double[] ifNot) {
        for (int i = 0; i < count; i++) {
            AccountId id = AccountId.of("t" + i);
            LocalDate day = START.plusDays(i);
            boolean converts = random.nextDouble() < 0.4;
            trials.add(Trial.builder(id, day)
                    .endsOn(day.plusDays(14))
                    .outcome(converts ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED)
                    .build());
            for (int a = 0; a < ifConverts.length; a++) {
                if (random.nextDouble() < (converts ? ifConverts[a] : ifNot[a])) {
                    activities.add(TrialActivity.of(id, "a" + a, day.plusDays(random.nextInt(7))));
                }
            }
        }
    }

    private ConversionBacktest backtest(LocalDate asOf) {
        return ConversionBacktest.of(day -> TrialFunnel.of(trials, day), asOf, activities, PLAN);
    }

    private static Estimate auc(ConversionBacktest past) {
        return past.roc().map(RocCurve::auc).orElseThrow("auc");
    }

    @Test
    void aScoreThatTellsSomethingRanksAsWellAsTheTruthItWasDrawnFrom() {
        world(500, new SplittableRandom(1), new double[] {0.7, 0.5}, new double[] {0.3, 0.5});
        ConversionBacktest past = backtest(TODAY);
        // one of two values, 70 % of those that convert above 30 % of the others: .7*.7 + .5*(.7*.3+.3*.7) = .7
        assertThat(auc(past).interval().orElseThrow("interval").contains(0.7)).isTrue();
        assertThat(past.scored()).hasSizeGreaterThan(350);
        assertThat(past.scored().get(0).method()).isEqualTo(ConversionScore.Method.LOGISTIC);
        assertThat(past.probabilities().map(one -> one.brierSkill()).isKnown()).isTrue();
    }

    @Test
    void whatGoesTogetherByChanceAloneRanksNoBetterThanChanceHoweverWellItFitsTheTrialsItWasFoundOn() {
        int covered = 0;
        int worlds = 0;
        double flattering = 0;
        for (int seed = 0; seed < 60; seed++) {
            trials.clear();
            activities.clear();
            double[] half = new double[30];
            Arrays.fill(half, 0.5);
            world(120, new SplittableRandom(seed), half, half);
            // found too easily: nearly all that is found may be chance
            ActivityPlan easy = new ActivityPlan(7, 5, 0.99);
            ConversionBacktest past =
                    ConversionBacktest.of(day -> TrialFunnel.of(trials, day), TODAY, activities, easy);
            Answer<Estimate> auc = past.roc().map(RocCurve::auc);
            if (past.refits() >= 3 && auc instanceof Answer.Known<Estimate> known) {
                worlds++;
                covered += known.value().interval().orElseThrow("interval").contains(0.5) ? 1 : 0;
                flattering += inSample(easy);
            }
        }
        assertThat(worlds).isGreaterThan(20);
        assertThat(flattering / worlds).isGreaterThan(0.6); // what scoring the same trials again would say
        assertThat((double) covered / worlds).isGreaterThan(0.8);
    }

    private double inSample(ActivityPlan plan) {
        TrialFunnel funnel = TrialFunnel.of(trials, TODAY);
        ConversionActivities common = ConversionActivities.of(funnel, activities, plan);
        ConversionScore score = common.score().orElseThrow("score");
        int n = funnel.runs().size();
        double[] scores = new double[n];
        boolean[] converted = new boolean[n];
        for (int i = 0; i < n; i++) {
            scores[i] = score.probability(common.done(funnel.runs().get(i)));
            converted[i] = funnel.runs().get(i).isConverted();
        }
        return RocCurve.of(ScoredOutcomes.of(scores, converted))
                .orElseThrow("roc")
                .auc()
                .value();
    }

    @Test
    void withoutAScoreNothingIsJudged() {
        world(20, new SplittableRandom(3), new double[] {0.5}, new double[] {0.5});
        ConversionBacktest past = backtest(TODAY);
        assertThat(past.scored()).isEmpty();
        assertThat(past.unscored()).isEqualTo(16);
        assertThat(past.refits()).isZero();
        assertThat(reason(past.roc())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThatIllegalArgumentException().isThrownBy(() -> new ConversionBacktest(List.of(), 0, 5));
    }

    @Property(seed = "20261122", tries = 20)
    void whatHappensLaterChangesNoScoreThatWasGivenBefore(@ForAll long seed) {
        trials.clear();
        activities.clear();
        world(200, new SplittableRandom(seed), new double[] {0.95, 0.6}, new double[] {0.05, 0.4});
        // fifths of 200 decided trials; the second is scored by what was known on its first trial's seventh day
        LocalDate day = START.plusDays(40).plusDays(6);
        List<Double> before = ofSecondFifth(trials);
        List<Trial> rewritten = new ArrayList<>();
        for (Trial trial : trials) {
            boolean known = !trial.startedOn().plusDays(14).isAfter(day);
            rewritten.add(
                    known
                            ? trial
                            : Trial.builder(trial.accountId(), trial.startedOn())
                                    .endsOn(trial.startedOn().plusDays(14))
                                    .outcome(Trial.Outcome.CONVERTED)
                                    .build());
        }
        assertThat(ofSecondFifth(rewritten)).isEqualTo(before);
    }

    private List<Double> ofSecondFifth(List<Trial> all) {
        List<Trial> copy = List.copyOf(all);
        return ConversionBacktest.of(day -> TrialFunnel.of(copy, day), TODAY, activities, PLAN).scored().stream()
                .filter(one -> one.trial().startedOn().isBefore(START.plusDays(80)))
                .map(ConversionBacktest.Scored::probability)
                .toList();
    }
}
