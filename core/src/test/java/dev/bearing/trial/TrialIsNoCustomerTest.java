package dev.bearing.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that put a trial where only customers are counted, and the compiler's answer. */
class TrialIsNoCustomerTest {

    private static final String PROGRAM = """
            import dev.bearing.account.*;
            import dev.bearing.churn.*;
            import dev.bearing.revenue.*;
            import dev.bearing.trial.*;
            import dev.bearing.value.*;
            import java.time.LocalDate;
            import java.util.*;

            class Program {
                Object count(%s one, LocalDate day, CurrencyLedger ledger) {
                    return %s;
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void thePriceOfACustomerIsCounted() {
        assertThat(errors("PriceState", "RevenueLedger.of(List.of(one), RevenuePolicy.strict(), day)"))
                .isEmpty();
        assertThat(errors("AccountId", "CauseReport.of(List.of(), Set.of(one))"))
                .isEmpty();
        assertThat(errors("DateRange", "ledger.logoChurn(one)")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RevenueLedger.of(List.of(one), RevenuePolicy.strict(), day)",
                "AccountRevenue.of(one.accountId(), List.of(one), RevenuePolicy.strict(), day)",
                "ledger.logoChurn(one)",
                "ledger.logoChurn(DateRange.startingOn(day), one)",
                "CauseReport.of(List.of(one), Set.of())",
                "CauseReport.of(List.of(), Set.of(one))",
                "ChurnCase.of(one)",
                "(PriceState) one",
                "(ChurnEvent) one"
            })
    void aTrialWhereCustomersAreCountedDoesNotCompile(String call) {
        assertThat(errors("Trial", call))
                .as("errors of %s", call)
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).containsAnyOf("prob.found.req", "cant.apply.symbol"));
    }

    /** Returns what the compiler says about a program that passes something to a call: a line for each error. */
    private List<String> errors(String type, String call) {
        ToolProvider compiler =
                ToolProvider.findFirst("javac").orElseThrow(() -> new AssertionError("these tests need a JDK"));
        StringWriter said = new StringWriter();
        try {
            Path program = Files.writeString(folder.resolve("Program.java"), PROGRAM.formatted(type, call));
            PrintWriter to = new PrintWriter(said);
            compiler.run(
                    to,
                    to,
                    "-XDrawDiagnostics", // keys in place of words in some language
                    "-proc:none",
                    "-implicit:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    classes(),
                    program.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.toString()
                .lines()
                .filter(line -> line.contains("compiler.err."))
                .toList();
    }

    private static String classes() {
        return Stream.of(Trial.class, CurrencyUnit.class, Nullable.class)
                .map(TrialIsNoCustomerTest::location)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
