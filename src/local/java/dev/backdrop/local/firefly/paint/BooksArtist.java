package dev.backdrop.local.firefly.paint;

import java.util.List;

/** A bookcase. */
final class BooksArtist implements Artist {

    private static final List<String> BINDINGS =
            List.of("7a2e2a", "23415e", "3f5b3c", "c0a15a", "d8cdb8", "53362a", "8a5a3b", "2f3338", "6b4a6b", "b0604a");

    @Override
    public void draw(Sketch sketch) {
        double w = sketch.width();
        double h = sketch.height();
        Rgb wood = sketch.scene().base();
        sketch.fill(wood.darker(0.62).opaque());
        double shelfHeight = h / 5.2;
        for (double bottom = shelfHeight * sketch.between(0.5, 0.95); bottom < h + shelfHeight; bottom += shelfHeight) {
            books(sketch, bottom, shelfHeight);
            sketch.rectangle(wood.opaque(), 0, bottom, w, shelfHeight * 0.1);
            sketch.rectangle(wood.lighter(0.25).opaque(), 0, bottom, w, shelfHeight * 0.025);
        }
        for (int i = 0; i < 3; i++) {
            sketch.rectangle(wood.darker(0.15).opaque(), w * (0.02 + 0.47 * i), 0, w * 0.025, h);
        }
        sketch.glow(Rgb.hex("ffe3b0"), w * 0.5, h * 0.35, h * 0.6, 0.28);
        sketch.vignette(0.5);
    }

    private static void books(Sketch sketch, double bottom, double shelfHeight) {
        double x = -0.01 * sketch.width();
        while (x < sketch.width()) {
            double width = shelfHeight * sketch.between(0.1, 0.26);
            double height = shelfHeight * sketch.between(0.55, 0.86);
            if (!sketch.oneIn(14)) {
                Rgb binding = Rgb.hex(BINDINGS.get(sketch.random().nextInt(BINDINGS.size())))
                        .darker(sketch.between(0, 0.3));
                sketch.rectangle(
                        sketch.linear(
                                x,
                                0,
                                x + width,
                                0,
                                binding.lighter(0.18).opaque(),
                                binding.opaque(),
                                binding.darker(0.35).opaque()),
                        x,
                        bottom - height,
                        width * 0.94,
                        height);
                sketch.rectangle(Rgb.hex("e8d9a8").alpha(0.35), x, bottom - height * 0.8, width * 0.94, height * 0.05);
            }
            x += width;
        }
    }
}
