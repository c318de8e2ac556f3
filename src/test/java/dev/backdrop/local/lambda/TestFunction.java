package dev.backdrop.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.backdrop.local.lambda.FunctionSettings.Runtime;
import dev.backdrop.local.stack.Closers;

/** A deployable zip with the handlers of the tests, and a pool that runs it. */
record TestFunction(FunctionPool pool, Closers closers) implements AutoCloseable {

    static TestFunction start(
            Path folder, Class<?> handler, Runtime runtime, Duration timeout, int maxInstances, FunctionOutput output)
            throws IOException {
        Closers closers = new Closers();
        FunctionCode code = closers.add(FunctionCode.unpack(zip(folder)));
        FunctionSettings settings = new FunctionSettings(
                "backdrop",
                handler.getName() + "::handleRequest",
                runtime,
                timeout,
                64,
                maxInstances,
                "eu-central-1",
                Map.of("BACKDROP_BUCKET", "backdrop"));
        return new TestFunction(closers.add(new FunctionPool(settings, code, Clock.systemUTC(), output)), closers);
    }

    @Override
    public void close() {
        closers.close();
    }

    private static Path zip(Path folder) throws IOException {
        Path zip = folder.resolve("function.zip");
        Path core = Path.of(RequestHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Class<?> type : List.of(ScriptedHandler.class, BrokenHandler.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry("lib/core.jar"));
            Files.copy(core, out);
        }
        return zip;
    }
}
