package dev.backdrop.picture.segment.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

/** A network on the class path, loaded when it is first needed, once. Safe for many threads. */
public final class Model {

    private final String file;
    private @Nullable Network network;

    /** @param file name of a resource in {@code /models} */
    public Model(String file) {
        this.file = file;
    }

    /** @throws IllegalStateException if the resource is missing or damaged: the zip is not the one that was built */
    public synchronized Network network() {
        if (network == null) {
            network = load();
        }
        return network;
    }

    private Network load() {
        try (InputStream in = Model.class.getResourceAsStream("/models/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The model " + file + " is missing");
            }
            return Network.read(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
