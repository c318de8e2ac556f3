package dev.backdrop.picture.decode;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;

import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;

/** Makes decoders by name, so that what else is on the class path does not change what is read how. */
final class Readers {

    /** The JDK's own. */
    ImageReader jpeg() throws IOException {
        return ofJdk("jpeg");
    }

    /** The JDK's own. */
    ImageReader png() throws IOException {
        return ofJdk("png");
    }

    /** TwelveMonkeys'; the JDK has none. */
    ImageReader webp() throws IOException {
        return new WebPImageReaderSpi().createReaderInstance(null);
    }

    private static ImageReader ofJdk(String format) throws IOException {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (all.hasNext()) {
            ImageReaderSpi reader = all.next();
            if (reader.getClass().getModule() == ImageReader.class.getModule()
                    && Arrays.asList(reader.getFormatNames()).contains(format)) {
                return reader.createReaderInstance();
            }
        }
        throw new IllegalStateException("The JDK has no reader for " + format);
    }
}
