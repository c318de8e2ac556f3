package dev.backdrop.local.firefly.server;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/** Handles one kind of request. */
@FunctionalInterface
public interface Endpoint {

    Answer answer(Call call);
}
