package dev.bearing.benchmarks;

import dev.bearing.benchmarks.ModelQuestion.Goal;
import dev.bearing.survival.BgNbd;
import dev.bearing.survival.Concordance;
import dev.bearing.survival.CoxBuilder;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.LogisticModel;
import dev.bearing.survival.PurchaseFit;
import dev.bearing.survival.RenewalCounts;
import dev.bearing.survival.RepeatPurchases;
import dev.bearing.survival.RetentionFit;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.Spells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The models that are fitted to some data, with what was promised of each. */
final class ModelQuestions {

    /** What lifetimes took for 1,001,725 customers, the CDNOW cohort repeated, on the machine of the goals. */
    private static final Goal LIFETIMES = new Goal.TimesStated("lifetimes", 9_575 / 1.001725, 10);

    private final ModelData data;

    ModelQuestions(ModelData data) {
        this.data = data;
    }

    ModelQuestion<KaplanMeier> months() {
        return new ModelQuestion<>(
                "Kaplan–Meier, whole months",
                () -> KaplanMeier.of(data.month, data.event),
                ModelQuestions::numbers,
                curve -> "kaplan.meier.months",
                1e-10,
                curve -> {},
                new Goal.TimesR(300));
    }

    /** Returns all questions, that of {@link #months} first. */
    List<ModelQuestion<?>> all() {
        List<ModelQuestion<?>> questions = new ArrayList<>(List.of(
                months(),
                new ModelQuestion<>(
                        "Kaplan–Meier, distinct doubles",
                        () -> KaplanMeier.of(Spells.ofDurations(data.time, ModelData.ones(data.event))),
                        ModelQuestions::numbers,
                        curve -> "kaplan.meier.doubles",
                        1e-10,
                        ModelChecks.isProduct(data),
                        new Goal.TimesR(15)),
                cox("Cox, Efron, 5 covariates, whole months", months(data.month), "cox.months", 0.02),
                cox("Cox, Efron, 5 covariates, distinct doubles", data.time, "cox.doubles", 0),
                new ModelQuestion<>(
                        "concordance with its standard error",
                        this::concordance,
                        c -> new double[] {
                            c.concordant(),
                            c.discordant(),
                            c.tiedScore(),
                            c.tiedTime(),
                            c.tiedBoth(),
                            c.standardError().orElseThrow("the error")
                        },
                        c -> "concordance",
                        1e-9,
                        ModelChecks.countsEveryPair(data),
                        new Goal.TimesR(4))));
        if (!data.hasOnlyWaits()) {
            questions.addAll(List.of(logistic(), sbg(), bgNbd()));
        }
        return questions;
    }

    /** R takes a covariate of which more means staying longer unless it is told otherwise. */
    private Concordance concordance() {
        double[] risk = new double[data.size()];
        for (int i = 0; i < risk.length; i++) {
            risk[i] = -data.x[1][i];
        }
        return Concordance.of(data.time, data.event, risk);
    }

    /** @param rounding how far whole months may move a coefficient */
    private ModelQuestion<CoxModel> cox(String text, double[] stop, String inR, double rounding) {
        return new ModelQuestion<>(
                text,
                () -> {
                    CoxBuilder builder = CoxModel.builder(stop, data.event);
                    for (int j = 0; j < data.x.length; j++) {
                        builder.covariate("x" + (j + 1), data.x[j]);
                    }
                    return builder.fit().orElseThrow(text);
                },
                cox -> Stream.of(ModelChecks.estimates(cox), ModelChecks.errors(cox), new double[] {
                            cox.nullLogLikelihood(), cox.logLikelihood()
                        })
                        .flatMapToDouble(Arrays::stream)
                        .toArray(),
                cox -> inR,
                1e-7,
                ModelChecks.near(ModelData.LOG_HAZARD_RATIOS, rounding),
                new Goal.TimesR(4));
    }

    ModelQuestion<LogisticModel> logistic() {
        return new ModelQuestion<>(
                "logistic regression, 10 covariates",
                () -> LogisticModel.builder(IntStream.rangeClosed(1, data.z.length)
                                .mapToObj(j -> "z" + j)
                                .toList())
                        .fitColumns(data.z, data.outcome)
                        .orElseThrow("logistic"),
                model -> model.coefficients().stream()
                        .mapToDouble(FittedCoefficient::estimate)
                        .toArray(),
                model -> "logistic",
                1e-10,
                model -> ModelChecks.requireBest(data, model, 1e-10),
                new Goal.AtMost(570.0 * data.size() / 1e6));
    }

    ModelQuestion<RetentionFit> sbg() {
        return new ModelQuestion<>(
                "sBG, customers one by one",
                () -> ShiftedBetaGeometric.fit(RenewalCounts.ofTenures(Spells.of(data.renewals, data.lost)))
                        .orElseThrow("sBG"),
                fit -> DoubleStream.concat(
                                fit.model().provenance().parameters().values().stream()
                                        .mapToDouble(Double::doubleValue),
                                DoubleStream.of(fit.logLikelihood()))
                        .toArray(),
                fit -> "sbg",
                1e-5,
                ModelChecks::requireNear,
                new Goal.None());
    }

    ModelQuestion<PurchaseFit<BgNbd>> bgNbd() {
        return new ModelQuestion<>(
                "BG/NBD, customers one by one",
                () -> {
                    RepeatPurchases.Builder purchases = RepeatPurchases.builder();
                    for (int i = 0; i < data.size(); i++) {
                        purchases.add(data.repeats[i], data.recency[i], data.age[i]);
                    }
                    return BgNbd.fit(purchases.build()).orElseThrow("BG/NBD");
                },
                fit -> new double[] {fit.logLikelihood()},
                fit -> {
                    BgNbd model = fit.model();
                    return "bgnbd " + model.r() + " " + model.alpha() + " " + model.a() + " " + model.b();
                },
                1e-10,
                fit -> ModelChecks.requireHighest(data, fit),
                LIFETIMES);
    }

    private static double[] months(int[] months) {
        return Arrays.stream(months).asDoubleStream().toArray();
    }

    /** Times, numbers at risk, events, shares that survive and their standard errors, one after another. */
    static double[] numbers(KaplanMeier curve) {
        List<KaplanMeier.Point> points = curve.curve();
        int n = points.size();
        double[] numbers = new double[5 * n];
        for (int i = 0; i < n; i++) {
            KaplanMeier.Point point = points.get(i);
            numbers[i] = point.time();
            numbers[n + i] = point.atRisk();
            numbers[2 * n + i] = point.events();
            numbers[3 * n + i] = point.survival();
            // not defined where nobody survives
            numbers[4 * n + i] = point.standardError().fold(known -> known.value(), unknown -> Double.NaN);
        }
        return numbers;
    }
}
