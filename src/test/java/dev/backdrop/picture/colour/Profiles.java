package dev.backdrop.picture.colour;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** ICC profiles, made by hand so that none needs to be committed. */
public final class Profiles {

    private static final double[][] ADOBE_RGB = {
        {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };
    private static final double[][] SRGB = {
        {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}
    };
    private static final double ADOBE_GAMMA = 563 / 256.0;

    private Profiles() {}

    public static byte[] adobeRgb() {
        return matrix("Adobe RGB (1998)", ADOBE_RGB, gamma(ADOBE_GAMMA));
    }

    /** The primaries of sRGB with a linear curve, and a name that is easily mistaken. */
    public static byte[] linearSrgb() {
        return matrix("sRGB linear", SRGB, gamma(1));
    }

    /** With the parametric curve of IEC 61966-2-1, and a name that says nothing. */
    public static byte[] namelessSrgb() {
        ByteBuffer curve = ByteBuffer.allocate(32)
                .put(ascii("para"))
                .putInt(0)
                .putShort((short) 3)
                .putShort((short) 0);
        for (double parameter : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
            curve.putInt(fixed(parameter));
        }
        return matrix("c2", SRGB, curve.array());
    }

    /** A printer's: no ink is a grey of L* 50, and each ink alone or together black. */
    public static byte[] inksOnGreyPaper() {
        ByteBuffer table = ByteBuffer.allocate(48 + 4 * 256 + 16 * 3 + 3 * 256)
                .put(ascii("mft1"))
                .putInt(0);
        table.put(new byte[] {4, 3, 2, 0});
        for (int i = 0; i < 9; i++) {
            table.putInt(i % 4 == 0 ? fixed(1) : 0);
        }
        straight(table, 4);
        for (int corner = 0; corner < 16; corner++) {
            table.put((byte) (corner == 0 ? 128 : 0)).put((byte) 128).put((byte) 128);
        }
        straight(table, 3);
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description("Grey paper"));
        tags.put("wtpt", xyz(0.9642, 1, 0.8249));
        tags.put("A2B0", table.array());
        byte[] profile = profile(tags);
        System.arraycopy(ascii("prtrCMYKLab "), 0, profile, 12, 12);
        return profile;
    }

    private static void straight(ByteBuffer table, int curves) {
        for (int i = 0; i < 256 * curves; i++) {
            table.put((byte) i);
        }
    }

    public static byte[] srgbOfTheJdk() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    public static byte[] linearGreyOfTheJdk() {
        return ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    }

    /** The sRGB sample, 0 to 255, of a linear value from 0 to 1. */
    public static int encoded(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    /** What an Adobe RGB sample is in sRGB, by the matrices of the two standards. */
    public static int[] adobeRgbInSrgb(int red, int green, int blue) {
        double[] rgb = {linear(red), linear(green), linear(blue)};
        double[] xyz = new double[3];
        for (int colour = 0; colour < 3; colour++) {
            for (int i = 0; i < 3; i++) {
                xyz[i] += ADOBE_RGB[colour][i] * rgb[colour];
            }
        }
        return new int[] {
            encoded(3.1338561 * xyz[0] - 1.6168667 * xyz[1] - 0.4906146 * xyz[2]),
            encoded(-0.9787684 * xyz[0] + 1.9161415 * xyz[1] + 0.0334540 * xyz[2]),
            encoded(0.0719453 * xyz[0] - 0.2289914 * xyz[1] + 1.4052427 * xyz[2])
        };
    }

    private static double linear(int sample) {
        return Math.pow(sample / 255.0, ADOBE_GAMMA);
    }

    private static byte[] matrix(String name, double[][] colorants, byte[] curve) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description(name));
        tags.put("wtpt", xyz(0.9642, 1, 0.8249));
        tags.put("rXYZ", xyz(colorants[0]));
        tags.put("gXYZ", xyz(colorants[1]));
        tags.put("bXYZ", xyz(colorants[2]));
        tags.put("rTRC", curve);
        tags.put("gTRC", curve);
        tags.put("bTRC", curve);
        tags.put("cprt", ByteBuffer.allocate(12).put(ascii("text\0\0\0\0CC0\0")).array());
        return profile(tags);
    }

    private static byte[] profile(Map<String, byte[]> tags) {
        int begin = 128 + 4 + 12 * tags.size();
        int size = begin + tags.values().stream().mapToInt(Profiles::padded).sum();
        ByteBuffer profile = ByteBuffer.allocate(size);
        profile.putInt(size).putInt(0).putInt(0x02400000).put(ascii("mntrRGB XYZ "));
        profile.position(36);
        profile.put(ascii("acsp"));
        profile.position(68);
        profile.putInt(fixed(0.9642)).putInt(fixed(1)).putInt(fixed(0.8249));
        profile.position(128);
        profile.putInt(tags.size());
        int at = begin;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            profile.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
            at += padded(tag.getValue());
        }
        for (byte[] data : tags.values()) {
            int next = profile.position() + padded(data);
            profile.put(data).position(next);
        }
        return profile.array();
    }

    private static int padded(byte[] data) {
        return data.length + 3 & ~3;
    }

    private static byte[] description(String name) {
        return ByteBuffer.allocate(12 + name.length() + 1 + 78)
                .put(ascii("desc"))
                .putInt(0)
                .putInt(name.length() + 1)
                .put(ascii(name))
                .array();
    }

    private static byte[] gamma(double gamma) {
        return ByteBuffer.allocate(14)
                .put(ascii("curv"))
                .putInt(0)
                .putInt(1)
                .putShort((short) Math.round(256 * gamma))
                .array();
    }

    private static byte[] xyz(double... values) {
        ByteBuffer xyz = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
        for (double value : values) {
            xyz.putInt(fixed(value));
        }
        return xyz.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(65_536 * value);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
