package dev.bearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.Answer;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Null is refused by name: every public factory, constructor and builder of core, and every method of the types a host
 * comes in by, is called with null for each of its parameters, and samples for the others.
 */
class NullRefusalTest {

    /** Where a null ends in the message of the virtual machine. */
    private static final Set<String> LEFT_OUT = Set.of("dev.bearing.revenue.PriceColumns$Builder");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9 ]*");

    private final SampleValues samples = new SampleValues();
    private final List<String> failures = new ArrayList<>();
    private int refused;

    @Test
    void nullIsRefusedWithTheNameOfTheParameter() throws Exception {
        for (Class<?> type : publicTypes()) {
            for (Executable way : ways(type)) {
                for (int i = 0; i < way.getParameterCount(); i++) {
                    if (!way.getParameterTypes()[i].isPrimitive()) {
                        ask(type, way, i);
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(refused).as("parameters looked at").isGreaterThan(2_000);
    }

    private void ask(Class<?> type, Executable way, int position) throws ReflectiveOperationException {
        Optional<Object> self = self(type, way);
        Optional<Object[]> arguments = arguments(way, position);
        boolean needsSelf = way instanceof Method && !Modifier.isStatic(way.getModifiers());
        if (arguments.isEmpty() || (needsSelf && self.isEmpty())) {
            return; // no sample could be made
        }
        String question = way + ", parameter " + (position + 1);
        try {
            Invocations.call(way, self, arguments.get());
            failures.add(question + " took null");
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof NullPointerException
                    && cause.getMessage() != null
                    && NAME.matcher(cause.getMessage()).matches()) {
                refused++;
            } else if (!(cause instanceof IllegalArgumentException || cause instanceof ClassCastException)) {
                failures.add(question + ": " + cause);
            } // else the samples do not go together, which was seen first
        }
    }

    private Optional<Object> self(Class<?> type, Executable way) {
        if (!(way instanceof Method) || Modifier.isStatic(way.getModifiers())) {
            return Optional.empty();
        }
        return samples.isEntry(type) ? samples.of(type) : samples.builder(type);
    }

    private Optional<Object[]> arguments(Executable way, int position) {
        Object[] arguments = new Object[way.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            if (i != position) {
                Optional<Object> sample = samples.of(way.getParameterTypes()[i]);
                if (sample.isEmpty()) {
                    return Optional.empty();
                }
                arguments[i] = sample.get();
            }
        }
        return Optional.of(arguments);
    }

    private List<Executable> ways(Class<?> type) {
        boolean all = type.getSimpleName().equals("Builder") || samples.isEntry(type);
        Stream<Executable> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        || (all && !method.getName().equals("equals")))
                .map(Executable.class::cast)
                .sorted(Comparator.comparing(Executable::toString));
        Stream<Executable> constructors = type.isRecord() ? Arrays.stream(type.getConstructors()) : Stream.empty();
        return Stream.concat(methods, constructors).toList();
    }

    /** The exported classes and records of core, without enums. */
    private static List<Class<?>> publicTypes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(
                Answer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.replace(root.getFileSystem().getSeparator(), ".")
                            .replaceAll("\\.class$", ""))
                    .filter(name -> !name.startsWith("dev.bearing.internal."))
                    .sorted()
                    .toList();
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name);
            if (isPublic(type) && !type.isEnum() && !LEFT_OUT.contains(name)) {
                types.add(type);
            }
        }
        return types;
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!Modifier.isPublic(outer.getModifiers())) {
                return false;
            }
        }
        return true;
    }
}
