package dev.backdrop.firefly.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.time.Deadline;

/**
 * The client against a server that refuses the same requests as Adobe, and that serves jobs and results at other
 * origins.
 */
@QuarkusTest
class FireflyAgainstEmulatorTest {

    private final FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults()
            .withClient("client-1", "s3cr&t")
            .withPollsBeforeDone(2)
            .withLocalPhotos(true)
            .withSyncFill(true));
    private FireflyOverHttp over;

    @BeforeEach
    void start() {
        over = client("async");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void repaintsAPicture() throws IOException {
        FillAnswer answer = over.firefly.fill(order(), Permits.UNLIMITED, inAMinute(), SubmissionHook.NONE);
        URI statusUrl = ((FillAnswer.Accepted) answer).statusUrl();
        JobState.Succeeded done =
                (JobState.Succeeded) over.firefly.await(statusUrl, Permits.UNLIMITED, inAMinute(), () -> true);
        byte[] result = over.firefly.download(done.outputs().get(0).url(), inAMinute());

        assertThat(statusUrl.getAuthority())
                .isNotEqualTo(URI.create(emulator.apiUrl()).getAuthority());
        assertThat(done.outputs().get(0).seed()).contains(7);
        assertThat(ImageIO.read(new ByteArrayInputStream(result)).getWidth()).isEqualTo(640);
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    @Test
    void repaintsAPictureByTheOlderCall() throws IOException {
        over = client("sync");

        FillAnswer.Finished done = (FillAnswer.Finished)
                over.firefly.fill(order(), Permits.UNLIMITED, over.time.in(Duration.ofMinutes(2)), SubmissionHook.NONE);

        assertThat(over.firefly.download(done.outputs().get(0).url(), inAMinute()))
                .isNotEmpty();
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    @Test
    void ordersAMaskInWhichThePersonIsWhite() throws IOException {
        try (BucketStore store = BucketStore.inMemory(created -> {});
                S3Client s3 = store.newClient();
                S3Presigner presigner = store.newPresigner()) {
            s3.putObject(
                    request -> request.bucket(BucketStore.BUCKET).key("photo.jpg"),
                    RequestBody.fromBytes(Portraits.photo(1)));
            URI photo = URI.create(presigner
                    .presignGetObject(request -> request.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(
                                    get -> get.bucket(BucketStore.BUCKET).key("photo.jpg")))
                    .url()
                    .toString());

            FillAnswer.Accepted accepted =
                    over.firefly.orderMask(photo, Permits.UNLIMITED, inAMinute(), SubmissionHook.NONE);
            JobState.Succeeded done = (JobState.Succeeded)
                    over.firefly.awaitMask(accepted.statusUrl(), Permits.UNLIMITED, inAMinute(), () -> true);
            BufferedImage mask = ImageIO.read(new ByteArrayInputStream(
                    over.firefly.download(done.outputs().get(0).url(), inAMinute())));

            assertThat(accepted.statusUrl().getPath()).startsWith("/v2/status/");
            assertThat(mask.getRaster().getSample(0, 0, 0)).isZero();
            assertThat(mask.getRaster().getSample(mask.getWidth() / 2, mask.getHeight() / 2, 0))
                    .isEqualTo(255);
            assertThat(emulator.masks()).hasSize(1);
            assertThat(emulator.billedOperations()).isEqualTo(1);
        }
    }

    @Test
    void aPhotoThatAdobeCannotReadIsRefusedAndNotBilled() {
        FireflyException refused = catchThrowableOfType(
                FireflyException.class,
                () -> over.firefly.orderMask(
                        URI.create(emulator.apiUrl() + "/nothing?X-Amz-Signature=s1gned"),
                        Permits.UNLIMITED,
                        inAMinute(),
                        SubmissionHook.NONE));

        assertThat(refused.failure().kind()).isEqualTo(ProblemKind.BAD_REQUEST);
        assertThat(refused.failure().message()).doesNotContain("s1gned");
        assertThat(emulator.billedOperations()).isZero();
    }

    @Test
    void survivesTheRevocationOfItsToken() throws IOException {
        FillOrder order = order();
        emulator.revokeTokens();

        assertThat(over.firefly.fill(order, Permits.UNLIMITED, inAMinute(), SubmissionHook.NONE))
                .isInstanceOf(FillAnswer.Accepted.class);
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    @Test
    void asksForANewUploadWhenAdobeHasForgottenTheOldOne() throws IOException {
        FillOrder order = order();
        emulator.forgetUploads();

        FireflyException refused = catchThrowableOfType(
                FireflyException.class,
                () -> over.firefly.fill(order, Permits.UNLIMITED, inAMinute(), SubmissionHook.NONE));

        assertThat(refused.failure().kind()).isEqualTo(ProblemKind.UPLOAD_EXPIRED);
        assertThat(emulator.billedOperations()).isZero();
    }

    @Test
    void getsAFreshAddressForAResultThatHasExpired() throws IOException {
        URI statusUrl = ((FillAnswer.Accepted)
                        over.firefly.fill(order(), Permits.UNLIMITED, inAMinute(), SubmissionHook.NONE))
                .statusUrl();
        URI stale = result(statusUrl);
        emulator.advanceClock(Duration.ofMinutes(61));

        FireflyException expired =
                catchThrowableOfType(FireflyException.class, () -> over.firefly.download(stale, inAMinute()));

        assertThat(expired.failure().kind()).isEqualTo(ProblemKind.RESULT_EXPIRED);
        assertThat(over.firefly.download(result(statusUrl), inAMinute())).isNotEmpty();
    }

    @Test
    void reportsAnUnknownJob() throws IOException {
        URI statusUrl = ((FillAnswer.Accepted)
                        over.firefly.fill(order(), Permits.UNLIMITED, inAMinute(), SubmissionHook.NONE))
                .statusUrl();
        over.firefly.await(statusUrl, Permits.UNLIMITED, inAMinute(), () -> true);
        emulator.advanceClock(Duration.ofDays(2));

        FireflyException gone = catchThrowableOfType(
                FireflyException.class, () -> over.firefly.status(statusUrl, Permits.UNLIMITED, inAMinute()));

        assertThat(gone.failure().kind()).isEqualTo(ProblemKind.JOB_UNKNOWN);
    }

    private URI result(URI statusUrl) {
        JobState.Succeeded done =
                (JobState.Succeeded) over.firefly.await(statusUrl, Permits.UNLIMITED, inAMinute(), () -> true);
        return done.outputs().get(0).url();
    }

    private FireflyOverHttp client(String mode) {
        return new FireflyOverHttp(
                URI.create(emulator.apiUrl()),
                URI.create(emulator.imsUrl()),
                Map.of("mode", mode, "allowed-hosts", emulator.allowedHosts()));
    }

    private FillOrder order() throws IOException {
        String photo = over.firefly.upload(picture(), "image/png", Permits.UNLIMITED, inAMinute());
        String mask = over.firefly.upload(picture(), "image/png", Permits.UNLIMITED, inAMinute());
        return new FillOrder(photo, mask, "blue", Optional.empty(), List.of(7), Optional.empty(), 1);
    }

    /** White on the left: as a mask, it repaints that side. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(640, 600, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, 320, 600);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private Deadline inAMinute() {
        return over.time.in(Duration.ofMinutes(1));
    }
}
