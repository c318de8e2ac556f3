package dev.backdrop.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;

class ProgressTest {
    private final Progress progress = new Progress(new Keys(Prefixes.STANDARD));

    @Test
    void countsFinishedHeadshotsAmongThePhotos() {
        progress.created("headshots/ana.jpg");
        progress.created("headshots/bo.jpg");
        progress.created("masks/chen.png");
        assertThat(progress.ended(summary("ana", "processed", "", "")))
                .hasValueSatisfying(line -> assertThat(line).contains("1/2", "processed", "ana", "2.3 s"));
        assertThat(progress.ended(summary("bo", "rejected", "mask-too-small", "The mask is too small.")))
                .hasValueSatisfying(line -> assertThat(line).contains("2/2", "rejected", "The mask is too small."));
    }

    @Test
    void doesNotCountUnfinishedHeadshots() {
        progress.created("headshots/ana.jpg");
        assertThat(progress.ended(summary("ana", "waiting", "", "Waiting for the mask.")))
                .hasValueSatisfying(line -> assertThat(line).contains("waiting").doesNotContain("/1"));
    }

    @Test
    void aHeadshotThatWaitsForItsOtherHalfIsNotLeftToDo() {
        progress.created("headshots/ana.jpg");
        progress.created("headshots/bo.jpg");
        progress.created("headshots/chen.jpg");
        progress.left("chen");
        assertThat(progress.count()).isEqualTo(new Count(1, 3, 2));

        progress.ended(summary("ana", "waiting", "", "Waiting for the mask."));
        assertThat(progress.count()).isEqualTo(new Count(1, 3, 1));

        progress.created("masks/ana.png");
        progress.ended(summary("ana", "deferred", "quota", "The quota is used up."));
        assertThat(progress.count()).isEqualTo(new Count(1, 3, 2));

        progress.ended(summary("ana", "processed", "", ""));
        progress.ended(summary("bo", "rejected", "mask-too-small", "The mask is too small."));
        assertThat(progress.count()).isEqualTo(new Count(3, 3, 0));
    }

    @Test
    void reportsEachPieceOfNewsOnce() {
        assertThat(progress.ended(summary("ana", "waiting", "", "Waiting."))).isPresent();
        assertThat(progress.ended(summary("ana", "waiting", "", "Waiting."))).isEmpty();
        assertThat(progress.ended(summary("ana", "processed", "", ""))).isPresent();
        assertThat(progress.ended(summary("ana", "unchanged", "", ""))).isEmpty();
        assertThat(progress.ended(summary("ana", "processed", "", "")))
                .as("the photo was replaced")
                .isPresent();
    }

    @Test
    void isSilentAboutTheSecondEventOfAHeadshotInWork() {
        assertThat(progress.ended(summary("ana", "deferred", "claimed", "Another invocation is at work on it.")))
                .isEmpty();
        assertThat(progress.ended(summary("ana", "unchanged", "claimed", "Another invocation is at work on it.")))
                .isEmpty();
        assertThat(progress.ended(summary("ana", "deferred", "quota", "The quota is used up.")))
                .isPresent();
    }

    private static SummaryLine summary(String id, String outcome, String reason, String message) {
        return new SummaryLine(id, outcome, reason, message, 0, Duration.ofMillis(2310), Map.of());
    }
}
