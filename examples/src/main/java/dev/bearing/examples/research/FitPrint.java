package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints a fit for a person. */
final class FitPrint {

    private FitPrint() {}

    static void print(ObjectNode tree, Fitted fitted, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d rows, %,d events%s%n",
                tree.path("model").asText(),
                tree.path("n").asLong(),
                tree.path("events").asLong(),
                tree.path("iterations").asInt() > 0
                        ? ", " + tree.path("iterations").asInt() + " iterations"
                        : "");
        fitted.flags().forEach(flag -> out.println("note: " + flag));
        for (Fitted.Titled titled : fitted.tables()) {
            out.println();
            out.println(titled.title());
            titled.table().print(out);
        }
    }
}
