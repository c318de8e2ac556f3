package dev.backdrop.picture.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

class MaskMakerTest {

    private static final MaskMaker MAKER = new MaskMaker(new PersonFinder());

    private static final FaceFinder FACES = new FaceFinder();

    /** Each portrait's mask is made once. */
    private static final Map<Integer, MadeMask> MASKS = new ConcurrentHashMap<>();

    static IntStream portraits() {
        return Portraits.all();
    }

    /** What is measured, less about 0.02. For the last three, the network's own map overlaps by 0.89, 0.94 and 0.85. */
    @ParameterizedTest
    @CsvSource({"1, .98", "3, .97", "4, .98", "7, .98", "8, .97", "2, .90", "6, .92", "5, .83"})
    void masksThePerson(int number, double overlap) {
        MadeMask mask = mask(number);

        assertThat(Portraits.overlap(mask.person(), Portraits.person(number))).isGreaterThan(overlap);
    }

    @ParameterizedTest
    @CsvSource({"1", "8"})
    void followsTheEdgeMoreCloselyThanTheNetwork(int number) {
        MadeMask mask = mask(number);

        Grey map = Resize.to(Portraits.WIDTH, Portraits.HEIGHT).of(mask.map().probability());
        Grey person = Portraits.person(number);
        assertThat(Portraits.overlap(mask.person(), person)).isGreaterThan(Portraits.overlap(map, person));
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void leavesNothingOfTheFaceHalfTransparent(int number) {
        Face face = FACES.find(Portraits.photo(number)).get(0);

        Grey person = mask(number).person();

        Set<Integer> levels = new HashSet<>();
        for (int y = (int) face.rightEye().y(); y < face.mouth().y(); y++) {
            for (int x = (int) face.rightEye().x(); x < face.leftEye().x(); x++) {
                levels.add(person.at(y * Portraits.WIDTH + x));
            }
        }
        assertThat(levels).containsExactly(255);
    }

    @Test
    void mirrorsTheMaskOfAMirroredPhoto() {
        Grey person = mask(8).person();
        Grey mirrored = MAKER.make(Portraits.mirrored(Portraits.photo(8))).person();

        long different = IntStream.range(0, person.pixels())
                .filter(i -> Math.abs(person.at(i) - mirrored.at(i / 800 * 800 + 799 - i % 800)) > 8)
                .count();
        assertThat(different).isLessThan(person.pixels() / 1000);
    }

    @Test
    void masksALargePhotoInItsOwnSize() {
        Rgb photo = Portraits.enlarged(Portraits.photo(1), 1600, 2000);

        Grey person = MAKER.make(photo).person();

        assertThat(person.width()).isEqualTo(1600);
        assertThat(person.height()).isEqualTo(2000);
        assertThat(Portraits.overlap(person, enlarged(Portraits.person(1)))).isGreaterThan(.98);
    }

    /** The photo itself has 72 MB, its mask 24 MB. */
    @Test
    void holdsLittleBesideThePhotoAndTheMask() {
        Rgb photo = Portraits.enlarged(Portraits.photo(1), 4382, 5477);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        mask(1);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        MadeMask mask = MAKER.make(photo);

        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated - mask.person().pixels()).isLessThan(64 << 20);
    }

    @Test
    void masksNothingInABlankPicture() {
        MadeMask mask = MAKER.make(Rgb.black(40, 3));

        assertThat(mask.confident()).isFalse();
        assertThat(mask.person().samples()).containsOnly(0);
    }

    private static MadeMask mask(int number) {
        return MASKS.computeIfAbsent(number, portrait -> MAKER.make(Portraits.photo(portrait)));
    }

    private static Grey enlarged(Grey person) {
        Grey large = Grey.zero(2 * person.width(), 2 * person.height());
        for (int i = 0; i < large.pixels(); i++) {
            large.set(i, person.at(i / large.width() / 2 * person.width() + i % large.width() / 2));
        }
        return large;
    }
}
