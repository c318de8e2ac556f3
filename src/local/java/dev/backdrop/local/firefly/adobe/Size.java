package dev.backdrop.local.firefly.adobe;

import java.util.Set;

/** Width and height in pixels. */
public record Size(int width, int height) {

    /** The sizes that Adobe's reference lists for fill. Whether Adobe refuses others is unknown. */
    static final Set<Size> LISTED = Set.of(
            new Size(2048, 2048),
            new Size(1024, 1024),
            new Size(2304, 1792),
            new Size(1792, 2304),
            new Size(2688, 1536),
            new Size(1344, 768),
            new Size(1152, 896),
            new Size(896, 1152));

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
