package dev.backdrop.headshot.model;

import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Consumer;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3's semantics, and nothing else: a map, with conditional writes. Every write is a moment of the model:
 * what is read just before a pause is as stale as what is read just after it would be fresh, and both occur. */
final class MemoryS3 implements S3Client {

    private final TreeMap<String, Stored> objects = new TreeMap<>();
    private final Consumer<String> moment;
    private int versions;
    private int recordWrites;
    private int unanswered;
    private boolean arrives;

    MemoryS3(Consumer<String> moment) {
        this.moment = moment;
    }

    void drop(String key, byte[] bytes, Instant at) {
        objects.put(key, new Stored(bytes, "etag-" + ++versions, at));
    }

    /** The answer to this write of a record, counted from 1, is lost; perhaps the write itself is, too. */
    void loseAnswer(int write, boolean writeArrives) {
        unanswered = write;
        arrives = writeArrives;
    }

    byte[] bytes(String key) {
        return objects.get(key).bytes();
    }

    String etag(String key) {
        return objects.get(key).etag();
    }

    /** Equal for equal contents, whatever way led there. */
    int state() {
        int hash = 0;
        for (var entry : objects.entrySet()) {
            hash = 31 * hash
                    + entry.getKey().hashCode() * 31
                    + java.util.Arrays.hashCode(entry.getValue().bytes());
        }
        return hash;
    }

    @Override
    public <R> R getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> transformer) {
        Stored stored = objects.get(request.key());
        if (stored == null) {
            throw NoSuchKeyException.builder().statusCode(404).build();
        }
        if (request.ifMatch() != null && !request.ifMatch().equals(stored.quoted())) {
            throw lost();
        }
        try {
            var response = GetObjectResponse.builder().eTag(stored.quoted()).build();
            return transformer.transform(
                    response, AbortableInputStream.create(new java.io.ByteArrayInputStream(stored.bytes())));
        } catch (Exception e) {
            throw SdkClientException.create("transform", e);
        }
    }

    @Override
    public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
        return getObject(request, ResponseTransformer.toBytes());
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Stored stored = objects.get(request.key());
        if (stored == null) {
            throw NoSuchKeyException.builder().statusCode(404).build();
        }
        return HeadObjectResponse.builder().eTag(stored.quoted()).build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        var contents = objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(request.prefix()))
                .map(entry -> S3Object.builder()
                        .key(entry.getKey())
                        .eTag(entry.getValue().quoted())
                        .size((long) entry.getValue().bytes().length)
                        .lastModified(entry.getValue().at())
                        .build())
                .toList();
        return ListObjectsV2Response.builder()
                .contents(contents)
                .isTruncated(false)
                .build();
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        moment.accept("put " + request.key());
        boolean isUnanswered = request.key().startsWith("records/") && ++recordWrites == unanswered;
        if (isUnanswered && !arrives) {
            throw SdkClientException.create("Connection reset");
        }
        Stored stored = objects.get(request.key());
        if ("*".equals(request.ifNoneMatch()) && stored != null) {
            throw lost();
        }
        if (request.ifMatch() != null && (stored == null || !request.ifMatch().equals(stored.quoted()))) {
            throw lost();
        }
        try {
            byte[] bytes = body.contentStreamProvider().newStream().readAllBytes();
            drop(request.key(), bytes, Instant.EPOCH);
        } catch (java.io.IOException e) {
            throw SdkClientException.create("read", e);
        }
        if (isUnanswered) {
            throw SdkClientException.create("Connection reset");
        }
        return PutObjectResponse.builder()
                .eTag(objects.get(request.key()).quoted())
                .build();
    }

    private static S3Exception lost() {
        return (S3Exception) S3Exception.builder()
                .statusCode(412)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("PreconditionFailed")
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}

    private record Stored(byte[] bytes, String etag, Instant at) {

        String quoted() {
            return '"' + etag + '"';
        }
    }
}
