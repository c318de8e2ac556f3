package dev.backdrop.local.proof;

/** One thing that happens in a soak; the steps happen one after the other. */
sealed interface SoakStep {

    /** A photo or mask is put into the bucket, in place of the one before it where there is one. */
    record Drop(Half half) implements SoakStep {}

    /** The event of a drop, which comes after it, but perhaps after later drops too. */
    record Tell(Half half) implements SoakStep {}

    /** An instance that is at work is killed; which one, counted among those that are. */
    record Kill(int instance) implements SoakStep {}

    /** Every access token becomes invalid. */
    record RevokeTokens() implements SoakStep {}

    /** @param picture its number; each is another file */
    record Half(String headshot, boolean mask, int picture) {

        String key() {
            return mask ? "masks/" + headshot + ".png" : "headshots/" + headshot + ".jpg";
        }

        byte[] bytes() {
            return mask ? SmallPictures.mask(picture) : SmallPictures.photo(picture);
        }
    }
}
