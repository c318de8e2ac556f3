package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.service.FireflyOverHttp;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.fixture.StandIns;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Verdict;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.adobe.OutputSize;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.MaskDecoder;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.metadata.DigitalSource;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/** Photos of all aspects, with an Adobe that returns a square unless it is asked for one of its documented sizes. */
@QuarkusTest
@WithTestResource(StandIns.class)
class PaddedPhotosTest {

    private static final Map<String, String> PAD = Map.of("backdrop.firefly.fit", "pad");
    private static final String PHOTO = "headshots/ana.jpg";
    private static final String MASK = "masks/ana.png";
    private static final String RESULT = "processed/ana.jpg";
    private static final String ORIGINAL = "processed/ana.firefly.jpg";

    private final FireflyEmulator adobe = FireflyEmulator.start(EmulatorSettings.defaults()
            .withClient("client-1", "s3cr&t")
            .withOutputSize(OutputSize.SQUARE_2048)
            .withStrictSizes(true)
            .withPollsBeforeDone(1)
            .withBleed(0.012));
    private final FireflyOverHttp over = new FireflyOverHttp(
            URI.create(adobe.apiUrl()), URI.create(adobe.imsUrl()), Map.of("allowed-hosts", adobe.allowedHosts()));
    private final MemoryS3 s3 = new MemoryS3(write -> {});
    private final Ledger ledger = new Ledger(new Bucket(s3, "staff"), Studio.KEYS);
    private int attempts;

    @AfterEach
    void stop() {
        adobe.close();
    }

