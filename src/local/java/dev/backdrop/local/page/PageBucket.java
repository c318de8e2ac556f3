package dev.backdrop.local.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.ledger.Ledger;

/**
 * The bucket, as far as the page needs it. A missing object gives an empty answer, because objects may disappear at any
 * time.
 */
final class PageBucket {

    private final S3Client s3;
    private final String bucket;

    PageBucket(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The records, as the function reads them. */
    Ledger ledger(PageKeys keys) {
        return new Ledger(new Bucket(s3, bucket), keys.keys());
    }

    List<BucketObject> list(String prefix) {
        List<BucketObject> objects = new ArrayList<>();
        s3
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(found -> new BucketObject(
                        found.key(), BucketObject.unquoted(found.eTag()), found.size(), found.lastModified()))
                .forEach(objects::add);
        return objects;
    }

    Optional<BucketObject> find(String key) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key));
            return Optional.of(new BucketObject(
                    key, BucketObject.unquoted(head.eTag()), head.contentLength(), head.lastModified()));
        } catch (NoSuchKeyException gone) {
            return Optional.empty();
        }
    }

    /** The caller closes the stream. */
    Optional<ResponseInputStream<GetObjectResponse>> open(String key) {
        try {
            return Optional.of(s3.getObject(request -> request.bucket(bucket).key(key)));
        } catch (NoSuchKeyException gone) {
            return Optional.empty();
        }
    }

    Optional<byte[]> read(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArray());
        } catch (NoSuchKeyException gone) {
            return Optional.empty();
        }
    }

    void put(String key, byte[] bytes, String contentType) {
        s3.putObject(request -> request.bucket(bucket).key(key).contentType(contentType), RequestBody.fromBytes(bytes));
    }
}
