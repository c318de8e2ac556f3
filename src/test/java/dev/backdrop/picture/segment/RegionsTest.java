package dev.backdrop.picture.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.pixels.Grey;

class RegionsTest {

    private static final int SIDE = 100;

    private final Grey map = Grey.zero(SIDE, SIDE);

    @Test
    void keepsTheLargestPersonAlone() {
        fill(10, 10, 40, 90, 255);
        fill(60, 60, 80, 90, 255);
        fill(90, 5, 91, 6, 255);

        Grey largest = Regions.largest(map);

        assertThat(at(largest, 20, 50)).isEqualTo(255);
        assertThat(at(largest, 70, 75)).isZero();
        assertThat(at(largest, 90, 5)).isZero();
    }

    @Test
    void isNotJoinedByACorner() {
        fill(10, 10, 50, 50, 255);
        fill(50, 50, 70, 70, 255);

        assertThat(at(Regions.largest(map), 60, 60)).isZero();
    }

    @Test
    void fillsASmallHole() {
        fill(10, 10, 90, 90, 255);
        fill(40, 40, 49, 50, 20);

        Grey largest = Regions.largest(map);

        assertThat(at(largest, 44, 45)).isEqualTo(255);
        assertThat(at(largest, 40, 40)).isEqualTo(255);
    }

    @Test
    void leavesAHoleThatShowsTheBackground() {
        fill(10, 10, 90, 90, 255);
        fill(30, 30, 60, 60, 20);

        assertThat(at(Regions.largest(map), 45, 45)).isZero();
    }

    @Test
    void leavesABayAtTheBorder() {
        fill(0, 0, 50, 100, 255);
        fill(20, 98, 22, 100, 30);

        assertThat(at(Regions.largest(map), 20, 99)).isEqualTo(30);
    }

    @Test
    void keepsTheEdgeSoftAndThePersonSolid() {
        fill(20, 20, 80, 80, 150);
        fill(80, 20, 82, 80, 100);
        fill(82, 20, 100, 80, 40);

        Grey largest = Regions.largest(map);

        assertThat(at(largest, 50, 50)).isEqualTo(255);
        assertThat(at(largest, 79, 50)).isEqualTo(150);
        assertThat(at(largest, 81, 50)).isEqualTo(100);
        assertThat(at(largest, 83, 50)).isEqualTo(40);
        assertThat(at(largest, 95, 50)).isZero();
    }

    @Test
    void findsNoPersonOnAnEmptyMap() {
        fill(0, 0, SIDE, SIDE, 127);

        assertThat(Regions.largest(map).samples()).containsOnly(0);
    }

    @Test
    void keepsAMapThatIsAllPerson() {
        fill(0, 0, SIDE, SIDE, 200);

        assertThat(Regions.largest(map).samples()).containsOnly(255);
    }

    private void fill(int left, int top, int right, int bottom, int value) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                map.set(y * SIDE + x, value);
            }
        }
    }

    private static int at(Grey grey, int x, int y) {
        return grey.at(y * SIDE + x);
    }
}
