package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bearing.account.Account;
import dev.bearing.health.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeltSpeedTest {

    private static final Path EXAMPLE = Path.of("..", Company.EXAMPLE);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void aCompanySeveralTimesOverHasEveryAccountAsOften(@TempDir Path directory) throws IOException {
        Company.multiply(EXAMPLE, 3, directory);
        Company one = Company.read(EXAMPLE);
        Company three = Company.read(directory);
        assertThat(three.asOf()).isEqualTo(one.asOf());
        assertThat(three.playbook()).isEqualTo(one.playbook());
        assertThat(three.book().facts(Account.class))
                .hasSize(3 * one.book().facts(Account.class).size());
        assertThat(three.book().facts(Signal.class))
                .hasSize(3 * one.book().facts(Signal.class).size());
    }

    @Test
    void timesEveryPartOfAReview() throws IOException {
        ReviewPhases phases = ReviewPhases.of(EXAMPLE, 1);
        assertThat(phases.accounts()).isEqualTo(420);
        double sum = phases.names().stream()
                .filter(name -> !name.equals("all"))
                .mapToDouble(name -> phases.of(name).median())
                .sum();
        assertThat(sum).isPositive().isLessThanOrEqualTo(phases.of("all").median());
    }

    @Test
    void measuresAProcessAndFailsWithIt() throws IOException, InterruptedException {
        assertThat(ProcessRun.of(List.of(JAVA, "-version")).wallMillis()).isPositive();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ProcessRun.of(List.of(JAVA, "-no-such-option")))
                .withMessageEndingWith("ended with 1");
    }

    @Test
    void sortsTheProcessorTimeOfCalls() {
        int[] calls = {0};
        ProcessorTime time = ProcessorTime.of(() -> Integer.toString(calls[0]++), 20);
        assertThat(calls[0]).isEqualTo(40);
        assertThat(time.calls()).isEqualTo(20);
        assertThat(time.micros(1)).isGreaterThanOrEqualTo(time.micros(0.5));
    }

    @Test
    void aSpreadIsTheMedianWithItsEnds() {
        assertThat(Spread.of(List.of(3.0, 1.0, 20.0))).isEqualTo(new Spread(3, 1, 20));
        assertThat(Spread.of(List.of(4.0, 1.0)).median()).isEqualTo(2.5);
        assertThat(new Spread(1234.4, 9.5, 99.94)).hasToString("1,234 (9.50–99.9)");
    }
}
