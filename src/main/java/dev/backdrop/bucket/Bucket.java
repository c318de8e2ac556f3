package dev.backdrop.bucket;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
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

/** The one bucket the function works on. ETags have no quotes here. Other refusals of S3 are thrown as exceptions. */
public final class Bucket {

    private static final Logger LOG = Logger.getLogger(Bucket.class);

    private static final int NOT_MODIFIED_OR_LOST = 412;
    private static final int OVERLAPPING_WRITES = 409;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int DELETE_MARKER = 405;

    /** The version id of every object that was written while versioning was off: the next write replaces it. */
    private static final String UNVERSIONED = "null";

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

    /** Lists the objects whose keys begin with {@code prefix}, in the order of the keys. */
    public List<StoredObject> list(String prefix) {
        return s3.listObjectsV2Paginator(listing(prefix).build()).contents().stream()
                .map(Bucket::stored)
                .toList();
    }

    /**
     * Lists the same objects page by page. Only one page is in memory.
     *
     * @param after the listing begins with the first key after this one; empty for all
     */
    public Iterator<StoredObject> walk(String prefix, String after) {
        var request = listing(prefix).startAfter(after.isEmpty() ? null : after).build();
        return s3.listObjectsV2Paginator(request).contents().stream()
                .map(Bucket::stored)
                .iterator();
    }

    /** Lists the first objects, as many as one request returns. */
    public List<StoredObject> some(String prefix) {
        return s3.listObjectsV2(listing(prefix).build()).contents().stream()
                .map(Bucket::stored)
                .toList();
    }

    /** Requests URL-encoded keys, which the SDK decodes: a control character in a key would be invalid XML. */
    private ListObjectsV2Request.Builder listing(String prefix) {
        return ListObjectsV2Request.builder().bucket(name).prefix(prefix).encodingType(EncodingType.URL);
    }

    private static StoredObject stored(S3Object object) {
        return new StoredObject(object.key(), unquoted(object.eTag()), object.size(), object.lastModified());
    }

    /** Reads the object; empty where there is none. */
    public Optional<Content> get(String key) {
        return get(GetObjectRequest.builder().bucket(name).key(key).build());
    }

    /** Reads the version {@code etag} of the object; empty where it was replaced or deleted. */
    public Optional<Content> get(String key, String etag) {
        return get(GetObjectRequest.builder()
                .bucket(name)
                .key(key)
                .ifMatch(quoted(etag))
                .build());
    }

    /**
     * Reads a part of the object, under the same condition.
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

    /** Reads the version {@code versionId}, current or not; empty where it is gone. Needs s3:GetObjectVersion. */
    public Optional<Content> getVersion(String key, String versionId) {
        return get(GetObjectRequest.builder()
                .bucket(name)
                .key(key)
                .versionId(versionId)
                .build());
    }

    private Optional<Content> get(GetObjectRequest request) {
        try {
            var response = s3.getObjectAsBytes(request);
            // The SDK's own array: nothing else uses it, and copying a photo would cost memory.
            byte[] bytes = response.asByteArrayUnsafe();
            Long promised = response.response().contentLength();
            if (promised != null && promised != bytes.length) {
                // The HTTP client of JDK 17 takes a broken connection for the end of the body.
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

    /** Reads which version is stored; empty where there is none. */
    public Optional<Version> version(String key) {
        try {
            var head = s3.headObject(request -> request.bucket(name).key(key));
            return Optional.of(new Version(unquoted(head.eTag()), head.metadata()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Looks whether the version {@code versionId}, current or not, can be read. Needs s3:GetObjectVersion. */
    public OldVersion look(String key, String versionId) {
        try {
            s3.headObject(request -> request.bucket(name).key(key).versionId(versionId));
            return OldVersion.STORED;
        } catch (S3Exception e) {
            // A HEAD has no body, and so no error code.
            return switch (e.statusCode()) {
                case NOT_FOUND, DELETE_MARKER -> OldVersion.GONE;
                case FORBIDDEN -> OldVersion.REFUSED;
                default -> throw e;
            };
        }
    }

    /**
     * Replaces the version {@code etag}; where that is empty, creates the object.
     *
     * @param metadata ASCII: S3 corrupts other characters
     */
    public WriteResult put(
            String key, Optional<String> etag, byte[] bytes, String contentType, Map<String, String> metadata) {
        PutObjectRequest.Builder put = request(key, contentType).metadata(metadata);
        etag.ifPresentOrElse(version -> put.ifMatch(quoted(version)), () -> put.ifNoneMatch("*"));
        return conditionally(put.build(), bytes);
    }

    /** Deletes only the version {@code etag}; a versioned bucket keeps it as an older one. */
    public void delete(String key, String etag) {
        try {
            s3.deleteObject(request -> request.bucket(name).key(key).ifMatch(quoted(etag)));
        } catch (S3Exception e) {
            if (!isLost(e)) {
                throw e;
            }
        }
    }

    /** Creates the object; {@code Lost} where there is one. */
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
                // A stored object has a version. S3 may begin a 200 before the write ends, and then put an error into
                // it.
                LOG.warnf("Whether %s was written is unknown: S3 names no version", request.key());
                return new WriteResult.Unanswered();
            }
            return new WriteResult.Written(
                    unquoted(response.eTag()), UNVERSIONED.equals(response.versionId()) ? null : response.versionId());
        } catch (S3Exception e) {
            if (isLost(e)) {
                return new WriteResult.Lost();
            }
            throw e;
        } catch (SdkClientException e) {
            // S3 may also refuse early and close the connection before it has read the body: then no 412 arrives.
            LOG.warnf("Whether %s was written is unknown: %s", request.key(), e.getMessage());
            return new WriteResult.Unanswered();
        }
    }

    /** Avoids {@code RequestBody.fromBytes}, which copies the bytes: a result is large. */
    private static RequestBody body(PutObjectRequest request, byte[] bytes) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes), bytes.length, request.contentType());
    }

    private PutObjectRequest.Builder request(String key, String contentType) {
        return PutObjectRequest.builder().bucket(name).key(key).contentType(contentType);
    }

    /** Checks the code too: an error inside a 200 has no status of its own. */
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

    private static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
