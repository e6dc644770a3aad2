package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PlainCellsProperties {

    /** Before and after a cell is what must not count. */
    private static final String AROUND = "1.-,9876543210";

    @Property(seed = "20261122", tries = 2000)
    void readsDigitsAsTheNumberTheyAre(@ForAll("almostDigits") String text) {
        long expected = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : PlainCells.UNUSUAL;
        assertThat(PlainCells.number(words(text), AROUND.length(), AROUND.length() + text.length()))
                .isEqualTo(expected);
        boolean isKey = expected >= 0 && text.equals(Long.toString(expected));
        assertThat(PlainCells.key(words(text), AROUND.length(), AROUND.length() + text.length()))
                .isEqualTo(isKey ? expected : PlainCells.UNUSUAL);
    }

    @Property(seed = "20261122", tries = 3000)
    void readsAnAmountInItsSmallestUnits(@ForAll("almostAmounts") String text, @ForAll @IntRange(max = 3) int places) {
        long amount = PlainCells.amount(words(text), AROUND.length(), AROUND.length() + text.length(), places);
        boolean usual = text.matches("[0-9]+(\\.[0-9]{1," + Math.max(1, places) + "})?")
                && text.length() + places <= 18
                && new BigDecimal(text).scale() <= places;
        long expected = usual ? new BigDecimal(text).movePointRight(places).longValueExact() : PlainCells.UNUSUAL;
        assertThat(amount).isEqualTo(expected);
    }

    @Property(seed = "20261122", tries = 3000)
    void readsADayAsTheCalendarDoes(@ForAll("almostDays") String text) {
        assertThat(PlainCells.day(words(text), AROUND.length(), AROUND.length() + text.length()))
                .isEqualTo(day(text));
    }

    private static int day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            boolean usual = day.getYear() >= 1970 && day.getYear() < 2150;
            return usual ? (int) day.toEpochDay() : PlainCells.UNUSUAL;
        } catch (DateTimeParseException none) {
            return PlainCells.UNUSUAL;
        }
    }

    @Provide
    Arbitrary<String> almostDigits() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMaxLength(20),
                Arbitraries.strings()
                        .withChars("0123456789 -+./:;\u0000\u007F\u0080\u00B0\u00FF")
                        .ofMaxLength(20),
                Arbitraries.longs().greaterOrEqual(0).map(String::valueOf));
    }

    @Provide
    Arbitrary<String> almostAmounts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789.").ofMaxLength(19),
                Arbitraries.longs()
                        .between(0, 9_999_999)
                        .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString()),
                Arbitraries.longs()
                        .between(0, 99_999_999_999_999L)
                        .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString()),
                Arbitraries.strings().withChars("01.,-\u00AE").ofMaxLength(9));
    }

    @Provide
    Arbitrary<String> almostDays() {
        Arbitrary<String> days = Arbitraries.longs()
                .between(-10_000, 80_000)
                .map(day -> LocalDate.ofEpochDay(day).toString());
        Arbitrary<String> wrong = Arbitraries.strings().withChars("0123456789-").ofLength(10);
        Arbitrary<String> near = net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(1960, 2160),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(0, 39))
                .as((year, month, day) -> String.format(java.util.Locale.ROOT, "%04d-%02d-%02d", year, month, day));
        Arbitrary<String> odd = net.jqwik.api.Combinators.combine(
                        days, Arbitraries.integers().between(0, 9), Arbitraries.of('/', ':', '-', '0', 'x', '\u00B5'))
                .as((day, at, c) -> day.substring(0, at) + c + day.substring(at + 1));
        return Arbitraries.oneOf(days, wrong, near, odd);
    }

    private static ByteBuffer words(String text) {
        return ByteBuffer.wrap((AROUND + text + AROUND).getBytes(StandardCharsets.ISO_8859_1))
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
