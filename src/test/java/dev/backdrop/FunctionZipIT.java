package dev.backdrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

/** What is deployed holds the function, all of it and nothing else. */
class FunctionZipIT {

    private static final Path ZIP = Path.of("target", "function.zip");
    private static final long MOST_BYTES = 28_000_000;
    private static final int JAVA_17 = 61;

    /** Parts of the names of jars that only the laptop stack and the tests need. */
    private static final List<String> NOT_DEPLOYED = List.of(
            "s3proxy",
            "jclouds",
            "elasticmq",
            "pekko",
            "scala",
            "jimfs",
            "guava",
            "jackson-dataformat-xml",
            "servlet-api",
            "junit",
            "assertj",
            "archunit",
            "jspecify",
            "rest-assured",
            "jacoco",
            "runtime-interface-client",
            "logback");

    /** Parts of the names of jars that would be a second way to do what the function does already. */
    private static final List<String> ONE_OF_EACH_IS_ENOUGH =
            List.of("netty-nio-client", "apache-client", "apache5-client", "aws-crt-client", "httpclient", "log4j");

    @Test
    void holdsTheHandlerAndItsCode() throws IOException {
        assertThat(entries())
                .contains("dev/backdrop/lambda/HeadshotFunction.class")
                .anyMatch(name -> name.startsWith("lib/io.quarkus.quarkus-amazon-lambda-"));
    }

    @Test
    void holdsEveryClassOfMainAndNoOtherOfOurs() throws IOException {
        List<String> compiled;
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes.resolve("dev/backdrop"))) {
            compiled = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
        List<String> deployed = ourClasses().filter(name -> !isGenerated(name)).toList();
        assertThat(deployed).containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void holdsNothingOfTheLaptopStackOrTheTests() throws IOException {
        assertThat(entries()).noneMatch(name -> name.startsWith("dev/backdrop/local/"));
        assertThat(jars()).noneMatch(jar -> NOT_DEPLOYED.stream().anyMatch(jar::contains));
    }

    @Test
    void holdsOneHttpClientForAwsAndOneLogger() throws IOException {
        assertThat(jars())
                .anyMatch(jar -> jar.contains("url-connection-client"))
                .noneMatch(jar -> ONE_OF_EACH_IS_ENOUGH.stream().anyMatch(jar::contains));
    }

    @Test
    void runsOnJava17() throws IOException {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (String name : ourClasses().toList()) {
                assertThat(majorVersion(zip, zip.getEntry(name))).as(name).isLessThanOrEqualTo(JAVA_17);
            }
        }
    }

    @Test
    void staysSmall() throws IOException {
        assertThat(Files.size(ZIP)).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** Quarkus adds beans, proxies and configuration classes next to ours, each with an underscore or a second dollar. */
    private static boolean isGenerated(String name) {
        return name.contains("_") || name.contains("$$");
    }

    private static int majorVersion(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = new DataInputStream(zip.getInputStream(entry))) {
            in.skipNBytes(Integer.BYTES + Short.BYTES);
            return in.readUnsignedShort();
        }
    }

    private static Stream<String> ourClasses() throws IOException {
        return entries().stream().filter(name -> name.startsWith("dev/backdrop/") && name.endsWith(".class"));
    }

    private static List<String> jars() throws IOException {
        return entries().stream().filter(name -> name.startsWith("lib/")).toList();
    }

    private static List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(names::add);
        }
        return names;
    }
}
