package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.Discount;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookDirectoryTest {

    private static final String PRICES = "subscription_id,account_id,from,to,amount,currency,interval\n";
    private static final AccountId ACME = AccountId.of("acme");

    @TempDir
    private Path directory;

    @Test
    void readsEveryColumnOfAPriceStateInAnyOrder() throws IOException {
        accounts();
        file(
                "price_states.csv",
                "recorded_on,reason,cancel_requested_on,status,discount_bills,discount_percent,discount_amount,plan,"
                        + "quantity,interval_count,interval,currency,amount,to,from,account_id,subscription_id\n"
                        + "2026-01-02,\"too dear, they say\",2026-02-01,past_due,3,10,5.50,pro,7,2,week,EUR,12.5,"
                        + "2026-03-01,2026-01-01,acme,s1\n");

        assertThat(BookDirectory.read(directory).facts(PriceState.class))
                .containsExactly(PriceState.builder("s1", ACME, LocalDate.of(2026, 1, 1))
                        .to(LocalDate.of(2026, 3, 1))
                        .price("12.5", CurrencyUnit.EUR)
                        .every(2, BillingInterval.WEEK)
                        .quantity(7)
                        .plan("pro")
                        .discount(new Discount(
                                java.util.Optional.of(BigDecimal.TEN),
                                java.util.Optional.of(new BigDecimal("5.50")),
                                java.util.OptionalInt.of(3)))
                        .status(PriceStatus.PAST_DUE)
                        .cancelRequestedOn(LocalDate.of(2026, 2, 1))
                        .reason("too dear, they say")
                        .recordedOn(LocalDate.of(2026, 1, 2))
                        .build());
    }

    @Test
    void takesWhatIsEmptyOrAbsentAsOneActiveUnitForEachInterval() throws IOException {
        accounts();
        file(
                "price_states.csv",
                "interval,currency,amount,from,account_id,subscription_id,quantity\n"
                        + "month,USD,10,2026-01-01,acme,s1,\n");

        assertThat(BookDirectory.read(directory).facts(PriceState.class))
                .containsExactly(PriceState.builder("s1", ACME, LocalDate.of(2026, 1, 1))
                        .price("10", CurrencyUnit.USD)
                        .build());
    }

    @Test
    void makesUnknownColumnsOfAccountsAttributes() throws IOException {
        file("accounts.csv", "account_id,name,tier,seats,postcode,vip,note\nacme,Acme,pro,12.50,01099,true,\n");

        assertThat(BookDirectory.read(directory).facts(Account.class))
                .containsExactly(Account.builder(ACME)
                        .name("Acme")
                        .attribute("tier", "pro")
                        .attribute("seats", new AttributeValue.Numeric(new BigDecimal("12.5")))
                        .attribute("postcode", "01099")
                        .attribute("vip", new AttributeValue.Flag(true))
                        .build());
    }

    @Test
    void keepsTheTypesOfAttributesInJsonLines() throws IOException {
        file("accounts.jsonl", """
                {"account_id": "acme", "tier": "12", "seats": 12.50, "vip": true, "note": null, "empty": ""}
                """);

        assertThat(BookDirectory.read(directory).facts(Account.class))
                .containsExactly(Account.builder(ACME)
                        .attribute("tier", "12")
                        .attribute("seats", new AttributeValue.Numeric(new BigDecimal("12.5")))
                        .attribute("vip", new AttributeValue.Flag(true))
                        .attribute("empty", "")
                        .build());
    }

    @Test
    void readsJsonLinesWithAmountsAsNumbersOrText() throws IOException {
        accounts();
        file("price_states.jsonl", """
                {"subscription_id": "s1", "account_id": "acme", "from": "2026-01-01", "amount": 10.10, "currency": "USD", "interval": "month"}

                {"subscription_id": "s2", "account_id": "acme", "from": "2026-01-01", "amount": "10.10", "currency": "USD", "interval": "month"}
                """);

        assertThat(BookDirectory.read(directory).facts(PriceState.class))
                .extracting(PriceState::amount)
                .containsExactly(new BigDecimal("10.1"), new BigDecimal("10.1"));
    }

    @Test
    void trimsNothing() {
        file("accounts.csv", "account_id,customer_since\nacme, 2026-01-31\n");

        assertThat(problems())
                .containsExactly("accounts.csv, line 2, column customer_since: was \" 2026-01-31\","
                        + " expected a date from 1970 to 9999 such as 2026-01-31");
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        file("accounts.csv", "\uFEFFaccount_id\nacme\n");

        assertThat(BookDirectory.read(directory).accountIds()).containsExactly(ACME);
    }

    @Test
    void takesAHeaderWithoutRowsAsNoFacts() throws IOException {
        file("accounts.csv", "account_id\n");

        assertThat(BookDirectory.read(directory)).isEqualTo(CustomerBook.empty());
    }

    @Test
    void takesAnEmptyJsonFileAsNoFacts() throws IOException {
        file("accounts.jsonl", "");

        assertThat(BookDirectory.read(directory)).isEqualTo(CustomerBook.empty());
    }

    @Test
    void refusesAnEmptyCsvFile() {
        file("accounts.csv", "");

        assertThat(problems()).containsExactly("accounts.csv, line 1: expected a header row, and the file is empty");
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        accounts();
        file("README.md", "not a fact");
        file(".accounts.csv.swp", "not a fact");
        file("._accounts.csv", "not a fact");
        Files.createDirectory(directory.resolve("notes"));

        assertThat(BookDirectory.read(directory).accountIds()).containsExactly(ACME);
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        Path nowhere = directory.resolve("nowhere");

        assertThatThrownBy(() -> BookDirectory.read(nowhere))
                .isInstanceOf(BookFormatException.class)
                .hasMessage("1 problem:\n" + nowhere + ": expected a directory that holds a book, and there is none");
    }

    @Test
    void refusesABookWithoutAccounts() {
        file("orders.csv", "order_id,account_id,on,amount,currency\n");

        assertThat(problems())
                .containsExactly("accounts.csv: expected this file (or accounts.jsonl), and there is none");
    }

    @Test
    void refusesBothFormsOfOneFile() {
        accounts();
        file("orders.csv", "order_id,account_id,on,amount,currency\n");
        file("orders.jsonl", "");

        assertThat(problems()).containsExactly("orders: expected one file, and there are orders.csv and orders.jsonl");
    }

    @Test
    void refusesAFileItDoesNotKnowAndGuessesTheRightName() {
        accounts();
        file("prices_state.csv", PRICES);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("prices_state.csv: expected one of the files accounts, attributes, price_states, ")
                .endsWith("; did you mean price_states?");
    }

    @Test
    void passesOverRowsForModelsBesideTheFacts() throws IOException {
        accounts();
        file("tenures.csv", "account_id,duration\n");

        assertThat(BookDirectory.read(directory).accountIds()).isNotEmpty();
    }

    @Test
    void refusesADirectoryInPlaceOfAFile() throws IOException {
        accounts();
        Files.createDirectory(directory.resolve("orders.csv"));

        assertThat(problems()).containsExactly("orders.csv: expected a file, and it is a directory");
    }

    @Test
    void refusesAColumnItDoesNotKnow() {
        accounts();
        file("orders.csv", "order_id,account_id,on,amount,currency,colour\n");

        assertThat(problems())
                .containsExactly("orders.csv, line 1, column colour: was \"colour\", expected one of the columns"
                        + " order_id, account_id, on, amount, currency, recorded_on");
    }

    @Test
    void refusesAPropertyItDoesNotKnow() {
        accounts();
        file(
                "orders.jsonl",
                "{\"order_id\": \"o\", \"account_id\": \"acme\", \"on\": \"2026-01-01\", \"amount\": 1,"
                        + " \"currency\": \"USD\", \"colour\": 1}\n");

        assertThat(problems())
                .containsExactly("orders.jsonl, line 1, column colour: was \"colour\", expected one of the columns"
                        + " order_id, account_id, on, amount, currency, recorded_on");
    }

    @Test
    void refusesAMissingColumn() {
        accounts();
        file("orders.csv", "order_id,account_id,on,amount\n");

        assertThat(problems())
                .containsExactly("orders.csv, line 1, column currency: expected this column, and there is none");
    }

    @Test
    void refusesAColumnThatStandsThereTwice() {
        file("accounts.csv", "account_id,tier,tier\nacme,a,b\n");

        assertThat(problems())
                .containsExactly(
                        "accounts.csv, line 1, column tier: expected each column once, and it stands there" + " twice");
    }

    @Test
    void refusesAPropertyThatStandsThereTwice() {
        file("accounts.jsonl", "{\"account_id\": \"acme\", \"account_id\": \"acme\"}\n");

        assertThat(problems()).singleElement().asString().contains("line 1").contains("Duplicate field 'account_id'");
    }

    @Test
    void refusesAMissingValue() {
        accounts();
        file("orders.csv", "order_id,account_id,on,amount,currency\no,acme,2026-01-01,,USD\n");

        assertThat(problems())
                .containsExactly("orders.csv, line 2, column amount: expected a number of 0 or more with at most 18"
                        + " digits before its point, and there is no value");
    }

    @Test
    void refusesARowWithTooFewOrTooManyCells() {
        accounts();
        file("orders.csv", "order_id,account_id,on,amount,currency\no,acme,2026-01-01,1\no,acme,2026-01-01,1,USD,\n");

        assertThat(problems())
                .containsExactly(
                        "orders.csv, line 2: expected 5 cells as in the header, and there are 4",
                        "orders.csv, line 3: expected 5 cells as in the header, and there are 6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "NaN",
                "Infinity",
                "1e100000000",
                "1e19",
                "-1e100000000",
                "1,5",
                "0x10",
                "1d",
                "١",
                "" + "9999999999999999999",
                "1e1111111111111111111111"
            })
    void refusesAnAmountThatIsNoNumberInReach(String bad) {
        accounts();
        file("price_states.csv", PRICES + "s1,acme,2026-01-01,,\"" + bad + "\",USD,month\n");

        assertThat(problems())
                .containsExactly("price_states.csv, line 2, column amount: was \"" + bad + "\", expected a number of 0"
                        + " or more with at most 18 digits before its point");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    interval         | fortnight  | one of day, week, month, quarter, half_year, year
                    currency         | usd        | a currency of ISO 4217 such as EUR
                    currency         | QQQ        | a currency of ISO 4217 such as EUR
                    status           | cancelled  | one of active, paused, past_due, free
                    quantity         | 1.5        | a whole number of 0 or more
                    quantity         | -1         | a whole number of 0 or more
                    interval_count   | 0          | a whole number of 1 or more
                    interval_count   | 3000000000 | a whole number of 1 or more
                    discount_percent | 100.01     | a number from 0 to 100 with at most 18 digits before its point
                    discount_percent | -1         | a number from 0 to 100 with at most 18 digits before its point
                    discount_amount  | -1         | a number of 0 or more with at most 18 digits before its point
                    discount_bills   | 0          | a whole number of 1 or more
                    from             | 1969-12-31 | a date from 1970 to 9999 such as 2026-01-31
                    from             | 2026-02-30 | a date from 1970 to 9999 such as 2026-01-31
                    from             | 2026-1-31  | a date from 1970 to 9999 such as 2026-01-31
                    from             | 31.01.2026 | a date from 1970 to 9999 such as 2026-01-31
                    to               | 2026-01-01 | a date after from, which is 2026-01-01
                    to               | 2025-12-31 | a date after from, which is 2026-01-01
                    discount_bills   | 2          | no value, since there is neither discount_amount nor discount_percent
                    """)
    void refusesACellOfAPriceState(String column, String bad, String expected) {
        accounts();
        List<String> columns = FactFile.of(PriceState.class).columns();
        List<String> cells = columns.stream()
                .map(name -> name.equals(column)
                        ? bad
                        : switch (name) {
                            case "subscription_id" -> "s1";
                            case "account_id" -> "acme";
                            case "from" -> "2026-01-01";
                            case "amount" -> "10";
                            case "currency" -> "USD";
                            case "interval" -> "month";
                            default -> "";
                        })
                .toList();
        file("price_states.csv", String.join(",", columns) + "\n" + String.join(",", cells) + "\n");

        assertThat(problems())
                .containsExactly(
                        "price_states.csv, line 2, column " + column + ": was \"" + bad + "\", expected " + expected);
    }

    @Test
    void acceptsAQuantityWrittenWithAPoint() throws IOException {
        accounts();
        file(
                "price_states.csv",
                "subscription_id,account_id,from,amount,currency,interval,quantity\n"
                        + "s1,acme,2026-01-01,10,USD,month,3.0\n");

        assertThat(BookDirectory.read(directory).facts(PriceState.class))
                .extracting(PriceState::quantity)
                .containsExactly(3L);
    }

    @Test
    void refusesAnAmountTooLargeToHold() {
        accounts();
        file("price_states.csv", PRICES + "s1,acme,2026-01-01,,999999999999999999,USD,month\n");

        assertThat(problems())
                .containsExactly("price_states.csv, line 2: expected a row that can be: subscription s1: a price must"
                        + " come to less than USD 60125060125.06 a month to be held exactly, was amount"
                        + " 999999999999999999 times quantity 1");
    }

    @Test
    void refusesWhatIsNeitherYesNorNo() {
        accounts();
        file(
                "contracts.csv",
                "contract_id,account_id,from,term_ends_on,auto_renews\n" + "c,acme,2026-01-01,2027-01-01,true\n");

        assertThat(problems())
                .containsExactly("contracts.csv, line 2, column auto_renews: was \"true\", expected yes or no");
    }

    @Test
    void namesThePhysicalLineWhereARecordStarts() {
        file("accounts.csv", "account_id,name,customer_since\na,\"first\r\nsecond\nthird\",\n\nb,B,soon\n");

        assertThat(problems())
                .containsExactly("accounts.csv, line 6, column customer_since: was \"soon\","
                        + " expected a date from 1970 to 9999 such as 2026-01-31");
    }

    @Test
    void reportsTheProblemsOfAllFilesTogether() {
        file("accounts.csv", "account_id,customer_since\nacme,soon\n,2026-01-01\n");
        file("orders.csv", "order_id,account_id,on,amount,currency\no,acme,2026-01-01,x,y\n");

        assertThat(problems())
                .containsExactly(
                        "accounts.csv, line 2, column customer_since: was \"soon\","
                                + " expected a date from 1970 to 9999 such as 2026-01-31",
                        "accounts.csv, line 3, column account_id: expected an account id of 1 to 512 characters, not"
                                + " blank, no control character, no white space around it, and there is no value",
                        "orders.csv, line 2, column amount: was \"x\", expected a number of 0 or more with at most 18"
                                + " digits before its point",
                        "orders.csv, line 2, column currency: was \"y\", expected a currency of ISO 4217 such as EUR");
    }

    @Test
    void showsTwentyProblemsOfAFileAndCountsAll() {
        file("accounts.csv", "account_id,customer_since\n" + "a,soon\n".repeat(1_000));

        BookFormatException thrown = refused();
        assertThat(thrown.problems()).hasSize(20);
        assertThat(thrown.problemCount()).isEqualTo(1_000);
        assertThat(thrown).hasMessageStartingWith("1000 problems, of each file the first 20 are shown:\naccounts.csv,");
    }

    @Test
    void refusesTextThatIsNotUtf8WithItsLine() throws IOException {
        Files.write(
                directory.resolve("accounts.csv"),
                "account_id,name\r\na,A\r\nb,M\u00FCller\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems())
                .containsExactly("accounts.csv, line 3: expected UTF-8, and there is a byte that is none");
    }

    @Test
    void refusesTextThatEndsWithinACharacter() throws IOException {
        Files.write(directory.resolve("accounts.jsonl"), new byte[] {'\n', '{', '"', (byte) 0xC3});

        assertThat(problems())
                .containsExactly("accounts.jsonl, line 2: expected UTF-8, and there is a byte that is none");
    }

    @Test
    void refusesAQuoteLeftOpen() {
        file("accounts.csv", "account_id,name\na,A\nb,\"B\nc,C\n");

        assertThat(problems())
                .containsExactly("accounts.csv, line 3: expected a row of RFC 4180, with quotes doubled within quotes"
                        + " and closed by the end of the file");
    }

    @Test
    void refusesTextBehindAClosingQuote() {
        file("accounts.csv", "account_id,name\na,\"A\"B\n");

        assertThat(problems())
                .containsExactly("accounts.csv, line 2: expected a row of RFC 4180, with quotes doubled within quotes"
                        + " and closed by the end of the file");
    }

    @ParameterizedTest
    @CsvSource({"'', x", "'', 'x,'", "'\"', 'x '"})
    void refusesALineThatIsFarTooLong(String start, String part) {
        file("accounts.csv", "account_id,name\n" + start + part.repeat(CsvFile.LONGEST_ROW));

        assertThat(problems())
                .containsExactly("accounts.csv, line 2: expected a row of at most 1048576 characters and 4096 cells; is"
                        + " a quote left open?");
    }

    @Test
    void refusesAJsonLineThatIsFarTooLong() {
        file("accounts.jsonl", "{\"account_id\": \"a\"}\n{\"account_id\": \"" + "x".repeat(CsvFile.LONGEST_ROW));

        assertThat(problems()).containsExactly("accounts.jsonl, line 2: expected a line of at most 1048576 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "{\"account_id\": \"a\"} {}", "{\"account_id\": \"a\"", "{\"account_id\": NaN}"})
    void refusesALineThatIsNoJsonObject(String bad) {
        file("accounts.jsonl", "{\"account_id\": \"a\"}\n" + bad + "\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("accounts.jsonl, line 2: was \"" + bad + "\", expected one JSON object a line");
    }

    @Test
    void refusesJsonOfAnotherType() {
        file("accounts.jsonl", "{\"account_id\": 1, \"name\": {\"a\": [1]}, \"size\": 1e100000000}\n");

        assertThat(problems())
                .containsExactly(
                        "accounts.jsonl, line 1, column account_id: was \"1\", expected an account id of 1 to 512"
                                + " characters, not blank, no control character, no white space around it",
                        "accounts.jsonl, line 1, column name: was \"{\", expected a number, true, false or text",
                        "accounts.jsonl, line 1, column size: was \"1e100000000\", expected a number, true, false or"
                                + " text");
    }

    @Test
    void refusesTwoRowsThatContradictEachOther() {
        accounts();
        file(
                "orders.csv",
                "order_id,account_id,on,amount,currency\n"
                        + "o,acme,2026-01-01,1,USD\no,acme,2026-01-01,1,USD\no,acme,2026-01-01,2,USD\n");

        assertThat(problems())
                .containsExactly("orders.csv, line 4: expected no other row with the key o recorded on 2026-01-01, and"
                        + " line 2 has another content");
    }

    @Test
    void takesOnePriceWrittenInTwoWaysAsOne() throws IOException {
        accounts();
        file("price_states.csv", PRICES + "s1,acme,2026-01-01,,12.5,USD,month\ns1,acme,2026-01-01,,12.50,USD,month\n");

        assertThat(BookDirectory.read(directory).facts(PriceState.class)).hasSize(1);
    }

    @Test
    void takesALaterRecordedRowAsACorrection() throws IOException {
        accounts();
        file(
                "price_states.csv",
                "subscription_id,account_id,from,to,amount,currency,interval,recorded_on\n"
                        + "s1,acme,2026-01-01,,10,USD,month,\n"
                        + "s1,acme,2026-01-01,2026-02-01,10,USD,month,2026-02-03\n"
                        + "s1,acme,2026-02-01,,20,USD,month,\n");

        assertThat(BookDirectory.read(directory).facts(PriceState.class)).hasSize(3);
    }

    @Test
    void refusesAFactAboutAnUnknownAccount() {
        accounts();
        file(
                "orders.csv",
                "order_id,account_id,on,amount,currency\no,acme,2026-01-01,1,USD\np,Acme,2026-01-01,1,USD\n");

        assertThat(problems())
                .containsExactly("orders.csv, line 3, column account_id: was \"Acme\","
                        + " expected an account of the accounts file; did you mean acme?");
    }

    @Test
    void guessesAnAccountThatIsWrittenWithoutItsZeros() {
        file("accounts.csv", "account_id\nacct-0042\n");
        file(
                "orders.csv",
                "order_id,account_id,on,amount,currency\no,ACCT-42,2026-01-01,1,USD\np,x,2026-01-01,1,USD\n");

        assertThat(problems())
                .containsExactly(
                        "orders.csv, line 2, column account_id: was \"ACCT-42\", expected an account of the accounts"
                                + " file; did you mean acct-0042?",
                        "orders.csv, line 3, column account_id: was \"x\", expected an account of the accounts file");
    }

    @ParameterizedTest
    @CsvSource({"';', semicolons", "'|', bars", "'\t', tabs"})
    void saysThatTheSeparatorIsAComma(String separator, String name) {
        file("accounts.csv", "account_id,name\nacme,Acme\n".replace(",", separator));
        file("price_states.csv", (PRICES + "s1,acme,2026-02-01,,20,USD,month\n").replace(",", separator));

        assertThat(problems())
                .containsExactly(
                        "accounts.csv, line 1: expected columns separated by commas, and this header has " + name,
                        "price_states.csv, line 1: expected columns separated by commas, and this header has " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS"})
    void refusesACodeThatIsNoCurrency(String code) {
        accounts();
        file("price_states.csv", PRICES + "s1,acme,2026-02-01,,20," + code + ",month\n");

        assertThat(problems())
                .containsExactly("price_states.csv, line 2, column currency: was \"" + code
                        + "\", expected a currency of ISO 4217 such as EUR");
    }

    @Test
    void refusesPriceStatesOfOneSubscriptionThatOverlap() {
        accounts();
        file("price_states.csv", PRICES + "s1,acme,2026-02-01,,20,USD,month\ns1,acme,2026-01-01,,10,USD,month\n");

        assertThat(problems())
                .containsExactly("price_states.csv, line 2, column from: was \"2026-02-01\", expected a day on which"
                        + " subscription s1 has no price yet, and line 3 holds from 2026-01-01 to an open end;"
                        + " give line 3 a `to`");
    }

    @Test
    void refusesASubscriptionInTwoCurrenciesOrOfTwoAccounts() {
        file("accounts.csv", "account_id\nacme\nbolt\n");
        file(
                "price_states.csv",
                PRICES + "s1,acme,2026-01-01,2026-02-01,20,USD,month\ns1,bolt,2026-02-01,,10,EUR,month\n");

        assertThat(problems())
                .containsExactly(
                        "price_states.csv, line 3, column account_id: was \"bolt\", expected acme, as on line 2 of"
                                + " subscription s1",
                        "price_states.csv, line 3, column currency: was \"EUR\", expected USD, as on line 2 of"
                                + " subscription s1");
    }

    @Test
    void reportsContradictionsBesideRowsThatCannotBeRead() {
        accounts();
        file("orders.csv", "order_id,account_id,on,amount,currency\no,acme,soon,1,USD\np,bolt,2026-01-01,1,USD\n");

        assertThat(problems())
                .containsExactly(
                        "orders.csv, line 2, column on: was \"soon\", expected a date from 1970 to 9999 such as"
                                + " 2026-01-31",
                        "orders.csv, line 3, column account_id: was \"bolt\", expected an account of the accounts"
                                + " file");
    }

    @Test
    void writesIntoADirectoryThatHoldsNoBookOnly() throws IOException {
        BookDirectory.write(CustomerBook.empty(), directory.resolve("new"), FileForm.CSV);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BookDirectory.write(CustomerBook.empty(), directory.resolve("new"), FileForm.JSONL))
                .withMessageContaining("must hold no book yet");
    }

    @Test
    void refusesToWriteAnAttributeWithTheNameOfAColumn() {
        CustomerBook book = CustomerBook.empty()
                .plus(Account.builder(ACME).attribute("name", "x").build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BookDirectory.write(book, directory, FileForm.CSV))
                .withMessage(
                        "attribute \"name\" cannot be written: it is blank, or accounts has a column of that name");
    }

    @Test
    void refusesToWriteTextThatIsNoUnicode() {
        CustomerBook book =
                CustomerBook.empty().plus(Account.builder(ACME).name("\uD800").build());

        assertThatThrownBy(() -> BookDirectory.write(book, directory, FileForm.CSV))
                .isInstanceOf(java.nio.charset.CharacterCodingException.class);
    }

    private void accounts() {
        file("accounts.csv", "account_id\nacme\n");
    }

    private void file(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private BookFormatException refused() {
        return catchThrowableOfType(BookFormatException.class, () -> BookDirectory.read(directory));
    }

    private List<String> problems() {
        return refused().problems().stream().map(RowProblem::toString).toList();
    }
}
