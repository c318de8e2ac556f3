package dev.backdrop.snapstart.stub;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/** S3 with one bucket in memory, addressed by path. It ignores conditions: there is one writer. */
public final class StubBucket {

    public static final String NAME = "priming";

    private final Map<String, byte[]> objects = new TreeMap<>();

    public synchronized void put(String key, byte[] bytes) {
        objects.put(key, bytes);
    }

    public synchronized void remove(String key) {
        objects.remove(key);
    }

    public synchronized boolean has(String key) {
        return objects.containsKey(key);
    }

    synchronized StubAnswer answer(String method, String path, @Nullable String prefix, byte[] body) {
        String key = path.substring(Math.min(path.length(), NAME.length() + 2));
        if (prefix != null) {
            return list(prefix);
        }
        if (method.equals("PUT")) {
            objects.put(key, body);
            return new StubAnswer(200, Map.of("ETag", etag(body)), new byte[0]);
        }
        byte[] bytes = objects.get(key);
        return bytes == null
                ? StubAnswer.xml(404, "<Error><Code>NoSuchKey</Code><Message>There is none</Message></Error>")
                : new StubAnswer(200, headers(bytes), bytes);
    }

    private StubAnswer list(String prefix) {
        String contents = objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .map(object -> "<Contents><Key>" + object.getKey() + "</Key><ETag>" + etag(object.getValue())
                        + "</ETag><Size>" + object.getValue().length
                        + "</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>")
                .collect(Collectors.joining());
        return StubAnswer.xml(
                200,
                "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>"
                        + contents + "</ListBucketResult>");
    }

    /** Returns headers with S3's checksum, which the SDK checks. */
    private static Map<String, String> headers(byte[] bytes) {
        byte[] checksum =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc(bytes)).array();
        Map<String, String> headers = new HashMap<>();
        headers.put("ETag", etag(bytes));
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        headers.put("x-amz-checksum-crc32", Base64.getEncoder().encodeToString(checksum));
        return headers;
    }

    private static String etag(byte[] bytes) {
        return '"' + Long.toHexString(crc(bytes)) + '"';
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
