package dev.bearing.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    void badUsageSaysItsCauseAndWhereHelpIs() {
        assertThat(said("review", ".").lines())
                .containsExactly(
                        "Unmatched argument at index 1: '.'", "Did you mean --book .?", "See bearing review --help");
        assertThat(said("review", "nosuch").lines())
                .containsExactly("Unmatched argument at index 1: 'nosuch'", "See bearing review --help");
        assertThat(said("research", "fit", "--model", "kaplan", "--data", "x.csv"))
                .startsWith("--model must be one of kaplan-meier,")
                .endsWith("See bearing research fit --help" + System.lineSeparator());
    }

    private static String said(String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter screen = new PrintWriter(said);
        assertThat(Main.run(screen, screen, arguments)).isEqualTo(2);
        return said.toString();
    }

    @Test
    void otherFailuresHaveACodeOfTheirOwn() {
        assertThat(Failures.exitCode(new CommandLine.ParameterException(new CommandLine(new ReviewCommand()), "no")))
                .isEqualTo(2);
        assertThat(Failures.exitCode(new BadInputException("no"))).isEqualTo(3);
        assertThat(Failures.exitCode(new IOException("no"))).isEqualTo(1);
    }
}
