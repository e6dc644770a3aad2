package dev.bearing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Optional;

/** Calls of methods and constructors by reflection. */
final class Invocations {

    private Invocations() {}

    /**
     * Returns what a call gives; the text "nothing" where it gives nothing.
     *
     * @param self the object whose method it is; empty for a static method or a constructor
     */
    static Object call(Executable what, Optional<Object> self, Object... arguments)
            throws ReflectiveOperationException {
        Object given = what instanceof Method method
                ? method.invoke(self.orElse(null), arguments)
                : ((Constructor<?>) what).newInstance(arguments);
        return given == null ? "nothing" : given;
    }
}
