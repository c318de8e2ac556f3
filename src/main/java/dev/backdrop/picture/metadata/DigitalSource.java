package dev.backdrop.picture.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * How a picture came to be, in the words of the IPTC (newscodes, digitalsourcetype), written into its file as XMP. Programs and social
 * networks read it to label pictures that a model took part in.
 */
public enum DigitalSource {
    /** Parts of a photo and parts that a model made. */
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia");

    private static final String CODES = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final String JPEG_INTRODUCTION = "http://ns.adobe.com/xap/1.0/\0";
    private static final int JPEG_START = 2;
    /** The signature, and IHDR. */
    private static final int PNG_START = 33;

    private final String code;

    DigitalSource(String code) {
        this.code = code;
    }

    /** The address of the IPTC's term. */
    public String uri() {
        return CODES + code;
    }

    /** Writes it into a JPEG: an APP1 segment behind JFIF's. The file has no XMP before. */
    public byte[] inJpeg(byte[] jpeg) {
        byte[] data = (JPEG_INTRODUCTION + packet()).getBytes(StandardCharsets.UTF_8);
        byte[] segment = ByteBuffer.allocate(4 + data.length)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + data.length))
                .put(data)
                .array();
        boolean hasJfif = jpeg[JPEG_START + 1] == (byte) 0xe0;
        int at = hasJfif ? JPEG_START + 2 + ByteBuffer.wrap(jpeg).getShort(JPEG_START + 2) : JPEG_START;
        return inserted(jpeg, at, segment);
    }

    /** Writes it into a PNG: an iTXt chunk behind IHDR. The file has no XMP before. */
    public byte[] inPng(byte[] png) {
        byte[] named = ("iTXtXML:com.adobe.xmp\0\0\0\0\0" + packet()).getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        byte[] chunk = ByteBuffer.allocate(8 + named.length)
                .putInt(named.length - 4)
                .put(named)
                .putInt((int) checksum.getValue())
                .array();
        return inserted(png, PNG_START, chunk);
    }

    private String packet() {
        return """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
                Iptc4xmpExt:DigitalSourceType="%s"/>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>""".formatted(uri());
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        byte[] whole = Arrays.copyOf(file, file.length + part.length);
        System.arraycopy(part, 0, whole, at, part.length);
        System.arraycopy(file, at, whole, at + part.length, file.length - at);
        return whole;
    }
}
