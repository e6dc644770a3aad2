package dev.bearing.evidence;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeaderboardTest {

    /** Half the rows leave with 2 % a tick, the others, whose covariate is 1, with 10 %; some are lost from sight. */
    private static RetentionData world(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times = new long[rows];
        boolean[] events = new boolean[rows];
        long[] starts = new long[rows];
        double[][] x = new double[rows][];
        String[] accounts = new String[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = new double[] {row % 2};
            accounts[row] = "account-" + row / 2;
            starts[row] = random.nextInt(30);
            long last = 48 - starts[row];
            long left = 1 + (long) (Math.log(1 - random.nextDouble()) / Math.log(1 - (row % 2 == 0 ? 0.02 : 0.10)));
            events[row] = left <= last;
            times[row] = Math.min(left, last);
        }
        return RetentionData.builder(times, events)
                .covariates(List.of("x"), x)
                .accounts(accounts)
                .startedAt(starts)
                .build();
    }

    private record Always(String name, double churn) implements RetentionModel {

        @Override
        public Answer<Double> survival(long time) {
            return Answer.known(Math.pow(1 - churn, time));
        }

        @Override
        public FitProvenance provenance() {
            return FitProvenance.builder(name, 0, 0).build();
        }
    }

    private static Leaderboard board(Folds folds, RetentionLearner... learners) {
        Leaderboard.Builder builder =
                Leaderboard.builder(world(2_000, 5)).folds(folds).horizon(12);
        Arrays.stream(learners).forEach(builder::add);
        return builder.build();
    }

    @Test
    void aModelThatKnowsTheCovariateBeatsOnesThatDoNot() {
        Leaderboard board = board(
                Folds.byAccount(5, 1),
                RetentionLearners.kaplanMeier(),
                RetentionLearners.cox(),
                RetentionLearner.fixed(new Always("mine", 0.5)));
        assertThat(board.rows()).extracting(Leaderboard.Row::model).containsExactly("cox", "kaplan-meier", "mine");
        assertThat(board.rows().get(0).concordance().orElseThrow("c")).isBetween(0.62, 0.75);
        assertThat(board.rows().get(1).concordance().orElseThrow("c")).isEqualTo(0.5);
        assertThat(reason(board.rows().get(1).calibrationSlope())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Leaderboard.Pair first = board.paired().get(0);
        assertThat(first.a()).isEqualTo("cox");
        assertThat(first.b()).isEqualTo("kaplan-meier");
        assertThat(first.difference().interval().orElseThrow("interval").upper())
                .isNegative();
        assertThat(board.paired()).hasSize(3);
        assertThat(board.toString())
                .matches("leaderboard within 12: cox 0\\.\\d{4}, kaplan-meier 0\\.\\d{4}, mine 0\\.\\d{4}");
    }

    @Test
    void theDifferenceOfTwoIsTheDifferenceOfTheirScores() {
        Leaderboard board =
                board(Folds.byAccount(4, 2), RetentionLearners.kaplanMeier(), RetentionLearners.exponential());
        double a = board.rows().get(0).brier().orElseThrow("brier").value();
        double b = board.rows().get(1).brier().orElseThrow("brier").value();
        assertThat(board.paired().get(0).difference().value()).isEqualTo(a - b, within(1e-12));
    }

    @Test
    void theTruthIsCalibrated() {
        RetentionLearner truth = RetentionLearner.ofPredictor(
                "truth",
                rows -> Answer.known((data, row) -> new Always("truth", data.covariates(row)[0] > 0 ? 0.10 : 0.02)));
        Leaderboard.Row row = board(Folds.byAccount(5, 3), truth).rows().get(0);
        assertThat(row.calibrationSlope().orElseThrow("slope")).isBetween(0.8, 1.25);
    }

    @Test
    void foldsInTimeLearnOnlyWhatWasKnown() {
        RetentionData data = world(600, 9);
        for (Folds.Split split : Folds.inTime(4).of(data).orElseThrow("splits")) {
            long first =
                    split.judged().stream().mapToLong(data::startedAt).min().orElseThrow();
            for (int row = 0; row < split.training().size(); row++) {
                assertThat(split.training().startedAt(row)).isLessThan(first);
                assertThat(split.training().startedAt(row) + split.training().time(row))
                        .isLessThan(first);
            }
        }
        assertThat(board(Folds.inTime(3), RetentionLearners.exponential())
                        .rows()
                        .get(0)
                        .brier()
                        .isKnown())
                .isTrue();
    }

    @Test
    void foldsByAccountKeepAccountsTogetherAndJudgeEachRowOnce() {
        RetentionData data = world(500, 4);
        int[] seen = new int[data.size()];
        for (Folds.Split split : Folds.byAccount(5, 7).of(data).orElseThrow("splits")) {
            split.judged().forEach(row -> seen[row]++);
            List<Integer> judged = split.judged().stream().map(data::account).toList();
            for (int row = 0; row < split.training().size(); row++) {
                assertThat(judged).doesNotContain(split.training().account(row));
            }
        }
        assertThat(seen).containsOnly(1);
    }

    @Test
    void equalSeedsGiveEqualBoards() {
        assertThat(board(Folds.byAccount(5, 1), RetentionLearners.kaplanMeier()).rows())
                .usingRecursiveComparison()
                .isEqualTo(board(Folds.byAccount(5, 1), RetentionLearners.kaplanMeier())
                        .rows());
    }

    @Test
    void aModelThatCannotBeFittedStandsLastWithItsReason() {
        Leaderboard board = Leaderboard.builder(
                        RetentionData.builder(new long[] {3, 4, 5, 6}, new boolean[] {true, false, true, true})
                                .build())
                .folds(Folds.byAccount(2, 1))
                .horizon(3)
                .add(RetentionLearners.cox())
                .add(RetentionLearner.fixed(new Always("mine", 0.1)))
                .build();
        assertThat(board.rows().get(1).model()).isEqualTo("cox");
        assertThat(reason(board.rows().get(1).brier())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThat(board.paired()).isEmpty();
    }

    @Test
    void theDefaultHorizonIsTheMedianTimeOfThoseThatLeft() {
        RetentionData data = RetentionData.builder(new long[] {2, 4, 9, 50}, new boolean[] {true, true, true, false})
                .build();
        Leaderboard board = Leaderboard.builder(data)
                .folds(Folds.byAccount(2, 1))
                .add(RetentionLearner.fixed(new Always("mine", 0.1)))
                .build();
        assertThat(board.horizon()).isEqualTo(4);
    }

    @Test
    void everyBuiltInLearnerGoesByItsName() {
        assertThat(RetentionLearners.names())
                .contains("kaplan-meier", "cox", "sbg")
                .allSatisfy(name -> assertThat(
                                RetentionLearners.named(name).orElseThrow().name())
                        .isEqualTo(name));
        assertThat(RetentionLearners.named("nobody")).isEmpty();
    }

    @Test
    void tooFewRowsLeaveEveryModelWithoutAScore() {
        for (int rows : new int[] {0, 1}) {
            Leaderboard board = Leaderboard.builder(RetentionData.builder(new long[rows], new boolean[rows])
                            .startedAt(new long[rows])
                            .build())
                    .horizon(12)
                    .add(RetentionLearners.kaplanMeier())
                    .add(RetentionLearners.cox())
                    .build();
            assertThat(board.rows()).extracting(Leaderboard.Row::model).containsExactly("cox", "kaplan-meier");
            assertThat(board.rows())
                    .allSatisfy(row -> assertThat(row.brier())
                            .isEqualTo(Answer.unknown(
                                    Answer.Reason.INSUFFICIENT_DATA,
                                    "5 folds need as many accounts, there are " + rows)));
            assertThat(board.paired()).isEmpty();
            assertThat(board.horizon()).isEqualTo(12);
        }
    }

    @Test
    void tooFewStartsForFoldsInTimeAreNotJudged() {
        for (int rows : new int[] {0, 3}) {
            RetentionData data = RetentionData.builder(new long[rows], new boolean[rows])
                    .startedAt(new long[rows])
                    .build();
            Leaderboard.Row row = Leaderboard.builder(data)
                    .folds(Folds.inTime(2))
                    .horizon(6)
                    .add(RetentionLearners.kaplanMeier())
                    .build()
                    .rows()
                    .get(0);
            assertThat(row.brier())
                    .isEqualTo(Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "2 folds in time need stays that began at more different ticks"));
        }
    }

    @Test
    void whereNobodyLeftThereIsNoHorizonToJudgeBy() {
        Leaderboard board = Leaderboard.builder(
                        RetentionData.builder(new long[] {7, 9}, new boolean[2]).build())
                .add(RetentionLearners.cox())
                .build();
        assertThat(board.rows().get(0).brier())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "nobody left in these rows, and no horizon was set"));
        assertThat(board.horizon()).isEqualTo(9);
    }

    @Test
    void aLearnerThatFailsIsNamed() {
        RetentionLearner broken = RetentionLearner.ofPredictor("broken", rows -> {
            throw new IllegalStateException("boom");
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> board(Folds.byAccount(5, 1), broken))
                .withMessage("the learner broken failed when learning from 1600 rows: boom");
        RetentionLearner choosy = RetentionLearner.ofPredictor("choosy", rows -> {
            throw new IllegalArgumentException("no covariate");
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board(Folds.byAccount(5, 1), choosy))
                .withMessage("the learner choosy failed when learning from 1600 rows: no covariate");
        RetentionLearner careless = RetentionLearner.ofPredictor(
                "careless",
                rows -> Answer.known((data, row) -> {
                    throw new IllegalStateException("boom");
                }));
        assertThatIllegalStateException()
                .isThrownBy(() -> board(Folds.byAccount(5, 1), careless))
                .withMessageMatching("the learner careless failed when telling of row \\d+: boom");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without such checks may do
    void aLearnerThatReturnsNullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> board(Folds.byAccount(5, 1), RetentionLearner.ofPredictor("none", rows -> null)))
                .withMessage("the learner none returned null");
        assertThatNullPointerException()
                .isThrownBy(() -> RetentionLearner.of("none", rows -> null).fit(world(10, 1)))
                .withMessage("the learner none returned null");
        assertThatIllegalStateException()
                .isThrownBy(() -> board(
                        Folds.byAccount(5, 1),
                        RetentionLearner.ofPredictor("none", rows -> Answer.known((data, row) -> null))))
                .withMessageMatching("the learner none failed when telling of row \\d+: the model is null");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        RetentionData data =
                RetentionData.builder(new long[] {1}, new boolean[1]).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leaderboard.builder(data).build())
                .withMessage("there must be a model to judge");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Leaderboard.builder(data).add(RetentionLearners.cox()).add(RetentionLearners.cox()))
                .withMessage("names must differ, cox is there twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Folds.inTime(1));
        assertThatIllegalArgumentException().isThrownBy(() -> RetentionData.builder(new long[] {-1}, new boolean[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionData.builder(new long[] {1}, new boolean[1])
                        .covariates(List.of("x"), new double[][] {{Double.NaN}}));
    }
}
