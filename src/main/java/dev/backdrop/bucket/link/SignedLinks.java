package dev.backdrop.bucket.link;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs addresses under which others may read one object of the bucket for a while. They are secrets: nothing logs or records them. */
public final class SignedLinks {

    private final Supplier<S3Presigner> presigners;
    private final String bucket;

    /** @param presigners asked at each address: most instances need none */
    public SignedLinks(Supplier<S3Presigner> presigners, String bucket) {
        this.presigners = presigners;
        this.bucket = bucket;
    }

    /** Makes no call. The address is valid no longer than the credentials of this process. */
    public URI to(String key, Duration life) {
        try (S3Presigner presigner = presigners.get()) {
            return URI.create(presigner
                    .presignGetObject(request -> request.signatureDuration(life)
                            .getObjectRequest(get -> get.bucket(bucket).key(key)))
                    .url()
                    .toExternalForm());
        }
    }
}
