package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.LiftTable;
import dev.bearing.evidence.PlattCalibrator;
import dev.bearing.evidence.ProbabilityScore;
import dev.bearing.evidence.RocCurve;
import dev.bearing.evidence.ScorecardOutcomes;
import dev.bearing.evidence.ScoredOutcomes;
import dev.bearing.evidence.WeightLearner;
import dev.bearing.health.Aggregate;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.WeightProvenance;
import dev.bearing.health.WeightProvenance.LearntWeight;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.Playbook;
import dev.bearing.survival.LogisticModel;
import dev.bearing.testkit.SyntheticCompany;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The code and the figures of the page on learning weights. */
class LearningWeightsGuideTest {

    private static final String[] FEATURES = {
        "tenure",
        "senior_citizen",
        "partner",
        "dependents",
        "paperless_billing",
        "monthly_charges",
        "contract_one_year",
        "contract_two_year",
        "pay_electronic_check",
        "fiber",
        "no_internet"
    };
    private static final List<TelcoCustomer> CUSTOMERS = TelcoCustomer.all();

    @Test
    void learnsFromAHistory() {
        SyntheticCompany company =
                SyntheticCompany.builder().accounts(1_200).months(36).build();
        CustomerBook book = company.book();
        LocalDate yearAgo = LocalDate.of(2025, 8, 31);
        LocalDate today = company.lastDay();
        Scorecard expert = Scorecard.builder("smb", "2")
                .measure(Measure.builder("weekly_active_share", new Curve.Linear(0.1, 0.6))
                        .weight(20)
                        .build())
                .measure(Measure.builder("sessions", new Curve.Linear(0, 60))
                        .aggregate(Aggregate.SUM)
                        .weight(40)
                        .build())
                .measure(Measure.builder("support_tickets", new Curve.Linear(0, 6))
                        .aggregate(Aggregate.SUM)
                        .weight(20)
                        .build())
                .measure(Measure.builder("sentiment", new Curve.Linear(0, 10))
                        .windowDays(100)
                        .weight(20)
                        .build())
                .build();

        // snippet: learn-from-history
        BacktestPlan plan = BacktestPlan.monthly(); // a month of lead, then three in which churn counts
        HealthHistory then = HealthHistory.of(book, RevenuePolicy.strict(), yearAgo);
        ScorecardOutcomes rows = ScorecardOutcomes.of(expert, then, plan);
        Scorecard learnt = WeightLearner.standard().learn(rows).orElseThrow("weights");

        learnt.version(); // 2-learnt-2025-08
        WeightProvenance provenance = learnt.provenance().orElseThrow();
        provenance.sample().events(); // 98 of 373 accounts left
        provenance.measuresAtBound(); // support_tickets, sentiment: of no use beside the others

        HealthHistory now = HealthHistory.of(book, RevenuePolicy.strict(), today);
        Backtest.of(expert, now, plan).folds(); // AUC of the last part, a year later: 0.628
        Backtest.of(learnt, now, plan).folds(); // 0.661, though nothing of that year was known
        // end

        assertThat(learnt.version()).isEqualTo("2-learnt-2025-08");
        assertThat(provenance.sample().events()).isEqualTo(98);
        assertThat(provenance.sample().accounts()).isEqualTo(373);
        assertThat(provenance.measuresAtBound()).containsExactly("support_tickets", "sentiment");
        assertThat(lastAuc(expert, now, plan, yearAgo)).isCloseTo(0.628, within(5e-4));
        assertThat(lastAuc(learnt, now, plan, yearAgo)).isCloseTo(0.661, within(5e-4));
    }

    private static double lastAuc(Scorecard scorecard, HealthHistory history, BacktestPlan plan, LocalDate learntBy) {
        List<Backtest.Fold> folds = Backtest.of(scorecard, history, plan).folds();
        Backtest.Fold last = folds.get(folds.size() - 1);
        assertThat(last.from()).isAfter(learntBy);
        return last.auc().orElseThrow("AUC").value();
    }

