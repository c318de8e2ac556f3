package dev.backdrop.picture.mask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.Upright;

/**
 * A mask as one channel in the size of the upright photo.
 *
 * @param mask 255 is repainted
 * @param saturation see {@link MaskMeasures}
 * @param changes what was done, for people
 * @param turned whether the photo's EXIF orientation was applied to the mask
 */
record NormalForm(Grey mask, double saturation, List<String> changes, boolean turned) {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** A cut-out's alpha spans more than this many levels. Opaque pictures have none, and shadows span few. */
    private static final int CUT_OUT_LEVELS = 128;
    /** Below, a level is black: JPEG leaves such noise around edges. */
    private static final int BLACK = 16;
    /** Above, a level is white. */
    private static final int WHITE = 239;
    /** A share of changed pixels that is worth a word. */
    private static final double WORTH_A_WORD = 0.01;
    /** Aspects that differ less are the same one, rounded to whole pixels by another program. */
    private static final double SAME_ASPECT = 0.01;
    /** Colour is looked at in at most so many pixels of a row and of a column. */
    private static final int COLOUR_SAMPLES = 512;

    /** Empty if the mask has neither the photo's size nor its aspect. */
    static Optional<NormalForm> of(Decoded file, PhotoFrame photo) {
        int width = file.width();
        int height = file.height();
        boolean sameSize = width == photo.width() && height == photo.height();
        boolean storedSize = width == photo.storedWidth() && height == photo.storedHeight();
        boolean sameAspect = sameAspect(width, height, photo.width(), photo.height());
        boolean storedAspect = sameAspect(width, height, photo.storedWidth(), photo.storedHeight());
        if (!sameAspect && !storedAspect) {
            return Optional.empty();
        }
        boolean turn = !sameSize && (storedSize || !sameAspect);
        List<String> changes = new ArrayList<>();
        Optional<Grey> cutOut = file.alpha().filter(NormalForm::isCutOut);
        cutOut.ifPresent(alpha -> changes.add("cut-out taken as mask"));
        Grey mask = cutOut.map(Grey::inverted).orElseGet(() -> level(file));
        if (cleaned(mask.samples()) > WORTH_A_WORD * mask.pixels()) {
            changes.add("nearly black and nearly white levels made black and white");
        }
        if (turn) {
            mask = Upright.grey(mask, photo.orientation());
            changes.add("turned as the photo's EXIF says");
        }
        if (mask.width() != photo.width() || mask.height() != photo.height()) {
            mask = Resize.to(photo.width(), photo.height()).of(mask);
            changes.add("scaled from " + width + "×" + height);
        }
        return Optional.of(new NormalForm(
                mask,
                cutOut.map(alpha -> 0.0)
                        .or(() -> file.colours().map(NormalForm::saturation))
                        .orElse(0.0),
                changes,
                turn));
    }

    NormalForm inverted() {
        return with(mask.inverted(), "inverted", turned);
    }

    NormalForm turned(PhotoFrame photo) {
        return with(Upright.grey(mask.copy(), photo.orientation()), "turned as the photo's EXIF says", true);
    }

    /** Whether the mask fits the photo as it is stored no worse than the upright photo: its size does not tell them apart. */
    boolean mayNeedTurn(PhotoFrame photo) {
        return !turned && photo.orientation() != 1 && (!photo.sidesSwapped() || photo.width() == photo.height());
    }

    private NormalForm with(Grey other, String change, boolean nowTurned) {
        List<String> all = new ArrayList<>(changes);
        all.add(change);
        return new NormalForm(other, saturation, all, nowTurned);
    }

    private static boolean sameAspect(int width, int height, int otherWidth, int otherHeight) {
        double ratio = (double) width * otherHeight / ((double) height * otherWidth);
        return Math.abs(ratio - 1) <= SAME_ASPECT;
    }

    private static boolean isCutOut(Grey alpha) {
        int lowest = 255;
        int highest = 0;
        for (int i = 0; i < alpha.pixels() && highest - lowest <= CUT_OUT_LEVELS; i++) {
            lowest = Math.min(lowest, alpha.at(i));
            highest = Math.max(highest, alpha.at(i));
        }
        return highest - lowest > CUT_OUT_LEVELS;
    }

    /** A grey file's samples are written on. */
    private static Grey level(Decoded file) {
        return file.grey().orElseGet(() -> luma(file.colour()));
    }

    /** Rec. 601 in 1/256: equal red, green and blue keep their level. */
    private static Grey luma(Rgb colour) {
        byte[] in = colour.samples();
        byte[] out = new byte[colour.pixels()];
        for (int i = 0, k = 0; i < out.length; i++, k += 3) {
            out[i] = (byte) (77 * (in[k] & 0xff) + 150 * (in[k + 1] & 0xff) + 29 * (in[k + 2] & 0xff) + 128 >> 8);
        }
        return new Grey(colour.width(), colour.height(), out);
    }

    /** Makes nearly black black and nearly white white, in place; returns how many samples that changed. */
    private static int cleaned(byte[] samples) {
        int changed = 0;
        for (int i = 0; i < samples.length; i++) {
            if (isClean(samples, i)) {
                i += Long.BYTES - 1;
                continue;
            }
            int level = samples[i] & 0xff;
            if (level != 0 && level < BLACK) {
                samples[i] = 0;
                changed++;
            } else if (level != 255 && level > WHITE) {
                samples[i] = (byte) 255;
                changed++;
            }
        }
        return changed;
    }

    /** Whether the next eight samples are all black, or all white, as most are. */
    private static boolean isClean(byte[] samples, int from) {
        if (from + Long.BYTES > samples.length) {
            return false;
        }
        long eight = (long) EIGHT.get(samples, from);
        return eight == 0 || eight == -1;
    }

    private static double saturation(Rgb colour) {
        int stepX = Math.max(1, colour.width() / COLOUR_SAMPLES);
        int stepY = Math.max(1, colour.height() / COLOUR_SAMPLES);
        long sum = 0;
        long samples = 0;
        for (int y = 0; y < colour.height(); y += stepY) {
            for (int x = 0; x < colour.width(); x += stepX) {
                int pixel = y * colour.width() + x;
                int red = colour.red(pixel);
                int green = colour.green(pixel);
                int blue = colour.blue(pixel);
                sum += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
                samples++;
            }
        }
        return sum / (255.0 * samples);
    }
}
