package dev.backdrop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.ledger.decision.Decision;

/** What CONTRIBUTING.md says about packages and style, held against the classes of the zip. */
class ArchitectureTest {

    /**
     * Which packages each package may know, beside itself. Arrows point downward only: a package stands above all that it knows.
     */
    private static final Map<String, Set<String>> ARROWS = arrows("""
            snapstart: snapstart.stub wiring lambda lambda.work headshot.pipeline headshot.pictures headshot.look ledger.decision quota
                secret firefly.service firefly.config firefly event.read event bucket.link bucket queue metrics time
            snapstart.stub:
            wiring: lambda lambda.work reprocess reprocess.quota headshot.pipeline headshot.pictures headshot.pairing
                headshot.look ledger.decision quota
                secret firefly.service firefly.auth firefly.http firefly.config firefly event.read bucket.link bucket queue
                metrics config time
            lambda: lambda.work reprocess headshot event.read event time
            lambda.work: firefly reprocess headshot.pipeline headshot ledger.decision ledger.record quota firefly.http event
                bucket queue metrics text time
            reprocess: reprocess.report reprocess.run reprocess.select reprocess.scan reprocess.quota headshot.pairing
                headshot.look
                ledger ledger.decision quota event bucket queue text time
            reprocess.report: headshot.pairing reprocess.select reprocess.scan reprocess.quota headshot.look ledger.record quota event
                bucket queue time
            reprocess.run: reprocess.select reprocess.scan reprocess.quota headshot.pairing headshot.look ledger.decision
                ledger.record event bucket queue text time
            reprocess.select: reprocess.scan headshot.pairing headshot.look ledger ledger.decision ledger.record event
                bucket queue text time
            reprocess.scan: headshot.pairing event bucket
            reprocess.quota: quota
            headshot.pipeline: headshot.preparation headshot.delivery headshot.pictures headshot.pairing headshot
                headshot.look ledger ledger.decision ledger.record quota firefly.service firefly.config firefly bucket.link bucket
                text time
            headshot.preparation: headshot.pictures headshot.pairing headshot headshot.look ledger ledger.decision ledger.record
                firefly picture.prepare picture.frame picture.inspect bucket.link bucket time
            headshot.delivery: headshot.pictures headshot.look ledger ledger.decision ledger.record firefly.service firefly
                picture.prepare picture.composite picture.compare picture.decode picture.frame picture.pixels
                picture.metadata picture.inspect bucket text time
            headshot.pictures: headshot.pairing headshot.look ledger ledger.record firefly.config firefly picture.prepare
                picture.mask picture.decode picture.frame picture.inspect bucket config time
            headshot.pairing: headshot ledger ledger.decision ledger.record picture.prepare picture.decode bucket time
            headshot: ledger.decision ledger.record time
            headshot.look: ledger.record firefly config
            ledger: ledger.record bucket time
            ledger.decision: ledger.record
            ledger.record:
            quota: firefly.config firefly bucket time
            secret: firefly.auth
            firefly.service: firefly.auth firefly.http firefly.client.photoshop firefly.client firefly.failure firefly.config firefly time
            firefly.auth: firefly.http firefly.client firefly.failure firefly.config firefly time
            firefly.http: firefly.failure firefly.config firefly time
            firefly.client.photoshop: firefly.client firefly.failure firefly
            firefly.client: firefly.failure firefly.config firefly
            firefly.failure: firefly
            firefly.config: firefly config
            firefly: time
            picture.prepare: picture.mask picture.segment picture.decode picture.frame picture.pixels picture.colour
                picture.metadata picture.inspect
            picture.mask: picture.segment picture.decode picture.pixels picture.inspect
            picture.segment: picture.segment.net picture.pixels
            picture.segment.net:
            picture.composite: picture.pixels
            picture.compare: picture.pixels
            picture.decode: picture.pixels picture.colour picture.metadata picture.inspect
            picture.frame: picture.pixels
            picture.pixels: picture.inspect
            picture.colour: picture.metadata picture.inspect
            picture.metadata: picture.inspect
            picture.inspect:
            event.read: event text
            event: text
            bucket.link:
            bucket: config text
            queue:
            metrics:
            config:
            text:
            time:
            """);

    /** A package with more files is two. */
    private static final int MOST_FILES = 14;

