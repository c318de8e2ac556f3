package dev.backdrop.headshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.backdrop.ledger.record.Fill;
import dev.backdrop.picture.inspect.Pictures;

class ResultCheckTest {

    private final ResultCheck check = new ResultCheck();

    @Test
    void readsTheTypeFromTheBytes() {
        assertThat(check.inspect(Pictures.png(10, 20))).hasValueSatisfying(picture -> {
            assertThat(picture.type().contentType()).isEqualTo("image/png");
            assertThat(picture.height()).isEqualTo(20);
        });
        assertThat(check.inspect("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(check.inspect(new byte[0])).isEmpty();
    }

    @Test
    void refusesATruncatedPicture() {
        byte[] whole = Pictures.jpeg(100, 200);

        assertThat(check.inspect(whole)).isPresent();
        assertThat(check.inspect(Arrays.copyOf(whole, whole.length - 2))).isEmpty();
    }

    @Test
    void warnsWhenTheAspectDiffers() {
        assertThat(check.warning(800, 1000, 2048, 2048)).hasValueSatisfying(warning -> assertThat(warning)
                .contains("2048×2048", "800×1000", "backdrop.look.size"));
        assertThat(check.warning(1000, 1000, 2048, 2048)).isEmpty();
        assertThat(check.warning(799, 1000, 800, 1000)).as("rounding").isEmpty();
    }

    @Test
    void comparesWithTheFrameThatAPaddedPhotoWasSentIn() {
        Fill.Frame frame = new Fill.Frame(896, 1152, 0, 32, 896, 1120, 800, 1000);

        assertThat(check.warning(frame, 1792, 2304)).isEmpty();
        assertThat(check.warning(frame, 896, 1120))
                .hasValueSatisfying(warning -> assertThat(warning).contains("896×1120", "896×1152", "padding"));
    }
}
