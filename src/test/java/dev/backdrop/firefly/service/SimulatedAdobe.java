package dev.backdrop.firefly.service;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;

import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.auth.Credentials;
import dev.backdrop.firefly.auth.FireflyCredentials;
import dev.backdrop.firefly.client.FillApi;
import dev.backdrop.firefly.client.FillReply;
import dev.backdrop.firefly.client.FillRequest;
import dev.backdrop.firefly.client.JobReply;
import dev.backdrop.firefly.client.TokenReply;
import dev.backdrop.firefly.client.UploadAnswer;
import dev.backdrop.firefly.client.WireOutput;
import dev.backdrop.firefly.config.Configs;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.fixture.SimulatedTime;
import dev.backdrop.time.ShutdownSignal;

/** Adobe in simulated time, with the strictest quota: a fixed number of uploads and fills in any 60 seconds. */
public final class SimulatedAdobe {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final SimulatedTime time;
    private final int perMinute;
    private final byte[] picture;
    private final Random random = new Random(11);
    private final Deque<Instant> lastMinute = new ArrayDeque<>();
    private final Map<String, Instant> jobs = new HashMap<>();
    private int uploads;
    private int fills;
    private int refused;

    public SimulatedAdobe(SimulatedTime time, int perMinute, byte[] picture) {
        this.time = time;
        this.perMinute = perMinute;
        this.picture = picture;
    }

    public int uploads() {
        return uploads;
    }

    public int fills() {
        return fills;
    }

    public int refused() {
        return refused;
    }

    /** Makes a call of another program, which uses the same quota. */
    public void callOfAnother() {
        if (isAllowed()) {
            lastMinute.addLast(time.instant());
        }
    }

    /** The real client of one instance over the simulated service. */
    public Firefly client() {
        FireflyConfig config = Configs.with(Map.of());
        FireflyClients.Apis apis = new FireflyClients.Apis(
                (id, secret, scopes) -> Uni.createFrom().item(new TokenReply("token", 86_399)),
                (authorization, key, type, image) ->
                        counted(Duration.ofMillis(500 + random.nextInt(1000)), this::upload),
                new Fills(),
                this::status,
                (authorization, key, request) -> {
                    throw new AssertionError("No mask was asked for");
                },
                (url, authorization, key) -> {
                    throw new AssertionError("No mask was asked for");
                },
                url -> Uni.createFrom().item(picture));
        return new FireflyModule(config, new Client(), call -> {}, time, time, new Random(7), new ShutdownSignal())
                .create(apis);
    }

    private UploadAnswer upload() {
        uploads++;
        return new UploadAnswer(List.of(new UploadAnswer.Image("upload-" + uploads)));
    }

    private RestResponse<FillReply> fill() {
        String job = "job-" + ++fills;
        jobs.put(job, time.instant().plusMillis(6_000 + random.nextInt(8_000)));
        return RestResponse.ok(new FillReply(
                TextNode.valueOf(job), TextNode.valueOf("https://firefly-api.adobe.io/v3/status/" + job), null, null));
    }

    private Uni<RestResponse<JobReply>> status(URI statusUrl, String authorization, String apiKey) {
        String job = statusUrl.getPath().replaceFirst(".*/", "");
        return after(
                Duration.ofMillis(100),
                () -> jobs.get(job).isAfter(time.instant())
                        ? RestResponse.ok(new JobReply("running", null, null, null))
                        : RestResponse.ok(new JobReply(
                                "succeeded",
                                new JobReply.Result(List.of(new WireOutput(
                                        IntNode.valueOf(7),
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("url", "https://results.amazonaws.com/" + job)))),
                                null,
                                null)));
    }

    private <T> Uni<T> counted(Duration takes, Supplier<T> answer) {
        if (!isAllowed()) {
            refused++;
            long wait = Duration.between(time.instant(), lastMinute.peekFirst().plus(MINUTE))
                            .toSeconds()
                    + 1;
            return Uni.createFrom()
                    .failure(new BadAnswer.Refusal(429, name -> name.equals("retry-after") ? "" + wait : null, ""));
        }
        lastMinute.addLast(time.instant());
        return after(takes, answer);
    }

    private boolean isAllowed() {
        Instant from = time.instant().minus(MINUTE);
        while (!lastMinute.isEmpty() && !lastMinute.peekFirst().isAfter(from)) {
            lastMinute.removeFirst();
        }
        return lastMinute.size() < perMinute;
    }

    private <T> Uni<T> after(Duration takes, Supplier<T> answer) {
        return Uni.createFrom().item(() -> {
            time.sleep(takes);
            return answer.get();
        });
    }

    private final class Fills implements FillApi {

        @Override
        public Uni<RestResponse<FillReply>> fillAsync(String authorization, String apiKey, FillRequest request) {
            return counted(Duration.ofMillis(300), SimulatedAdobe.this::fill);
        }

        @Override
        public Uni<RestResponse<FillReply>> fill(String authorization, String apiKey, FillRequest request) {
            throw new AssertionError("The older fill was not asked for");
        }
    }

    private record Client() implements FireflyCredentials {

        @Override
        public Optional<Credentials> current() {
            return Optional.of(new Credentials("client-1", "s3cr&t"));
        }

        @Override
        public Optional<Credentials> reread() {
            return current();
        }
    }
}
