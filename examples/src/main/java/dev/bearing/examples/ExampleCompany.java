package dev.bearing.examples;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The example company that is shipped inside the jar, opened in place: nothing is unpacked. */
final class ExampleCompany implements AutoCloseable {

    private static final String FOLDER = "/example-company";

    private @Nullable FileSystem jar;

    /** Returns the directory of its facts. */
    Path directory() throws IOException {
        URL accounts = requireNonNull(ExampleCompany.class.getResource(FOLDER + "/accounts.csv"), "example company");
        try {
            URI uri = accounts.toURI();
            if (!uri.getScheme().equals("jar")) {
                return requireNonNull(Path.of(uri).getParent());
            }
            if (jar == null) {
                jar = FileSystems.newFileSystem(uri, Map.of());
            }
            return jar.getPath(FOLDER);
        } catch (URISyntaxException impossible) {
            throw new IOException("the shipped example cannot be found", impossible);
        }
    }

    /** Returns its playbook. */
    Path playbook() throws IOException {
        return directory().resolve("playbook.json");
    }

    @Override
    public void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
    }
}