    private static Scorecard expert() {
        // snippet: telco-expert
        Scorecard expert = Scorecard.builder("telco", "1")
                .measure(Measure.builder("tenure_months", new Curve.Linear(0, 48))
                        .weight(25)
                        .build())
                .measure(Measure.builder("contract_months", new Curve.Linear(1, 24))
                        .weight(20)
                        .build())
                .measure(Measure.builder("monthly_charge", new Curve.Linear(110, 20))
                        .weight(20)
                        .build())
                .measure(Measure.builder("electronic_check", new Curve.Linear(1, 0))
                        .weight(5)
                        .build())
                .measure(Measure.builder("paperless", new Curve.Linear(0, 1))
                        .weight(10)
                        .build()) // "at home online"
                .measure(Measure.builder("household", new Curve.Linear(0, 2))
                        .weight(10)
                        .build())
                .measure(Measure.builder("fiber", new Curve.Linear(0, 1))
                        .weight(10)
                        .build()) // "our best product"
                .build();
        // end
        return expert;
    }

    private static Answer<Scorecard> learnt(Scorecard expert, List<TelcoCustomer> training) {
        ScorecardOutcomes.Builder rows = ScorecardOutcomes.builder(expert);
        training.forEach(customer ->
                rows.add(customer.id(), expert.assess(customer.signals()), customer.left(), TelcoCustomer.DAY));
        return WeightLearner.standard().learn(rows.build());
    }

    @Test
    void learnsFromTelcoCustomers() {
        List<TelcoCustomer> training = customers(TelcoCustomer::isForTraining);
        Scorecard expert = expert();

        // snippet: telco-learn
        ScorecardOutcomes.Builder rows = ScorecardOutcomes.builder(expert);
        for (TelcoCustomer customer : training) {
            rows.add(customer.id(), expert.assess(customer.signals()), customer.left(), TelcoCustomer.DAY);
        }
        Scorecard learnt = WeightLearner.standard().learn(rows.build()).orElseThrow("weights");
        for (LearntWeight weight : learnt.provenance().orElseThrow().weights()) {
            weight.expertShare(); // of contract_months: 0.20
            weight.share(); // 0.27
            weight.coefficient(); // -1.85: a contract of 24 months has odds of churn of e^-1.85 of one of 1 month
            weight.interval(); // from -2.13 to -1.57
        }
        // end

        assertThat(learnt).isEqualTo(learnt(expert, training).orElseThrow("weights"));
        assertThat(shares(learnt))
                .containsExactly(new double[] {0.284, 0.272, 0.320, 0.072, 0, 0.052, 0}, within(5e-4));
        LearntWeight contract = learnt.provenance().orElseThrow().weights().get(1);
        assertThat(contract.coefficient()).isCloseTo(-1.85, within(5e-3));
        assertThat(contract.interval().orElseThrow().lower()).isCloseTo(-2.13, within(5e-3));
        assertThat(contract.interval().orElseThrow().upper()).isCloseTo(-1.57, within(5e-3));
        assertThat(learnt.provenance().orElseThrow().sample().events()).isEqualTo(1_134);
        assertThat(learnt.provenance().orElseThrow().measuresAtBound()).containsExactly("paperless", "fiber");
        assertThat(learnt.provenance().orElseThrow().shrinkage().expertWorth()).isEqualTo(70);
    }

    private static double[] shares(Scorecard scorecard) {
        return scorecard.shares().stream().mapToDouble(share -> share).toArray();
    }

