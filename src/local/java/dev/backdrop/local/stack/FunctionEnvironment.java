package dev.backdrop.local.stack;

import java.util.HashMap;
import java.util.Map;

import dev.backdrop.local.queue.WorkQueue;
import dev.backdrop.local.store.BucketStore;

/** The function's variables, as the deployment sets them in AWS, with the stand-ins' addresses. */
final class FunctionEnvironment {
    private FunctionEnvironment() {}

    static Map<String, String> of(StackSettings settings, BucketStore store, WorkQueue queue) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BACKDROP_BUCKET", BucketStore.BUCKET);
        environment.put("BACKDROP_QUEUE_URL", queue.url());
        environment.put("BACKDROP_QUEUE_MAX_RECEIVES", Integer.toString(settings.maxReceives()));
        // Metrics have no reader here, and would fill half the log.
        environment.put("BACKDROP_METRICS_ENABLED", "false");
        FireflyAccess firefly = settings.firefly();
        firefly.apiUrl().ifPresent(url -> environment.put("BACKDROP_FIREFLY_API_URL", url));
        // The server that stands in for Firefly makes the masks, too: only a stack with Adobe's own address orders them
        // of Adobe.
        firefly.apiUrl().ifPresent(url -> environment.put("BACKDROP_FIREFLY_PHOTOSHOP_URL", url));
        firefly.imsUrl().ifPresent(url -> environment.put("BACKDROP_FIREFLY_IMS_URL", url));
        firefly.allowedHosts().ifPresent(hosts -> environment.put("BACKDROP_FIREFLY_ALLOWED_HOSTS", hosts));
        environment.put("FIREFLY_CLIENT_ID", firefly.clientId());
        environment.put("FIREFLY_CLIENT_SECRET", firefly.clientSecret());
        environment.put("AWS_ACCESS_KEY_ID", BucketStore.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", BucketStore.SECRET_KEY);
        environment.put("AWS_REGION", BucketStore.REGION);
        environment.put("AWS_ENDPOINT_URL_S3", store.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", queue.endpoint().toString());
        environment.putAll(settings.environment());
        return environment;
    }
}
