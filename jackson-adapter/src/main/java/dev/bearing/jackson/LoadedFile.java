package dev.bearing.jackson;

import dev.bearing.account.Fact;
import java.util.List;

/**
 * The facts of one file, each with the line on which its row starts.
 *
 * @param <F> the fact
 */
final class LoadedFile<F extends Fact> {

    private final FactFile<F> form;
    private final String file;
    private final List<F> facts;
    private final long[] lines;

    /**
     * Takes over what a row has read.
     *
     * @param lines at least one for each fact
     */
    LoadedFile(FactFile<F> form, String file, List<F> facts, long[] lines) {
        this.form = form;
        this.file = file;
        this.facts = facts;
        this.lines = lines;
    }

    FactFile<F> form() {
        return form;
    }

    /** Returns the file's name with its ending. */
    String file() {
        return file;
    }

    List<F> facts() {
        return facts;
    }

    /** Returns the line on which the row of a fact starts. */
    long lineOf(int fact) {
        return lines[fact];
    }
}
