package dev.backdrop.firefly.client.photoshop;

import java.net.URI;

/**
 * The body of an order for a mask. It is not trimmed: a trimmed mask has another size than the photo.
 *
 * <p>Photoshop API, {@code POST /v2/remove-background}: the photo is named by an address only.
 */
public record MaskRequest(Image image, String mode, Output output, boolean trim) {

    record Image(Source source) {}

    record Source(String url) {}

    record Output(String mediaType) {}

    /** @param photo a signed address */
    public static MaskRequest of(URI photo) {
        return new MaskRequest(new Image(new Source(photo.toString())), "mask", new Output("image/png"), false);
    }

    /** Leaves out the address: it grants access to the photo. */
    @Override
    public String toString() {
        return "MaskRequest[mode=" + mode + "]";
    }
}
