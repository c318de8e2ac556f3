package dev.backdrop.wiring;

import java.time.Clock;
import java.util.concurrent.ExecutorService;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.config.FireflyFit;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pairing.PairChoice;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.queue.QueueAccess;
import dev.backdrop.quota.BudgetConfig;
import dev.backdrop.quota.QuotaLimits;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.ReprocessConfig;
import dev.backdrop.reprocess.ReprocessModule;
import dev.backdrop.reprocess.quota.Quota;

/** What operators configure of work on many headshots. */
@Singleton
class Operations {

    private final LooksConfig looks;
    private final ReprocessConfig config;
    private final PicturesConfig pictures;
    private final FireflyFit fit;
    private final Quota quota;

    @Inject
    Operations(
            LooksConfig looks,
            PicturesConfig pictures,
            ReprocessConfig config,
            FireflyConfig firefly,
            BudgetConfig budget) {
        this.pictures = pictures;
        this.fit = firefly.fit();
        this.looks = looks;
        this.config = config;
        this.quota = Quota.of(QuotaLimits.of(firefly, budget));
    }

    ReprocessModule reprocessing(
            Bucket bucket,
            Keys keys,
            QueueAccess queue,
            Reservations reservations,
            ExecutorService executor,
            Clock clock) {
        PicturePolicy policy = PicturePolicy.of(pictures, fit);
        return new ReprocessModule(
                bucket,
                keys,
                new Looks(looks),
                new ReprocessModule.Pictures(new PairChoice(policy.missingMasks(keys)), policy::rules),
                queue.sender(),
                new ReprocessModule.Limits(quota, reservations, config.pricePerOperation()),
                executor,
                clock);
    }
}
