package dev.backdrop.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.store.BucketStore;

/** What is where, for a person who has just started the stack. */
record Banner(LaptopStack stack, Painter painter, Path bucket, Path log) {

    String running(String page) {
        return """

                  Backdrop on this machine

                  Page      %s
                  Bucket    %s   (photos into headshots/, masks into masks/, same name)
                  S3        %s   bucket %s
                  SQS       %s
                  Lambda    %s   function backdrop
                  Painter   %s
                  Log       %s
                """.formatted(
                        page,
                        bucket,
                        stack.store().endpoint(),
                        BucketStore.BUCKET,
                        stack.queue().url(),
                        stack.lambdaEndpoint(),
                        painter.description(),
                        log);
    }

    /** Secrets of the user's own are left out: his shell has them. */
    String standins() {
        Map<String, String> environment = new TreeMap<>(stack.environment());
        if (painter.emulator().isEmpty()) {
            environment.keySet().removeIf(name -> name.startsWith("FIREFLY_"));
        }
        String exports = environment.entrySet().stream()
                .map(variable -> "    export " + variable.getKey() + "='" + variable.getValue() + "'")
                .collect(Collectors.joining("\n"));
        return """

                  The stand-ins are up: S3 over %s, SQS, and %s.
                  What is dropped goes to the event server of ./mvnw quarkus:dev. For it, in another shell:

                %s
                """.formatted(bucket, painter.description(), exports);
    }
}
