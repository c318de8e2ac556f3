package dev.backdrop.local.firefly.paint;

/**
 * How a prompt modifies its colours.
 *
 * @param light towards white where positive, towards black where negative; -1 to 1
 * @param saturation factor
 * @param warmth towards amber where positive, towards blue where negative; -1 to 1
 */
record Tone(double light, double saturation, double warmth) {

    static final Tone NEUTRAL = new Tone(0, 1, 0);

    private static final Rgb AMBER = Rgb.hex("e0a050");
    private static final Rgb ICE = Rgb.hex("6090d0");

    Tone and(Tone other) {
        return new Tone(
                Math.max(-0.8, Math.min(0.8, light + other.light)),
                saturation * other.saturation,
                Math.max(-0.6, Math.min(0.6, warmth + other.warmth)));
    }

    Rgb apply(Rgb colour) {
        Rgb tinted = colour.mixed(warmth < 0 ? ICE : AMBER, Math.abs(warmth)).saturated(saturation);
        return light < 0 ? tinted.darker(-light) : tinted.lighter(light);
    }
}
