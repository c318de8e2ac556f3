package dev.backdrop.snapstart;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.bucket.link.SignedLinks;
import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.firefly.service.FireflyClients;
import dev.backdrop.firefly.service.FireflyModule;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pictures.PictureMemory;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.headshot.pipeline.Headshots;
import dev.backdrop.headshot.pipeline.PipelineModule;
import dev.backdrop.lambda.work.FigureLines;
import dev.backdrop.lambda.work.HeadshotWorkers;
import dev.backdrop.lambda.work.Invocation;
import dev.backdrop.lambda.work.OutcomeMetrics;
import dev.backdrop.lambda.work.QueueBatches;
import dev.backdrop.lambda.work.RunMessages;
import dev.backdrop.lambda.work.Summary;
import dev.backdrop.lambda.work.WorkItems;
import dev.backdrop.lambda.work.WorkModule;
import dev.backdrop.ledger.decision.DoubtLimits;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.queue.QueueAccess;
import dev.backdrop.queue.WorkQueue;
import dev.backdrop.quota.QuotaLimits;
import dev.backdrop.quota.Reservations;
import dev.backdrop.secret.SecretCredentials;
import dev.backdrop.snapstart.stub.LoopbackStub;
import dev.backdrop.snapstart.stub.StubBucket;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.ShutdownSignal;
import dev.backdrop.wiring.Wiring;

/**
 * Processes a made-up headshot several times, so that the snapshot holds loaded and compiled classes. The priming has its own
 * pipeline, with its own clients and credentials, and calls only a stub inside this process. It leaves no other state behind.
 */
@Singleton
class Priming {

    private static final String NAME = "priming";
    private static final String RESULT = "processed/priming.jpg";
    private static final String RECORD = "records/priming.json";
    /** Number of pipelines: the first headshot of each has neither token nor quota. */
    private static final int STARTS = 2;
    /**
     * The first headshot loads the classes. The others make the JIT compiler compile hot methods, which the snapshot
     * holds too.
     */
    private static final int HEADSHOTS = 40;

    /** Headshots whose pictures are decoded, checked and composed: a part of them is enough to load that code. */
    private static final int WITH_PICTURES = 3;

    private static final Map<String, String> WITHOUT_PICTURES = Map.of(
            "backdrop.mask.checks", "off", "backdrop.result.protect", "false", "backdrop.result.compare", "false");

    /** A quota so large that no call waits. */
    private static final int PLENTY = 600_000;

