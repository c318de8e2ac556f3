package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

class ThumbnailsTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final MemoryBucket memory = new MemoryBucket(new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof GetObjectRequest) {
                reads.incrementAndGet();
            }
        }
    });
    private final PageBucket bucket = new PageBucket(memory.s3(), MemoryBucket.NAME);

    @AfterEach
    void close() throws Exception {
        memory.close();
    }

    @Test
    void readsAPictureOncePerVersion() throws Exception {
        Thumbnails thumbnails = new Thumbnails(bucket, 1_000_000);
        memory.put("headshots/ana.jpg", Pictures.jpeg(800, 1000));
        byte[] first = thumbnails.of(object("headshots/ana.jpg"));

        assertThat(thumbnails.of(object("headshots/ana.jpg"))).isSameAs(first);
        assertThat(reads).hasValue(1);

        memory.put("headshots/ana.jpg", Pictures.png(800, 1000));
        assertThat(thumbnails.of(object("headshots/ana.jpg"))).isNotEqualTo(first);
        assertThat(reads).hasValue(2);
    }

    @Test
    void forgetsTheLongestUnusedWhenFull() throws Exception {
        for (int i = 0; i < 40; i++) {
            memory.put("headshots/" + i + ".jpg", Pictures.jpeg(400, 500));
        }
        int size = new Thumbnails(bucket, 1_000_000).of(object("headshots/0.jpg")).length;
        Thumbnails thumbnails = new Thumbnails(bucket, 20 * size);
        reads.set(0);
        for (int i = 0; i < 40; i++) {
            thumbnails.of(object("headshots/" + i + ".jpg"));
        }
        thumbnails.of(object("headshots/39.jpg"));
        assertThat(reads).hasValue(40);

        thumbnails.of(object("headshots/0.jpg"));
        assertThat(reads).hasValue(41);
    }

    @Test
    void aMasksGreyStaysUnchanged() throws Exception {
        byte[] mask = Pictures.greyMask(400, 500);
        int sample = Pictures.read(mask).getRaster().getSample(10, 10, 0);
        memory.put("masks/ana.png", mask);

        byte[] thumbnail = new Thumbnails(bucket, 1_000_000).of(object("masks/ana.png"));

        int shown = Pictures.read(thumbnail).getRaster().getSample(10, 10, 0);
        assertThat(shown).isBetween(sample - 2, sample + 2);
    }

    @Test
    void coloursStayWhatTheyAre() throws Exception {
        BufferedImage orange = new BufferedImage(400, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = orange.createGraphics();
        graphics.setColor(new Color(230, 120, 20));
        graphics.fillRect(0, 0, 400, 500);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(orange, "png", png);
        memory.put("headshots/ana.png", png.toByteArray());

        byte[] thumbnail = new Thumbnails(bucket, 1_000_000).of(object("headshots/ana.png"));

        Color shown = new Color(Pictures.read(thumbnail).getRGB(100, 100));
        assertThat(shown.getRed()).isBetween(226, 234);
        assertThat(shown.getGreen()).isBetween(116, 124);
        assertThat(shown.getBlue()).isBetween(16, 24);
    }

    @Test
    void skipsAPictureThatWouldFillTheMemory() throws Exception {
        byte[] bomb = Pictures.png(1, 1);
        // The header's width and height: 60,000 each.
        bomb[18] = bomb[22] = (byte) 0xea;
        bomb[19] = bomb[23] = 0x60;
        memory.put("headshots/bomb.png", bomb);

        assertThat(new Thumbnails(bucket, 1_000_000).of(object("headshots/bomb.png")))
                .isEqualTo(bomb);
    }

    private BucketObject object(String key) {
        return bucket.find(key).orElseThrow();
    }
}
