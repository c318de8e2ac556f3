package dev.backdrop.reprocess;

import java.net.URI;
import java.util.Arrays;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SQS clients like those of the function. */
final class Senders {

    private Senders() {}

    static SqsClient client(String endpoint, ExecutionInterceptor... interceptors) {
        return SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(
                        override -> Arrays.asList(interceptors).forEach(override::addExecutionInterceptor))
                .build();
    }
}
