package dev.bearing.examples;

import java.io.Console;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The steps of a long job, shown on stderr while they go on if that is a terminal, and not at all otherwise. */
final class Steps implements AutoCloseable {

    private static final int WIDTH = 80;

    private final @Nullable ProgressBar bar;

    Steps(String job, int count) {
        this.bar = isTerminal() ? bar(job, count) : null;
    }

    /** Says what is done next. */
    void next(String what) {
        if (bar != null) {
            bar.setExtraMessage(what);
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** From JDK 22 on there is always a console; it then says itself whether somebody sits in front of it. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    private static ProgressBar bar(String job, int count) {
        return new ProgressBarBuilder()
                .setTaskName(job)
                .setInitialMax(count)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .clearDisplayOnFinish()
                .build();
    }
}
