package dev.backdrop.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.fault.FaultFile;
import dev.backdrop.local.stack.Closers;
import dev.backdrop.local.stack.FireflyAccess;

/**
 * The Firefly that paints in this run: Adobe, another server, or the emulator.
 *
 * @param title for the page's heading
 * @param description for the console
 * @param environment the variables that the function gets because of it
 */
record Painter(
        FireflyAccess access,
        String title,
        String description,
        boolean costsMoney,
        Optional<FireflyEmulator> emulator,
        Map<String, String> environment) {
    private static final String UNPACED = "6000";
    /** Share of the width: what Firefly repaints inside the mask's edge, so that the demo shows why persons are put back. */
    private static final double AS_AT_FIREFLY = 0.015;

    private static final String DAYS_CAP = "BACKDROP_BUDGET_OPERATIONS_PER_DAY";
    /** Enough to try Backdrop out. Processing a whole staff is a separate decision. */
    private static final String OPERATIONS_A_DAY = "100";

    static Painter of(
            FireflyChoice choice,
            Map<String, String> environment,
            LaptopOptions options,
            LaptopPorts ports,
            Closers closers) {
        String cap = environment.getOrDefault(DAYS_CAP, OPERATIONS_A_DAY);
        String capped = cap.isBlank()
                ? ", without a cap (" + DAYS_CAP + " is empty)"
                : ", at most " + cap + " operations a day (" + DAYS_CAP + ")";
        if (choice instanceof FireflyChoice.Adobe adobe) {
            return new Painter(
                    adobe.access(),
                    "Adobe Firefly",
                    "Adobe Firefly, with the credentials in FIREFLY_CLIENT_ID: every fill is paid for" + capped,
                    true,
                    Optional.empty(),
                    Map.of(DAYS_CAP, cap));
        }
        if (choice instanceof FireflyChoice.Server server) {
            String url = server.access().apiUrl().orElseThrow();
            return new Painter(
                    server.access(),
                    url,
                    url + " (from BACKDROP_FIREFLY_API_URL)" + capped,
                    false,
                    Optional.empty(),
                    Map.of(DAYS_CAP, cap));
        }
        return emulated(options, ports, closers);
    }

    private static Painter emulated(LaptopOptions options, LaptopPorts ports, Closers closers) {
        EmulatorSettings unlimited = EmulatorSettings.defaults()
                .withBleed(AS_AT_FIREFLY)
                .withLocalPhotos(true)
                .withPorts(ports.fireflyApi(), ports.fireflyStatus(), ports.fireflyResults())
                .withFillTime(options.fillTime());
        EmulatorSettings settings = options.requestsPerMinute()
                .map(unlimited::withRequestsPerMinute)
                .orElse(unlimited);
        FireflyEmulator emulator = closers.add(FireflyEmulator.start(settings));
        options.faults().ifPresent(file -> load(file, emulator));
        FireflyAccess access = new FireflyAccess(
                Optional.of(emulator.apiUrl()),
                Optional.of(emulator.imsUrl()),
                Optional.of(emulator.allowedHosts()),
                emulator.clientId(),
                emulator.clientSecret());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(
                "BACKDROP_FIREFLY_REQUESTS_PER_MINUTE",
                options.requestsPerMinute().map(String::valueOf).orElse(UNPACED));
        environment.put("BACKDROP_FIREFLY_POLL_INTERVAL", "250ms");
        return new Painter(
                access,
                "Firefly emulator",
                "the Firefly emulator at " + emulator.apiUrl() + ": no account, no costs",
                false,
                Optional.of(emulator),
                environment);
    }

    private static void load(Path file, FireflyEmulator emulator) {
        try {
            FaultFile.load(file, emulator.faults());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new OptionRefused("-Dlocal.faults=" + file + " cannot be used: " + unreadable.getMessage());
        }
    }
}
