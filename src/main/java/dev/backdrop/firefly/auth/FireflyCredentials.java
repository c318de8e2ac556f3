package dev.backdrop.firefly.auth;

import java.util.Optional;

/**
 * Where the credentials come from; asked when they are needed, never at start-up. Both methods throw
 * {@link CredentialsUnreadable} where that place does not give them.
 */
public interface FireflyCredentials {

    /** Empty where there are none. */
    Optional<Credentials> current();

    /** After Adobe has refused the current ones: from their source again, so that a rotation needs no new deployment. */
    Optional<Credentials> reread();
}
