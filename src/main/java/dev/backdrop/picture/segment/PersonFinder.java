package dev.backdrop.picture.segment;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.segment.net.Model;

/**
 * Finds the person with MediaPipe's selfie segmentation: 256 × 256 pixels, whatever the photo's proportions. It loads the network when
 * it is first asked, and is safe for many threads.
 */
public final class PersonFinder {

    static final int SIDE = 256;

    private static final float HALF = .5f;

    private final Model model = new Model("selfie_segmentation.tflite");

    /**
     * Looks at the photo twice, once mirrored: the mean is better than either, and where they differ the network is guessing.
     *
     * @param photo of any size; its {@linkplain Resize#small small copy} has the same map
     */
    public PersonMap find(Rgb photo) {
        Rgb square = Resize.to(SIDE, SIDE).of(Resize.small(photo));
        float[] plain = probabilities(square);
        float[] mirrored = flipped(probabilities(flipped(square)));
        Grey mean = Grey.zero(SIDE, SIDE);
        int both = 0;
        int either = 0;
        int uncertain = 0;
        for (int i = 0; i < plain.length; i++) {
            float probability = (plain[i] + mirrored[i]) / 2;
            mean.set(i, Math.round(255 * probability));
            both += plain[i] >= HALF && mirrored[i] >= HALF ? 1 : 0;
            either += plain[i] >= HALF || mirrored[i] >= HALF ? 1 : 0;
            uncertain += probability > PersonMap.SURELY_NOT && probability < PersonMap.SURELY ? 1 : 0;
        }
        return new PersonMap(mean, either == 0 ? 0 : (double) both / either, (double) uncertain / plain.length);
    }

    /** One run of the network: the probability of each pixel, 0 to 1, row by row. */
    float[] probabilities(Rgb square) {
        float[] values = new float[3 * square.pixels()];
        for (int i = 0; i < square.pixels(); i++) {
            values[3 * i] = square.red(i) / 255f;
            values[3 * i + 1] = square.green(i) / 255f;
            values[3 * i + 2] = square.blue(i) / 255f;
        }
        return model.network().run(values).get(0);
    }

    private static Rgb flipped(Rgb square) {
        Rgb flipped = Rgb.black(SIDE, SIDE);
        for (int i = 0; i < square.pixels(); i++) {
            flipped.set(opposite(i), square.red(i), square.green(i), square.blue(i));
        }
        return flipped;
    }

    private static float[] flipped(float[] values) {
        float[] flipped = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            flipped[opposite(i)] = values[i];
        }
        return flipped;
    }

    private static int opposite(int pixel) {
        return pixel / SIDE * SIDE + SIDE - 1 - pixel % SIDE;
    }
}
