package dev.bearing.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * {@link ModelData} as files that R reads at once: a column each, of numbers in the machine's form, lowest byte first.
 */
final class ModelColumns {

    private static final int NUMBERS_A_BLOCK = 1 << 16;

    private final Path directory;

    ModelColumns(Path directory) {
        this.directory = directory;
    }

    void write(ModelData data) throws IOException {
        write("month", data.month);
        write("time", data.time);
        write("event", ModelData.ones(data.event));
        for (int j = 0; j < data.x.length; j++) {
            write("x" + (j + 1), data.x[j]);
        }
        if (!data.hasOnlyWaits()) {
            for (int j = 0; j < data.z.length; j++) {
                write("z" + (j + 1), data.z[j]);
            }
            write("y", ModelData.ones(data.outcome));
            write("renewals", data.renewalCounts());
            write("lost", data.lost);
            write("repeats", data.repeats);
            write("recency", data.recency);
            write("age", data.age);
        }
    }

    void write(String name, int[] values) throws IOException {
        write(directory.resolve(name + ".int"), values.length, Integer.BYTES, (block, i) -> block.putInt(values[i]));
    }

    void write(String name, double[] values) throws IOException {
        write(
                directory.resolve(name + ".double"),
                values.length,
                Double.BYTES,
                (block, i) -> block.putDouble(values[i]));
    }

    private interface Put {
        void number(ByteBuffer block, int i);
    }

    private static void write(Path file, int count, int bytes, Put put) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(NUMBERS_A_BLOCK * bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int from = 0; from < count; from += NUMBERS_A_BLOCK) {
                block.clear();
                for (int i = from; i < Math.min(count, from + NUMBERS_A_BLOCK); i++) {
                    put.number(block, i);
                }
                block.flip();
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
        }
    }

    /** Returns the numbers of a column. */
    double[] read(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve(name + ".double"))) {
            double[] values = new double[Math.toIntExact(channel.size() / Double.BYTES)];
            ByteBuffer block =
                    ByteBuffer.allocateDirect(NUMBERS_A_BLOCK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            int next = 0;
            while (next < values.length) {
                block.clear();
                while (block.hasRemaining() && channel.read(block) >= 0) {
                    // until the block is full or the file ends
                }
                block.flip();
                while (block.remaining() >= Double.BYTES) {
                    values[next++] = block.getDouble();
                }
            }
            return values;
        }
    }
}
