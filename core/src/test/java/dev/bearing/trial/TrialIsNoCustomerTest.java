package dev.bearing.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
                .allSatisfy(error -> assertThat(error).containsAnyOf("incompatible types", "no suitable method"));
    }

    /** Returns what the compiler says about a program that passes something to a call. */
    private static List<String> errors(String type, String call) {
        @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Objects.requireNonNull(compiler, "these tests need a JDK")
                .getTask(
                        null,
                        null,
                        found,
                        List.of(
                                "-proc:none",
                                "-implicit:none",
                                "-d",
                                System.getProperty("java.io.tmpdir"),
                                "-cp",
                                classes()),
                        null,
                        List.of(new Source(PROGRAM.formatted(type, call))))
                .call();
        return found.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> one.getMessage(Locale.ROOT))
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

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String code) {
            super(URI.create("string:///Program.java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
