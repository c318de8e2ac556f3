package dev.backdrop.local.firefly.paint;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Set;

/** Gives the white part of the mask another backdrop, drawn from the words of the prompt and the seed. */
public final class Repainter {

    /** @param width of the result, as {@code height}; a photo of another shape is stretched */
    public record Order(byte[] photo, byte[] mask, boolean invert, String prompt, long seed, int width, int height) {}

    private final PromptReader reader = new PromptReader();
    private final Backdrops backdrops = new Backdrops();
    private final double bleed;

    /** @param bleed how far the fill bleeds over the mask's edge, as a share of the width; about 0.015 at Firefly */
    public Repainter(double bleed) {
        this.bleed = bleed;
    }

    /** The words of this prompt that change nothing. */
    public Set<String> ignoredWords(String prompt) {
        return reader.read(prompt).ignored();
    }

    /** @return a baseline JPEG of quality 75 */
    public byte[] repaint(Order order) throws IOException {
        BufferedImage photo = Pictures.decode(order.photo());
        BufferedImage mask = Pictures.decode(order.mask());
        int[] pixels = Pictures.rgb(photo, order.width(), order.height());
        Coverage coverage = Coverage.of(mask, order.width(), order.height(), order.invert())
                .bled((int) Math.round(bleed * order.width()));
        Canvas backdrop = backdrops.draw(reader.read(order.prompt()), order.seed(), order.width(), order.height());
        Composite.lay(pixels, coverage, backdrop);
        return Pictures.jpeg(pixels, order.width(), order.height());
    }
}
