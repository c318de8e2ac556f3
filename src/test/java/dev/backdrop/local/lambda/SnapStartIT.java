package dev.backdrop.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.backdrop.fixture.Staff;
import dev.backdrop.local.Eventually;
import dev.backdrop.local.console.SummaryLine;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.proof.Stacks;
import dev.backdrop.local.stack.Closers;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.stack.StackListener;
import dev.backdrop.local.stack.StackSettings;
import dev.backdrop.local.store.BucketStore;

/** The deployed zip on AWS's runtime client, which goes through a checkpoint, as it does before a snapshot. */
@EnabledOnOs(OS.LINUX)
class SnapStartIT {
    private final Closers closers = new Closers();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final FireflyEmulator adobe = closers.add(FireflyEmulator.start(EmulatorSettings.defaults()));
    private final Path zip = Path.of("target", "function.zip");
    private final LaptopStack stack = closers.add(LaptopStack.start(
            StackSettings.inMemory(zip, Stacks.accessTo(adobe))
                    .withoutFunction()
                    .withoutNotifications()
                    .withEnvironment(Stacks.unpaced()),
            StackListener.NONE));

    @AfterEach
    void stop() {
        closers.close();
    }

    @Test
    void isPrimedWithoutCredentialsAndKeepsNoConnection() {
        Set<String> connections = new HashSet<>();
        try (MeasuredInstance instance = start(true, pid -> connections.addAll(connectionsOf(pid)));
                Staff staff = new Staff(stack.store())) {
            instance.checkpoint();
            instance.init();
            Eventually.holds(() -> lines.stream().anyMatch(line -> line.contains("\"Primed in")));
            assertThat(connections)
                    .as("connections, the Runtime API's among them")
                    .hasSize(1);
            assertThat(instance.credentialsGiven()).as("before an invocation").isZero();
            assertThat(adobe.requests().all()).isEmpty();
            assertThat(stack.store().hooks().counts().values()).allMatch(count -> count == 0);

            staff.dropPair("ana", 1);
            instance.invoke("{\"headshots\":[\"ana\"]}");

            assertThat(instance.credentialsGiven()).isEqualTo(1);
            assertThat(staff.record("ana").path("state").asText()).isEqualTo("processed");
            Eventually.holds(() -> summaries().count() > 0);
            assertThat(summaries()).extracting(SummaryLine::headshot).containsExactly("ana");
            assertThat(adobe.billedOperations()).isEqualTo(1);
        }
    }

    @Test
    void isNotPrimedWithoutASnapshot() {
        try (MeasuredInstance instance = start(false, pid -> {})) {
            instance.init();
            Eventually.holds(() -> !lines.isEmpty());
            assertThat(lines).noneMatch(line -> line.contains("rimed"));
        }
    }

    private Stream<SummaryLine> summaries() {
        return lines.stream().flatMap(line -> SummaryLine.parse(line).stream());
    }

    private MeasuredInstance start(boolean snapStart, LongConsumer snapshot) {
        Map<String, String> environment = new HashMap<>(stack.environment());
        environment.put("BACKDROP_METRICS_ENABLED", "true");
        FunctionSettings settings = new FunctionSettings(
                "backdrop",
                LaptopStack.HANDLER,
                FunctionSettings.Runtime.AWS,
                Duration.ofMinutes(1),
                512,
                1,
                BucketStore.REGION,
                environment);
        return new MeasuredInstance(
                settings,
                closers.add(FunctionCode.unpack(zip)),
                new Launch(snapStart, false),
                (number, line) -> {
                    System.out.println(line);
                    lines.add(line);
                },
                snapshot);
    }

    /** The other ends of its TCP connections, and what it listens at. */
    private static List<String> connectionsOf(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            Set<String> sockets = new HashSet<>();
            for (Path file : files.toList()) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
            List<String> found = new ArrayList<>();
            for (String table : List.of("tcp", "tcp6")) {
                Files.readAllLines(process.resolve("net").resolve(table)).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields.length > 9 && sockets.contains(fields[9]))
                        .forEach(fields -> found.add(fields[1] + " to " + fields[2] + " in state " + fields[3]));
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "closed meanwhile";
        }
    }
}