    /** The one class that holds the real clock; the real sleep is a hand-over's latch. */
    private static final String REAL_TIME = "dev.backdrop.wiring.Wiring";

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
                .map(other -> "dev.backdrop." + other)
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage("dev.backdrop." + name)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.backdrop..").and(not(resideInAnyPackage(known)))));
    }

    @Test
    void everyPackageHasItsPlaceAmongTheArrows() {
        String[] places =
                ARROWS.keySet().stream().map(name -> "dev.backdrop." + name).toArray(String[]::new);
        check(classes().should().resideInAnyPackage(places));
    }

    @Test
    void arrowsPointDownward() {
        List<String> fromTheTop = List.copyOf(ARROWS.keySet());
        ARROWS.forEach((name, known) -> assertThat(fromTheTop.subList(fromTheTop.indexOf(name) + 1, fromTheTop.size()))
                .as(name)
                .containsAll(known));
    }

    @Test
    void noPackageIsLarge() {
        Map<String, Long> files = MAIN.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .filter(type -> !type.getName().contains("$"))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files.values()).allMatch(count -> count <= MOST_FILES, "at most " + MOST_FILES);
    }

    @Test
    void theLifeOfAHeadshotIsToldInAtMostFortyClassesThatExist() throws IOException {
        String page = Files.readString(Path.of("CONTRIBUTING.md"));
        String life = page.substring(page.indexOf("### The life of a headshot")).split("\n\n")[1];
        Set<String> named = Pattern.compile("`([A-Z]\\w+)`")
                .matcher(life)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(named).hasSizeBetween(20, 40);
        assertThat(MAIN.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet()))
                .containsAll(named);
    }

    @Test
    void knowsNothingOfTheLaptopStack() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("dev.backdrop.local.."));
    }

    @Test
    void decidesInPlainJava() {
        check(noClasses()
                .that()
                .resideInAnyPackage(everythingIn("picture"), everythingIn("event"), everythingIn("ledger"))
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
                        everythingIn("wiring"),
                        everythingIn("snapstart"),
                        everythingIn("bucket"),
                        everythingIn("queue"),
                        everythingIn("secret"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.."));
    }

    /** What an attempt does next is a sealed type's case: where it might be missing, a caller could forget to go on. */
    @Test
    void neverSaysByAnEmptyOptionalThatItGoesOn() {
        Set<Class<?>> answers = Set.of(Step.class, Outcome.class, Decision.class);

        assertThat(MAIN.stream().flatMap(type -> type.getMethods().stream()).filter(method -> {
                    Set<JavaClass> returned = method.getReturnType().getAllInvolvedRawTypes();
                    return returned.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))
                            && returned.stream()
                                    .anyMatch(type -> answers.stream().anyMatch(type::isAssignableTo));
                }))
                .isEmpty();
    }

    @Test
    void takesNoOptionalApartBehindAGuard() {
        check(noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "get an Optional's value",
                        access -> access.getTargetOwner().isEquivalentTo(Optional.class)
                                && access.getTarget().getName().equals("get"))));
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

    private static Map<String, Set<String>> arrows(String table) {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (String row : table.replaceAll("\\n +", " ").strip().split("\n")) {
            String[] parts = row.split(":", 2);
            arrows.put(
                    parts[0],
                    parts[1].isBlank() ? Set.of() : Set.of(parts[1].strip().split(" +")));
        }
        return arrows;
    }

    private static String everythingIn(String name) {
        return "dev.backdrop." + name + "..";
    }

    /** A package may be empty: what is not written yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    /** An Optional is read with map, or and orElse, and is not a variable; a decision has a type of its own. */
    @Test
    void branchesOnNoOptionalInQuotaReprocessFireflyBucketQueueTextAndReadingOfPictures() {
        String[] packages = Stream.of(
                        "quota",
                        "reprocess",
                        "firefly",
                        "bucket",
                        "queue",
                        "text",
                        "picture.colour",
                        "picture.decode",
                        "picture.inspect",
                        "picture.mask",
                        "picture.segment")
                .map(ArchitectureTest::everythingIn)
                .toArray(String[]::new);
        check(noClasses().that().resideInAnyPackage(packages).should().accessTargetWhere(unpacksAnOptional()));
        check(noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(packages))
                .and()
                .haveRawType(simpleNameStartingWith("Optional"))
                .should()
                .notBeFinal());
    }

    private static DescribedPredicate<JavaAccess<?>> unpacksAnOptional() {
        return DescribedPredicate.describe("take an Optional apart after asking whether it is empty", access -> {
            String name = access.getTarget().getName();
            boolean isCertain = name.equals("orElseThrow")
                    && access.getTarget() instanceof CodeUnitAccessTarget unit
                    && unit.getRawParameterTypes().isEmpty();
            return access.getTargetOwner().getName().startsWith("java.util.Optional")
                    && (isCertain || name.equals("isEmpty") || name.startsWith("get"));
        });
    }
}
