package dev.backdrop.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionPoolIT {
    @ParameterizedTest
    @EnumSource
    void answers(FunctionSettings.Runtime runtime) {
        FunctionSettings settings = new FunctionSettings(
                "backdrop",
                "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest",
                runtime,
                Duration.ofSeconds(30),
                256,
                2,
                "eu-central-1",
                Map.of());
        long t0 = System.nanoTime();
        try (FunctionPool pool = new FunctionPool(
                settings,
                FunctionCode.unpack(Path.of("target/function.zip")),
                Clock.systemUTC(),
                (n, line) -> System.out.println(n + "> " + line))) {
            InvocationResult result = pool.invoke("{\"a\":\"ü\"}".getBytes(UTF_8));
            System.out.println(new String(result.payload(), UTF_8) + " " + (System.nanoTime() - t0) / 1000000);
            long t1 = System.nanoTime();
            for (int i = 0; i < 100; i++) pool.invoke("{\"a\":\"ü\"}".getBytes(UTF_8));
            System.out.println("100 in " + (System.nanoTime() - t1) / 1000000);
            assertThat(result).isInstanceOf(InvocationResult.Success.class);
        }
    }
}
