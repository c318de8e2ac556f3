package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link BoxSums} and {@link Distances}, against what their definitions say. */
class NeighbourhoodTest {

    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 40})
    void sumsOverTheWindowWithinThePicture(int radius) {
        int[] values = new Random(1).ints(WIDTH * HEIGHT, 0, 256).toArray();
        BoxSums sums = new BoxSums(WIDTH, HEIGHT, radius, 2, (y, rows) -> {
            for (int x = 0; x < WIDTH; x++) {
                rows[0][x] = values[y * WIDTH + x];
                rows[1][x] = 1;
            }
        });

        for (int y = 0; y < HEIGHT; y++) {
            int[][] row = sums.nextRow();
            for (int x = 0; x < WIDTH; x++) {
                assertThat(row[0][x]).isEqualTo(sum(values, x, y, radius));
                assertThat(row[1][x]).isEqualTo(sums.size(x, y));
            }
        }
    }

    @Test
    void measuresDistancesAlmostStraight() {
        int[] marked = {3 * WIDTH + 4, 12 * WIDTH + 20};

        Distances distances = Distances.to(WIDTH, HEIGHT, pixel -> pixel == marked[0] || pixel == marked[1]);

        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            double straight = Math.min(straight(pixel, marked[0]), straight(pixel, marked[1]));
            assertThat((double) distances.at(pixel)).isCloseTo(straight, within(0.06 * straight + 1e-6));
        }
    }

    @Test
    void isFarFromEverythingWhereNothingIsMarked() {
        assertThat(Distances.to(WIDTH, HEIGHT, pixel -> false).at(0)).isGreaterThan(1e6f);
    }

    private static double straight(int pixel, int other) {
        return Math.hypot(pixel % WIDTH - other % WIDTH, pixel / WIDTH - other / WIDTH);
    }

    private static int sum(int[] values, int atX, int atY, int radius) {
        int sum = 0;
        for (int y = Math.max(0, atY - radius); y <= Math.min(HEIGHT - 1, atY + radius); y++) {
            for (int x = Math.max(0, atX - radius); x <= Math.min(WIDTH - 1, atX + radius); x++) {
                sum += values[y * WIDTH + x];
            }
        }
        return sum;
    }
}
