package dev.backdrop.local.proof.pictures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PairPreparation;
import dev.backdrop.picture.prepare.PairPreparations;
import dev.backdrop.picture.prepare.PairRules;

/** Measures in a JVM of its own, on the classes of the unpacked zip. */
final class MeasuredPictures {

    private static final int WARMING = 3;
    private static final int RUNS = 5;

    private final Meter meter = new Meter();
    private final PairPreparation checking =
            new PairPreparations().by(new PairRules(Limits.DEFAULT, true, MaskPolicy.DEFAULT, false));
    private final Consumer<String> out;

    private MeasuredPictures(Consumer<String> out) {
        this.out = out;
    }

    /** @param sizes in megapixels */
    public static void main(String[] sizes) {
        MeasuredPictures measured = new MeasuredPictures(System.out::println);
        for (String size : sizes) {
            measured.measure(Integer.parseInt(size));
        }
        measured.refuseHostileHeaders();
    }

    private void refuseHostileHeaders() {
        out.accept(String.format(
                Locale.ROOT,
                "%n  %-37s %7s %13s %13s",
                "refused from the header",
                "cpu ms",
                "least – most",
                "allocated MB"));
        HostileHeaders.all().forEach((name, file) -> {
            InputFile photo = new InputFile("headshots/ana.jpg", file);
            Runnable check = () -> checking.prepare(photo, Optional.empty(), Optional.empty())
                    .handle(
                            ready -> {
                                throw new IllegalStateException(name + " was accepted.");
                            },
                            refused -> refused);
            // The first run, which loads classes.
            long allocated = meter.allocated(check);
            List<Reading> readings = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                readings.add(meter.of(check));
            }
            out.accept(String.format(
                    Locale.ROOT,
                    "  %-37s %7.1f %5.1f – %5.1f %13.2f",
                    name,
                    Reading.median(readings, Reading::cpu),
                    Reading.least(readings, Reading::cpu),
                    Reading.most(readings, Reading::cpu),
                    allocated / 1e6));
        });
    }

    private void measure(int megapixels) {
        CameraPictures files = CameraPictures.of(megapixels);
        HeadshotWork work = new HeadshotWork(files);
        byte[] result = files.result();
        byte[] largeResult = files.resultAsLargeAsThePhoto();
        out.accept(String.format(
                Locale.ROOT,
                "%n  %d MP: %d×%d, photo %.1f MB, mask %d kB, result %d kB%n  %-34s %7s %13s %7s %7s %6s",
                megapixels,
                files.width(),
                files.height(),
                files.photo().length / 1e6,
                files.mask().length / 1000,
                result.length / 1000,
                "",
                "cpu ms",
                "least – most",
                "wall ms",
                "heap MB",
                "÷ plain"));
        Map<String, Runnable> runs = new LinkedHashMap<>();
        String plain = "plain decode + encode";
        runs.put(plain, () -> PlainCodec.decodedAndEncoded(files.photo(), PictureEncoder.GOOD));
        runs.put("headshot", () -> work.after(work.before(), result));
        runs.put("… its pair decoded a second time", () -> work.afterDecodingAgain(work.before(), result));
        runs.put("… with a result as large as the photo", () -> work.after(work.before(), largeResult));
        runs.put("… without a mask", () -> work.after(work.beforeWithoutMask(), result));
        runs.put("… before Firefly", work::before);
        runs.putAll(work.steps(result));
        Map<String, List<Reading>> readings = new LinkedHashMap<>();
        runs.keySet().forEach(name -> readings.put(name, new ArrayList<>()));
        for (int round = 0; round < WARMING + RUNS; round++) {
            boolean counts = round >= WARMING;
            runs.forEach((name, run) -> {
                Reading reading = meter.of(run);
                if (counts) {
                    readings.get(name).add(reading);
                }
            });
        }
        double unit = Reading.median(readings.get(plain), Reading::cpu);
        readings.forEach((name, all) -> out.accept(line(name, all, unit)));
    }

    private static String line(String name, List<Reading> all, double unit) {
        return String.format(
                Locale.ROOT,
                "  %-37s %7.1f %5.0f – %5.0f %7.1f %7.0f %6.2f",
                name,
                Reading.median(all, Reading::cpu),
                Reading.least(all, Reading::cpu),
                Reading.most(all, Reading::cpu),
                Reading.median(all, Reading::wall),
                Reading.most(all, Reading::peak),
                Reading.median(all, Reading::cpu) / unit);
    }
}
