package dev.backdrop.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An S3-compatible server on loopback with one bucket. */
public final class BucketStore implements AutoCloseable {
    public static final String BUCKET = "backdrop";
    /**
     * The credentials that signatures are checked against. They are no secret: they give access to this server only.
     */
    public static final String ACCESS_KEY = "backdrop";

    public static final String SECRET_KEY = "backdrop-local";
    public static final String REGION = "eu-central-1";

    private static final System.Logger LOG = System.getLogger(BucketStore.class.getName());
    private static final long LOOK_EVERY_MS = 400;

    private final S3Proxy server;
    private final StoreHooks hooks;
    private final Optional<FolderWatch> watch;
    private final ScheduledExecutorService looks;

    private BucketStore(S3Proxy server, StoreHooks hooks, Optional<FolderWatch> watch) {
        this.server = server;
        this.hooks = hooks;
        this.watch = watch;
        this.looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "bucket-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A bucket in memory, lost when the store is closed. It does not depend on disk, locale or extended attributes. */
    public static BucketStore inMemory(Consumer<ObjectCreated> created) {
        TransientNio2BlobStore memory = new TransientNio2BlobStore();
        memory.createContainer(BUCKET);
        return start(memory, 0, created, Optional.empty());
    }

    /**
     * Serves a folder as the bucket: a key is a file's path in it. Files that appear under the watched prefixes become
     * objects once they stop changing.
     *
     * @param port 0 for any free one
     */
    public static BucketStore overFolder(Path folder, List<String> watched, int port, Consumer<ObjectCreated> created) {
        BucketFolder bucket = BucketFolder.prepare(folder, watched);
        FolderObjects objects = new FolderObjects(bucket.path(), watched);
        return start(bucket.asBucket(BUCKET, objects), port, created, Optional.of(new FolderWatch(objects, created)));
    }

    private static BucketStore start(
            BlobStore blobs, int port, Consumer<ObjectCreated> created, Optional<FolderWatch> watch) {
        StoreHooks hooks = new StoreHooks();
        BlobStore visible = new HookedBlobStore(new AtomicBlobStore(blobs, created), hooks);
        S3Proxy server = S3Proxy.builder()
                .blobStore(visible)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .stopTimeout(0)
                .build();
        // Any other name would be a folder beside the bucket's, which S3 clients must not see.
        BlobStore nothing = new TransientNio2BlobStore();
        server.setBlobStoreLocator((identity, bucket, key) -> {
            boolean known = bucket == null || bucket.isEmpty() || bucket.equals(BUCKET);
            return ACCESS_KEY.equals(identity) ? new AccessGrant(SECRET_KEY, known ? visible : nothing) : null;
        });
        StoreGuard.putBefore(server);
        try {
            server.start();
        } catch (Exception refused) {
            throw new IllegalStateException(
                    "The store cannot listen on 127.0.0.1:" + port + ": " + refused.getMessage(), refused);
        }
        BucketStore store = new BucketStore(server, hooks, watch);
        watch.ifPresent(folder ->
                store.looks.scheduleWithFixedDelay(() -> store.look(folder), 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
        return store;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public StoreHooks hooks() {
        return hooks;
    }

    /** Whether every file dropped so far has become an object and, unless it was written through S3, was announced. */
    public boolean isAtRest() {
        return watch.map(BucketStore::isAtRest).orElse(true);
    }

    /** A client of its own; the caller closes it. */
    public S3Client newClient() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                // s3proxy leaves a chunked body's trailer unread: Jetty may then close the connection, and the client
                // would write twice.
                .serviceConfiguration(client -> client.chunkedEncodingEnabled(false))
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    /** Signs addresses of this store; the caller closes it. */
    public S3Presigner newPresigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    @Override
    public void close() {
        looks.shutdownNow();
        try {
            server.stop();
        } catch (Exception unstoppable) {
            throw new IllegalStateException("The store does not stop", unstoppable);
        }
    }

    private void look(FolderWatch folder) {
        try {
            folder.look();
        } catch (IOException | RuntimeException unreadable) {
            // A scheduled task that throws never runs again, and the next attempt may succeed.
            LOG.log(System.Logger.Level.WARNING, "cannot read the bucket's folder", unreadable);
        }
    }

    private static boolean isAtRest(FolderWatch folder) {
        try {
            return folder.isAtRest();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
