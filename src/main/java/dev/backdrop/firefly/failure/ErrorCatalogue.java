package dev.backdrop.firefly.failure;

import static java.util.Map.entry;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.Route;

/**
 * Decides what a failure of Adobe means. The error code counts before the HTTP status: the same content refusal comes as
 * 422, as 451 or as a failed job. {@link Cause} holds the rows.
 *
 * <p>The paid POST has a rule of its own: it is sent again only where Adobe certainly accepted nothing. That is a
 * refusal by status 4xx, or a 5xx whose error code is one of the service's own. A 500 {@code runtime_error} is such a
 * code: it is the documented error body, which comes without a job id, and Adobe bills only the output images of
 * jobs. A 5xx of unknown origin, 502 and 504 in any form, and every answer that did not arrive, are {@link
 * ProblemKind#UNCERTAIN}.
 */
public class ErrorCatalogue {

    private static final Map<String, Cause> BY_CODE = Map.ofEntries(
            entry("prompt_unsafe", Cause.PROMPT_REFUSED),
            entry("prompt_entity_denied", Cause.PROMPT_REFUSED),
            entry("language_not_supported", Cause.LANGUAGE_REFUSED),
            entry("input_media_unsafe", Cause.PHOTO_REFUSED),
            entry("image_unsafe", Cause.PHOTO_REFUSED),
            entry("video_unsafe", Cause.PHOTO_REFUSED),
            entry("reference_image_unsafe_error", Cause.PHOTO_REFUSED),
            entry("output_media_unsafe", Cause.RESULT_REFUSED),
            entry("cai_assertion_violation_error", Cause.CREDENTIALS_OF_PHOTO),
            entry("legal_error", Cause.CONTENT_REFUSED),
            entry("10008", Cause.CONTENT_REFUSED),
            entry("bad_request", Cause.INVALID_REQUEST),
            entry("empty_input_body", Cause.INVALID_REQUEST),
            entry("validation_error", Cause.INVALID_REQUEST),
            entry("10075", Cause.INVALID_REQUEST),
            entry("invalid_content_type", Cause.WRONG_TYPE),
            entry("not_implemented", Cause.NOT_OFFERED),
            entry("unauthorized", Cause.TOKEN_REFUSED),
            entry("401013", Cause.TOKEN_REFUSED),
            entry("401014", Cause.TOKEN_REFUSED),
            entry("403000", Cause.CALL_NOT_SIGNED),
            entry("403003", Cause.CALL_NOT_SIGNED),
            entry("403010", Cause.CALL_NOT_SIGNED),
            entry("10007", Cause.SCOPE_MISSING),
            entry("rate_limited", Cause.RATE_LIMITED),
            entry("unauthorized_rate_limited", Cause.RATE_LIMITED),
            entry("429050", Cause.RATE_LIMITED),
            entry("10011", Cause.RATE_LIMITED),
            entry("timeout_error", Cause.OVERLOADED),
            entry("model_not_loaded", Cause.OVERLOADED),
            entry("runtime_error", Cause.SERVICE_ERROR),
            entry("10002", Cause.SERVICE_ERROR),
            entry("unknown_job_id", Cause.JOB_UNKNOWN));

    private static final Map<String, Cause> BY_ACCESS_ERROR = Map.of(
            "quota_exhausted", Cause.QUOTA_EXHAUSTED,
            "invalid_ims_scope", Cause.SCOPE_MISSING,
            "user_non_entitled", Cause.NOT_ENTITLED,
            "user_profile_denied", Cause.NOT_ENTITLED);

    private static final Map<Integer, Cause> BY_STATUS = Map.ofEntries(
            entry(401, Cause.TOKEN_REFUSED),
            entry(402, Cause.NOT_ENTITLED),
            entry(403, Cause.NOT_ENTITLED),
            entry(404, Cause.NOT_OFFERED),
            entry(405, Cause.NOT_OFFERED),
            entry(408, Cause.OVERLOADED),
            entry(410, Cause.NOT_OFFERED),
            entry(413, Cause.TOO_LARGE),
            entry(415, Cause.WRONG_TYPE),
            entry(429, Cause.RATE_LIMITED),
            entry(451, Cause.CONTENT_REFUSED),
            entry(501, Cause.NOT_OFFERED));

    /** With these statuses a job may have been accepted behind a gateway. */
    private static final Set<Integer> UNCERTAIN_STATUSES = Set.of(499, 502, 504);

