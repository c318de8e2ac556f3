package dev.backdrop.local.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Makes If-Match atomic (s3proxy compares before it reads the body, so that several writers pass), and announces every
 * object written.
 */
final class AtomicBlobStore extends ForwardingBlobStore {
    private final KeyLocks locks = new KeyLocks();
    private final Consumer<ObjectCreated> created;

    AtomicBlobStore(BlobStore delegate, Consumer<ObjectCreated> created) {
        super(delegate);
        this.created = created;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        return write("Put", request.bucket(), request.key(), () -> {
            requireMatch(request);
            return super.putBlob(request, body);
        });
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return write("Copy", request.destinationBucket(), request.destinationKey(), () -> super.copyBlob(request));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return write(
                "CompleteMultipartUpload",
                upload.containerName(),
                upload.blobName(),
                () -> super.completeMultipartUpload(upload, request));
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return locks.locked(request.key(), () -> super.removeBlob(request));
    }

    private void requireMatch(PutObjectRequest request) {
        if (request.ifMatch() == null) {
            return;
        }
        HeadObjectResponse current = delegate().blobMetadataIfPresent(request.bucket(), request.key());
        if (current == null || !unquoted(request.ifMatch()).equals(unquoted(current.eTag()))) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    private static String unquoted(String eTag) {
        return eTag.replace("\"", "");
    }

    private <T> T write(String event, String bucket, String key, Supplier<T> change) {
        return locks.locked(key, () -> {
            T answer = change.get();
            HeadObjectResponse head = delegate().blobMetadata(bucket, key);
            if (!MultipartStub.is(key)) {
                created.accept(new ObjectCreated(
                        "ObjectCreated:" + event, key, head.contentLength(), unquoted(head.eTag()), Instant.now()));
            }
            return answer;
        });
    }
}
