package dev.backdrop.picture.metadata;

import java.util.Set;

import dev.backdrop.picture.inspect.Bytes;

/** Drops the ancillary chunks of a PNG, those whose name begins with a small letter, except a few. */
final class PngFilter {

    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;

    /** What the colours mean. Of an animation the first picture stays, as programs show it that know no animations. */
    private static final Set<String> COLOURS = Set.of("tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP");

    private static final Set<String> SAMPLES = Set.of("tRNS");

    private final Bytes bytes;
    private final Parts parts;
    private final Set<String> kept;

    PngFilter(byte[] file, boolean keepsColours) {
        bytes = new Bytes(file);
        parts = new Parts(file);
        kept = keepsColours ? COLOURS : SAMPLES;
    }

    byte[] filtered() {
        parts.keep(0, SIGNATURE);
        String name = "";
        for (long at = SIGNATURE; !name.equals("IEND"); ) {
            name = bytes.ascii(at + 4, 4);
            long next = at + bytes.u32(at) + AROUND_DATA;
            if (Character.isUpperCase(name.charAt(0)) || kept.contains(name)) {
                parts.keep(at, next);
            }
            at = next;
        }
        return parts.joined();
    }
}
