package dev.backdrop.picture.decode;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

import dev.backdrop.picture.colour.IccProfile;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Converts samples from an ICC profile to sRGB by the JDK's colour management. It works in strips of a few rows, so that it needs no second
 * picture.
 */
final class ProfileConversion {

    private static final int ROWS = 64;

    /** Colours in place. A profile that cannot be read, or that is not one of RGB, changes nothing, as in browsers. */
    Rgb toSrgb(Rgb rgb, IccProfile from) {
        readable(from, ColorSpace.TYPE_RGB).ifPresent(profile -> {
            ColorConvertOp conversion = toSrgb(profile);
            WritableRaster target = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, rgb.width(), ROWS, 3, null);
            WritableRaster source = target.createCompatibleWritableRaster();
            byte[] in = array(source);
            byte[] out = array(target);
            for (int at = 0; at < rgb.samples().length; at += in.length) {
                int length = Math.min(in.length, rgb.samples().length - at);
                System.arraycopy(rgb.samples(), at, in, 0, length);
                conversion.filter(source, target);
                System.arraycopy(out, 0, rgb.samples(), at, length);
            }
        });
        return rgb;
    }

    /** Grey as sRGB; each grey as red, green and blue where the profile cannot be used. */
    Rgb toSrgb(Grey grey, IccProfile from, Rgb unconverted) {
        readable(from, ColorSpace.TYPE_GRAY).ifPresent(profile -> {
            // A grey has one colour: 256 are enough.
            WritableRaster ramp = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 256, 1, 1, null);
            byte[] levels = array(ramp);
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (byte) i;
            }
            WritableRaster colours = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 256, 1, 3, null);
            toSrgb(profile).filter(ramp, colours);
            byte[] table = array(colours);
            for (int i = 0; i < grey.pixels(); i++) {
                System.arraycopy(table, 3 * grey.at(i), unconverted.samples(), 3 * i, 3);
            }
        });
        return unconverted;
    }

    /** The profile if it is whole and its colours are of that type. */
    static Optional<ICC_Profile> readable(IccProfile from, int type) {
        try {
            return Optional.of(ICC_Profile.getInstance(from.bytes()))
                    .filter(profile -> profile.getColorSpaceType() == type);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    static ColorConvertOp toSrgb(ICC_Profile profile) {
        return new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    private static byte[] array(WritableRaster raster) {
        return ((DataBufferByte) raster.getDataBuffer()).getData();
    }
}
