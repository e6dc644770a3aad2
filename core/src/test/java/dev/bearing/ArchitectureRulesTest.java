package dev.bearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that each rule can fail: the packages under {@code dev.bearing.fixture} break them on purpose. */
class ArchitectureRulesTest {

    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    @Test
    void refusesAnArrowUp() {
        assertThat(violations("upward", ArchitectureRules::arrowsPointDown))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("looks up: ")
                        && line.contains("upward.value.Word")
                        && line.contains("upward.revenue.Ledger"));
    }

    @Test
    void refusesATrialWhereCustomersAreCountedThoughTheArrowPointsDown() {
        assertThat(violations("trials", ArchitectureRules::arrowsPointDown)).isEmpty();
        assertThat(violations("trials", ArchitectureRules::customersNeverMeetTrials))
                .isNotEmpty()
                .allMatch(line -> line.contains("vector.Direction") && line.contains("trial.Trial"));
    }

    @Test
    void refusesACycleBetweenPackagesOfOneRoom() {
        assertThat(violations("cycle", ArchitectureRules::packagesHaveNoCycles))
                .singleElement()
                .asString()
                .contains("Cycle detected", "internal.left", "internal.right");
    }

    @Test
    void refusesAPackageThatIsNoRoomAndOneInsideARoom() {
        assertThat(violations("unknown", ArchitectureRules::everyPackageIsAKnownRoom))
                .containsExactlyInAnyOrder(
                        "resides in dev.bearing.fixture.unknown.misc, which is no room of the table",
                        "resides in dev.bearing.fixture.unknown.value.deep, which is no room of the table");
    }

    @Test
    void refusesAFramework() {
        assertThat(violations("careless", ArchitectureRules::coreKnowsNoFramework))
                .singleElement()
                .asString()
                .contains("knowsAFramework", "org.junit.jupiter.api.Assertions");
    }

    @Test
    void refusesFiles() {
        assertThat(violations("careless", ArchitectureRules::coreTouchesNoFileAndNoNetwork))
                .isNotEmpty()
                .allMatch(line -> line.contains("readsFiles"));
    }

    @Test
    void refusesAnInternalInASignatureEvenAsATypeArgument() {
        assertThat(violations("careless", ArchitectureRules::internalsStayInside))
                .hasSize(2)
                .anyMatch(line -> line.contains("showsAnInternal"))
                .anyMatch(line -> line.contains("takesAnInternal"));
    }

    @Test
    void refusesEveryWayToReadTheClock() {
        assertThat(violations("careless", ArchitectureRules::nothingReadsTheClock))
                .hasSize(7)
                .anyMatch(line -> line.contains("asksForNow()"))
                .anyMatch(line -> line.contains("asksForNowByReference()"))
                .anyMatch(line -> line.contains("asksForNowInALambda()"))
                .anyMatch(line -> line.contains("asksForTheClock()"))
                .anyMatch(line -> line.contains("asksForTheDate()"))
                .anyMatch(line -> line.contains("currentTimeMillis()"))
                .anyMatch(line -> line.contains("nanoTime()"));
    }

    @Test
    void refusesDefaultZonesAndLocales() {
        assertThat(violations("careless", ArchitectureRules::nothingUsesADefaultZoneOrLocale))
                .hasSize(6)
                .anyMatch(line -> line.contains("usesTheDefaultZone()"))
                .anyMatch(line -> line.contains("usesTheDefaultLocale()"))
                .anyMatch(line -> line.contains("usesTheDefaultLocaleForDates()"))
                .anyMatch(line -> line.contains("String.format("))
                .anyMatch(line -> line.contains("String.formatted("))
                .anyMatch(line -> line.contains("String.toLowerCase("));
    }

    @Test
    void refusesRandomnessThatNobodyPassedIn() {
        assertThat(violations("careless", ArchitectureRules::randomnessComesIn))
                .isNotEmpty()
                .allMatch(line -> line.contains("drawsFromNowhere"))
                .anyMatch(line -> line.contains("Math.random()"))
                .anyMatch(line -> line.contains("java.util.Random.<init>()"))
                .anyMatch(line -> line.contains("ThreadLocalRandom.current()"));
    }

    @Test
    void refusesConfigurationFromOutside() {
        assertThat(violations("careless", ArchitectureRules::nothingIsConfiguredFromOutside))
                .hasSize(3)
                .allMatch(line -> line.contains("readsItsSurroundings"));
    }

    @Test
    void refusesPrinting() {
        assertThat(violations("careless", ArchitectureRules::nothingPrints))
                .hasSize(3)
                .allMatch(line -> line.contains("prints()"));
    }

    @Test
    void refusesAnOpenPublicClass() {
        assertThat(violations("careless", ArchitectureRules::publicConcreteClassesAreFinal))
                .containsExactly("dev.bearing.fixture.careless.value.Careless is public, concrete and neither final"
                        + " nor sealed");
    }

    @Test
    void refusesAPackageThatIsNotNullMarked() {
        assertThat(violations("careless", ArchitectureRules::packagesAreNullMarked))
                .containsExactly("dev.bearing.fixture.careless.value has no @NullMarked package-info");
    }

    @Test
    void refusesStaticState() {
        assertThat(violations("careless", rules -> rules.noStaticState().get(0)))
                .singleElement()
                .asString()
                .contains("counter");
        assertThat(violations("careless", rules -> rules.noStaticState().get(1)))
                .hasSize(2)
                .anyMatch(line -> line.contains("REGISTRY"))
                .anyMatch(line -> line.contains("CURRENT"));
    }

    @Test
    void refusesAFifthParameter() {
        assertThat(violations("careless", ArchitectureRules::publicMethodsTakeFewParameters))
                .singleElement()
                .asString()
                .contains("takesFive", "takes 5 parameters");
    }

    static Stream<ArchRule> allRules() {
        ArchitectureRules rules = new ArchitectureRules("dev.bearing.fixture.careful");
        return Stream.concat(
                rules.noStaticState().stream(),
                Stream.of(
                        rules.everyPackageIsAKnownRoom(),
                        rules.arrowsPointDown(),
                        rules.customersNeverMeetTrials(),
                        rules.packagesHaveNoCycles(),
                        rules.coreKnowsNoFramework(),
                        rules.coreTouchesNoFileAndNoNetwork(),
                        rules.internalsStayInside(),
                        rules.nothingReadsTheClock(),
                        rules.nothingUsesADefaultZoneOrLocale(),
                        rules.randomnessComesIn(),
                        rules.nothingIsConfiguredFromOutside(),
                        rules.nothingPrints(),
                        rules.publicConcreteClassesAreFinal(),
                        rules.packagesAreNullMarked(),
                        rules.publicMethodsTakeFewParameters()));
    }

    @ParameterizedTest
    @MethodSource("allRules")
    void allowsWhatOnlyComesClose(ArchRule rule) {
        assertThatCode(() -> rule.check(fixture("careful"))).doesNotThrowAnyException();
    }

    private static List<String> violations(String fixture, Function<ArchitectureRules, ArchRule> rule) {
        return rule.apply(new ArchitectureRules("dev.bearing.fixture." + fixture))
                .evaluate(fixture(fixture))
                .getFailureReport()
                .getDetails();
    }

    private static JavaClasses fixture(String name) {
        return IMPORTED.computeIfAbsent(
                name, fixture -> new ClassFileImporter().importPackages("dev.bearing.fixture." + fixture));
    }
}
