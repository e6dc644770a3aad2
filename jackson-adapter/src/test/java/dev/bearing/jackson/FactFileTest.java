package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.ScoreOverride;
import dev.bearing.revenue.Order;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactFileTest {

    /** The table of files and columns in the guide, which is what other programs write by. */
    private static final String DOCUMENTED = """
            accounts: account_id, name?, customer_since?
            attributes: account_id, attribute, from, value
            price_states: subscription_id, account_id, from, to?, amount, currency, interval, interval_count?, \
            quantity?, plan?, discount_amount?, discount_percent?, discount_bills?, status?, cancel_requested_on?, \
            billing_ends_on?, reason?
            contracts: contract_id, account_id, from, term_ends_on, auto_renews?, notice_on?, outcome?, outcome_on?
            orders: order_id, account_id, on, amount, currency
            trials: account_id, product?, started_on, ends_on?, card_up_front?, model?, outcome?, outcome_on?
            milestones: account_id, milestone, level, on, evidence?
            waivers: account_id, milestone, on, reason?
            outcomes: account_id, metric, on, value
            outcome_goals: account_id, metric, from, baseline, target, due_on?, direction?
            experience: account_id, requirement, on, met
            outcome_statements: account_id, on, stated_by
            signals: account_id, signal, on, value
            interactions: account_id, on, stage?, function?, channel?, initiator?, cost?, milestone?
            tasks: account_id, milestone?, party, task, due_on, done_on?
            requests: account_id, opened_on, resolved_on?
            statements_of_work: account_id, statement, agreed_on, due_on, deliverables, commercial?, price?, \
            delivered_on?
            expectations: account_id, on, expectation, due_on?
            expansion_signals: account_id, expansion, on
            interventions: account_id, intervention, on, outcome?, cost?
            leads: account_id, expansion, motion, opened_on, origin?, offered_on?, accepted_on?, won_on?, lost_on?, \
            amount?
            advocacy: account_id, kind, on, asked?, resulting_account?
            advocacy_asks: account_id, kind, on
            cancel_flows: account_id, on, reason?, offer?, outcome
            churn_reasons: account_id, on, reason, detail?
            overrides: account_id, from, until, score?, sentiment?, author, reason, kind?
            fit_assessments: account_id, on, technical?, functional?, resource?, competence?, experience?, cultural?, \
            initial_value?, future_value?, future_value_by?, required_by?, shared_use_case?, profile_version?
            targets: metric, month, value
            fx_rates: from_currency, to_currency, on, rate
            """;

    @Test
    void filesAndColumnsAreTheDocumentedOnes() {
        String actual = FactFile.all().stream()
                .map(file -> file.name() + ": "
                        + String.join(
                                ", ",
                                file.columns().stream()
                                        .filter(column -> !column.equals("recorded_on"))
                                        .map(column -> file.requiredColumns().contains(column) ? column : column + "?")
                                        .toList())
                        + "\n")
                .reduce("", String::concat);

        assertThat(actual).isEqualTo(DOCUMENTED);
    }

    @Test
    void everyFileMayCarryTheDayAFactBecameKnown() {
        assertThat(FactFile.all()).allSatisfy(file -> {
            assertThat(file.columns()).contains("recorded_on");
            assertThat(file.requiredColumns()).doesNotContain("recorded_on");
        });
    }

    @Test
    void thereIsAnExampleOfTheFactsOfEveryFile() {
        assertThat(FactFile.all())
                .allSatisfy(file -> assertThat(FactExamples.all()).hasAtLeastOneElementOfType(file.type()));
    }

    @ParameterizedTest
    @EnumSource
    void readsBackEveryFactItWrites(FileForm form) throws IOException {
        CustomerBook book = CustomerBook.of(FactExamples.all());

        for (FactFile<?> file : FactFile.all()) {
            assertThat(again(file, book, form)).isEqualTo(book.facts(file.type()));
        }
    }

    @Test
    void writesWhatIsUsualAsAnEmptyCell() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FactFile.of(Account.class)
                .write(
                        FileForm.CSV,
                        List.of(
                                Account.of(FactExamples.ACME),
                                Account.builder(FactExamples.BOLT)
                                        .customerSince(LocalDate.of(2026, 1, 2))
                                        .attribute("tier", "pro")
                                        .build()),
                        out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        account_id,name,customer_since,recorded_on,tier
                        acme,,,,
                        "bolt, ""the"" second",,2026-01-02,,pro
                        """);
    }

    @Test
    void anOverrideIsAnOpinionUnlessItSaysItsKind() throws IOException {
        FactFile<ScoreOverride> file = FactFile.of(ScoreOverride.class);
        String text = """
                account_id,from,until,score,author,reason,kind
                acme,2026-01-01,2026-02-01,0.4,kim,unpaid,cap
                bolt,2026-01-01,2026-02-01,0.4,kim,a call,
                """;
        List<ScoreOverride> read =
                file.read(FileForm.CSV, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(read)
                .extracting(ScoreOverride::kind)
                .containsExactly(ScoreOverride.Kind.CAP, ScoreOverride.Kind.OPINION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(FileForm.JSONL, read, out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.contains("\"kind\"")))
                .containsExactly(true, false);
        assertThat(file.read(FileForm.JSONL, new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(read);
        String bad = """
                account_id,from,until,sentiment,author,reason,kind
                acme,2026-01-01,2026-02-01,worried,kim,unpaid,floor
                """;
        assertThatThrownBy(
                        () -> file.read(FileForm.CSV, new ByteArrayInputStream(bad.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("a score, since a kind is given");
    }

    @Test
    void knowsNoFileForAFactOfAnotherClass() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FactFile.of(Fact.class))
                .withMessage("no file of a book holds facts of dev.bearing.account.Fact");
    }

    @Test
    void keepsAnAttributesEmptyTextInJsonLinesAndRefusesItInCsv() throws IOException {
        AttributeChange change =
                AttributeChange.of(AccountId.of("a"), "owner", LocalDate.of(2026, 1, 1), new AttributeValue.Text(""));
        CustomerBook book = CustomerBook.of(
                List.of(Account.builder(AccountId.of("a")).attribute("note", "").build(), change));

        assertThat(again(FactFile.of(AttributeChange.class), book, FileForm.JSONL))
                .containsExactly(change);
        assertThat(again(FactFile.of(Account.class), book, FileForm.JSONL)).isEqualTo(book.facts(Account.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> again(FactFile.of(AttributeChange.class), book, FileForm.CSV))
                .withMessage("value cannot be written to CSV: it is empty, which means there is none");
    }

    @ParameterizedTest
    @EnumSource(FileForm.class)
    void keepsNumbersOfManyDigits(FileForm form) throws IOException {
        Account account = Account.builder(AccountId.of("a"))
                .attribute("sixth", new AttributeValue.Numeric(new BigDecimal("0.16666666666666666")))
                .attribute("large", new AttributeValue.Numeric(new BigDecimal("-123456789012345678")))
                .attribute("small", new AttributeValue.Numeric(new BigDecimal("1E-18")))
                .build();

        assertThat(again(FactFile.of(Account.class), CustomerBook.of(List.of(account)), form))
                .containsExactly(account);
    }

    @ParameterizedTest
    @EnumSource(FileForm.class)
    void refusesToWriteWhatItWouldNotRead(FileForm form) {
        AttributeChange change = AttributeChange.of(
                AccountId.of("a"),
                "reach",
                LocalDate.of(2026, 1, 1),
                new AttributeValue.Numeric(new BigDecimal("1E+30")));
        CustomerBook book = CustomerBook.of(
                List.of(Account.builder(AccountId.of("a")).attribute(" ", "x").build(), change));

        if (form == FileForm.JSONL) { // in CSV it is read, as text
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> again(FactFile.of(AttributeChange.class), book, form))
                    .withMessageStartingWith(
                            "value cannot be written: expected a number, true, false or text, was 1000");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> again(FactFile.of(Account.class), book, form))
                .withMessage("attribute \" \" cannot be written: it is blank, or accounts has a column of that name");
    }

    @Test
    void isNamedLikeItsFile() {
        assertThat(FactFile.of(Order.class)).hasToString("orders");
        assertThat(FactFile.of(Order.class).type()).isEqualTo(Order.class);
    }

    private static <F extends Fact> List<F> again(FactFile<F> file, CustomerBook book, FileForm form)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(form, book.facts(file.type()), out);
        return file.read(form, new ByteArrayInputStream(out.toByteArray()));
    }
}
