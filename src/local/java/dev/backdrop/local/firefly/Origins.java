package dev.backdrop.local.firefly;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.backdrop.local.firefly.server.Origin;

/** The three addresses Adobe's answers lead to. */
record Origins(Origin api, Origin status, Origin result) implements AutoCloseable {

    static Origins bind(EmulatorSettings.Ports ports) {
        return new Origins(Origin.bind(ports.api()), Origin.bind(ports.status()), Origin.bind(ports.result()));
    }

    String authorities() {
        return Stream.of(api, status, result).map(Origin::authority).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        api.close();
        status.close();
        result.close();
    }
}
