package dev.backdrop.firefly.auth;

import java.util.Optional;

/**
 * The source of the credentials. It is read at first use, never at start-up. Both methods throw
 * {@link CredentialsUnreadable} where the source cannot be read.
 */
public interface FireflyCredentials {

    /** Returns the credentials in use; empty where there are none. */
    Optional<Credentials> current();

    /** Reads the source again after Adobe has refused the credentials, so that a rotation needs no deployment. */
    Optional<Credentials> reread();
}