    @Test
    void judgesTelcoScoresBesideALogisticRegression() {
        Scorecard expert = expert();
        List<TelcoCustomer> training = customers(TelcoCustomer::isForTraining);
        Scorecard few = learnt(expert, training.subList(0, 300)).orElseThrow("weights");
        Scorecard learnt = learnt(expert, training).orElseThrow("weights");
        ScoredOutcomes expertTest = scored(TelcoCustomer::isForTest, risk(expert));
        ScoredOutcomes learntTest = scored(TelcoCustomer::isForTest, risk(learnt));

        assertThat(few.provenance().orElseThrow().sample().events()).isEqualTo(75);
        assertThat(shares(few))
                .containsExactly(new double[] {0.281, 0.247, 0.251, 0.104, 0.009, 0.097, 0.012}, within(5e-4));
        assertFigures(risk(expert), 0.759, 1.74, 0.171, 0.506);
        assertFigures(risk(few), 0.835, 2.56, 0.144, 0.438);
        assertFigures(risk(learnt), 0.843, 2.71, 0.141, 0.430);
        Estimate gain = RocCurve.difference(learntTest, expertTest).orElseThrow("difference");
        assertThat(gain.value()).isCloseTo(0.083, within(5e-4));
        assertThat(gain.interval().orElseThrow("interval").lower()).isCloseTo(0.066, within(5e-4));
        assertThat(gain.interval().orElseThrow("interval").upper()).isCloseTo(0.100, within(5e-4));

        double[][] rows =
                training.stream().map(customer -> customer.features(FEATURES)).toArray(double[][]::new);
        LogisticModel plain =
                LogisticModel.builder(FEATURES).fit(rows, left(training)).orElseThrow("logistic regression");
        ToDoubleFunction<TelcoCustomer> risk = customer -> plain.probability(customer.features(FEATURES));
        assertFigures(risk, 0.850, 2.74, 0.139, 0.428);
        // the values that scikit-learn has for it
        ScoredOutcomes test = scored(TelcoCustomer::isForTest, risk);
        assertThat(auc(test)).isCloseTo(0.8504370056924084, within(1e-9));
        ProbabilityScore score = ProbabilityScore.of(test).orElseThrow("score");
        assertThat(score.brier().value()).isCloseTo(0.13683854546337273, within(1e-9));
        assertThat(score.logLoss().value()).isCloseTo(0.4192003338279946, within(1e-9));
    }

    /** Judges a risk on the test rows; its probabilities are learnt on the rows kept for that. */
    private static void assertFigures(
            ToDoubleFunction<TelcoCustomer> risk, double auc, double lift, double brier, double logLoss) {
        ScoredOutcomes test = scored(TelcoCustomer::isForTest, risk);
        PlattCalibrator calibrator = PlattCalibrator.fit(scored(TelcoCustomer::isForCalibration, risk))
                .orElseThrow("calibrator");
        ProbabilityScore score =
                ProbabilityScore.of(test.calibratedBy(calibrator)).orElseThrow("score");
        double top = LiftTable.of(test, LiftTable.TieRule.EXPECTED)
                .orElseThrow("lift")
                .topDecileLift();
        assertThat(auc(test)).isCloseTo(auc, within(5e-4));
        assertThat(top).isCloseTo(lift, within(5e-3));
        assertThat(score.brier().value()).isCloseTo(brier, within(5e-4));
        assertThat(score.logLoss().value()).isCloseTo(logLoss, within(5e-4));
    }

    private static double auc(ScoredOutcomes scored) {
        return RocCurve.of(scored).orElseThrow("ranking").auc().value();
    }

    private static ToDoubleFunction<TelcoCustomer> risk(Scorecard scorecard) {
        return customer -> 1
                - scorecard
                        .assess(customer.signals())
                        .orElseThrow("health")
                        .score()
                        .value();
    }

    private static List<TelcoCustomer> customers(Predicate<TelcoCustomer> rule) {
        return CUSTOMERS.stream().filter(rule).toList();
    }

    private static ScoredOutcomes scored(Predicate<TelcoCustomer> rule, ToDoubleFunction<TelcoCustomer> risk) {
        List<TelcoCustomer> customers = customers(rule);
        return ScoredOutcomes.of(customers.stream().mapToDouble(risk).toArray(), left(customers));
    }

    private static boolean[] left(List<TelcoCustomer> customers) {
        boolean[] left = new boolean[customers.size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = customers.get(i).left();
        }
        return left;
    }

    @Test
    void isSavedInAPlaybook() {
        Scorecard learnt =
                learnt(expert(), customers(TelcoCustomer::isForTraining)).orElseThrow("weights");

        // snippet: save-learnt
        Playbook playbook = Playbook.builder().scorecard(learnt).build();
        String json = PlaybookFormat.standard().toJson(playbook); // with the provenance
        Playbook read = PlaybookFormat.standard().parseJson(json);
        // end

        assertThat(read.scorecards()).containsExactly(learnt);
        assertThat(read.scorecards().get(0).provenance()).isEqualTo(learnt.provenance());
        assertThat(PlaybookFormat.standard()
                        .parseYaml(PlaybookFormat.standard().toYaml(playbook))
                        .scorecards())
                .containsExactly(learnt);
    }
}
