package dev.bearing.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The style and the scripts that go into the page. */
final class Resources {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.2.2/dist/echarts.min.js";

    /** What {@link ContentPolicy#hash} says of that file: a megabyte need not be hashed anew for every page. */
    static final String ECHARTS_HASH = "'sha256-iJxB0L7blNZTAFBu/ESTfVaVTqFrTeISeWk7RUEePFY='";

    /** In this order: what a script uses stands before it. */
    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "theme.js",
            "bridge.js",
            "history.js",
            "retention.js",
            "triangle.js",
            "ladder.js",
            "path.js",
            "forecast.js",
            "health.js",
            "accounts.js",
            "review.js");

    private Resources() {}

    static String style() {
        return text("review.css");
    }

    static byte[] charts() {
        return bytes(ECHARTS);
    }

    /** Returns one script that stands alone. */
    static String script(String name) {
        return "(() => {\n'use strict';\n" + text(name) + "})();\n";
    }

    static String script() {
        StringBuilder script = new StringBuilder("(() => {\n'use strict';\n");
        SCRIPTS.forEach(name -> script.append(text(name)));
        return script.append("})();\n").toString();
    }

    private static String text(String name) {
        return new String(bytes(name), UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " must be on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the resource " + name, e);
        }
    }
}
