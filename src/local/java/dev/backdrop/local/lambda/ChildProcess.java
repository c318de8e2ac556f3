package dev.backdrop.local.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

import dev.backdrop.local.lambda.child.JavaRuntime;
import dev.backdrop.local.lambda.child.Watched;

/** Starts an instance's JVM with the flags, class path and environment of the managed runtime, and nothing else. */
final class ChildProcess {
    private final FunctionSettings settings;
    private final FunctionCode code;
    private final Launch launch;

    ChildProcess(FunctionSettings settings, FunctionCode code, Launch launch) {
        this.settings = settings;
        this.code = code;
        this.launch = launch;
    }

    Process start(String runtimeApi, int number) {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.directory(code.taskRoot().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "SYSTEMROOT", "TEMP", "TMP"));
        environment.putAll(environment(runtimeApi, number));
        return settings.runtime() == FunctionSettings.Runtime.AWS
                ? NativeClient.start(() -> started(builder))
                : started(builder);
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot start a JVM for the function", refused);
        }
    }

    private List<String> command() {
        boolean aws = settings.runtime() == FunctionSettings.Runtime.AWS;
        Class<?> runtime = aws ? AWSLambda.class : JavaRuntime.class;
        Stream<Path> path = Stream.concat(
                Stream.of(code.childClasses()),
                // These are the runtime's classes. The function finds its own in its task root.
                aws
                        ? Stream.of(
                                        AWSLambda.class,
                                        RequestHandler.class,
                                        PojoSerializer.class,
                                        SdkInternalThreadLocal.class)
                                .map(ChildProcess::jar)
                        : Stream.of());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // A crashing JVM writes the reason into the function's log, because its folder is deleted afterwards.
                "-XX:+ErrorFileToStderr",
                // AWS's runtime client loads a native library, and JDK 24 and newer warn about that.
                "--enable-native-access=ALL-UNNAMED",
                // Where the function's CRaC resources are registered.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-classpath",
                path.map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                Watched.class.getName(),
                runtime.getName(),
                settings.handler());
        return Stream.concat(launch.prefix().stream(), command.stream()).toList();
    }

    private Map<String, String> environment(String runtimeApi, int number) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        if (launch.snapStart()) {
            // A snapshot must not hold credentials: AWS Lambda provides them afterwards.
            environment.keySet().removeAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));
            environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", RuntimeApi.credentialsAt(runtimeApi));
        }
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", launch.snapStart() ? "snap-start" : "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "laptop-" + number);
        environment.put("AWS_REGION", settings.region());
        environment.put("AWS_DEFAULT_REGION", settings.region());
        environment.put("LAMBDA_TASK_ROOT", code.taskRoot().toString());
        environment.put("_HANDLER", settings.handler());
        environment.put("TZ", ":UTC");
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }

    /** Not searched in java.class.path, which may be a single jar that lists the others. */
    private static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
