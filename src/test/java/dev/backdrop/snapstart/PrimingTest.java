package dev.backdrop.snapstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkGlobalTime;

import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.StandIns;
import dev.backdrop.local.Eventually;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.snapstart.stub.LoopbackStub;

/** The priming before a snapshot, and the state that it leaves in a function with other servers. */
@QuarkusTest
@WithTestResource(StandIns.class)
class PrimingTest {

    StandIns standIns;

    @Inject
    Vertx vertx;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    RandomGenerator random;

    @TempDir
    Path folder;

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Staff staff;

    @BeforeEach
    void listen() {
        staff = new Staff(standIns.store());
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(log);
        staff.close();
    }

    private Priming priming(FireflyMode mode) {
        return new Priming(() -> LoopbackStub.start(vertx), json, mode, clock, random, 2);
    }

    @Test
    void processesAHeadshotInEitherMode() throws Exception {
        for (FireflyMode mode : FireflyMode.values()) {
            List<String> asked = new ArrayList<>();
            new Priming(
                            () -> {
                                LoopbackStub stub = LoopbackStub.start(vertx);
                                stub.onRequest(asked::add);
                                return stub;
                            },
                            json,
                            mode,
                            clock,
                            random,
                            2)
                    .run();

            String fill = mode == FireflyMode.ASYNC ? "POST /v3/images/fill-async" : "POST /v3/images/fill";
            assertThat(asked)
                    .contains("POST /ims/token/v3", "POST /v2/storage/image", fill, "GET /result")
                    .contains("GET /priming/headshots/priming.jpg", "PUT /priming/processed/priming.jpg")
                    .contains("secretsmanager.GetSecretValue", "AmazonSQS.ChangeMessageVisibility");
        }
    }

    @Test
    void callsNoServerOutsideThisProcess() throws Exception {
        var storeBefore = standIns.store().hooks().counts();
        int fireflyBefore = standIns.firefly().requests().all().size();
        List<Integer> stubs = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (Recording recording = new Recording()) {
            recording.enable("jdk.SocketWrite").withoutThreshold();
            recording.start();
            new Priming(
                            () -> {
                                LoopbackStub stub = LoopbackStub.start(vertx);
                                stubs.add(stub.url().getPort());
                                return stub;
                            },
                            json,
                            FireflyMode.ASYNC,
                            clock,
                            random,
                            2)
                    .run();
            recording.stop();
            Path file = folder.resolve("sockets.jfr");
            recording.dump(file);
            int toTheStub = 0;
            for (RecordedEvent write : RecordingFile.readAllEvents(file)) {
                boolean loopback =
                        InetAddress.getByName(write.getString("address")).isLoopbackAddress();
                if (loopback && stubs.contains(write.getInt("port"))) {
                    toTheStub++;
                } else if (!loopback) {
                    others.add(write.getString("address") + ":" + write.getInt("port"));
                }
            }
            assertThat(toTheStub).as("writes to the stub").isPositive();
        }

        assertThat(others).isEmpty();
        assertThat(standIns.store().hooks().counts()).isEqualTo(storeBefore);
        assertThat(standIns.firefly().requests().all()).hasSize(fireflyBefore);
    }

    @Test
    void leavesNoStateInTheFunction() throws Exception {
        long tokensBefore = standIns.firefly().requests().count(Route.TOKEN, 200);

        long refusedBefore = standIns.firefly().requests().count(Route.UPLOAD, 401);
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            priming(FireflyMode.ASYNC).run();
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).as("metrics").doesNotContain("_aws");
        assertThat(SdkGlobalTime.getGlobalTimeOffset()).isZero();
        assertThat(logged)
                .extracting(LogRecord::getLoggerName)
                .doesNotContain("dev.backdrop.summary")
                .noneMatch(name -> name.startsWith("dev.backdrop.metrics"));
        Eventually.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("priming")));
        staff.dropPair("primed/ana", 1);
        assertThat(Staff.process("primed/ana").path("outcome").asText()).isEqualTo("processed");
        assertThat(staff.has("processed/priming.jpg")).isFalse();
        assertThat(staff.has("records/priming.json")).isFalse();
        assertThat(standIns.firefly().requests().count(Route.TOKEN, 200)).isBetween(tokensBefore, tokensBefore + 1);
        assertThat(standIns.firefly().requests().count(Route.UPLOAD, 401)).isEqualTo(refusedBefore);
    }

    @Test
    void warnsOnceWhereItFailsAndContinues() {
        LoopbackStub gone = LoopbackStub.start(vertx);
        gone.close();
        SnapStart snapStart = new SnapStart(
                new Priming(() -> gone, json, FireflyMode.ASYNC, clock, random, 2),
                () -> {
                    throw new AssertionError("The priming has failed");
                },
                clock);

        snapStart.beforeCheckpoint(null);

        assertThat(logged)
                .filteredOn(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                // On a busy machine, Vert.x says that its threads are slow.
                .filteredOn(line -> !line.getLoggerName().endsWith("BlockedThreadChecker"))
                .singleElement()
                .extracting(LogRecord::getLoggerName)
                .isEqualTo(SnapStart.class.getName());
    }
}
