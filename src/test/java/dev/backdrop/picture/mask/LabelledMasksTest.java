package dev.backdrop.picture.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.picture.mask.PersonInPhoto.Face;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.segment.FaceFinder;
import dev.backdrop.picture.segment.PersonFinder;

/** Every variant of a mask for every drawn portrait, against the person whom the network itself finds in the portrait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelledMasksTest {

    /** What must become of a variant. */
    private enum Label {
        BAD,
        GOOD,
        /** Wrong, but too near to a right one to be refused. */
        NEAR
    }

    private interface File {
        Decoded of(Grey exact, int portrait);
    }

    private record Row(Label label, String name, File file) {

        @Override
        public String toString() {
            return label + " " + name;
        }
    }

    private record Count(int refused, int mended, int warned, int used) {

        static Count none() {
            return new Count(0, 0, 0, 0);
        }

        Count plus(String answer) {
            return new Count(
                    refused + (answer.equals("refused") ? 1 : 0),
                    mended + (answer.equals("mended") ? 1 : 0),
                    warned + (answer.equals("warned") ? 1 : 0),
                    used + (answer.equals("used") ? 1 : 0));
        }
    }

    private static final List<PersonInPhoto> PERSONS = IntStream.rangeClosed(1, DrawnMasks.PORTRAITS)
            .mapToObj(LabelledMasksTest::found)
            .toList();

    private final StringBuilder table = new StringBuilder(String.format("%-34s refused mended warned used%n", "mask"));

    static Stream<Row> rows() {
        Stream<Row> bad = Stream.of(BadMasksTest.Variant.values())
                .map(variant -> new Row(Label.BAD, variant.name(), (exact, portrait) -> variant.file(exact)));
        Stream<Row> good = Stream.of(GoodMasksTest.Variant.values())
                .map(variant -> new Row(Label.GOOD, variant.name(), variant::file));
        Stream<Row> more = Stream.of(
                new Row(Label.BAD, "INVERTED", (exact, portrait) -> DrawnMasks.plain(exact.inverted())),
                new Row(Label.BAD, "PHOTO", (exact, portrait) -> DrawnMasks.photo(portrait)),
                new Row(
                        Label.BAD,
                        "PHOTO_WITHOUT_COLOURS",
                        (exact, portrait) -> DrawnMasks.plain(DrawnMasks.withoutColours(DrawnMasks.photo(portrait)))),
                new Row(Label.BAD, "BOX_ON_FACE", (exact, portrait) -> DrawnMasks.plain(onFace(exact, portrait))));
        return Stream.of(bad, more, good).flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void badMasksAreStoppedOrMendedAndGoodOnesUsed(Row row) {
        Count count = count(row);
        if (row.label() == Label.BAD) {
            assertThat(count.refused() + count.mended()).isEqualTo(DrawnMasks.PORTRAITS);
        } else {
            assertThat(count.refused() + count.mended()).isZero();
        }
    }

    /** Wrong by 40 pixels of 800 at the edge: the check questions what it can, and refuses nothing. */
    @Test
    void aShiftByATwentiethIsMostlyQuestioned() {
        Count count = count(new Row(
                Label.NEAR,
                "SHIFTED_BY_A_TWENTIETH",
                (exact, portrait) -> DrawnMasks.plain(DrawnMasks.shifted(exact, 40, 0))));

        assertThat(count.refused()).isZero();
        assertThat(count.warned()).isEqualTo(6);
    }

    /** Headshots look alike. Of 56 pairs, this many are questioned; the others have nearly the same outline. */
    @Test
    void anotherPersonsMaskIsQuestionedWhereItDiffers() {
        Count count = Count.none();
        for (int portrait = 1; portrait <= DrawnMasks.PORTRAITS; portrait++) {
            for (int other = 1; other <= DrawnMasks.PORTRAITS; other++) {
                if (other != portrait) {
                    count = count.plus(answer(portrait, DrawnMasks.plain(DrawnMasks.exact(other))));
                }
            }
        }
        add(Label.NEAR + " ANOTHER_PERSONS", count);

        assertThat(count.refused()).isZero();
        assertThat(count.warned()).isEqualTo(33);
    }

    private Count count(Row row) {
        Count count = Count.none();
        for (int portrait = 1; portrait <= DrawnMasks.PORTRAITS; portrait++) {
            count = count.plus(answer(portrait, row.file().of(DrawnMasks.exact(portrait), portrait)));
        }
        add(row.toString(), count);
        return count;
    }

    private void add(String name, Count count) {
        table.append(String.format(
                "%-34s %7d %6d %6d %4d%n", name, count.refused(), count.mended(), count.warned(), count.used()));
    }

    @AfterAll
    void print() {
        System.out.print(table);
    }

    private static String answer(int portrait, Decoded file) {
        return new MaskCheck(MaskPolicy.DEFAULT)
                .check("ana.png", file, DrawnMasks.frame(portrait), () -> PERSONS.get(portrait - 1))
                .handle(
                        usable -> {
                            boolean mended = usable.changes().contains("inverted");
                            return mended ? "mended" : usable.warnings().isEmpty() ? "used" : "warned";
                        },
                        refused -> "refused");
    }

    private static Grey onFace(Grey exact, int portrait) {
        Face face = DrawnMasks.face(portrait);
        return DrawnMasks.drawn(800, 1000, (x, y) -> {
            boolean inFace = x > face.left() * 800
                    && x < face.right() * 800
                    && y > face.top() * 1000
                    && y < face.bottom() * 1000;
            return inFace ? 255 : exact.at(y * 800 + x);
        });
    }

    private static PersonInPhoto found(int portrait) {
        Rgb small = Resize.small(DrawnMasks.photo(portrait).colour());
        List<Face> faces = new FaceFinder()
                .find(small).stream()
                        .map(face -> new Face(
                                face.box().left() / small.width(),
                                face.box().top() / small.height(),
                                face.box().right() / small.width(),
                                face.box().bottom() / small.height()))
                        .toList();
        return new PersonInPhoto(new PersonFinder().find(small).largest(), faces);
    }
}