    /** The older fill needs at least 100 s. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Supplier<LoopbackStub> stubs;
    private final ObjectMapper json;
    private final FireflyMode mode;
    private final Clock clock;
    private final RandomGenerator random;
    private final int perStart;

    @Inject
    Priming(Vertx vertx, ObjectMapper json, FireflyConfig firefly, Clock clock, RandomGenerator random) {
        this(() -> LoopbackStub.start(vertx), json, firefly.mode(), clock, random, HEADSHOTS);
    }

    Priming(
            Supplier<LoopbackStub> stubs,
            ObjectMapper json,
            FireflyMode mode,
            Clock clock,
            RandomGenerator random,
            int perStart) {
        this.stubs = stubs;
        this.json = json;
        this.mode = mode;
        this.clock = clock;
        this.random = random;
        this.perStart = perStart;
    }

    /** @throws RuntimeException or IOException if the headshot was not processed */
    void run() throws IOException, GeneralSecurityException {
        ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, NAME));
        try (LoopbackStub stub = stubs.get()) {
            warmUpSdk(stub);
            process(stub, threads, Math.min(perStart, WITH_PICTURES), Map.of());
            for (int start = 0; start < STARTS; start++) {
                process(stub, threads, perStart, WITHOUT_PICTURES);
            }
        } finally {
            threads.shutdownNow();
        }
        // Otherwise the first call collects what the priming left.
        System.gc();
    }

    private void process(LoopbackStub stub, ExecutorService threads, int count, Map<String, String> pictures)
            throws IOException, GeneralSecurityException {
        SmallRyeConfig config = config(stub, pictures);
        Metrics metrics = new Metrics(new EmfWriter(line -> {}, clock), true);
        OutcomeMetrics outcomeMetrics = new OutcomeMetrics(metrics);
        Aws aws = new Aws(stub, trustManagers(stub));
        FireflyConfig settings = config.getConfigMapping(FireflyConfig.class);
        ShutdownSignal shutdown = new ShutdownSignal();
        try (FireflyClients.Apis apis = FireflyClients.of(settings, Optional.of(stub.trusted()))) {
            Firefly firefly = new FireflyModule(
                            settings,
                            new SecretCredentials(() -> aws.client(SecretsManagerClient.builder()), NAME),
                            outcomeMetrics,
                            clock,
                            shutdown,
                            random,
                            shutdown)
                    .create(apis);
            Bucket bucket = new Bucket(aws.client(Wiring.s3Builder()), StubBucket.NAME);
            Keys keys = new Keys(Prefixes.STANDARD);
            QuotaLimits limits =
                    new QuotaLimits(PLENTY, PLENTY, Set.of(Route.UPLOAD, Route.FILL), OptionalInt.of(PLENTY));
            Reservations reservations =
                    new Reservations(bucket, keys.quota(), limits, clock, new ShutdownSignal(), random);
            Headshots headshots = new PipelineModule(
                            bucket,
                            keys,
                            new Looks(config.getConfigMapping(LooksConfig.class)),
                            new PipelineModule.Service(firefly, mode, new DoubtLimits(false, 1), reservations),
                            new PipelineModule.Pictures(
                                    PicturePolicy.of(config.getConfigMapping(PicturesConfig.class), settings.fit()),
                                    PictureMemory.of(Runtime.getRuntime().maxMemory()),
                                    new SignedLinks(S3Presigner::create, StubBucket.NAME)),
                            threads,
                            clock,
                            new ShutdownSignal())
                    .create();
            SqsClient sqs = aws.client(SqsClient.builder());
            QueueBatches batches = new WorkModule(
                            new WorkItems(StubBucket.NAME, keys),
                            new HeadshotWorkers(
                                    headshots, reservations, threads, clock, outcomeMetrics, random, Summary.silent()),
                            new RunMessages((run, end) -> {}, threads),
                            reservations,
                            clock,
                            random)
                    .batches(new QueueAccess(sqs, Optional.empty(), 0));
            FigureLines figures = new FigureLines(outcomeMetrics, reservations);
            for (int headshot = 0; headshot < count; headshot++) {
                work(stub, batches);
                figures.write();
            }
            new WorkQueue(sqs, Optional.of(stub.url() + "/queue"), random).defer(NAME, Duration.ZERO);
        }
    }

    private void work(LoopbackStub stub, QueueBatches batches) throws IOException {
        stub.bucket().remove(RECORD);
        stub.bucket().remove(RESULT);
        stub.bucket().put("headshots/priming.jpg", LoopbackStub.resource("photo.jpg"));
        stub.bucket().put("masks/priming.png", LoopbackStub.resource("mask.png"));
        Trigger.QueueBatch event = new EventReader(json).queueBatch(json.readTree(LoopbackStub.resource("event.json")));
        Deadline deadline = new Deadline(clock.instant().plus(LONGEST));
        json.writeValueAsBytes(batches.work(event, new Invocation(NAME, deadline)));
        if (!stub.bucket().has(RESULT)) {
            throw new IllegalStateException("There is no " + RESULT);
        }
    }

    /**
     * Warms up parts that the stub's clients skip, since they have their own credentials and issuer. Calls no server
     * outside.
     */
    private static void warmUpSdk(LoopbackStub stub) throws GeneralSecurityException {
        // Reading the platform's issuers is the slowest part of the first connection.
        SSLContext.getDefault();
        Wiring.s3Builder().httpClient(UrlConnectionHttpClient.create()).build().close();
        String endpoint = SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property();
        System.setProperty(endpoint, stub.credentials().toString());
        try (AwsCredentialsProviderChain chain = AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(), ContainerCredentialsProvider.create())) {
            chain.resolveCredentials();
        } finally {
            System.clearProperty(endpoint);
        }
    }

    private SmallRyeConfig config(LoopbackStub stub, Map<String, String> pictures) {
        Map<String, String> values = Map.of(
                "backdrop.firefly.api-url", stub.url().toString(),
                "backdrop.firefly.ims-url", stub.url().toString(),
                "backdrop.firefly.allowed-hosts", stub.authority(),
                "backdrop.firefly.mode", mode.name());
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FireflyConfig.class)
                .withMapping(LooksConfig.class)
                .withMapping(PicturesConfig.class)
                .withSources(
                        new PropertiesConfigSource(values, NAME, 100), new PropertiesConfigSource(pictures, NAME, 101))
                .build();
    }

    private static TrustManager[] trustManagers(LoopbackStub stub) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(stub.trusted());
        return factory.getTrustManagers();
    }

    /** Makes clients of the stub, with made-up credentials: the real ones are not read before the first invocation. */
    private record Aws(LoopbackStub stub, TrustManager[] trusted) {

        <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
            return builder.endpointOverride(stub.url())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(NAME, NAME)))
                    .httpClient(UrlConnectionHttpClient.builder()
                            .tlsTrustManagersProvider(() -> trusted)
                            .build())
                    .build();
        }
    }
}
