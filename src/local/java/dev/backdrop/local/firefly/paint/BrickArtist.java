package dev.backdrop.local.firefly.paint;

/** A brick wall in running bond, lit from one side. */
final class BrickArtist implements Artist {

    @Override
    public void draw(Sketch sketch) {
        double w = sketch.width();
        double h = sketch.height();
        Rgb brick = sketch.scene().base();
        sketch.fill(brick.mixed(Rgb.hex("b8b0a6"), 0.62).opaque());
        double height = h / 19;
        double width = height * 2.9;
        double joint = height * 0.12;
        double left = -width * sketch.between(0, 1);
        for (int row = 0; row * height < h; row++) {
            for (double x = left - (row % 2) * width / 2; x < w; x += width) {
                Rgb colour = brick.turned(sketch.between(-0.012, 0.012))
                        .mixed(Rgb.BLACK, sketch.between(0, 0.3))
                        .lighter(sketch.between(0, 0.1));
                double y = row * height;
                sketch.rectangle(
                        sketch.linear(
                                x,
                                y,
                                x,
                                y + height,
                                colour.lighter(0.08).opaque(),
                                colour.darker(0.08).opaque()),
                        x,
                        y,
                        width - joint,
                        height - joint);
            }
        }
        sketch.glow(Rgb.hex("fff0d8"), w * 0.25, h * 0.25, h * 0.7, 0.34);
        sketch.vignette(0.5);
    }
}
