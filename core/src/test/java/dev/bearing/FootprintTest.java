package dev.bearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.Answer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host takes on with core: at most twelve jars and 5 MiB. The build writes the list of runtime dependencies
 * before the tests; core's own jar is not built yet at that time, so its classes are packed here as the jar will be.
 */
class FootprintTest {

    private static final int MOST_JARS = 12;
    private static final long MOST_BYTES = 5 * 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void coreAndItsRuntimeAreAtMostTwelveJarsAndFiveMebibytes() throws Exception {
        Path classes = Path.of(
                Answer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path list = classes.resolveSibling("runtime-classpath.txt");
        assertThat(list)
                .as("written by Maven in the phase generate-test-resources")
                .exists();
        List<Path> jars = new ArrayList<>();
        jars.add(packed(classes));
        for (String jar : Files.readString(list).strip().split(File.pathSeparator)) {
            jars.add(Path.of(jar));
        }
        assertThat(jars).as("core, Joda-Money and SLF4J at least").hasSizeGreaterThan(2);
        assertThat(excess(jars)).isEmpty();
        assertThat(Files.readString(Path.of("../README.md")))
                .contains("is " + jars.size() + " jars and about " + Math.round(bytes(jars) / 1048576.0) + " MiB;");
    }

    private static long bytes(List<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return bytes;
    }

    @Test
    void refusesAThirteenthJarAndAByteTooMany() throws Exception {
        Path small = Files.write(folder.resolve("small.jar"), new byte[1]);
        Path big = Files.write(folder.resolve("big.jar"), new byte[(int) MOST_BYTES]);

        assertThat(excess(Stream.generate(() -> small).limit(MOST_JARS).toList()))
                .isEmpty();
        assertThat(excess(Stream.generate(() -> small).limit(MOST_JARS + 1).toList()))
                .singleElement()
                .asString()
                .startsWith("13 jars, allowed are 12");
        assertThat(excess(List.of(big))).isEmpty();
        assertThat(excess(List.of(big, small)))
                .singleElement()
                .asString()
                .startsWith("5242881 bytes, allowed are 5242880");
    }

    private static List<String> excess(List<Path> jars) throws IOException {
        long bytes = bytes(jars);
        List<String> excess = new ArrayList<>();
        if (jars.size() > MOST_JARS) {
            excess.add(jars.size() + " jars, allowed are " + MOST_JARS + ": " + jars);
        }
        if (bytes > MOST_BYTES) {
            excess.add(bytes + " bytes, allowed are " + MOST_BYTES + ": " + jars);
        }
        return excess;
    }

    private Path packed(Path classes) throws IOException {
        Path jar = folder.resolve("core.jar");
        try (Stream<Path> files =
                        Files.walk(classes).filter(Files::isRegularFile).sorted();
                OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return jar;
    }
}
