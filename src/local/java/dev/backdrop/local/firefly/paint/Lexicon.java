package dev.backdrop.local.firefly.paint;

import java.util.Map;
import java.util.Set;

/** The words that colour, bend or blur a backdrop, and the filler words, which change nothing. */
final class Lexicon {

    static final Map<String, Tone> TONES = Map.ofEntries(
            Map.entry("light", new Tone(0.28, 0.9, 0)),
            Map.entry("bright", new Tone(0.22, 1.05, 0)),
            Map.entry("pale", new Tone(0.45, 0.8, 0)),
            Map.entry("pastel", new Tone(0.45, 0.85, 0)),
            Map.entry("airy", new Tone(0.2, 0.95, 0)),
            Map.entry("dark", new Tone(-0.4, 1, 0)),
            Map.entry("deep", new Tone(-0.3, 1.15, 0)),
            Map.entry("moody", new Tone(-0.4, 0.8, 0)),
            Map.entry("muted", new Tone(0, 0.6, 0)),
            Map.entry("subtle", new Tone(0.05, 0.75, 0)),
            Map.entry("subdued", new Tone(0, 0.65, 0)),
            Map.entry("desaturated", new Tone(0, 0.4, 0)),
            Map.entry("neutral", new Tone(0, 0.3, 0)),
            Map.entry("vivid", new Tone(0, 1.4, 0)),
            Map.entry("vibrant", new Tone(0, 1.4, 0)),
            Map.entry("rich", new Tone(-0.12, 1.25, 0)),
            Map.entry("warm", new Tone(0, 1, 0.2)),
            Map.entry("sunny", new Tone(0.12, 1.05, 0.2)),
            Map.entry("cosy", new Tone(-0.05, 1, 0.25)),
            Map.entry("cozy", new Tone(-0.05, 1, 0.25)),
            Map.entry("cool", new Tone(0, 1, -0.2)),
            Map.entry("cold", new Tone(0.05, 0.95, -0.28)),
            Map.entry("corporate", new Tone(-0.02, 0.88, 0)),
            Map.entry("business", new Tone(-0.06, 1, 0)),
            Map.entry("professional", new Tone(-0.03, 0.95, 0)),
            Map.entry("elegant", new Tone(-0.12, 0.9, 0)),
            Map.entry("modern", new Tone(0.06, 0.95, 0)),
            Map.entry("clean", new Tone(0.08, 0.95, 0)));

    static final Map<String, Direction> DIRECTIONS = Map.of(
            "diagonal", Direction.DIAGONAL,
            "vertical", Direction.VERTICAL,
            "horizontal", Direction.HORIZONTAL,
            "radial", Direction.RADIAL,
            "circular", Direction.RADIAL,
            "spotlight", Direction.RADIAL);

    static final Map<String, Double> SOFTNESS = Map.of(
            "smooth", 1.3, "soft", 1.3, "blurred", 1.6, "blurry", 1.8, "defocused", 1.8, "sharp", 0.35, "crisp", 0.35);

    static final Set<String> FILLERS =
            Set.of(("a an the and or of in on at with for to from by as is its that this into behind very slightly"
                            + " background backgrounds backdrop tone tones toned colour colours color colors coloured"
                            + " colored hue hues shade shades style look photo photograph photography picture image"
                            + " portrait headshot headshots person employee staff company simple minimal minimalist"
                            + " high quality realistic natural lighting")
                    .split(" "));

    private Lexicon() {}
}
