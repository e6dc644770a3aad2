package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.ChurnReason;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.joda.money.CurrencyUnit;

class BookRoundTripProperties {

    private static final List<AccountId> ACCOUNTS =
            List.of(AccountId.of("a"), AccountId.of("b;,"), AccountId.of("\"c\" {\u2028d"));

    @Property(seed = "20261122", tries = 100)
    void whatIsWrittenIsReadBack(@ForAll("facts") List<Fact> facts, @ForAll FileForm form) {
        CustomerBook book = bookOf(facts);

        CustomerBook again = inDirectory(directory -> {
            BookDirectory.write(book, directory, form);
            return BookDirectory.read(directory);
        });

        assertThat(again).isEqualTo(book);
    }

    @Property(seed = "20261122", tries = 50)
    void shuffledAndDuplicatedRowsAreTheSameBook(@ForAll FileForm form, @ForAll Random random) {
        CustomerBook book = CustomerBook.of(FactExamples.all());

        CustomerBook again = inDirectory(directory -> {
            BookDirectory.write(book, directory, form);
            for (FactFile<?> file : FactFile.all()) {
                shuffle(directory, file, form, random);
            }
            return BookDirectory.read(directory);
        });

        assertThat(again).isEqualTo(book);
    }

    private static <F extends Fact> void shuffle(Path directory, FactFile<F> file, FileForm form, Random random)
            throws IOException {
        Path path = directory.resolve(file.name() + "." + form.extension());
        if (!Files.exists(path)) {
            return;
        }
        List<F> facts;
        try (var in = Files.newInputStream(path)) {
            facts = new ArrayList<>(file.read(form, in));
        }
        facts.addAll(facts.subList(0, 1 + random.nextInt(facts.size())));
        Collections.shuffle(facts, random);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(form, facts, out);
        Files.write(path, out.toByteArray());
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<AccountId> accounts = Arbitraries.of(ACCOUNTS);
        Arbitrary<LocalDate> days = Dates.dates().between(Fact.FIRST_DAY, Fact.LAST_DAY);
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("aZ9 ,;\"'\r\n\t\\{}äß漢\u2028€#-=\uFEFF")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> !text.isBlank());
        Arbitrary<String> words = texts.filter(text -> AttributeValue.parse(text) instanceof AttributeValue.Text);
        Arbitrary<AttributeValue> values = Arbitraries.oneOf(
                words.map(AttributeValue.Text::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal(-99_999), new BigDecimal(99_999))
                        .ofScale(5)
                        .map(AttributeValue.Numeric::new),
                Arbitraries.of(true, false).map(AttributeValue.Flag::new));
        Arbitrary<Fact> changes =
                Combinators.combine(accounts, texts, days, values, days).as(AttributeChange::new);
        Arbitrary<Fact> measurements = Combinators.combine(accounts, texts, days, Arbitraries.doubles(), days)
                .as(OutcomeMeasurement::new);
        Arbitrary<Fact> reasons = Combinators.combine(accounts, days, texts, texts.optional(), days)
                .as(ChurnReason::new);
        Arbitrary<Fact> prices = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        days,
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal(1_000_000))
                                .ofScale(4),
                        Arbitraries.of(CurrencyUnit.EUR, CurrencyUnit.JPY),
                        Arbitraries.of(BillingInterval.class),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.longs().between(0, 10),
                        texts)
                .as((id, from, amount, currency, interval, count, quantity, plan) -> PriceState.builder(
                                "s" + id, ACCOUNTS.get(id % ACCOUNTS.size()), from)
                        .price(amount, currency)
                        .every(count, interval)
                        .quantity(quantity)
                        .plan(plan)
                        .build());
        Arbitrary<Fact> accountsWithAttributes = Combinators.combine(texts, texts.filter(t -> t.length() > 1), values)
                .as((name, attribute, value) -> Account.builder(id(name))
                        .name(name)
                        .attribute(attribute, value)
                        .build());
        return Arbitraries.oneOf(List.of(changes, measurements, reasons, prices, accountsWithAttributes))
                .list()
                .ofMaxSize(20);
    }

    /** An id has no control characters and no white space around it. */
    private static AccountId id(String name) {
        return AccountId.of(("n" + name).replaceAll("\\p{Cntrl}", "-").strip());
    }

    /** Returns the book of these facts, leaving out those that contradict an earlier one. */
    private static CustomerBook bookOf(List<Fact> facts) {
        CustomerBook book = CustomerBook.of(ACCOUNTS.stream().map(Account::of).toList());
        for (Fact fact : facts) {
            try {
                book = book.plus(fact);
            } catch (IllegalArgumentException contradiction) {
                // two facts with one key, or two prices of one subscription at a time: not what is tested here
            }
        }
        return book;
    }

    private interface Work<T> {
        T in(Path directory) throws IOException;
    }

    private static <T> T inDirectory(Work<T> work) {
        try {
            Path directory = Files.createTempDirectory("book");
            try {
                return work.in(directory);
            } finally {
                try (var files = Files.list(directory)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
