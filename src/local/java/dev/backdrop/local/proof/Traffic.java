package dev.backdrop.local.proof;

import java.util.List;

import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.server.RequestLog.Request;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.local.stack.LaptopStack;

/**
 * Request counts up to a moment.
 *
 * @param s3 of the function and of all other clients of the bucket
 * @param firefly of the function, of every kind
 * @param limited answers with status 429
 * @param counted by Adobe's quota: uploads and fills
 */
record Traffic(long s3, long firefly, long limited, long counted) {

    static Traffic sofar(LaptopStack stack, FireflyEmulator adobe) {
        List<Request> requests = adobe.requests().all();
        return new Traffic(
                stack.store().hooks().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                requests.size(),
                requests.stream().filter(request -> request.status() == 429).count(),
                requests.stream()
                        .filter(request -> request.route() == Route.UPLOAD || request.route() == Route.FILL)
                        .count());
    }

    Traffic since(Traffic earlier) {
        return new Traffic(
                s3 - earlier.s3, firefly - earlier.firefly, limited - earlier.limited, counted - earlier.counted);
    }
}
