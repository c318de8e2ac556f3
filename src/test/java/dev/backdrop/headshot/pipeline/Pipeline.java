package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.link.SignedLinks;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.firefly.service.FireflyOverHttp;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.fixture.VirtualTime;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.ledger.decision.DoubtLimits;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.quota.Reservations;

/** The real pipeline over S3's and Adobe's APIs, in virtual time; the headshot {@code ana} is there. Works only inside a @QuarkusTest. */
public final class Pipeline implements AutoCloseable {

    public static final String SECRET = "s3cr&t";

    public final FireflyEmulator adobe = FireflyEmulator.start(EmulatorSettings.defaults()
            .withClient("client-1", SECRET)
            .withPollsBeforeDone(1)
            .withLocalPhotos(true)
            .withSyncFill(true));
    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final S3Client s3 = store.newClient();
    public final Staff staff = new Staff(store);
    public final VirtualTime time;
    public final Reservations reservations;
    private final LooksConfig looks;
    private FireflyOverHttp over;
    private FireflyMode mode = FireflyMode.ASYNC;
    private PicturePolicy policy = PicturePolicies.plain();

    public Pipeline(LooksConfig looks) {
        this.looks = looks;
        time = new VirtualTime();
        deploy(Map.of());
        reservations = Quotas.capped(new Bucket(s3, BucketStore.BUCKET), OptionalInt.of(10), time, time);
        staff.dropPair("ana", 1);
    }

    /** With another Adobe than the emulator. */
    public Pipeline(LooksConfig looks, FireflyOverHttp over) {
        this.looks = looks;
        this.over = over;
        time = over.time;
        reservations = Quotas.capped(new Bucket(s3, BucketStore.BUCKET), OptionalInt.of(10), time, time);
        staff.dropPair("ana", 1);
    }

    /** Instances that begin from now on have these settings, by key without prefix. */
    public void deploy(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("mode", "async", "allowed-hosts", adobe.allowedHosts()));
        all.putAll(settings);
        mode = FireflyMode.valueOf(all.get("mode").toUpperCase(Locale.ROOT));
        over = new FireflyOverHttp(URI.create(adobe.apiUrl()), URI.create(adobe.imsUrl()), all, time);
    }

    /** Adobe makes the masks of photos without one, in instances that begin from now on. */
    public void masksByAdobe() {
        policy = PicturePolicies.masksByAdobe();
    }

    /** By an event, with time enough. */
    public Outcome attempt() {
        return attempt(Duration.ofSeconds(90));
    }

    public Outcome attempt(Duration timeout) {
        return attempt(Order.NORMAL, Optional.empty(), new DoubtLimits(false, 2), timeout);
    }

    /** By hand. */
    public Outcome attempt(Order order, String name) {
        return attempt(order, Optional.of(name), new DoubtLimits(false, 2), Duration.ofSeconds(90));
    }

    public Outcome attempt(DoubtLimits limits) {
        return attempt(Order.NORMAL, Optional.empty(), limits, Duration.ofSeconds(90));
    }

    private Outcome attempt(Order order, Optional<String> name, DoubtLimits limits, Duration timeout) {
        return attempt(instance(s3, limits), "ana", order, name, timeout);
    }

    public Outcome attemptFor(Headshots instance, String id, Duration timeout) {
        return attempt(instance, id, Order.NORMAL, Optional.empty(), timeout);
    }

    /** Of an instance that goes on. */
    public Outcome attempt(Headshots instance, String id, Order order) {
        return attempt(instance, id, order, Optional.empty(), Duration.ofSeconds(90));
    }

    private Outcome attempt(Headshots instance, String id, Order order, Optional<String> name, Duration timeout) {
        Outcome outcome = instance.process(
                        new Task(new WorkItem(id, Map.of(), order, name, true), "me", time.in(timeout), () -> true))
                .outcome();
        reservations.settle();
        return outcome;
    }

    public Headshots instance() {
        return instance(s3, new DoubtLimits(false, 2));
    }

    /** @param isRefused which writes S3 does not do */
    public Headshots instance(Predicate<PutObjectRequest> isRefused) {
        return instance(RefusingS3.of(s3, isRefused), new DoubtLimits(false, 2));
    }

    private Headshots instance(S3Client client, DoubtLimits limits) {
        return TestPipeline.over(new Bucket(client, BucketStore.BUCKET), over.firefly, time)
                .with(new SignedLinks(store::newPresigner, BucketStore.BUCKET))
                .with(new Looks(looks))
                .with(mode)
                .with(limits)
                .with(reservations)
                .with(policy)
                .pausing(time)
                .module()
                .create();
    }

    @Override
    public void close() {
        staff.close();
        s3.close();
        store.close();
        adobe.close();
    }
}
