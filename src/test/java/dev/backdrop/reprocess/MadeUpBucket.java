package dev.backdrop.reprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket of tens of thousands of generated objects: S3's listing (version 2), GET and conditional PUT over HTTP. Photos
 * and masks have names only.
 */
final class MadeUpBucket implements AutoCloseable {

    static final String NAME = "backdrop";
    /** When the generated objects were written. */
    static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

    private static final int PAGE = 1_000;

    private final ConcurrentSkipListSet<String> keys = new ConcurrentSkipListSet<>();
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final Map<String, String> etags = new ConcurrentHashMap<>();
    private final AtomicInteger gets = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;

    /** @param headshots pairs, in folders of 100 */
    MadeUpBucket(int headshots) {
        for (int i = 0; i < headshots; i++) {
            keys.add("headshots/" + id(i) + ".jpg");
            keys.add("masks/" + id(i) + ".png");
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/" + NAME, this::answer);
        server.start();
    }

    /** Adds a result a second after the halves, and then a record without content. */
    void finish(int headshot) {
        drop("processed/" + id(headshot) + ".jpg", BEGIN.plusSeconds(1), "e");
        drop("records/" + id(headshot) + ".json", BEGIN.plusSeconds(2), "e");
    }

    void drop(String key, Instant at, String etag) {
        keys.add(key);
        written.put(key, at);
        etags.put(key, etag);
    }

    static String id(int number) {
        return "team %03d/per+son.%05d".formatted(number / 100, number);
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the number of requests to read an object. */
    int gets() {
        return gets.get();
    }

    static S3Client client(String endpoint, ExecutionInterceptor... interceptors) {
        return S3Client.builder()
                .endpointOverride(URI.create(endpoint))
                .forcePathStyle(true)
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(
                        override -> Arrays.asList(interceptors).forEach(override::addExecutionInterceptor))
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String key = exchange.getRequestURI().getPath().replaceFirst("^/" + NAME + "/?", "");
        if (query.containsKey("list-type")) {
            respond(exchange, 200, list(query));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            put(exchange, key, body);
        } else {
            get(exchange, key);
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        gets.incrementAndGet();
        byte[] content = contents.get(key);
        if (content == null) {
            respond(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        exchange.getResponseHeaders().add("ETag", etag(content));
        respond(exchange, 200, content);
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        String ifMatch = exchange.getRequestHeaders().getFirst("If-Match");
        boolean create = exchange.getRequestHeaders().containsKey("If-None-Match");
        boolean[] stored = {false};
        contents.compute(key, (name, before) -> {
            boolean allowed =
                    create ? before == null : before != null && etag(before).equals(ifMatch);
            stored[0] = allowed;
            return allowed ? body : before;
        });
        if (stored[0]) {
            keys.add(key);
            exchange.getResponseHeaders().add("ETag", etag(body));
        }
        respond(exchange, stored[0] ? 200 : 412, new byte[0]);
    }

    private byte[] list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
        String from = after.compareTo(prefix) > 0 ? after : prefix;
        List<String> page = keys.tailSet(from, !from.equals(after)).stream()
                .takeWhile(key -> key.startsWith(prefix))
                .limit(PAGE + 1)
                .toList();
        boolean truncated = page.size() > PAGE;
        List<String> shown = truncated ? page.subList(0, PAGE) : page;
        boolean encoded = "url".equals(query.get("encoding-type"));
        String entries = shown.stream()
                .map(key -> "<Contents><Key>" + (encoded ? encoded(key) : key) + "</Key><ETag>&quot;"
                        + etags.getOrDefault(key, "e")
                        + "&quot;</ETag><Size>1</Size><LastModified>" + written.getOrDefault(key, BEGIN)
                        + "</LastModified></Contents>")
                .collect(Collectors.joining());
        String next = truncated ? "<NextContinuationToken>" + shown.get(PAGE - 1) + "</NextContinuationToken>" : "";
        String encoding = encoded ? "<EncodingType>url</EncodingType>" : "";
        return ("<ListBucketResult>" + encoding + "<IsTruncated>" + truncated + "</IsTruncated>" + next + entries
                        + "</ListBucketResult>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As Amazon S3 does it: a space is a plus, and a slash stays. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String etag(byte[] content) {
        return '"' + Integer.toHexString(Arrays.hashCode(content)) + '"';
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
