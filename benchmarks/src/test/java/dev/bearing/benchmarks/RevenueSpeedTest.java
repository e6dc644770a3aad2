package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevenueSpeedTest {

    private static final int ROWS = 2_000;

    @Test
    void measuresATinyBookAndWritesItsReport(@TempDir Path directory) throws Exception {
        Path result = directory.resolve("results/revenue-speed.md");
        RevenueSpeed.Extent extent = new RevenueSpeed.Extent(List.of(ROWS), 1, List.of(2));
        List<String> lines = RevenueSpeed.measure(Path.of(".."), extent, result);
        assertThat(Files.readAllLines(result)).isEqualTo(lines);
        assertThat(lines)
                .contains("# Revenue speed", "## Goals", "## 2,000 price states of 706 accounts, skewed")
                .anyMatch(line -> line.startsWith("- DuckDB: v"))
                .anyMatch(line -> line.startsWith("| waterfall, from the ledger | 1 |") && line.contains("×"))
                .anyMatch(line -> line.startsWith("| 2,000 | 2 |"));
    }

    @Test
    void bothEnginesAgreeWithTheLedgerOfObjectsHoweverTheyAreAsked() throws Exception {
        PriceBook book = PriceBookGenerator.draw(ROWS, 7);
        PriceColumns columns = RevenueComparison.columns(book);
        List<PriceState> states = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            states.add(columns.get(row));
        }
        List<List<long[]>> objects =
                RevenueTables.together(RevenueLedger.of(states, RevenuePolicy.strict(), PriceBook.AS_OF)
                        .in(CurrencyUnit.USD));
        assertThat(objects).extracting(List::size).containsExactly(36, 36 * 37 / 2, 25);
        try (DuckDatabase duck = new DuckDatabase()) {
            duck.load(book);
            RevenueSql.sort(duck);
            for (String table : List.of(RevenueSql.UNSORTED, RevenueSql.SORTED)) {
                for (Map.Entry<String, String> way : RevenueSql.together(table).entrySet()) {
                    assertThat(RevenueTables.requireEqual(way.getKey(), objects, duck.run(way.getValue())))
                            .isEqualTo(36 * 11 + 666 * 3 + 25 * 6);
                    RevenueTables.requireEqual(
                            "prepared", objects.subList(0, 1), duck.run(RevenueSql.waterfallOfPrepared()));
                }
                for (Map.Entry<String, String> way : RevenueSql.waterfall(table).entrySet()) {
                    RevenueTables.requireEqual(way.getKey(), objects.subList(0, 1), duck.run(way.getValue()));
                }
            }
        }
    }

    @Test
    void namesTheFirstCellsThatDiffer() {
        List<List<long[]>> one = List.of(List.of(new long[] {0, 1}, new long[] {1, 5}));
        List<List<long[]>> other = List.of(List.of(new long[] {0, 1}, new long[] {1, 6}));
        assertThatIllegalStateException()
                .isThrownBy(() -> RevenueTables.requireEqual("a task", one, other))
                .withMessage("a task, table 0, row 1: [1, 5] and [1, 6]");
        assertThatIllegalStateException()
                .isThrownBy(() -> RevenueTables.requireEqual("a task", one, List.of(List.of())))
                .withMessage("a task, table 0: 2 rows and 0");
    }

    @Test
    void drawsTheSameBookAgainAndOnesThatAreNotAlike() {
        PriceBook book = PriceBookGenerator.draw(ROWS, 42);
        assertThat(PriceBookGenerator.draw(ROWS, 42)).usingRecursiveComparison().isEqualTo(book);
        assertThat(PriceBookGenerator.draw(ROWS, 43).account()).isNotEqualTo(book.account());
        assertThat(book.from()).isSorted();
        Set<Long> accounts = new HashSet<>();
        for (int row = 0; row < book.size(); row++) {
            accounts.add(book.account()[row]);
            assertThat(book.to()[row]).isGreaterThan(book.from()[row]);
        }
        assertThat(accounts).hasSize(book.accounts());
    }

    @Test
    void oneAccountOfASkewedBookHasManyRows() {
        PriceBook book = PriceBookGenerator.drawSkewed(ROWS, 500, 42);
        Map<Long, Integer> rows = new java.util.HashMap<>();
        for (long account : book.account()) {
            rows.merge(account, 1, Integer::sum);
        }
        assertThat(rows.values().stream().mapToInt(Integer::intValue).max()).hasValue(500);
        assertThat(rows.values().stream().filter(count -> count > 100)).hasSize(1);
    }

    @Test
    void readsAFileIntoTheColumnsThatItWasWrittenFrom(@TempDir Path directory) throws Exception {
        PriceBook book = PriceBookGenerator.draw(ROWS, 11);
        Path file = directory.resolve("price-states.csv");
        PriceBookCsv.write(book, file);
        PriceColumns read = PriceBookCsv.read(file, 2).build();
        PriceColumns columns = RevenueComparison.columns(book);
        assertThat(read.size()).isEqualTo(ROWS);
        for (int row = 0; row < ROWS; row++) {
            assertThat(read.get(row)).isEqualTo(columns.get(row));
        }
    }
}
