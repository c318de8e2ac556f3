package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.util.Map;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/** The storage that results are fetched from: S3 behind a pre-signed address. It refuses Adobe's tokens. */
public final class ResultEndpoint implements Endpoint {

    private final Results results;
    private final Signature signature;
    private final Clock clock;
    private final String mediaType;

    public ResultEndpoint(Results results, Signature signature, Clock clock, String mediaType) {
        this.results = results;
        this.signature = signature;
        this.clock = clock;
        this.mediaType = mediaType;
    }

    @Override
    public Answer answer(Call call) {
        if (call.header("authorization").isPresent()) {
            return Answer.s3Error(
                    400,
                    "InvalidArgument",
                    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string"
                            + " parameter or the Authorization header should be specified");
        }
        Signature.Verdict verdict = signature.verify(call.path(), call.uri().getRawQuery(), clock.instant());
        if (verdict == Signature.Verdict.TAMPERED || !call.method().equals("GET")) {
            return Answer.s3Error(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
        if (verdict == Signature.Verdict.EXPIRED) {
            return Answer.s3Error(403, "AccessDenied", "Request has expired");
        }
        return results.find(call.leaf())
                .map(picture -> new Answer(200, Map.of("content-type", mediaType), picture))
                .orElseGet(() -> Answer.s3Error(404, "NoSuchKey", "The specified key does not exist."));
    }
}
