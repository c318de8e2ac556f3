package dev.backdrop.local.firefly.fault;

import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

class FaultsTest {

    private final FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults());
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void hitTheNextRequestsOfTheRouteInOrderAndThenStop() {
        emulator.faults()
                .next(
                        Route.UPLOAD,
                        Fault.status(429, Map.of("retry-after", "15")),
                        Fault.none(),
                        Fault.error(451, "input_media_unsafe"),
                        Fault.html(502));

        HttpResponse<byte[]> first = upload();
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("retry-after")).contains("15");
        assertThat(first.body()).isEmpty();
        assertThat(upload().statusCode()).isEqualTo(200);
        assertThat(json(upload()).get("error_code").asText()).isEqualTo("input_media_unsafe");
        assertThat(upload().headers().firstValue("content-type")).contains("text/html");
        assertThat(upload().statusCode()).isEqualTo(200);
    }

    @Test
    void leaveOtherRoutesAlone() {
        emulator.faults().next(Route.FILL, Fault.status(500));

        assertThat(upload().statusCode()).isEqualTo(200);
        assertThat(emulator.faults().pending(Route.FILL)).isEqualTo(1);
    }

    @Test
    void cutTheConnectionAfterTheFillWasAcceptedAndBilled() {
        String body = user.fillBody("");
        emulator.faults().next(Route.FILL, Fault.cutAfterWork());

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> user.fill(body));

        assertThat(emulator.billedOperations()).isEqualTo(1);
        assertThat(emulator.requests().count(Route.FILL, 0)).isEqualTo(1);
    }

    @Test
    void cutTheConnectionBeforeAnythingHasHappened() {
        String body = user.fillBody("");
        emulator.faults().next(Route.FILL, Fault.cutBeforeWork());

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> user.fill(body));

        assertThat(emulator.billedOperations()).isZero();
    }

    @Test
    void letAGatewayGiveUpOnAFillThatWasAccepted() {
        String body = user.fillBody("");
        emulator.faults().next(Route.FILL, new Fault.Respond(((Fault.Respond) Fault.html(504)).answer(), Phase.AFTER));

        assertThat(user.fill(body).statusCode()).isEqualTo(504);
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    @Test
    void endTheConnectionInTheMiddleOfTheBody() {
        String url = user.filled("").at("/result/outputs/0/image/url").asText();
        emulator.faults().next(Route.RESULT, Fault.halfBody());

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> user.download(url));

        assertThat(user.download(url).statusCode()).isEqualTo(200);
    }

    @Test
    void nameTheRightBytesWronglyOrSendNoiseUnderTheRightName() {
        String url = user.filled("").at("/result/outputs/0/image/url").asText();
        emulator.faults().next(Route.RESULT, Fault.wrongType("text/html"), Fault.garbage(100_000));

        HttpResponse<byte[]> wrongName = user.download(url);
        HttpResponse<byte[]> noise = user.download(url);

        assertThat(wrongName.headers().firstValue("content-type")).contains("text/html");
        assertThat(wrongName.body()).isEqualTo(user.download(url).body());
        assertThat(noise.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(noise.body()).hasSize(100_000).isNotEqualTo(wrongName.body());
    }

    @Test
    void letJobsFailGetStuckLoseTheirOutputsOrTheirAddresses() {
        emulator.faults()
                .next(
                        Route.FILL,
                        Fault.jobFails("output_media_unsafe"),
                        Fault.jobStuck(),
                        Fault.noOutputs(),
                        Fault.expiredResult());

        JsonNode failed = user.filled("");
        JsonNode stuck = json(user.fill(user.fillBody("")));
        JsonNode empty = user.filled("");
        JsonNode expired = user.filled("");

        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("error_code").asText()).isEqualTo("output_media_unsafe");
        emulator.advanceClock(Duration.ofHours(1));
        user.get(stuck.get("statusUrl").asText());
        assertThat(json(user.get(stuck.get("statusUrl").asText())).get("status").asText())
                .isEqualTo("running");
        assertThat(empty.at("/result/outputs").isArray()).isTrue();
        assertThat(empty.at("/result/outputs")).isEmpty();
        String url = expired.at("/result/outputs/0/image/url").asText();
        assertThat(user.download(url).statusCode()).isEqualTo(403);
        assertThat(emulator.fills()).extracting(fill -> fill.billed()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void mayCostMoneyWhereTheContractSaysSo() {
        try (FireflyEmulator greedy =
                FireflyEmulator.start(EmulatorSettings.defaults().withFailuresBilled(true))) {
            greedy.faults().next(Route.FILL, Fault.jobFails("runtime_error"));

            new EmulatorUser(greedy).filled(",\"numVariations\":2");

            assertThat(greedy.billedOperations()).isEqualTo(2);
        }
    }

    @Test
    void lastUntilTheyAreCleared() {
        emulator.faults().always(Route.UPLOAD, Fault.status(503));

        assertThat(upload().statusCode()).isEqualTo(503);
        assertThat(upload().statusCode()).isEqualTo(503);
        emulator.faults().clear();
        assertThat(upload().statusCode()).isEqualTo(200);
    }

    @Test
    void comeAtRandomButRepeatably() {
        RandomFaults one = RandomFaults.of(42, 0.3, Fault.status(500), Fault.halfBody());
        RandomFaults two = RandomFaults.of(42, 0.3, Fault.status(500), Fault.halfBody());

        var first = IntStream.range(0, 200).mapToObj(i -> one.next().getClass()).toList();
        var second =
                IntStream.range(0, 200).mapToObj(i -> two.next().getClass()).toList();

        assertThat(first).isEqualTo(second);
        assertThat(first.stream().filter(kind -> kind != Fault.None.class).count())
                .isBetween(40L, 80L);
    }

    @Test
    void ofJobsAreForFillsOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.faults().next(Route.UPLOAD, Fault.jobStuck()));
    }

    private HttpResponse<byte[]> upload() {
        return user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg");
    }
}
