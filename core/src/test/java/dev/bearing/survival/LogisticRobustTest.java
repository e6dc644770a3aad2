package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that are revenue: a fit on robust errors does not know its unit. */
class LogisticRobustTest {

    private static final List<Map<String, String>> ROWS = Table.read("cox_robust.csv");
    private static final double[][] COLUMNS = {CoxReference.column(ROWS, "x1"), CoxReference.column(ROWS, "x2")};
    private static final double[] REVENUE = CoxReference.column(ROWS, "w");

    private static boolean[] longer() {
        double[] time = CoxReference.column(ROWS, "time");
        boolean[] longer = new boolean[time.length];
        for (int i = 0; i < time.length; i++) {
            longer[i] = time[i] > 5;
        }
        return longer;
    }

    private static LogisticModel fit(double unit) {
        return LogisticModel.builder("x1", "x2")
                .weights(Arrays.stream(REVENUE).map(w -> unit * w).toArray())
                .robust()
                .fitColumns(COLUMNS, longer())
                .orElseThrow("fit");
    }

    /**
     * R 4.2.2 on cox_robust.csv: f = glm(time > 5 ~ x1 + x2, quasibinomial, weights = w / mean(w)), X =
     * model.matrix(f), m = fitted(f), B = solve(t(X) %*% (X * (w * m * (1 - m)))), M = t(X) %*% (X * (w * (y - m))^2),
     * V = B %*% M %*% B; sqrt(diag(V)); and plogis(b x -+ qnorm(0.975) sqrt(x V x)) at x1 = 0.7, x2 = 1.
     */
    @Test
    void agreesWithTheSandwichOfR() {
        LogisticModel model = fit(1);
        double[] estimates = {-0.312805062730098, -0.498866881757112, 1.200407608079389};
        double[] errors = {0.199296929933673, 0.167089972476797, 0.325034717461177};
        for (int j = 0; j < 3; j++) {
            FittedCoefficient term = model.coefficients().get(j);
            assertThat(term.estimate()).isCloseTo(estimates[j], within(1e-9));
            assertThat(known(term.error())).isCloseTo(errors[j], within(1e-9));
            assertThat(known(term.z())).isCloseTo(estimates[j] / errors[j], within(1e-7));
            assertThat(Math.sqrt(model.covariance()[j][j])).isCloseTo(errors[j], within(1e-9));
            assertThat(term.robust()).isTrue();
        }
        assertThat(model.estimate(0.7, 1).value()).isCloseTo(0.631439144355895, within(1e-9));
        Interval interval = known(model.estimate(0.7, 1).interval());
        assertThat(interval.lower()).isCloseTo(0.497984542993976, within(1e-9));
        assertThat(interval.upper()).isCloseTo(0.747411331351475, within(1e-9));
        assertThat(model.provenance().flags()).contains("tests and intervals stand on the robust errors (HC0)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 100, 1e6})
    void theUnitOfWeightsDoesNotMatter(double unit) {
        FittedCoefficient given = fit(1).coefficient("x2");
        FittedCoefficient other = fit(unit).coefficient("x2");
        assertThat(other.estimate()).isCloseTo(given.estimate(), within(1e-6));
        assertThat(known(other.error())).isCloseTo(known(given.error()), within(1e-6));
        Interval interval = known(fit(1).estimate(0.7, 1).interval());
        assertThat(known(fit(unit).estimate(0.7, 1).interval()).lower()).isCloseTo(interval.lower(), within(1e-6));
    }

    private static <T> T known(Answer<T> answer) {
        return answer.orElseThrow("answer");
    }
}
