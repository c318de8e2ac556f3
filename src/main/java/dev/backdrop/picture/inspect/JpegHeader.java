package dev.backdrop.picture.inspect;

/** Reads the header of a JPEG: all segments before the first scan, among them the frame header with the dimensions. */
final class JpegHeader {

    private static final String EXIF = "Exif\0\0";

    private final Bytes bytes;
    private final JpegMarkers markers;
    private int width;
    private int height;
    private int orientation;
    private boolean hasExif;
    private boolean isRare;

    private JpegHeader(Bytes bytes) {
        this.bytes = bytes;
        markers = new JpegMarkers(bytes);
    }

    static Header read(Bytes bytes) {
        return new JpegHeader(bytes).read();
    }

    private Header read() {
        for (int code = markers.next();
                code != JpegMarkers.START_OF_SCAN && code != JpegMarkers.END_OF_IMAGE;
                code = markers.next()) {
            if (JpegMarkers.hasSegment(code)) {
                readSegment(code, markers.data());
                markers.skipSegment();
            }
        }
        return new Header(width, height, orientation, isRare);
    }

    /** Reads frame headers, of which the last one counts, and the first EXIF segment: a file may hold a million of them. */
    private void readSegment(int code, long data) {
        if (JpegMarkers.isFrameHeader(code)) {
            height = bytes.u16(data + 1);
            width = bytes.u16(data + 3);
            isRare = !JpegMarkers.isUsualProcess(code);
        } else if (code == JpegMarkers.APP1 && !hasExif && bytes.hasAt(data, EXIF)) {
            hasExif = true;
            orientation = Exif.orientation(bytes.from(data + EXIF.length()));
        }
    }
}
