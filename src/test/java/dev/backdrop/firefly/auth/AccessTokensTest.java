package dev.backdrop.firefly.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.client.ImsTokenApi;
import dev.backdrop.firefly.client.TokenReply;
import dev.backdrop.firefly.config.Configs;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.Backoff;
import dev.backdrop.firefly.http.HttpCall;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.fixture.VirtualTime;
import dev.backdrop.time.ShutdownSignal;

class AccessTokensTest {

    private static final Duration LONG = Duration.ofHours(100);

    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> secretsSeen = new ArrayList<>();
    private Supplier<TokenReply> ims = () -> new TokenReply("token-" + asked.incrementAndGet(), 86399);
    private boolean unreadable;
    private Credentials configured = new Credentials("id", "secret");
    private Optional<Credentials> rotated = Optional.empty();
    private final AccessTokens tokens = tokens();

    @Test
    void keepsATokenUntilFiveMinutesBeforeItsEnd() {
        AccessToken first = tokens.get(time.in(LONG));
        time.pass(Duration.ofSeconds(86399 - 301));
        assertThat(tokens.get(time.in(LONG))).isEqualTo(first);

        time.pass(Duration.ofSeconds(1));
        assertThat(tokens.get(time.in(LONG)).authorization()).isEqualTo("Bearer token-2");
    }

    @Test
    void renewsAShortLivedTokenWhenATenthOfItsLifeIsLeft() {
        ims = () -> new TokenReply("token-" + asked.incrementAndGet(), 100);
        AccessToken first = tokens.get(time.in(LONG));
        time.pass(Duration.ofSeconds(89));
        assertThat(tokens.get(time.in(LONG))).isEqualTo(first);

        time.pass(Duration.ofSeconds(1));
        assertThat(tokens.get(time.in(LONG))).isNotEqualTo(first);
    }

