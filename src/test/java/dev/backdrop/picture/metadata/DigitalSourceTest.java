package dev.backdrop.picture.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.Pictures;

class DigitalSourceTest {

    private static final DigitalSource COMPOSITE = DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;

    /** The term, as a reader of XMP finds it between the packet's marks. */
    private static String term(byte[] file) throws Exception {
        String text = new String(file, StandardCharsets.UTF_8);
        String packet = text.substring(text.indexOf("<x:xmpmeta"), text.indexOf("<?xpacket end"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document xmp =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(packet.getBytes(StandardCharsets.UTF_8)));
        Element description =
                (Element) xmp.getElementsByTagNameNS("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "Description")
                        .item(0);
        return description.getAttributeNS("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "DigitalSourceType");
    }

    @Test
    void isReadableInAJpeg() throws Exception {
        byte[] jpeg = Pictures.jpeg(70, 30);
        byte[] labelled = COMPOSITE.inJpeg(jpeg);

        assertThat(term(labelled))
                .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia");
        assertThat(EndOfImage.isThere(ImageType.JPEG, labelled)).isTrue();
        assertThat(Encodings.read(labelled).getWidth()).isEqualTo(70);
        assertThat(MetadataRemoval.withoutPersonalData(ImageType.JPEG, labelled))
                .isEqualTo(jpeg);
        assertThat(term(COMPOSITE.inJpeg(Encodings.rawJpeg(16, 16, 3, new byte[768]))))
                .endsWith("Media");
    }

    @Test
    void isReadableInAPng() throws Exception {
        byte[] png = Pictures.png(70, 30);
        byte[] labelled = COMPOSITE.inPng(png);

        assertThat(term(labelled)).isEqualTo(COMPOSITE.uri());
        assertThat(Encodings.read(labelled).getWidth()).isEqualTo(70);
        assertThat(MetadataRemoval.withoutPersonalData(ImageType.PNG, labelled)).isEqualTo(png);
    }
}
