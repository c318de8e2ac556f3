package dev.backdrop.bucket;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The one bucket the function works on. ETags go in and out without quotes. Anything S3 refuses otherwise is thrown. */
public final class Bucket {

    private static final Logger LOG = Logger.getLogger(Bucket.class);

    private static final int NOT_MODIFIED_OR_LOST = 412;
    private static final int OVERLAPPING_WRITES = 409;
    private static final int NOT_FOUND = 404;

    /** NoSuchKey: If-Match on an object that was deleted meanwhile. */
    private static final Set<String> LOST = Set.of("PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey");

    private final S3Client s3;
    private final String name;

    public Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Everything whose key begins with {@code prefix}, in the order of the keys. */
    public List<StoredObject> list(String prefix) {
        return s3.listObjectsV2Paginator(listing(prefix).build()).contents().stream()
                .map(Bucket::stored)
                .toList();
    }

    /**
     * The same page by page, as it is walked through: however many there are, one page is in memory.
     *
     * @param after begins with the first key behind this one; empty for all
     */
    public Iterator<StoredObject> walk(String prefix, String after) {
        var request = listing(prefix).startAfter(after.isEmpty() ? null : after).build();
        return s3.listObjectsV2Paginator(request).contents().stream()
                .map(Bucket::stored)
                .iterator();
    }

    /** The first of them, as many as one request answers. */
    public List<StoredObject> some(String prefix) {
        return s3.listObjectsV2(listing(prefix).build()).contents().stream()
                .map(Bucket::stored)
                .toList();
    }

    /** Keys are asked for URL-encoded, and the SDK decodes them: one with a control character is no XML otherwise. */
    private ListObjectsV2Request.Builder listing(String prefix) {
        return ListObjectsV2Request.builder().bucket(name).prefix(prefix).encodingType(EncodingType.URL);
    }

    private static StoredObject stored(S3Object object) {
        return new StoredObject(object.key(), unquoted(object.eTag()), object.size(), object.lastModified());
    }

    /** The object, or nothing where there is none. */
    public Optional<Content> get(String key) {
        return get(GetObjectRequest.builder().bucket(name).key(key).build());
    }

    /** The object if it still is the version {@code etag}; nothing where it was replaced or deleted. */
    public Optional<Content> get(String key, String etag) {
        return get(GetObjectRequest.builder()
                .bucket(name)
                .key(key)
                .ifMatch(quoted(etag))
                .build());
    }

    /**
     * A part of the object, under the same condition.
     *
     * @param range as in HTTP: "bytes=0-99" for the first hundred, "bytes=-100" for the last
     */
    public Optional<Content> get(String key, String etag, String range) {
        return get(GetObjectRequest.builder()
                .bucket(name)
                .key(key)
                .ifMatch(quoted(etag))
                .range(range)
                .build());
    }

    private Optional<Content> get(GetObjectRequest request) {
        try {
            var response = s3.getObjectAsBytes(request);
            // The SDK's own array: nobody else holds it, and a photo is too large to copy for fun.
            byte[] bytes = response.asByteArrayUnsafe();
            Long promised = response.response().contentLength();
            if (promised != null && promised != bytes.length) {
                // The JDK's HTTP client (17) takes a connection that broke for the end of the body.
                throw SdkClientException.create(
                        request.key() + " was cut off after " + bytes.length + " of " + promised + " bytes");
            }
            return Optional.of(new Content(bytes, unquoted(response.response().eTag())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED_OR_LOST || e.statusCode() == NOT_FOUND && !isMissingBucket(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The version that is stored, or nothing where there is none. */
    public Optional<Version> version(String key) {
        try {
            var head = s3.headObject(request -> request.bucket(name).key(key));
            return Optional.of(new Version(unquoted(head.eTag()), head.metadata()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /**
     * Stores in place of the version {@code etag}, or where there is none yet if that is empty.
     *
     * @param metadata ASCII: S3 mangles anything else
     */
    public WriteResult put(
            String key, Optional<String> etag, byte[] bytes, String contentType, Map<String, String> metadata) {
        PutObjectRequest.Builder put = request(key, contentType).metadata(metadata);
        etag.ifPresentOrElse(version -> put.ifMatch(quoted(version)), () -> put.ifNoneMatch("*"));
        return conditionally(put.build(), bytes);
    }

    /** Deletes the version {@code etag}, and no other; in a versioned bucket it becomes an older one. */
    public void delete(String key, String etag) {
        try {
            s3.deleteObject(request -> request.bucket(name).key(key).ifMatch(quoted(etag)));
        } catch (S3Exception e) {
            if (!isLost(e)) {
                throw e;
            }
        }
    }

    /** Stores only where there is no such object. */
    public WriteResult create(String key, byte[] bytes, String contentType) {
        return conditionally(request(key, contentType).ifNoneMatch("*").build(), bytes);
    }

    /** Replaces only the version {@code etag}. */
    public WriteResult replace(String key, String etag, byte[] bytes, String contentType) {
        return conditionally(request(key, contentType).ifMatch(quoted(etag)).build(), bytes);
    }

    private WriteResult conditionally(PutObjectRequest request, byte[] bytes) {
        try {
            var response = s3.putObject(request, body(request, bytes));
            if (response.eTag() == null) {
                // What is stored has one. S3 may begin a 200 before it knows the end, and then write an error into it.
                LOG.warnf("Whether %s was written is not known: S3 names no version", request.key());
                return new WriteResult.Unanswered();
            }
            return new WriteResult.Written(unquoted(response.eTag()));
        } catch (S3Exception e) {
            if (isLost(e)) {
                return new WriteResult.Lost();
            }
            throw e;
        } catch (SdkClientException e) {
            // Also where S3 refuses early and hangs up before it has read the body: 412 is then never seen.
            LOG.warnf("Whether %s was written is not known: %s", request.key(), e.getMessage());
            return new WriteResult.Unanswered();
        }
    }

    /** Not {@code RequestBody.fromBytes}, which copies them: a result is large. */
    private static RequestBody body(PutObjectRequest request, byte[] bytes) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes), bytes.length, request.contentType());
    }

    private PutObjectRequest.Builder request(String key, String contentType) {
        return PutObjectRequest.builder().bucket(name).key(key).contentType(contentType);
    }

    /** By its code, too: an error inside a 200 has no status of its own. */
    private static boolean isLost(S3Exception e) {
        return LOST.contains(code(e))
                || e.statusCode() == NOT_MODIFIED_OR_LOST
                || e.statusCode() == OVERLAPPING_WRITES
                || e.statusCode() == NOT_FOUND && !isMissingBucket(e);
    }

    private static boolean isMissingBucket(S3Exception e) {
        return code(e).equals("NoSuchBucket");
    }

    private static String code(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }

    private static String unquoted(String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
