package dev.backdrop.local.firefly.server;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/** Does what one kind of request asks for. */
@FunctionalInterface
public interface Endpoint {

    Answer answer(Call call);
}
