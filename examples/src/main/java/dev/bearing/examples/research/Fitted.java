package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.FitProvenance;
import java.util.ArrayList;
import java.util.List;

/** A fitted model as it is told: where it comes from, tables for a person, fields for a program, and curves. */
final class Fitted {

    private final FitProvenance provenance;
    private final int fileRows;
    private final List<Titled> tables = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

    /** @param fileRows how many rows the file has */
    Fitted(FitProvenance provenance, int fileRows) {
        this.provenance = provenance;
        this.fileRows = fileRows;
    }

    /** A table under its heading. */
    record Titled(String title, TextTable table) {}

    Fitted table(String title, TextTable table) {
        tables.add(new Titled(title, table));
        return this;
    }

    Fitted curve(Curve curve) {
        curves.add(curve);
        return this;
    }

    Fitted flag(String text) {
        flags.add(text);
        return this;
    }

    /** Returns what this model writes beside what all models write. */
    ObjectNode fields() {
        return fields;
    }

    FitProvenance provenance() {
        return provenance;
    }

    int fileRows() {
        return fileRows;
    }

    List<Titled> tables() {
        return tables;
    }

    List<Curve> curves() {
        return curves;
    }

    /** Returns what a reader must know, of the fit first. */
    List<String> flags() {
        List<String> all = new ArrayList<>(provenance.flags());
        all.addAll(flags);
        return all;
    }
}
