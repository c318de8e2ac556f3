package dev.backdrop.firefly.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.time.Deadline;

/** The client as the function has it: assembled by CDI, with addresses from the configuration. */
@QuarkusTest
@TestProfile(FireflyWiringTest.AgainstScriptedAdobe.class)
class FireflyWiringTest {

    @Inject
    Firefly firefly;

    @Inject
    Clock clock;

    ScriptedAdobe adobe;

    @Test
    void isAssembledFromTheConfigurationAlone() {
        Deadline deadline = new Deadline(clock.instant().plus(Duration.ofMinutes(1)));

        String photo = firefly.upload(new byte[] {1}, "image/png", Permits.UNLIMITED, deadline);
        FillAnswer answer = firefly.fill(
                new FillOrder(photo, photo, "blue", Optional.empty(), List.of(), Optional.empty(), 1),
                Permits.UNLIMITED,
                deadline,
                SubmissionHook.NONE);
        JobState state =
                firefly.await(((FillAnswer.Accepted) answer).statusUrl(), Permits.UNLIMITED, deadline, () -> true);
        byte[] result =
                firefly.download(((JobState.Succeeded) state).outputs().get(0).url(), deadline);

        assertThat(result).containsExactly(1, 2, 3);
        assertThat(adobe.to(ScriptedAdobe.TOKEN).get(0).text()).contains("client_id=from-environment");
        assertThat(adobe.to(ScriptedAdobe.UPLOAD).get(0).headers().getFirst("Connection"))
                .isNull();
        assertThat(adobe.to(ScriptedAdobe.FILL_ASYNC).get(0).headers().getFirst("Connection"))
                .isEqualTo("close");
    }

    public static class AgainstScriptedAdobe implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Server.class));
        }
    }

    public static class Server implements QuarkusTestResourceLifecycleManager {

        private ScriptedAdobe adobe;

        @Override
        public Map<String, String> start() {
            try {
                adobe = new ScriptedAdobe();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            String url = adobe.at("").toString();
            return Map.of(
                    "backdrop.firefly.api-url",
                    url,
                    "backdrop.firefly.ims-url",
                    url,
                    "backdrop.firefly.allowed-hosts",
                    adobe.at("").getAuthority(),
                    "backdrop.firefly.requests-per-minute",
                    "6000",
                    "FIREFLY_CLIENT_ID",
                    "from-environment",
                    "FIREFLY_CLIENT_SECRET",
                    "s3cr&t");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(adobe, field -> field.getType() == ScriptedAdobe.class);
        }

        @Override
        public void stop() {
            adobe.close();
        }
    }
}