    @Test
    void callersThatNeedATokenAtTheSameTimeShareOneRequest() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        ims = () -> {
            inside.countDown();
            waitFor(release);
            return new TokenReply("token-" + asked.incrementAndGet(), 86399);
        };
        CyclicBarrier together = new CyclicBarrier(20);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<AccessToken>> all = new ArrayList<>();
            for (int caller = 0; caller < 20; caller++) {
                all.add(threads.submit(() -> {
                    together.await();
                    return tokens.get(time.in(LONG));
                }));
            }
            inside.await();
            release.countDown();
            for (Future<AccessToken> one : all) {
                assertThat(one.get().value()).isEqualTo("token-1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void sharesAFailureWithTheWaitingCallers() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        ims = () -> {
            inside.countDown();
            waitFor(release);
            asked.incrementAndGet();
            throw refusal(400, "{\"error\":\"invalid_scope\"}");
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<AccessToken> leader = threads.submit(() -> tokens.get(time.in(LONG)));
            inside.await();
            Thread follower = new Thread(
                    () -> assertThatThrownBy(() -> tokens.get(time.in(LONG))).isInstanceOf(FireflyException.class));
            follower.start();
            while (follower.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            release.countDown();
            follower.join();
            assertThatThrownBy(leader::get).hasCauseInstanceOf(FireflyException.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void dropsARefusedTokenButNotItsSuccessor() {
        AccessToken first = tokens.get(time.in(LONG));
        tokens.drop(first);
        AccessToken second = tokens.get(time.in(LONG));
        tokens.drop(first);

        assertThat(tokens.get(time.in(LONG))).isEqualTo(second);
        assertThat(asked).hasValue(2);
    }

    @Test
    void keepsUsingAValidTokenWhileImsIsDown() {
        AccessToken first = tokens.get(time.in(LONG));
        time.pass(Duration.ofSeconds(86399 - 200));
        ims = () -> {
            throw refusal(503, "");
        };

        assertThat(tokens.get(time.in(LONG))).isEqualTo(first);
    }

    @Test
    void readsCredentialsAgainOnceWhenTheyAreRefused() {
        rotated = Optional.of(new Credentials("id", "new-secret"));
        ims = () -> {
            if (asked.incrementAndGet() == 1) {
                throw refusal(400, "{\"error\":\"invalid_client\"}");
            }
            return new TokenReply("t", 60);
        };

        assertThat(tokens.get(time.in(LONG)).value()).isEqualTo("t");
        assertThat(secretsSeen).containsExactly("secret", "new-secret");
    }

    @Test
    void givesUpWhenTheRereadCredentialsAreRefusedToo() {
        ims = () -> {
            throw refusal(400, "{\"error\":\"invalid_client\",\"error_description\":\"invalid client_secret secret\"}");
        };

        assertThatThrownBy(() -> tokens.get(time.in(LONG))).isInstanceOfSatisfying(FireflyException.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(ProblemKind.AUTHENTICATION);
            assertThat(failed.failure().kind().stopsProcessing()).isTrue();
            assertThat(failed.failure().message()).doesNotContain("secret secret");
        });
        assertThat(secretsSeen).hasSize(2);
    }

    @Test
    void triesAgainWhileImsIsUnavailable() {
        ims = () -> {
            if (asked.incrementAndGet() < 3) {
                throw refusal(500, "");
            }
            return new TokenReply("t", 60);
        };

        assertThat(tokens.get(time.in(LONG)).value()).isEqualTo("t");
        assertThat(time.sleeps).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void treatsAnEmptyTokenAsARefusal(String token) {
        ims = () -> new TokenReply(token, 86399);

        assertThatThrownBy(() -> tokens.get(time.in(LONG)))
                .isInstanceOfSatisfying(
                        FireflyException.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(ProblemKind.AUTHENTICATION));
    }

    @Test
    void reportsMissingCredentials() {
        configured = null;

        assertThatThrownBy(() -> tokens.get(time.in(LONG)))
                .hasMessageContaining("FIREFLY_CLIENT_ID")
                .isInstanceOfSatisfying(
                        FireflyException.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(ProblemKind.AUTHENTICATION));
    }

    @Test
    void stopsProcessingWhereTheSecretCannotBeRead() {
        unreadable = true;

        assertThatThrownBy(() -> tokens.get(time.in(LONG)))
                .hasMessageContaining("backdrop.firefly.secret-id")
                .isInstanceOfSatisfying(FireflyException.class, failed -> assertThat(
                                failed.failure().kind().stopsProcessing())
                        .isTrue());
        assertThat(secretsSeen).isEmpty();
    }

    @Test
    void noToStringShowsASecret() {
        assertThat(configured.toString() + tokens.get(time.in(LONG)) + new TokenReply("token-1", 1))
                .contains("id")
                .doesNotContain("secret", "token-1");
    }

    private AccessTokens tokens() {
        ErrorCatalogue catalogue = new ErrorCatalogue(time);
        FireflyConfig config = Configs.with(Map.of());
        FireflyCredentials credentials = new FireflyCredentials() {
            @Override
            public Optional<Credentials> current() {
                if (unreadable) {
                    throw new CredentialsUnreadable("The secret prod/firefly cannot be read: not authorized", null);
                }
                return Optional.ofNullable(configured);
            }

            @Override
            public Optional<Credentials> reread() {
                configured = rotated.orElse(configured);
                return current();
            }
        };
        ImsTokenApi api = (id, secret, scopes) -> Uni.createFrom().item(() -> {
            secretsSeen.add(secret);
            return ims.get();
        });
        HttpCall http = new HttpCall(catalogue, call -> {}, time, new ShutdownSignal(), config);
        Retries retries = new Retries(new Backoff(() -> 0L), time, time);
        return new AccessTokens(new TokenSource(api, credentials, http, retries, catalogue, time, config), time);
    }

    private static BadAnswer.Refusal refusal(int status, String body) {
        return new BadAnswer.Refusal(status, name -> null, body);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
