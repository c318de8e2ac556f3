package dev.backdrop.local.page;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket in memory behind the real S3 API. */
final class MemoryBucket implements AutoCloseable {

    static final String NAME = "staff";

    private final S3Proxy proxy;
    private final S3Client s3;

    MemoryBucket(ExecutionInterceptor... interceptors) {
        try {
            proxy = S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
                    .stopTimeout(0)
                    .build();
            proxy.start();
        } catch (Exception cannotStart) {
            throw new IllegalStateException(cannotStart);
        }
        s3 = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + proxy.getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .executionInterceptors(List.of(interceptors))
                        .build())
                .forcePathStyle(true)
                .serviceConfiguration(client -> client.chunkedEncodingEnabled(false))
                .build();
        s3.createBucket(bucket -> bucket.bucket(NAME));
    }

    S3Client s3() {
        return s3;
    }

    /** The ETag, without quotes. */
    String put(String key, byte[] bytes) {
        return BucketObject.unquoted(s3.putObject(object -> object.bucket(NAME).key(key), RequestBody.fromBytes(bytes))
                .eTag());
    }

    String put(String key, String text) {
        return put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    void delete(String key) {
        s3.deleteObject(object -> object.bucket(NAME).key(key));
    }

    byte[] get(String key) {
        return s3.getObjectAsBytes(object -> object.bucket(NAME).key(key)).asByteArray();
    }

    String contentType(String key) {
        return s3.headObject(object -> object.bucket(NAME).key(key)).contentType();
    }

    @Override
    public void close() throws IOException {
        s3.close();
        try {
            proxy.stop();
        } catch (Exception cannotStop) {
            throw new IOException(cannotStop);
        }
    }
}
