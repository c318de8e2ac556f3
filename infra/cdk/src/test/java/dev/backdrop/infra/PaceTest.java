package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({
        // per minute, instances, timeout, visibility, batch, headshots an hour
        "4, 2, 180, 1080, 5, 80",
        "4, 4, 270, 1620, 3, 80",
        "1, 2, 450, 2700, 3, 20",
        "60, 2, 120, 720, 10, 1200",
        "60, 5, 120, 720, 10, 1200",
        "600, 50, 120, 720, 10, 12000"
    })
    void everythingFollowsFromPaceAndConcurrency(
            int perMinute, int instances, int timeout, int visibility, int batch, int anHour) {
        Pace pace = new Pace(perMinute, 9000, instances);

        assertThat(pace.timeout().toSeconds().intValue()).isEqualTo(timeout);
        assertThat(pace.visibility().toSeconds().intValue()).isEqualTo(visibility);
        assertThat(pace.batchSize()).isEqualTo(batch);
        assertThat(pace.headshotsPerHour()).isEqualTo(anHour);
    }

    @Test
    void refusesValuesThatLambdaOrAdobeWouldRefuse() {
        assertThatThrownBy(() -> new Pace(4, 9000, 1)).hasMessageContaining("2 to 1000");
        assertThatThrownBy(() -> new Pace(4, 9000, 1001)).hasMessageContaining("2 to 1000");
        assertThatThrownBy(() -> new Pace(0, 9000, 2)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Pace(4, 3, 2)).hasMessageContaining("per day");
    }

    @Test
    void refusesMoreInstancesThanThePaceCanFeed() {
        assertThatThrownBy(() -> new Pace(4, 9000, 20)).hasMessageContaining("one headshot would not fit");
    }
}
