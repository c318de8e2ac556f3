package dev.backdrop.picture.metadata;

import java.nio.charset.StandardCharsets;

import dev.backdrop.picture.inspect.Bytes;
import dev.backdrop.picture.inspect.JpegMarkers;

/** Drops application segments (APP0 to APP15) and comments from a JPEG. */
final class JpegFilter {

    /** JFIF 1.1 with a pixel aspect of 1:1 and without a thumbnail. */
    private static final byte[] JFIF =
            "\u00ff\u00e0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int MARKER = 2;

    private final byte[] file;
    private final Bytes bytes;
    private final boolean keepsColours;
    private boolean sawColourMarker;
    private boolean droppedExif;

    JpegFilter(byte[] file, boolean keepsColours) {
        this.file = file;
        this.keepsColours = keepsColours;
        bytes = new Bytes(file);
    }

    byte[] filtered() {
        byte[] filtered = filter();
        if (!droppedExif || sawColourMarker) {
            return filtered;
        }
        // EXIF promises YCbCr. Without it and without JFIF some readers, such as the JDK's, guess RGB.
        byte[] marked = new byte[filtered.length + JFIF.length];
        System.arraycopy(filtered, 0, marked, 0, MARKER);
        System.arraycopy(JFIF, 0, marked, MARKER, JFIF.length);
        System.arraycopy(filtered, MARKER, marked, MARKER + JFIF.length, filtered.length - MARKER);
        return marked;
    }

    private byte[] filter() {
        Parts parts = new Parts(file);
        JpegMarkers markers = new JpegMarkers(bytes);
        long kept = 0;
        int code;
        do {
            code = markers.next();
            long marker = markers.position() - MARKER;
            if (JpegMarkers.hasSegment(code)) {
                long data = markers.data();
                markers.skipSegment();
                if (isApplicationData(code)) {
                    parts.keep(kept, marker);
                    keepColours(parts, code, data, marker, markers.position());
                    kept = markers.position();
                }
            }
        } while (code != JpegMarkers.END_OF_IMAGE);
        parts.keep(kept, markers.position());
        return parts.joined();
    }

    private static boolean isApplicationData(int code) {
        return code >= JpegMarkers.APP0 && code <= JpegMarkers.APP15 || code == JpegMarkers.COMMENT;
    }

    private void keepColours(Parts parts, int code, long data, long from, long to) {
        if (!keepsColours) {
            return;
        }
        droppedExif |= code == JpegMarkers.APP1 && bytes.hasAt(data, "Exif\0");
        if (code == JpegMarkers.APP0 && bytes.hasAt(data, "JFIF\0")) {
            keepJfif(parts, from, to);
        } else if (code == JpegMarkers.APP14 && bytes.hasAt(data, "Adobe")) {
            sawColourMarker = true;
            parts.keep(from, to);
        } else if (code == JpegMarkers.APP2 && bytes.hasAt(data, "ICC_PROFILE\0")) {
            parts.keep(from, to);
        }
    }

    /** A longer segment has a thumbnail. */
    private void keepJfif(Parts parts, long from, long to) {
        sawColourMarker = true;
        if (to - from == JFIF.length) {
            parts.keep(from, to);
        } else {
            parts.add(JFIF);
        }
    }
}
