package dev.backdrop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CONTRIBUTING.md says about packages and style, held against the classes of the zip. */
class ArchitectureTest {

    /** Whom a package may know of ours, beside itself. The root wires everything together and is known by nobody. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("reprocess", Set.of("headshot", "ledger", "quota", "event", "bucket", "queue", "config", "time")),
            Map.entry("headshot", Set.of("ledger", "firefly", "image", "quota", "bucket", "event", "config", "time")),
            Map.entry("metrics", Set.of()),
            Map.entry("quota", Set.of("firefly", "bucket", "config", "time")),
            Map.entry("priming", Set.of()),
            Map.entry("secret", Set.of("firefly", "config")),
            Map.entry("ledger", Set.of("bucket", "config", "time")),
            Map.entry("firefly", Set.of("config", "time")),
            Map.entry("bucket", Set.of("config", "time")),
            Map.entry("queue", Set.of("config", "time")),
            Map.entry("event", Set.of()),
            Map.entry("image", Set.of()),
            Map.entry("config", Set.of()),
            Map.entry("time", Set.of()));

    /** The one class that holds the real clock; the real sleep is a hand-over's latch. */
    private static final String REAL_TIME = "dev.backdrop.Surroundings";

    /** The one class that writes lines that no logger may wrap. */
    private static final String METRIC_LINES = "dev.backdrop.metrics.StandardOutput";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.backdrop");

    static Stream<String> packages() {
        return ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void knowsOnlyThePackagesBelowIt(String name) {
        String[] known = Stream.concat(Stream.of(name), ARROWS.get(name).stream())
                .map(ArchitectureTest::everythingIn)
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(everythingIn(name))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.backdrop..").and(not(resideInAnyPackage(known)))));
    }

    @Test
    void everyPackageHasItsPlaceAmongTheArrows() {
        String[] places = Stream.concat(
                        Stream.of("dev.backdrop"), ARROWS.keySet().stream().map(ArchitectureTest::everythingIn))
                .toArray(String[]::new);
        check(classes().should().resideInAnyPackage(places));
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching("dev.backdrop.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void knowsNothingOfTheLaptopStack() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("dev.backdrop.local.."));
    }

    @Test
    void decidesInPlainJava() {
        check(noClasses()
                .that()
                .resideInAnyPackage(everythingIn("image"), everythingIn("event"), everythingIn("ledger"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "software.amazon..",
                        "com.amazonaws.."));
    }

    @Test
    void speaksToAwsOnlyFromTheEdges() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.backdrop", everythingIn("bucket"), everythingIn("queue"), everythingIn("secret"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.."));
    }

    @Test
    void takesTimeFromItsCollaborators() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(REAL_TIME)
                .should()
                .accessTargetWhere(readsOrSpendsRealTime()));
    }

    @Test
    void speaksOnlyThroughItsLogger() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN.that(not(DescribedPredicate.describe(
                "write metrics", type -> type.getName().equals(METRIC_LINES)))));
        check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    @Test
    void injectsThroughConstructors() {
        check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
        check(noFields().should().beAnnotatedWith(ConfigProperty.class));
        check(noFields().should().beAnnotatedWith(RestClient.class));
    }

    @Test
    void keepsNoStateInStaticFields() {
        check(fields().that().areStatic().should().beFinal());
        check(noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(resideInAPackage("java.util.concurrent..").or(assignableTo(ThreadLocal.class))));
    }

    private static DescribedPredicate<JavaAccess<?>> readsOrSpendsRealTime() {
        return DescribedPredicate.describe("read the real clock or really sleep", access -> {
            String name = access.getTarget().getName();
            var owner = access.getTargetOwner();
            boolean now = owner.getPackageName().equals("java.time")
                    && name.equals("now")
                    && access.getTarget() instanceof CodeUnitAccessTarget unit
                    && unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean clock = owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.startsWith("tick"));
            boolean millis = owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
            boolean sleep = name.equals("sleep")
                    && List.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                            .contains(owner.getName());
            return now || clock || millis || sleep;
        });
    }

    private static String everythingIn(String name) {
        return "dev.backdrop." + name + "..";
    }

    /** A package may be empty: what is not written yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }
}
