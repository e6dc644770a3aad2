package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBlocksTest {

    private static final String HEADER = "subscription_id,account_id,from,amount,currency,interval,plan\n";
    private static final FactFile<PriceState> FORM = FactFile.of(PriceState.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,2025-01-31,9.00,USD,month,pro\n2,3,2025-02-28,12,USD,year,pro\n3,4,2025-03-31,0.50,EUR,week,\n",
                "1,2,2025-01-31,9,USD,month,\"a\nb\"\n\n2,3,2025-01-31,9,USD,month,\"c \"\"d\"\"\r\n\r\ne\"\n",
                "\r\n\r\n1,2,2025-01-31,9,USD,month,pro\r\n\n\n\"2\",\"3\",2025-01-31,9,USD,month,\"pro\"\r\n",
                "1,2,2025-01-31,9,USD,month,über\nein 🌍,häuser,2025-01-31,9,USD,month,\"grün 🌍\"\n3,ß,2025-01-31,9,USD,month,x",
                "1,2,2025-01-31,9,USD,month,pro\r2,3,2025-01-31,9,USD,month,pro\r\r3,4,2025-01-31,9,USD,month,pro",
                "1,2,2025-01-31,9,USD,month,a\"b\n2,3,2025-01-31,9,USD,month,5\"\n3,4,2025-01-31,1e1,USD,month,x\n",
                "1,2,2025-01-31,9,USD,month,a long plan of more than eight\n2,3,2025-01-31,9,USD,month,a long plan of more\n",
            })
    void readsTheSameWhereverAFileIsCut(String rows) {
        assertSame((HEADER + rows).getBytes(StandardCharsets.UTF_8));
        assertSame(("\uFEFF" + HEADER + rows).getBytes(StandardCharsets.UTF_8));
        assertSame(("\n\r\n" + HEADER.replace("\n", "\r\n") + rows).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,2025-01-32,9,USD,month,pro\n2,3,2025-02-28,-12,USD,year,pro\n\n3,4,2025-03-31,0.50,EUR,week\n",
                "1,2,2025-01-32,9,USD,month,pro\n2,3,2025-02-28,12,USD,year,\"pro\nx,,,,,,,,\n3,4,2025-03-31,1,EUR,week,y",
                "1,2,2025-01-32,9,USD,month,pro\n2,3,2025-02-28,12,USD,year,\"pro\"x\nx,,,,,,,,\n",
                "1,2,2025-01-32,9,USD,month,über\n🌍,3,2025-02-28,12,U\uFEFFSD,year,\"pro\r\nx\"\n3,4,2025-13-31,1,EUR,week,y",
            })
    void refusesTheSameWhereverAFileIsCut(String rows) {
        assertSame((HEADER + rows).getBytes(StandardCharsets.UTF_8));
        assertSame(("\uFEFF\r\n" + HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", "\uFEFF\n", "subscription_id\n1\n2", "\"plan\nplan\"\n"})
    void refusesTheSameFileWithoutRows(String text) {
        assertSame(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNoUtf8OnTheSameLineAfterTheSameProblems() throws IOException {
        String rows = HEADER + "1,2,2025-01-32,9,USD,month,über\r\n2,3,2025-02-28,-12,USD,year,🌍\n\n";
        for (byte[] broken : List.of(new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xF0, (byte) 0x9F})) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.write(rows.getBytes(StandardCharsets.UTF_8));
            text.write("3,4,".getBytes(StandardCharsets.UTF_8));
            text.write(broken);
            assertSame(text.toByteArray());
            text.write(rows.getBytes(StandardCharsets.UTF_8));
            assertSame(text.toByteArray());
        }
        assertThat(outcome(in -> FORM.read(FileForm.CSV, in), (rows + "\u00e9").getBytes(StandardCharsets.ISO_8859_1)))
                .asString()
                .contains("line 2", "UTF-8");
    }

    @Test
    void refusesACellTooManyWhereverAFileIsCut() {
        byte[] text = (HEADER + "1,2,2025-01-32,9,USD,month,x\n" + ",".repeat(CsvFile.MOST_COLUMNS) + "\n" + HEADER)
                .getBytes(StandardCharsets.UTF_8);
        Object expected = outcome(in -> FORM.read(FileForm.CSV, in), text);
        for (int size : new int[] {64, 100, 4000, 4200, 10_000}) {
            assertThat(outcome(in -> read(in, 2, size), text)).isEqualTo(expected);
        }
    }

    @Test
    void throwsWhatTheStreamThrew() {
        String rows = HEADER + "1,2,2025-01-31,9,USD,month,pro\n".repeat(40);
        for (RuntimeException thrown : List.of(new IllegalStateException("x"), new IllegalArgumentException("y"))) {
            for (int threads = 1; threads <= 3; threads++) {
                int helped = threads;
                assertThatThrownBy(() -> read(failing(rows, thrown), helped, 64))
                        .isSameAs(thrown);
            }
        }
        IOException lost = new IOException("lost");
        for (int threads = 1; threads <= 3; threads++) {
            int helped = threads;
            assertThatThrownBy(() -> read(failing(rows, lost), helped, 64)).isSameAs(lost);
        }
    }

    @Test
    void readsManyBlocksInTheirOrder() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 5000; i++) {
            text.append(i).append(",2,2025-01-31,9,USD,month,plan ").append(i).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int threads = 1; threads <= 4; threads++) {
            List<PriceState> states = read(new ByteArrayInputStream(bytes), threads, 200);
            assertThat(states).hasSize(5000);
            for (int i = 0; i < 5000; i++) {
                assertThat(states.get(i).subscriptionId()).isEqualTo(Integer.toString(i));
                assertThat(states.get(i).plan()).contains("plan " + i);
            }
        }
    }

    private static InputStream failing(String text, Exception why) {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                if (why instanceof IOException lost) {
                    throw lost;
                }
                throw (RuntimeException) why;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), failing);
    }

    /** Reads in blocks of every size, and so cuts at every place. */
    private static void assertSame(byte[] text) {
        Object expected = outcome(in -> FORM.read(FileForm.CSV, in), text);
        for (int size = 1; size <= text.length + 1; size++) {
            int blocks = size;
            int threads = 1 + size % 3;
            assertThat(outcome(in -> read(in, threads, blocks), text))
                    .as("%s threads, blocks of %s", threads, blocks)
                    .isEqualTo(expected);
        }
    }

    /** Reads the states of a stream. */
    interface StateReader {
        List<PriceState> read(InputStream in) throws IOException;
    }

    /** What is read of a text, or the problems. */
    static Object outcome(StateReader reader, byte[] text) {
        try {
            return reader.read(new ByteArrayInputStream(text));
        } catch (BookFormatException refused) {
            return refused.problems();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    static List<PriceState> read(InputStream in, int threads, int size) throws IOException {
        PriceColumns.Builder rows = PriceColumns.builder();
        PriceStatesCsv.read(in, rows, threads, size);
        PriceColumns columns = rows.build();
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            states.add(columns.get(i));
        }
        return states;
    }
}
