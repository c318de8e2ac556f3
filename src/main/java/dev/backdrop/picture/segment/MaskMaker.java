package dev.backdrop.picture.segment;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Makes a mask from the photo alone: the network says where the person is, the photo's own colours where its edge runs. Beside the
 * photo and the mask it allocates about 45 MB, whatever the photo's size. Safe for many threads.
 */
public final class MaskMaker {

    /** Share of the longer side; measured on portraits, and not touchy. */
    private static final double RADIUS = .012;

    private static final double SMOOTHNESS = 5e-4;

    private final PersonFinder finder;

    public MaskMaker(PersonFinder finder) {
        this.finder = finder;
    }

    /** @param photo of any size */
    public MadeMask make(Rgb photo) {
        return make(photo, Resize.small(photo));
    }

    /**
     * @param photo of any size
     * @param small its {@linkplain Resize#small small copy}
     */
    public MadeMask make(Rgb photo, Rgb small) {
        PersonMap map = finder.find(small);
        Grey rough = Resize.to(small.width(), small.height()).of(map.largest());
        int radius = Math.max(1, (int) Math.round(RADIUS * Math.max(small.width(), small.height())));
        return new MadeMask(new GuidedFilter(small, rough, radius, SMOOTHNESS).apply(photo), map);
    }
}
