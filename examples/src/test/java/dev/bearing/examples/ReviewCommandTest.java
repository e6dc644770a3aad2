package dev.bearing.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeABookOfOneCustomer() throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), "account_id,name\nacme,Acme\n");
        Files.writeString(
                folder.resolve("price_states.csv"),
                "subscription_id,account_id,from,amount,currency,interval\ns-1,acme,2025-01-01,100,USD,month\n");
    }

    private int review(String asOf) {
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "review",
                "--book",
                folder.toString(),
                "--as-of",
                asOf,
                "--out",
                folder.resolve("out").toString());
    }

    @Test
    void oneCustomerIsSingular() {
        assertThat(review("2026-08-31")).isZero();
        assertThat(out.toString())
                .contains("from 100.00; 1 customer pays, 100.00 each")
                .doesNotContain("1 customers", "(s)", "Nothing is known");
    }

    @Test
    void aDayBeforeAllFactsIsSaidWithTheFirst() {
        assertThat(review("1999-01-01")).isZero();
        assertThat(out.toString()).contains("Nothing is known on 1999-01-01; the first fact is of 2025-01-01.");
    }

    @Test
    void aDateThatIsNoneIsToldWhatOneLooksLike() {
        assertThat(review("2026-13-01")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--as-of", "expected a date such as 2026-08-31, was 2026-13-01")
                .doesNotContain("java.time");
    }
}
