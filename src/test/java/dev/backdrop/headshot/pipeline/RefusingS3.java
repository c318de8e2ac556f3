package dev.backdrop.headshot.pipeline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A client of a real store that refuses some writes, as a policy would. */
final class RefusingS3 {

    private RefusingS3() {}

    static S3Client of(S3Client store, Predicate<PutObjectRequest> isRefused) {
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    if (arguments != null
                            && arguments[0] instanceof PutObjectRequest request
                            && isRefused.test(request)) {
                        throw S3Exception.builder()
                                .statusCode(403)
                                .message("Access Denied")
                                .build();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
