package dev.backdrop.picture.colour;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.backdrop.picture.inspect.Bytes;

/**
 * An ICC profile (ISO 15076-1): a header of 128 bytes, then a table of tags. Damaged profiles are read, too; they are not sRGB and have
 * no name.
 */
public final class IccProfile {

    private static final int COLOUR_SPACE = 16;
    private static final int TAGS = 128;
    private static final int TAG = 12;
    private static final int MOST_TAGS = 100;
    private static final int LONGEST_NAME = 40;
    private static final double FIXED = 65_536;

    /** Red, green and blue of sRGB (IEC 61966-2-1) in the profile's XYZ, which is that of D50. */
    private static final double[][] SRGB_COLORANTS = {
        {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}
    };

    /** Profiles of sRGB differ in the fourth decimal; Display P3 differs from it by 0.08. */
    private static final double NEAR = 0.003;

    private final byte[] array;
    private final Bytes bytes;

    /** @param array not copied */
    public IccProfile(byte[] array) {
        this.array = array;
        bytes = new Bytes(array);
    }

    /** The profile's bytes; not a copy. */
    public byte[] bytes() {
        return array;
    }

    /**
     * Whether red, green and blue are those of sRGB and mid-tones are as light. The name is not asked: "linear sRGB" has it, too. A profile
     * for grey is never sRGB.
     */
    public boolean isSrgb() {
        try {
            return bytes.hasAt(COLOUR_SPACE, "RGB ")
                    && hasColorant("rXYZ", 0)
                    && hasColorant("gXYZ", 1)
                    && hasColorant("bXYZ", 2)
                    && hasSrgbCurve("rTRC")
                    && hasSrgbCurve("gTRC")
                    && hasSrgbCurve("bTRC");
        } catch (IndexOutOfBoundsException damaged) {
            return false;
        }
    }

    /** The profile's own description for a person, at most 40 printable ASCII characters: "Adobe RGB (1998)"; perhaps empty. */
    public String name() {
        try {
            return tag("desc")
                    .map(at -> printable(bytes.hasAt(at, "mluc") ? localized(at) : text(at)))
                    .orElse("");
        } catch (IndexOutOfBoundsException damaged) {
            return "";
        }
    }

    private String text(long at) {
        return bytes.ascii(at + 12, (int) Math.min(bytes.u32(at + 8), LONGEST_NAME));
    }

    /** The first of the names, in UTF-16. */
    private String localized(long at) {
        int length = (int) Math.min(bytes.u32(at + 20), 2L * LONGEST_NAME);
        byte[] name = bytes.ascii(at + bytes.u32(at + 24), length).getBytes(StandardCharsets.ISO_8859_1);
        return new String(name, StandardCharsets.UTF_16BE);
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "").strip();
    }

    private boolean hasColorant(String name, int colour) {
        return tag(name).filter(at -> isColorant(at, SRGB_COLORANTS[colour])).isPresent();
    }

    private boolean isColorant(long at, double[] colorant) {
        return IntStream.range(0, colorant.length)
                .allMatch(i -> Math.abs((int) bytes.u32(at + 8 + 4L * i) / FIXED - colorant[i]) <= NEAR);
    }

    private boolean hasSrgbCurve(String name) {
        return tag(name).filter(this::isSrgbCurve).isPresent();
    }

    private boolean isSrgbCurve(long at) {
        // Not negated: a damaged curve may give no number at all.
        return DoubleStream.of(0.1, 0.5, 0.8)
                .allMatch(x -> Math.abs(curve(at, x) - Math.pow((x + 0.055) / 1.055, 2.4)) <= NEAR);
    }

    /** The linear light of a sample; both 0 to 1. */
    private double curve(long at, double x) {
        return bytes.hasAt(at, "curv") ? table(at, x) : parametric(at, x);
    }

    private double table(long at, double x) {
        long count = bytes.u32(at + 8);
        if (count == 0) {
            return x;
        }
        if (count == 1) {
            return Math.pow(x, bytes.u16(at + 12) / 256.0);
        }
        double position = x * (count - 1);
        long below = (long) position;
        double low = bytes.u16(at + 12 + 2 * below);
        double high = bytes.u16(at + 12 + 2 * Math.min(below + 1, count - 1));
        return (low + (high - low) * (position - below)) / 65_535;
    }

    /** Types 0 to 3 in the part above their linear toe; 4 only adds an offset, which sRGB does not have. */
    private double parametric(long at, double x) {
        if (!bytes.hasAt(at, "para")) {
            return Double.NaN;
        }
        double gamma = parameter(at, 0);
        return bytes.u16(at + 8) == 0 ? Math.pow(x, gamma) : Math.pow(parameter(at, 1) * x + parameter(at, 2), gamma);
    }

    private double parameter(long at, int index) {
        return (int) bytes.u32(at + 12 + 4L * index) / FIXED;
    }

    /** Where the tag's data begins. */
    private Optional<Long> tag(String name) {
        long tags = Math.min(bytes.u32(TAGS), MOST_TAGS);
        for (int i = 0; i < tags; i++) {
            long entry = TAGS + 4 + (long) i * TAG;
            if (bytes.hasAt(entry, name)) {
                return Optional.of(bytes.u32(entry + 4));
            }
        }
        return Optional.empty();
    }
}
