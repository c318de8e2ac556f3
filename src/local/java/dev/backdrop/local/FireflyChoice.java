package dev.backdrop.local;

import java.util.Map;
import java.util.Optional;

import dev.backdrop.local.stack.FireflyAccess;

/** Which Firefly paints. The variables of the user's shell alone decide. */
sealed interface FireflyChoice {

    /** The emulator: no account and no costs. */
    record Emulator() implements FireflyChoice {}

    /** A server that the user named. */
    record Server(FireflyAccess access) implements FireflyChoice {}

    /** Adobe itself: every fill is paid for. */
    record Adobe(FireflyAccess access) implements FireflyChoice {}

    static FireflyChoice of(Map<String, String> environment) {
        Optional<String> id = value(environment, "FIREFLY_CLIENT_ID");
        Optional<String> secret = value(environment, "FIREFLY_CLIENT_SECRET");
        Optional<String> api = value(environment, "BACKDROP_FIREFLY_API_URL");
        Optional<String> ims = value(environment, "BACKDROP_FIREFLY_IMS_URL");
        if (id.isEmpty() && secret.isEmpty() && api.isEmpty() && ims.isEmpty()) {
            return new Emulator();
        }
        if (id.isEmpty() || secret.isEmpty()) {
            throw new OptionRefused(
                    "Set both FIREFLY_CLIENT_ID and FIREFLY_CLIENT_SECRET, which "
                            + "Adobe (or the server at BACKDROP_FIREFLY_API_URL) requires. Set none of these to use the emulator.");
        }
        FireflyAccess access = new FireflyAccess(
                api, ims, value(environment, "BACKDROP_FIREFLY_ALLOWED_HOSTS"), id.get(), secret.get());
        return api.isPresent() ? new Server(access) : new Adobe(access);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