    static Stream<Arguments> photos() {
        Rgb portrait = photo(Portraits.photo(1));
        Grey mask = mask(Portraits.mask(1));
        IntBinaryOperator asItIs = (x, y) -> y * 800 + x;
        return Stream.of(
                arguments("portrait 4:5", drawn(portrait, mask, 800, 1000, asItIs), 1, "896x1152"),
                arguments("small", scaled(portrait, mask, 560, 700), 1, "896x1152"),
                arguments("large", scaled(portrait, mask, 2400, 3000), 1, "1792x2304"),
                arguments("square", drawn(portrait, mask, 800, 800, asItIs), 1, "1024x1024"),
                arguments("landscape 3:2", drawn(portrait, mask, 1500, 1000, beside(350)), 1, "2304x1792"),
                arguments("banner 3:1", drawn(portrait, mask, 3000, 1000, beside(700)), 1, "2688x1536"),
                arguments("narrow 1:3", drawn(portrait, mask, 334, 1000, (x, y) -> y * 800 + x + 233), 1, "896x1152"),
                arguments("EXIF-rotated", drawn(portrait, mask, 800, 1000, asItIs), 6, "896x1152"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("photos")
    void comeBackInTheirOwnFrameWithTheirPerson(String name, Pair pair, int orientation, String sent) {
        drop(pair, orientation);
        // The narrow one shows hardly anything but the person.
        String checks = name.startsWith("narrow") ? "warn" : "reject";

        Outcome outcome = attempt(with(PAD, "backdrop.result.format", "png", "backdrop.mask.checks", checks));

        assertThat(outcome).isInstanceOf(Outcome.Processed.class);
        assertThat(adobe.fills()).singleElement().satisfies(fill -> assertThat(fill.size())
                .hasToString(sent));
        HeadshotRecord record = record();
        Verdict verdict = record.verdicts().get(0);
        assertThat(verdict.person()).isIn("untouched", "drifted");
        assertThat(verdict.changedPixels()).isZero();
        assertThat(record.warnings()).noneMatch(warning -> warning.contains("aspect"));
        Output original = verdict.firefly();
        assertThat(original.key()).isEqualTo(ORIGINAL);
        assertThat(original.width() + "x" + original.height()).isEqualTo(sent);
        Rgb photo = photo(s3.bytes(PHOTO));
        Rgb result = photo(s3.bytes("processed/ana.png"));
        assertThat(result.width()).isEqualTo(pair.photo.width());
        assertThat(result.height()).isEqualTo(pair.photo.height());
        assertThat(differing(photo, result, pair.mask, 0)).isZero();
        assertThat(differing(photo, result, pair.mask, 255)).isGreaterThan(pair.photo.pixels() / 50);
        assertThat(seam(result, pair.mask)).isLessThan(8);
    }

    @Test
    void withoutPaddingAPortraitComesBackSquared() {
        dropPortrait();

        attempt(Map.of());

        assertThat(record().verdicts().get(0).person()).isEqualTo("not-compared");
        assertThat(record().outputs().get(0).width()).isEqualTo(2048);
        assertThat(record().outputs().get(0).height()).isEqualTo(2048);
        assertThat(record().warnings()).anyMatch(warning -> warning.contains("backdrop.firefly.fit"));
    }

    @Test
    void aLooksSizeIsTheFrame() {
        dropPortrait();

        attempt(with(PAD, "backdrop.look.size", "2688x1536"));

        assertThat(adobe.fills().get(0).size()).hasToString("2688x1536");
        assertThat(record().fill().frame()).isEqualTo(new Fill.Frame(2688, 1536, 729, 0, 1229, 1536, 800, 1000));
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
    }

    @Test
    void withoutProtectionTheResultIsThePhotosPartOfFireflysFile() {
        dropPortrait();

        attempt(with(PAD, "backdrop.result.protect", "false", "backdrop.result.compare", "false"));

        Output output = record().outputs().get(0);
        assertThat(output.width()).isEqualTo(800);
        assertThat(output.height()).isEqualTo(1000);
        assertThat(new String(s3.bytes(RESULT), StandardCharsets.ISO_8859_1))
                .contains(DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
        assertThat(record().verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.person()).isEqualTo("not-compared");
            assertThat(verdict.firefly().key()).isEqualTo(ORIGINAL);
        });
        assertThat(photo(s3.bytes(ORIGINAL)).height()).isEqualTo(1152);
        assertThat(meanDifferenceInThePerson(photo(s3.bytes(RESULT)))).isLessThan(4);
    }

    @Test
    void aResultIsCutAsItWasSentWhateverIsConfiguredByNow() {
        dropPortrait();
        assertThat(attempt(PAD, Order.NORMAL, false)).isInstanceOf(Outcome.Deferred.class);
        assertThat(record().state()).isEqualTo(State.SUBMITTED);

        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);

        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
        assertThat(record().outputs().get(0).height()).isEqualTo(1000);
        assertThat(adobe.fills()).hasSize(1);
    }

    @Test
    void aResultThatWasSentAsItIsIsNotCutWhateverIsConfiguredByNow() {
        drop(drawn(photo(Portraits.photo(1)), mask(Portraits.mask(1)), 800, 800, (x, y) -> y * 800 + x), 1);
        attempt(Map.of(), Order.NORMAL, false);

        assertThat(attempt(with(PAD, "backdrop.look.size", "2688x1536"), Order.COLLECT, true))
                .isInstanceOf(Outcome.Processed.class);

        assertThat(record().fill().frame()).isNull();
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
        assertThat(record().outputs().get(0).height()).isEqualTo(800);
    }

    @Test
    void anOrderAfterAChangeOfTheSettingSendsBothAgain() {
        dropPortrait();
        attempt(Map.of());

        assertThat(attempt(PAD)).isInstanceOf(Outcome.Unchanged.class);
        assertThat(attempt(PAD, Order.FORCE, true)).isInstanceOf(Outcome.Processed.class);
        assertThat(attempt(PAD, Order.FORCE, true)).isInstanceOf(Outcome.Processed.class);

        assertThat(adobe.requests().count(Route.UPLOAD, 200)).isEqualTo(4);
        assertThat(adobe.fills())
                .extracting(fill -> fill.size().toString())
                .containsExactly("2048x2048", "896x1152", "896x1152");
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
        assertThat(record().warnings()).isEmpty();
    }

    @Test
    void aMaskIsSentAgainWithAPhotoThatNeedsAnotherFrame() {
        dropPortrait();
        attempt(PAD);
        Rgb large = Resize.to(1600, 2000).of(photo(Portraits.photo(1)));
        s3.drop(PHOTO, new PictureEncoder().jpeg(large, 0.95f), over.time.instant());

        assertThat(attempt(PAD)).isInstanceOf(Outcome.Processed.class);

        assertThat(adobe.requests().count(Route.UPLOAD, 200)).isEqualTo(4);
        assertThat(adobe.fills().get(1).size()).hasToString("1792x2304");
    }

    @Test
    void aResultThatIsBroughtBackIsCutAsItWasSent() {
        s3.versioned();
        s3.drop(PHOTO, Portraits.photo(1), "first", over.time.instant());
        s3.drop(MASK, Portraits.mask(1), over.time.instant());
        attempt(PAD);
        over.time.pass(Duration.ofMinutes(5));
        s3.drop(PHOTO, Portraits.photo(3), "second", over.time.instant());
        attempt(with(Map.of(), "backdrop.mask.checks", "warn"));
        over.time.pass(Duration.ofMinutes(5));
        s3.drop(PHOTO, Portraits.photo(1), "first", over.time.instant());

        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);

        assertThat(adobe.fills()).hasSize(2);
        assertThat(record().outputs().get(0).height()).isEqualTo(1000);
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
        assertThat(record().warnings()).isEmpty();
    }

