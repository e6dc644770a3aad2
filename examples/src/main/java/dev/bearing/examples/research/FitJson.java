package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.jackson.ModelJson;
import java.nio.file.Path;

/** What every fit writes, before what its model writes. */
final class FitJson {

    private FitJson() {}

    static ObjectNode tree(String model, Path file, FitOptions options, Fitted fitted) {
        ObjectNode tree = ModelJson.tree(fitted.provenance()).put("model", model);
        tree.putObject("input").put("file", file.toString()).put("rows", fitted.fileRows());
        ObjectNode given = tree.putObject("options");
        options.given().forEach(given::putPOJO);
        fitted.flags().forEach(tree.putArray("flags")::add);
        tree.setAll(fitted.fields());
        return tree;
    }
}
