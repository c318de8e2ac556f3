package dev.backdrop.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.store.BucketStore;

/** Lists the addresses and folders of the running stack for the console. */
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

    /** Leaves out the user's own secrets, which the user's shell already has. */
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
                  Each dropped file becomes an event for the event server of ./mvnw quarkus:dev. Start it in another shell, with:

                %s
                """.formatted(bucket, painter.description(), exports);
    }
}
