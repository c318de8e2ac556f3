package dev.backdrop.local.firefly.adobe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Reads the photo from the address that an order names. */
public final class PhotoSource {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final boolean local;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();

    /** @param local whether this machine's own addresses may be read from; no other is, and Adobe reads from none of them */
    public PhotoSource(boolean local) {
        this.local = local;
    }

    /** Empty if the address is not allowed, or gives no file. */
    Optional<byte[]> read(String address) {
        try {
            URI uri = URI.create(address);
            if (!local || !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                return Optional.empty();
            }
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(LONGEST).build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
