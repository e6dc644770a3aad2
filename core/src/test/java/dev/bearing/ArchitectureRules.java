package dev.bearing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * What holds for every class of core. The rules take their root package, so that {@link ArchitectureRulesTest} can show
 * each of them refusing a small class that breaks it, while {@link ArchitectureTest} holds core to them.
 *
 * @param root the package whose sub-packages are the rooms of {@link #ROOMS}
 */
record ArchitectureRules(String root) {

    /** The rooms from top to bottom: a room may use those below it, never one above. A new room belongs in here. */
    static final List<String> ROOMS = List.of(
            "review",
            "monitor",
            "balance",
            "action",
            "fit",
            "evidence",
            "vector",
            "churn",
            "book",
            "trial",
            "journey",
            "interaction",
            "health",
            "survival",
            "revenue",
            "account",
            "value",
            "internal");

    /** The rooms that count customers: a trial is not a customer, so they never see one. */
    private static final Set<String> WITHOUT_TRIALS =
            Set.of("revenue", "survival", "health", "journey", "interaction", "vector", "churn");

    private static final int MOST_PARAMETERS = 4;

    ArchRule everyPackageIsAKnownRoom() {
        return rule("reside in a room of the table", (clazz, report) -> {
            String name = clazz.getPackageName();
            String room = room(clazz);
            if (!ROOMS.contains(room) || !(name.equals(root + "." + room) || room.equals("internal"))) {
                report.accept(clazz, "resides in " + name + ", which is no room of the table");
            }
        });
    }

    ArchRule arrowsPointDown() {
        return rule("use only rooms below their own", (clazz, report) -> {
            int own = ROOMS.indexOf(room(clazz));
            dependencies(clazz)
                    .filter(dependency -> ROOMS.indexOf(room(dependency.getTargetClass())) < own)
                    .forEach(dependency -> report.accept(clazz, "looks up: " + dependency.getDescription()));
        });
    }

    ArchRule customersNeverMeetTrials() {
        return rule("not know a trial where customers are counted", (clazz, report) -> {
            if (WITHOUT_TRIALS.contains(room(clazz))) {
                dependencies(clazz)
                        .filter(dependency -> room(dependency.getTargetClass()).equals("trial"))
                        .forEach(dependency -> report.accept(clazz, "meets a trial: " + dependency.getDescription()));
            }
        });
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    ArchRule coreKnowsNoFramework() {
        return classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.bearing..",
                        "java..",
                        "org.apache.commons.numbers..",
                        "org.joda.money..",
                        "org.jspecify.annotations..",
                        "org.slf4j.."));
    }

    ArchRule coreTouchesNoFileAndNoNetwork() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                        .or(describe(
                                "are files",
                                clazz -> clazz.getName().matches("java[.]io[.](File.*|RandomAccessFile|Console)"))));
    }

    ArchRule internalsStayInside() {
        return rule("have no internal type in a public signature", (clazz, report) -> {
            if (isExported(clazz)) {
                Stream<JavaType> supertypes =
                        Stream.concat(clazz.getSuperclass().stream(), clazz.getInterfaces().stream());
                if (Stream.concat(supertypes, clazz.getTypeParameters().stream())
                        .anyMatch(ArchitectureRules::involvesInternal)) {
                    report.accept(clazz, "has an internal type in its header: " + clazz.getName());
                }
                clazz.getFields().stream()
                        .filter(field -> isVisible(field.getModifiers()) && involvesInternal(field.getType()))
                        .forEach(field -> report.accept(clazz, "shows an internal: " + field.getFullName()));
                clazz.getCodeUnits().stream()
                        .filter(unit -> isVisible(unit.getModifiers()))
                        .filter(unit -> Stream.of(
                                        Stream.of(unit.getReturnType()),
                                        unit.getParameterTypes().stream(),
                                        unit.getTypeParameters().stream(),
                                        unit.getExceptionTypes().stream())
                                .flatMap(types -> types)
                                .anyMatch(ArchitectureRules::involvesInternal))
                        .forEach(unit -> report.accept(clazz, "shows an internal: " + unit.getFullName()));
            }
        });
    }

    ArchRule nothingReadsTheClock() {
        return noAccess("read the clock", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            return (owner.startsWith("java.time.") && name.equals("now"))
                    || (owner.equals("java.time.Clock") && name.matches("system.*|tick.+"))
                    || (owner.equals("java.time.InstantSource") && name.equals("system"))
                    || (owner.equals("java.lang.System") && name.matches("currentTimeMillis|nanoTime"))
                    || (owner.equals("java.util.Date") && isCallWith(access, 0) && name.equals("<init>"))
                    || owner.matches(
                            "java[.]util[.](Gregorian)?Calendar|com[.]google[.]common[.]base[.](Stopwatch|Ticker)");
        });
    }

    ArchRule nothingUsesADefaultZoneOrLocale() {
        return noAccess("use the default zone or locale", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            boolean formats = name.equals("formatted")
                    || (name.equals("format") && !firstParameterIs(access, "java.util.Locale"))
                    || (name.matches("to(Lower|Upper)Case") && isCallWith(access, 0));
            return (owner.equals("java.time.ZoneId") && name.equals("systemDefault"))
                    || (owner.equals("java.util.TimeZone") && name.equals("getDefault"))
                    || (owner.equals("java.util.Locale") && name.equals("getDefault"))
                    || (owner.equals("java.time.format.DateTimeFormatter")
                            && name.equals("ofPattern")
                            && isCallWith(access, 1))
                    || (owner.equals("java.lang.String") && formats);
        });
    }

    ArchRule randomnessComesIn() {
        return noAccess("draw numbers from a source that nobody passed in", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            boolean unseeded = name.equals("<init>") && isCallWith(access, 0);
            return (owner.equals("java.lang.Math") && name.equals("random"))
                    || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                    || owner.matches("java[.]util[.]concurrent[.]ThreadLocalRandom|java[.]security[.]SecureRandom")
                    || (owner.matches("java[.]util[.](Splittable)?Random") && unseeded)
                    || (owner.equals("java.util.Collections") && name.equals("shuffle") && isCallWith(access, 1));
        });
    }

    ArchRule nothingIsConfiguredFromOutside() {
        return noAccess("read a system property or an environment variable", access -> {
            String owner = access.getTargetOwner().getName();
            return (owner.equals("java.lang.System") && access.getName().matches("getProperty|getProperties|getenv"))
                    || (owner.matches("java[.]lang[.](Integer|Long|Boolean)")
                            && access.getName().matches("getInteger|getLong|getBoolean"));
        });
    }

    ArchRule nothingPrints() {
        return noAccess(
                "print",
                access -> (access.getTargetOwner().isEquivalentTo(System.class)
                                && access.getName().matches("out|err|in|console"))
                        || (access.getName().equals("printStackTrace") && isCallWith(access, 0)));
    }

    ArchRule publicConcreteClassesAreFinal() {
        return rule("be final if public and concrete", (clazz, report) -> {
            Set<JavaModifier> modifiers = clazz.getModifiers();
            boolean concrete = !clazz.isInterface() && !modifiers.contains(JavaModifier.ABSTRACT);
            if (concrete
                    && modifiers.contains(JavaModifier.PUBLIC)
                    && !modifiers.contains(JavaModifier.FINAL)
                    && !clazz.isEnum()
                    && !clazz.reflect().isSealed()) {
                report.accept(clazz, clazz.getName() + " is public, concrete and neither final nor sealed");
            }
        });
    }

    ArchRule packagesAreNullMarked() {
        return rule("reside in a package with a @NullMarked package-info", (clazz, report) -> {
            if (!clazz.getPackage().isAnnotatedWith(NullMarked.class)) {
                report.accept(clazz, clazz.getPackageName() + " has no @NullMarked package-info");
            }
        });
    }

    List<ArchRule> noStaticState() {
        return List.of(
                fields().that().areStatic().should().beFinal().allowEmptyShould(true),
                noFields()
                        .that()
                        .areStatic()
                        .should()
                        .haveRawType(resideInAnyPackage("java.util.concurrent..")
                                .or(describe("thread locals", type -> type.isAssignableTo(ThreadLocal.class))))
                        .allowEmptyShould(true));
    }

    ArchRule publicMethodsTakeFewParameters() {
        return codeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(describe("are exported", this::isExported))
                .should(condition("take at most " + MOST_PARAMETERS + " parameters", (unit, report) -> {
                    int count = unit.getRawParameterTypes().size();
                    if (count > MOST_PARAMETERS && !isCanonicalConstructor(unit)) {
                        report.accept(unit, unit.getFullName() + " takes " + count + " parameters: use a builder");
                    }
                }))
                .allowEmptyShould(true);
    }

    private String room(JavaClass clazz) {
        String name = clazz.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("[.]", 2)[0] : "";
    }

    /** Public all the way out, and in a package that the module exports. */
    private boolean isExported(JavaClass clazz) {
        return !room(clazz).equals("internal")
                && isVisible(clazz.getModifiers())
                && clazz.getEnclosingClass().map(this::isExported).orElse(true);
    }

    private Stream<Dependency> dependencies(JavaClass clazz) {
        return clazz.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !room(dependency.getTargetClass()).isEmpty());
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean involvesInternal(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .anyMatch(raw -> raw.getBaseComponentType().getPackageName().startsWith("dev.bearing.internal"));
    }

    private static boolean isCallWith(JavaAccess<?> access, int parameters) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().size() == parameters;
    }

    private static boolean firstParameterIs(JavaAccess<?> access, String type) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && !target.getRawParameterTypes().isEmpty()
                && target.getRawParameterTypes().get(0).getName().equals(type);
    }

    private static boolean isCanonicalConstructor(JavaCodeUnit unit) {
        return unit instanceof JavaConstructor constructor
                && constructor.getOwner().isRecord()
                && Arrays.equals(
                        constructor.reflect().getParameterTypes(),
                        Arrays.stream(constructor.getOwner().reflect().getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static ArchRule noAccess(String what, Predicate<JavaAccess<?>> forbidden) {
        return noClasses().should().accessTargetWhere(describe("they " + what, forbidden));
    }

    private static ArchRule rule(String what, BiConsumer<JavaClass, BiConsumer<Object, String>> check) {
        return classes().should(condition(what, check));
    }

    private static <T> ArchCondition<T> condition(String what, BiConsumer<T, BiConsumer<Object, String>> check) {
        return new ArchCondition<>(what) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, (object, message) -> events.add(SimpleConditionEvent.violated(object, message)));
            }
        };
    }
}