    @Test
    void aResultWhosePhotoWasDeletedIsCutWhenItIsBack() {
        s3.drop(PHOTO, Portraits.photo(1), "first", over.time.instant());
        s3.drop(MASK, Portraits.mask(1), over.time.instant());
        attempt(PAD, Order.NORMAL, false);
        s3.remove(PHOTO);
        attempt(Map.of(), Order.COLLECT, true);
        assertThat(record().fill().kept()).hasSize(1);
        s3.drop(PHOTO, Portraits.photo(1), "first", over.time.instant());

        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);

        assertThat(adobe.fills()).hasSize(1);
        assertThat(record().outputs().get(0).height()).isEqualTo(1000);
    }

    @Test
    void aMadeMaskIsStoredWithoutPadding() {
        s3.drop(PHOTO, Portraits.photo(1), over.time.instant());

        attempt(with(PAD, "backdrop.mask.missing", "local", "backdrop.mask.grace", "0S"));

        assertThat(mask(s3.bytes("processed/ana.mask.png")).height()).isEqualTo(1000);
        assertThat(record().uploads().mask().height()).isEqualTo(1152);
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
    }

    @Test
    void aPhotoWhoseAspectIsDocumentedGoesAsItIs() {
        drop(drawn(photo(Portraits.photo(1)), mask(Portraits.mask(1)), 800, 800, (x, y) -> y * 800 + x), 1);

        attempt(with(PAD, "backdrop.result.protect", "false"));

        assertThat(record().uploads().preparation().changes()).isEmpty();
        assertThat(record().uploads().photo().width()).isEqualTo(800);
        assertThat(adobe.fills().get(0).size()).hasToString("1024x1024");
        // Firefly's own bytes.
        assertThat(record().outputs().get(0).width()).isEqualTo(1024);
        assertThat(record().verdicts().get(0).firefly()).isNull();
    }

    private void dropPortrait() {
        s3.drop(PHOTO, Portraits.photo(1), over.time.instant());
        s3.drop(MASK, Portraits.mask(1), over.time.instant());
    }

    private void drop(Pair pair, int orientation) {
        Rgb stored = Encodings.storedAs(orientation, pair.photo);
        byte[] jpeg = new PictureEncoder().jpeg(stored, 0.95f);
        s3.drop(PHOTO, orientation == 1 ? jpeg : Encodings.jpegWithOrientation(jpeg, orientation), over.time.instant());
        s3.drop(MASK, new PictureEncoder().png(pair.mask), over.time.instant());
    }

    private HeadshotRecord record() {
        return ledger.load("ana").found().orElseThrow().value();
    }

    private static Map<String, String> with(Map<String, String> settings, String... more) {
        Map<String, String> all = new HashMap<>(settings);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private Outcome attempt(Map<String, String> settings) {
        return attempt(settings, Order.NORMAL, true);
    }

    private Outcome attempt(Map<String, String> settings, Order order, boolean patient) {
        SmallRyeConfig config = config(settings);
        String number = String.valueOf(++attempts);
        return TestPipeline.over(new Bucket(s3, "staff"), over.firefly, over.time)
                .configured(config)
                .with(Quotas.capped(
                        new Bucket(new MemoryS3(write -> {}), "quota"), OptionalInt.empty(), over.time, over.time))
                .pausing(over.time)
                .module()
                .create()
                .process(new Task(
                        new WorkItem(
                                "ana",
                                Map.of(),
                                order,
                                order == Order.FORCE ? Optional.of("order-" + number) : Optional.empty(),
                                true),
                        "attempt-" + number,
                        over.time.in(Duration.ofSeconds(90)),
                        () -> patient))
                .outcome();
    }

    /** Not by {@code Mappings}, which does not find the classes inside a @QuarkusTest. */
    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(LooksConfig.class)
                .withMapping(PicturesConfig.class)
                .withMapping(FireflyConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build();
    }

    private record Pair(Rgb photo, Grey mask) {}

    /** @param from which pixel of the portrait is shown, counted row by row; a negative one is background, in the same row */
    private static Pair drawn(Rgb portrait, Grey mask, int width, int height, IntBinaryOperator from) {
        Rgb photo = Rgb.black(width, height);
        Grey repaint = Grey.zero(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int source = from.applyAsInt(x, y);
                int shown = source < 0 ? y * portrait.width() : source;
                int at = y * width + x;
                photo.set(at, portrait.red(shown), portrait.green(shown), portrait.blue(shown));
                repaint.set(at, source < 0 ? 255 : mask.at(source));
            }
        }
        return new Pair(photo, repaint);
    }

    /** The portrait of 800 pixels with background on both sides. */
    private static IntBinaryOperator beside(int left) {
        return (x, y) -> x < left || x >= left + 800 ? -1 : y * 800 + x - left;
    }

    private static Pair scaled(Rgb portrait, Grey mask, int width, int height) {
        return new Pair(
                Resize.to(width, height).of(portrait), Resize.to(width, height).of(mask));
    }

    private static double meanDifferenceInThePerson(Rgb result) {
        Rgb photo = photo(Portraits.photo(1));
        Grey mask = mask(Portraits.mask(1));
        Distances toBackground = Distances.to(mask.width(), mask.height(), pixel -> mask.at(pixel) != 0);
        long sum = 0;
        int count = 0;
        for (int pixel = 0; pixel < mask.pixels(); pixel++) {
            if (toBackground.at(pixel) > 40) {
                sum += Math.abs(photo.green(pixel) - result.green(pixel));
                count++;
            }
        }
        return (double) sum / count;
    }

    /** The largest mean difference between a border of the background and what is 3 pixels inside, in levels. */
    private static double seam(Rgb result, Grey mask) {
        int width = result.width();
        int height = result.height();
        return Stream.of(
                        border(result, mask, width, x -> x, x -> x + 3 * width),
                        border(result, mask, height, y -> y * width, y -> y * width + 3),
                        border(result, mask, height, y -> (y + 1) * width - 1, y -> (y + 1) * width - 4))
                .mapToDouble(difference -> difference)
                .max()
                .orElseThrow();
    }

    private static double border(Rgb result, Grey mask, int length, IntUnaryOperator outer, IntUnaryOperator inner) {
        double sum = 0;
        int count = 0;
        for (int at = 0; at < length; at++) {
            int one = outer.applyAsInt(at);
            int other = inner.applyAsInt(at);
            if (mask.at(one) == 255 && mask.at(other) == 255) {
                sum += Math.abs(result.red(one) - result.red(other))
                        + Math.abs(result.green(one) - result.green(other))
                        + Math.abs(result.blue(one) - result.blue(other));
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Counts different pixels where the mask has this value, and has it around as well: its edge is drawn anew within 1 %. */
    private static long differing(Rgb one, Rgb other, Grey mask, int where) {
        double band = Math.max(16, 0.0125 * Math.max(mask.width(), mask.height()));
        Distances toOthers = Distances.to(mask.width(), mask.height(), pixel -> mask.at(pixel) != where);
        long count = 0;
        for (int pixel = 0; pixel < mask.pixels(); pixel++) {
            boolean same = one.red(pixel) == other.red(pixel)
                    && one.green(pixel) == other.green(pixel)
                    && one.blue(pixel) == other.blue(pixel);
            count += toOthers.at(pixel) > band && !same ? 1 : 0;
        }
        return count;
    }

    private static Rgb photo(byte[] file) {
        return new PhotoDecoder(Limits.DEFAULT).decode(file).handle(done -> done.pixels(), refused -> {
            throw new AssertionError(refused.predicate());
        });
    }

    private static Grey mask(byte[] file) {
        Decoded decoded = new MaskDecoder(Limits.DEFAULT).decode(file).handle(done -> done, refused -> {
            throw new AssertionError(refused.predicate());
        });
        return decoded.grey().orElseThrow(() -> new AssertionError("The mask is not grey."));
    }
}
