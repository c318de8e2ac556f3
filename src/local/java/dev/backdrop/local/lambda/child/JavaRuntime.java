package dev.backdrop.local.lambda.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Lambda runtime in plain Java, for stream handlers, for systems without a native part of AWS's client. It needs only
 * the JDK: it loads the function from its task root, and the Lambda interfaces with it.
 */
public final class JavaRuntime {
    private static final String API = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

    private final ClassLoader loader;
    private final Class<?> contextType;
    private final Object handler;
    private final Method method;

    private JavaRuntime(String handlerName) throws ReflectiveOperationException, IOException {
        String[] parts = handlerName.split("::");
        loader = new URLClassLoader(taskClassPath(), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        contextType = loader.loadClass("com.amazonaws.services.lambda.runtime.Context");
        Class<?> type = loader.loadClass(parts[0]);
        method = type.getMethod(parts[1], InputStream.class, OutputStream.class, contextType);
        handler = type.getConstructor().newInstance();
    }

    /** @param args the handler, {@code class::method} */
    public static void main(String[] args) throws IOException {
        JavaRuntime runtime = null;
        try {
            runtime = new JavaRuntime(args[0]);
        } catch (InvocationTargetException failed) {
            reportInitError(failed.getCause());
        } catch (ReflectiveOperationException | LinkageError failed) {
            reportInitError(failed);
        }
        while (true) {
            runtime.serve();
        }
    }

    private void serve() throws IOException {
        HttpURLConnection next = open("invocation/next");
        byte[] event = next.getInputStream().readAllBytes();
        String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            method.invoke(handler, new ByteArrayInputStream(event), answer, context(next, id));
            post("invocation/" + id + "/response", answer.toByteArray());
        } catch (InvocationTargetException thrown) {
            thrown.getCause().printStackTrace();
            post("invocation/" + id + "/error", describe(thrown.getCause()));
        } catch (IllegalAccessException refused) {
            post("invocation/" + id + "/error", describe(refused));
        }
    }

    private Object context(HttpURLConnection next, String id) {
        long deadline = Long.parseLong(next.getHeaderField("Lambda-Runtime-Deadline-Ms"));
        String arn = next.getHeaderField("Lambda-Runtime-Invoked-Function-Arn");
        return Proxy.newProxyInstance(
                loader, new Class<?>[] {contextType}, (proxy, called, arguments) -> switch (called.getName()) {
                    case "getAwsRequestId" -> id;
                    case "getInvokedFunctionArn" -> arn;
                    case "getRemainingTimeInMillis" -> (int) (deadline - System.currentTimeMillis());
                    case "getFunctionName" -> System.getenv("AWS_LAMBDA_FUNCTION_NAME");
                    case "getFunctionVersion" -> System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
                    case "getMemoryLimitInMB" -> Integer.valueOf(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
                    case "toString" -> "context of " + id;
                    default -> null;
                });
    }

    private static URL[] taskClassPath() throws IOException {
        File root = new File(System.getenv("LAMBDA_TASK_ROOT"));
        List<URL> path = new ArrayList<>();
        path.add(root.toURI().toURL());
        File[] jars = new File(root, "lib").listFiles((folder, name) -> name.endsWith(".jar"));
        for (File jar : jars == null ? new File[0] : jars) {
            path.add(jar.toURI().toURL());
        }
        return path.toArray(URL[]::new);
    }

    private static void reportInitError(Throwable failure) throws IOException {
        failure.printStackTrace();
        post("init/error", describe(failure));
        System.exit(1);
    }

    private static byte[] describe(Throwable failure) {
        return ("{\"errorMessage\":" + quoted(String.valueOf(failure.getMessage())) + ",\"errorType\":"
                        + quoted(failure.getClass().getName()) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
        return '"' + escaped + '"';
    }

    private static void post(String path, byte[] body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(body);
        connection.getResponseCode();
    }

    private static HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(API + path).toURL().openConnection();
    }
}