    /** No byte of the request was sent. */
    private static final Set<Class<?>> NEVER_SENT = Set.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class);

    private final KnownSecrets secrets = new KnownSecrets();
    private final Clock clock;

    public ErrorCatalogue(Clock clock) {
        this.clock = clock;
    }

    /** Removes {@code secret} from everything that is quoted of Adobe's answers from now on. */
    public void conceal(String secret) {
        secrets.add(secret);
    }

    /** Judges a call that did not succeed: Adobe refused it, gave no answer, or one that Backdrop cannot use. */
    public FireflyFailure judge(Route route, Throwable failure) {
        return BadAnswer.in(failure)
                .map(answer -> answer.handle(new OfRoute(route)))
                .orElseGet(() -> brokenOff(route, failure));
    }

    private static FireflyFailure brokenOff(Route route, Throwable failure) {
        if (hasCause(failure, NEVER_SENT)) {
            return Cause.UNREACHABLE.failure();
        }
        if (hasCause(failure, Set.of(MismatchedInputException.class))) {
            return notUnderstood(route).failure();
        }
        if (isUnreadable(failure)) {
            return noJson(route).failure();
        }
        return (route.isPaid() ? cutOff(route) : Cause.NO_ANSWER).failure();
    }

    /** Judges the answer to one call. */
    private final class OfRoute implements BadAnswer.Cases<FireflyFailure> {

        private final Route route;

        private OfRoute(Route route) {
            this.route = route;
        }

        @Override
        public FireflyFailure refusal(BadAnswer.Refusal refusal) {
            AdobeError error = AdobeError.in(secrets.without(refusal.body()));
            return failure(cause(route, refusal, error), error, retryAfter(refusal), refusal.requestId());
        }

        @Override
        public FireflyFailure tooLong(BadAnswer.TooLong answer) {
            return (route == Route.DOWNLOAD ? Cause.RESULT_TOO_LARGE : noJson(route)).failure();
        }

        @Override
        public FireflyFailure incomplete(BadAnswer.Incomplete answer) {
            return notUnderstood(route)
                    .failure()
                    .with(secrets.without(answer.missing()) + ".")
                    .from(answer.requestId().map(secrets::without));
        }

        @Override
        public FireflyFailure unreadable(BadAnswer.Unreadable answer) {
            return brokenOff(route, answer.parsers()).from(answer.requestId().map(secrets::without));
        }
    }

    public static boolean isUnreadable(Throwable failure) {
        return hasCause(failure, Set.of(JsonProcessingException.class));
    }

    private static Cause noJson(Route route) {
        return route.isPaid() ? paidUnreadable(route) : Cause.UNREADABLE;
    }

    private static Cause notUnderstood(Route route) {
        return route.isPaid() ? paidUnreadable(route) : Cause.NOT_UNDERSTOOD;
    }

    public FireflyFailure hostRefused(URI uri) {
        return Cause.HOST_REFUSED.failure().with(place(uri));
    }

    /** Names the address in a sentence, without user info, path and query. */
    public static String place(URI uri) {
        return "It is at " + uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + ".";
    }

    /** Judges a job that ended without a result; {@code jobStatus} is failed, timeout, cancelled or canceled. */
    public FireflyFailure jobEnded(
            Route route, String jobStatus, String code, String message, Optional<String> requestId) {
        AdobeError error = AdobeError.of(secrets.without(code), secrets.without(message));
        boolean isMask = route == Route.MASK_STATUS;
        Cause byCode = BY_CODE.getOrDefault(error.code(), Cause.JOB_FAILED);
        Cause cause = isMask ? Cause.MASK_FAILED : Cause.JOB_FAILED;
        if (byCode.kind() == ProblemKind.CONTENT_REFUSED) {
            cause = byCode;
        } else if (byCode.retry() == Retry.AFTER_PAUSE || !jobStatus.equals("failed")) {
            cause = isMask ? Cause.MASK_INTERRUPTED : Cause.JOB_INTERRUPTED;
        }
        return failure(cause, error, Optional.empty(), requestId);
    }

    /** Judges a success without a single image. */
    public FireflyFailure noOutput(Optional<String> requestId) {
        return Cause.NO_OUTPUT.failure().from(requestId.map(secrets::without));
    }

    /** Judges the success of a mask's job without a mask. */
    public FireflyFailure noMask(Optional<String> requestId) {
        return Cause.NO_MASK.failure().from(requestId.map(secrets::without));
    }

    private static boolean hasCause(Throwable failure, Set<Class<?>> types) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(level -> types.stream().anyMatch(type -> type.isInstance(level)));
    }

    private static Cause cause(Route route, BadAnswer.Refusal call, AdobeError error) {
        return switch (route) {
            case TOKEN -> ofToken(call.status(), error.code());
            case UPLOAD -> ofEveryHeadshot(ofService(call, error));
            case FILL -> ofFill(call, error);
            case STATUS -> ofStatus(ofService(call, error), call.status());
            case MASK -> ofPhotoshop(ofPaid(route, call, error));
            case MASK_STATUS -> ofPhotoshop(ofStatus(ofService(call, error), call.status()));
            case DOWNLOAD -> ofDownload(call.status(), error.code());
        };
    }

    private static Cause ofService(BadAnswer.Refusal call, AdobeError error) {
        Optional<Cause> byAccessError = call.header("x-access-error")
                .map(value -> BY_ACCESS_ERROR.get(value.strip().toLowerCase(Locale.ROOT)));
        return byAccessError.orElseGet(() -> BY_CODE.getOrDefault(error.code(), byStatus(call.status())));
    }

    private static Cause byStatus(int status) {
        if (status < 400) {
            return Cause.NOT_OFFERED;
        }
        return BY_STATUS.getOrDefault(status, status < 500 ? Cause.INVALID_REQUEST : Cause.SERVICE_ERROR);
    }

    /** Blames the address where a call that every headshot makes is not offered. */
    private static Cause ofEveryHeadshot(Cause cause) {
        return cause == Cause.NOT_OFFERED ? Cause.WRONG_ADDRESS : cause;
    }

    private static Cause ofPaid(Route route, BadAnswer.Refusal call, AdobeError error) {
        int status = call.status();
        boolean serviceTimedOutOrFailed = status == 408 || status >= 500 && status != 501;
        boolean isUncertain =
                UNCERTAIN_STATUSES.contains(status) || serviceTimedOutOrFailed && !BY_CODE.containsKey(error.code());
        return isUncertain ? cutOff(route) : ofService(call, error);
    }

    private static Cause cutOff(Route route) {
        return route == Route.MASK ? Cause.MASK_CUT_OFF : Cause.FILL_CUT_OFF;
    }

    private static Cause paidUnreadable(Route route) {
        return route == Route.MASK ? Cause.MASK_UNREADABLE : Cause.FILL_UNREADABLE;
    }

    /** The account may use Firefly and not Photoshop, or the other way round. */
    private static Cause ofPhotoshop(Cause cause) {
        return switch (cause) {
            case NOT_OFFERED, WRONG_ADDRESS -> Cause.NO_PHOTOSHOP_HERE;
            case NOT_ENTITLED -> Cause.PHOTOSHOP_NOT_ENTITLED;
            default -> cause;
        };
    }

    private static Cause ofFill(BadAnswer.Refusal call, AdobeError error) {
        Cause cause = ofPaid(Route.FILL, call, error);
        // Adobe does not document its answer to an expired upload id. An unnecessary upload costs nothing.
        boolean mayBeAboutUpload = cause == Cause.INVALID_REQUEST || cause == Cause.NOT_OFFERED;
        boolean namesUpload = error.words().toLowerCase(Locale.ROOT).contains("upload");
        return mayBeAboutUpload && namesUpload ? Cause.UPLOAD_EXPIRED : ofEveryHeadshot(cause);
    }

    /** Takes every refusal of a status call for an unknown job, whatever its words. */
    private static Cause ofStatus(Cause cause, int status) {
        return cause.kind() == ProblemKind.BAD_REQUEST && status >= 400 && status < 500
                ? Cause.JOB_UNKNOWN
                : ofEveryHeadshot(cause);
    }

    private static Cause ofToken(int status, String code) {
        if (code.equals("invalid_client") || status == 401) {
            return Cause.CLIENT_REFUSED;
        }
        if (code.equals("unauthorized_client")) {
            return Cause.NOT_ENTITLED;
        }
        Cause cause = ofEveryHeadshot(byStatus(status));
        return cause.retry() == Retry.AFTER_PAUSE || cause == Cause.WRONG_ADDRESS ? cause : Cause.TOKEN_NOT_GIVEN;
    }

    /** S3 or Azure answers here. An address that is older than an hour gives 403 or 404. */
    private static Cause ofDownload(int status, String code) {
        if (status == 401 || status == 403 || status == 404 || status == 410 || code.equals("ExpiredToken")) {
            return Cause.RESULT_EXPIRED;
        }
        Cause cause = byStatus(status);
        return cause.kind() == ProblemKind.BAD_REQUEST ? Cause.DOWNLOAD_REFUSED : cause;
    }

    private Optional<Duration> retryAfter(BadAnswer.Refusal call) {
        return call.header("retry-after").flatMap(value -> RetryAfter.in(value, clock));
    }

    private FireflyFailure failure(
            Cause cause, AdobeError error, Optional<Duration> retryAfter, Optional<String> requestId) {
        String words = error.words().isEmpty() ? "" : " Adobe's words: " + error.words();
        return new FireflyFailure(
                cause.kind(),
                cause.retry(),
                error.code(),
                cause.sentence() + words,
                retryAfter,
                requestId.map(secrets::without));
    }
}
