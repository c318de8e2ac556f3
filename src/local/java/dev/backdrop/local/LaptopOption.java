package dev.backdrop.local;

import java.util.Arrays;
import java.util.Optional;

/** The options of the laptop run, given as {@code -Dlocal.<name>=...}; the pom passes each of them on. */
enum LaptopOption {
    ONCE("once", "true: process what is in the bucket, print a table, and exit"),
    BUCKET("bucket", "the folder that serves as the bucket; default: bucket"),
    INSTANCES("instances", "instances of the function that run at a time, 1 to 10; default: 2"),
    HEAP("function.heap", "the heap of an instance's JVM in MB, 200 to 10000; default: 512"),
    PORT("port", "the page's port; default: 9710, or a free port if that is taken"),
    REPROCESS("reprocess", "changed-look: repaint, and pay for, headshots whose look has changed"),
    STANDINS("standins", "true: start only the stand-ins, on fixed ports, for quarkus:dev"),
    RUNTIME("runtime", "aws or java: the runtime client in the function's JVM; default: aws on Linux, java elsewhere"),
    REQUESTS_PER_MINUTE("firefly.requests-per-minute", "the emulator's limit; default: none"),
    FILL_SECONDS("firefly.fill-seconds", "how long the emulator takes for a fill; default: 1.5"),
    FAULTS("faults", "a file of faults for the emulator (docs/faults.md)"),
    SOAK(
            "soak",
            "a number of pairs, under kills, faults and duplicates; exits with status 1 if one was lost or paid for twice"),
    SEED("seed", "the seed of the soak's plan; default: 1"),
    BENCHMARK("benchmark", "true, or one of start, wall, memory, quota, pictures: measure, and print ratios");

    private static final String PREFIX = "local.";

    private final String shortName;
    private final String help;

    LaptopOption(String shortName, String help) {
        this.shortName = shortName;
        this.help = help;
    }

    String property() {
        return PREFIX + shortName;
    }

    String help() {
        return help;
    }

    static boolean isOne(String property) {
        return property.startsWith(PREFIX);
    }

    static Optional<LaptopOption> of(String property) {
        return Arrays.stream(values())
                .filter(option -> option.property().equals(property))
                .findFirst();
    }
}
