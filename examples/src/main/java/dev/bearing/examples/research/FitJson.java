package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.FitProvenance;
import java.nio.file.Path;

/** What every fit writes, before what its model writes. */
final class FitJson {

    private FitJson() {}

    static ObjectNode tree(String model, Path file, FitOptions options, Fitted fitted) {
        FitProvenance provenance = fitted.provenance();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("model", model).put("version", provenance.version());
        tree.putObject("input").put("file", file.toString()).put("rows", fitted.fileRows());
        tree.put("n", provenance.rows()).put("events", provenance.events());
        ObjectNode given = tree.putObject("options");
        options.given().forEach(given::putPOJO);
        tree.put("converged", provenance.converged()).put("iterations", provenance.iterations());
        fitted.flags().forEach(tree.putArray("flags")::add);
        tree.setAll(fitted.fields());
        return tree;
    }
}
