package dev.backdrop.picture.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.mask.MaskPolicy.Checks;
import dev.backdrop.picture.mask.MaskPolicy.Inverted;
import dev.backdrop.picture.prepare.PreparedPair.Ready;
import dev.backdrop.picture.prepare.PreparedPair.Refused;

/** Compares docs/masks.md with the checks: each picture is refused for the reason beside it. */
class MaskPageTest {

    private static final Path PAGE = Path.of("docs/masks.md");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| !\\[\\]\\((masks/[a-z.-]+)\\) \\| `([a-z-]+)` \\| [^|]+ \\| [^|]+\\. \\|$");

    private final PairPreparation preparation = new PairPreparations()
            .by(new PairRules(Limits.DEFAULT, true, new MaskPolicy(Inverted.REJECT, Checks.REJECT), false));

    static Stream<Arguments> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().map(MaskPageTest::row);
    }

    private static Arguments row(MatchResult row) {
        return Arguments.of(row.group(1), row.group(2));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void showsAMaskThatIsRefusedForTheReasonBesideIt(String picture, String reason) throws IOException {
        assertThat(prepared(picture)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    @Test
    void hasARowForEachReason() throws IOException {
        assertThat(rows()).hasSize(11);
    }

    @Test
    void showsMasksThatAreTaken() throws IOException {
        assertThat(prepared("masks/right.png")).isInstanceOf(Ready.class);
        assertThat(prepared("masks/cut-out.png")).isInstanceOf(Ready.class);
    }

    private PreparedPair prepared(String picture) throws IOException {
        byte[] mask = Files.readAllBytes(PAGE.resolveSibling(picture));
        return preparation.prepare(
                new InputFile("headshots/ana.jpg", Portraits.photo(1)),
                Optional.of(new InputFile("masks/ana.png", mask)),
                Optional.empty());
    }
}
