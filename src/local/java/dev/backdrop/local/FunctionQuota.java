package dev.backdrop.local;

import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import io.smallrye.config.SmallRyeConfig;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.quota.BudgetConfig;
import dev.backdrop.quota.QuotaLimits;
import dev.backdrop.quota.QuotaSnapshot;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.Sleeper;

/** Reads the quota that the function's instances share in the bucket. It never reserves from it. */
final class FunctionQuota implements Supplier<QuotaSnapshot> {
    private final Supplier<Reservations> opening;
    private Reservations reservations;

    /** @param environment the function's; read at first use, so that the function reports errors in it first */
    FunctionQuota(S3Client s3, Keys keys, Map<String, String> environment, Clock clock, Sleeper sleeper) {
        this.opening = () -> new Reservations(
                new Bucket(s3, BucketStore.BUCKET), keys.quota(), limits(environment), clock, sleeper, new Random());
    }

    /** Reads the quota's current state from the bucket. */
    @Override
    public synchronized QuotaSnapshot get() {
        if (reservations == null) {
            reservations = opening.get();
        }
        return reservations.now();
    }

    /** Reads the limits as the function does. */
    static QuotaLimits limits(Map<String, String> environment) {
        SmallRyeConfig config = FunctionConfig.of(environment, FireflyConfig.class, BudgetConfig.class);
        return QuotaLimits.of(
                config.getConfigMapping(FireflyConfig.class), config.getConfigMapping(BudgetConfig.class));
    }
}
