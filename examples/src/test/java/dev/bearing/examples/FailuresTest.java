package dev.bearing.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"--as-of=yesterday", "--colour=red", "--as-of=0001-01-01"})
    void badUsageEndsWithTwo(String option) {
        assertThat(Main.run("review", option)).isEqualTo(2);
    }

    @Test
    void otherFailuresHaveACodeOfTheirOwn() {
        assertThat(Failures.exitCode(new CommandLine.ParameterException(new CommandLine(new ReviewCommand()), "no")))
                .isEqualTo(2);
        assertThat(Failures.exitCode(new BadInputException("no"))).isEqualTo(3);
        assertThat(Failures.exitCode(new IOException("no"))).isEqualTo(1);
    }
}
